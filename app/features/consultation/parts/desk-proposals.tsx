import { formatInstant } from "~/domain/calendar/shanghai";
import { diffCharacters } from "~/domain/consultation/clause-diff";
import { InlineDiff } from "~/ui/diff";
import { Field, HiddenFields, PostForm, Select, SubmitButton } from "~/ui/form";
import { listValue, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { ClauseQuote } from "~/ui/official-text";
import { Progress } from "~/ui/progress";
import { DataTable } from "~/ui/table";
import type { DeskTheme } from "../ledger-queries.server";
import type { DeskProposal, DeskRun, ProposalMember } from "../proposal-queries.server";
import { TITLE_LIMITS } from "../schema-desk";
import { ClauseNow, type ClausePlaces } from "./clause-now";
import { Lines } from "./lines";

const kindWords = { joint: "联名意见", theme: "主题" } as const;

/** Whether proposals are being made, and the button that asks for them. */
export function GroupingPanel({ run, now, mayStart }: { run: DeskRun | null; now: Date; mayStart: boolean }) {
  const isRunning = run !== null && run.finishedAt === null;
  return (
    <section className="panel" aria-labelledby="grouping">
      <h2 id="grouping">自动归并</h2>
      <p>
        程序把还没有归类的意见两两比较，把文字相近的并作一件联名意见，再按共同的词语提出主题。结果都是<strong>机器建议</strong>，由您逐条决定之前，不影响任何归类和数字。
      </p>
      {isRunning ? (
        <>
          <Progress lang="zh" label={run.startedAt ? "正在比较意见" : "正在排队"} done={run.done} total={Math.max(run.total, 1)} estimate={estimateOf(run, now)} />
          <p className="soft">{run.requestedBy}于 {formatInstant(run.requestedAt, "zh")} 启动。刷新页面可以看到最新进度。</p>
        </>
      ) : (
        <>
          {run ? <p className="soft">上一次归并：{run.requestedBy}于 {formatInstant(run.requestedAt, "zh")} 启动，已完成。重新归并会替换还没有决定的建议。</p> : null}
          {mayStart ? (
            <PostForm hidden={{ intent: "group" }}>
              <SubmitButton>{run ? "重新归并" : "开始归并"}</SubmitButton>
            </PostForm>
          ) : null}
        </>
      )}
    </section>
  );
}

/** The remaining time, from how long it took so far. */
function estimateOf({ startedAt, done, total }: DeskRun, now: Date): string | undefined {
  if (startedAt === null || done === 0) return undefined;
  const seconds = Math.ceil(((now.getTime() - startedAt.getTime()) / 1000 / done) * (total - done));
  return seconds <= 0 ? undefined : seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

export function ProposalList({ proposals, open, hrefFor }: { proposals: DeskProposal[]; open: number; hrefFor: (proposal: DeskProposal) => string }) {
  return (
    <DataTable
      lang="zh"
      dense
      caption={`等待决定的机器建议 ${open} 条`}
      rows={proposals}
      rowKey={(proposal) => proposal.id}
      empty="没有等待决定的建议。"
      columns={[
        { key: "title", header: "建议", kind: "title", cell: (proposal) => <a href={hrefFor(proposal)}>{proposal.title}</a> },
        { key: "kind", header: "类别", kind: "nowrap", cell: (proposal) => kindWords[proposal.kind] },
        { key: "people", header: "件数", kind: "number", cell: (proposal) => proposal.people },
        { key: "points", header: "条数", kind: "number", cell: (proposal) => proposal.points },
      ]}
    />
  );
}

const DECIDE = "decide";

/** One proposal in full: the common words, what each person wrote otherwise, and the decision. */
export function ProposalPanel(props: {
  proposal: DeskProposal & { members: ProposalMember[]; texts: number };
  places: ClausePlaces;
  themes: DeskTheme[];
  state: FormState;
  mayDecide: boolean;
  closeHref: string;
  opinionHref: (opinionId: string) => string;
}) {
  const { proposal, state } = props;
  const left = new Set(listValue(state, "leaveOut"));
  const isJoint = proposal.kind === "joint";
  return (
    <section className="panel" id="proposal" aria-labelledby="proposal-title">
      <h2 id="proposal-title">机器建议：{isJoint ? `${proposal.people} 人的联名意见` : `主题“${proposal.title}”`}</h2>
      <p>
        {proposal.people} 件意见，共 {proposal.points} 条，其中文字不同的 {proposal.texts} 种。
      </p>
      {isJoint ? (
        <ClauseQuote source="多数人的文字">
          <Lines text={proposal.commonText} />
        </ClauseQuote>
      ) : null}
      <h3>{isJoint ? "每个人不同的文字" : "其中的意见"}</h3>
      <ul className="rows">
        {proposal.members.map((member) => (
          <li key={member.pointId} className="row">
            <div className="stack-tight">
              <p className="row-facts">
                <span>{formatInstant(member.receivedAt, "zh")}</span>
                <span>
                  <ClauseNow about={member} places={props.places} />
                </span>
                {member.sameTexts > 1 ? <span>文字相同的 {member.sameTexts} 条</span> : null}
                <a href={props.opinionHref(member.opinionId)}>查看原件</a>
              </p>
              {isJoint ? <Own common={proposal.commonText} text={member.text} /> : <Lines text={member.text} />}
              {props.mayDecide && member.sameTexts === 1 ? (
                <div className="choice">
                  <input type="checkbox" id={`leave-${member.pointId}`} name="leaveOut" value={member.pointId} form={DECIDE} defaultChecked={left.has(member.pointId)} />
                  <label htmlFor={`leave-${member.pointId}`}>不属于这一组，留在原处</label>
                </div>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {proposal.texts > proposal.members.length ? <p className="soft">只列出人数最多的 {proposal.members.length} 种文字，其余的一并处理。</p> : null}
      {props.mayDecide ? <DecideForm proposal={proposal} themes={props.themes} state={state} /> : null}
      <p>
        <a href={props.closeHref}>关闭，回到建议列表</a>
      </p>
    </section>
  );
}

function Own({ common, text }: { common: string; text: string }) {
  return common === text ? <p>与多数人的文字相同。</p> : <InlineDiff lang="zh" parts={diffCharacters(common, text)} />;
}

function DecideForm({ proposal, themes, state }: { proposal: DeskProposal; themes: DeskTheme[]; state: FormState }) {
  return (
    <>
      <form method="post" id={DECIDE} className="form" noValidate>
        <HiddenFields values={{ intent: "decide", decision: "accept", proposal: proposal.id, kind: proposal.kind }} />
        <Select lang="zh" state={state} name="target" label="归入已有主题" optional placeholder="不选" options={themes.map(({ id, title }) => ({ value: id, label: title }))} />
        <Field
          lang="zh"
          state={state}
          name="newTitle"
          label="或者新主题的名称"
          hint={`${TITLE_LIMITS.min} 至 ${TITLE_LIMITS.max} 字，会向社会公开。${proposal.kind === "joint" ? "两项都不填，只并作联名意见，暂不归类。" : "可以改成更合适的说法。"}`}
          optional
        />
        <SubmitButton>接受这条建议</SubmitButton>
      </form>
      <PostForm hidden={{ intent: "decide", decision: "reject", proposal: proposal.id, kind: proposal.kind }}>
        <SubmitButton variant="plain">不采用</SubmitButton>
      </PostForm>
    </>
  );
}

/** Where proposals wait for a decision, above a list of opinions. */
export function ProposalsNotice({ windowId, open }: { windowId: string; open: number }) {
  if (open === 0) return null;
  return (
    <Notice lang="zh" kind="info" title={`有 ${open} 条机器建议等待决定`}>
      <p>
        <a href={`/desk/windows/${windowId}/proposals`}>查看归并建议</a>
      </p>
    </Notice>
  );
}
