import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { openTurns, type Turn } from "~/domain/decision/life-cycle";
import type { Severity } from "~/domain/decision/procedure-checks";
import { findingWords, severityWords } from "~/domain/decision/procedure-checks.words";
import type { StepKind } from "~/domain/decision/procedure-step";
import { resultWords, stepWords } from "~/domain/decision/procedure-step.words";
import { stageWords, stopTags, turnWords } from "~/domain/decision/stage.words";
import { ErrorSummary, Field, PostForm, Select, SubmitButton, TextArea, ButtonLink } from "~/ui/form";
import { emptyForm, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { ShapeName } from "~/ui/shape";
import { DataTable } from "~/ui/table";
import { Tag, type Tone } from "~/ui/tag";
import type { ProcedureForDesk } from "../queries.server";
import type { Checklist, ChecklistLine } from "./checklist-lines";

export type ProcedureDeskData = Omit<ProcedureForDesk, "rules"> & { checklist: Checklist; isSaved: boolean };

/** The procedure of one decision on the desk: where it stands, what is missing, every step, and what an official may record. */
export function ProcedureDesk({ procedure, state }: { procedure: ProcedureDeskData; state: FormState | undefined }) {
  const { slug, standing, checklist, round, turns } = procedure;
  const base = `/desk/decisions/${slug}`;
  return (
    <>
      <ErrorSummary lang="zh" errors={state?.errors ?? {}} />
      <p>
        <a href={base}>返回事项</a>
      </p>
      <h1>履行程序</h1>
      <p>
        {procedure.title} · {procedure.leadUnit}
      </p>
      {procedure.isSaved && !state ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众看到的内容没有变。请提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      <p className="cluster">
        <ButtonLink href={`${base}/pack`} variant="plain">
          送审材料和程序报告
        </ButtonLink>
        <ButtonLink href={`${base}/archive`} variant="plain">
          归档包
        </ButtonLink>
        <ButtonLink href={`${base}/metadata`} variant="plain">
          文件信息
        </ButtonLink>
        <ButtonLink href={`/desk/publications/procedure/${procedure.decisionId}`} variant="plain">
          审查发布
        </ButtonLink>
      </p>
      <section aria-labelledby="standing">
        <h2 id="standing">现在</h2>
        <p>
          <strong>{stageWords.zh[standing.stage]}</strong>
          {round > 1 ? `（第 ${round} 次履行程序）` : ""}
          {standing.stop ? ` · ${stopTags.zh[standing.stop]}` : ""}
        </p>
        <NextLine next={checklist.next} base={base} isStopped={standing.stop === "suspended" || standing.stop === "cancelled"} />
        <Findings checklist={checklist} />
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">程序清单</h2>
        <Steps lines={checklist.lines} base={base} />
      </section>
      <TurnForm open={openTurns(standing)} seen={turns.length} state={state} />
      {turns.length > 0 ? (
        <section aria-labelledby="turns">
          <h2 id="turns">程序变更记录</h2>
          <DataTable
            lang="zh"
            caption="程序变更记录"
            captionHidden
            dense
            rows={turns}
            rowKey={(turn) => String(turn.number)}
            columns={[
              { key: "turn", header: "事项", kind: "title", cell: (turn) => turnWords[turn.turn].label },
              { key: "reason", header: "理由", cell: (turn) => (turn.basis ? `${turn.reason}（依据：${turn.basis}）` : turn.reason) },
              { key: "at", header: "登记", cell: (turn) => `${formatInstant(turn.takenAt, "zh")} ${turn.takenBy}` },
            ]}
          />
        </section>
      ) : null}
    </>
  );
}

function NextLine({ next, base, isStopped }: { next: StepKind | null; base: string; isStopped: boolean }) {
  if (isStopped) return <p>程序已停止，恢复以后才能登记各步。</p>;
  if (next === null) return <p>需要的步骤都已完成。</p>;
  return (
    <p>
      下一步：<a href={`${base}/procedure/${next}`}>{stepWords.zh[next]}</a>
    </p>
  );
}

const looks: Record<Severity, { shape: ShapeName; tone: Tone }> = {
  refused: { shape: "triangle", tone: "refused" },
  warning: { shape: "triangle", tone: "partly" },
  missing: { shape: "dotted-ring", tone: "ink" },
};

function Findings({ checklist }: { checklist: Checklist }) {
  const { findings } = checklist;
  if (findings.length === 0) return null;
  return (
    <ul className="plain-list" aria-label="缺少的步骤和提醒">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.step}`}>
          <Tag {...looks[finding.severity]}>{severityWords[finding.severity]}</Tag> {stepWords.zh[finding.step]}：{findingWords[finding.rule].sentence(finding.values)}
          <span className="soft">（暂行条例{findingWords[finding.rule].article}）</span>
        </li>
      ))}
    </ul>
  );
}

function Steps({ lines, base }: { lines: ChecklistLine[]; base: string }) {
  return (
    <DataTable
      lang="zh"
      caption="程序清单"
      captionHidden
      dense
      rows={lines}
      rowKey={(line) => line.kind}
      columns={[
        { key: "name", header: "步骤", kind: "title", cell: (line) => stepWords.zh[line.kind] },
        { key: "required", header: "是否需要", kind: "nowrap", cell: (line) => (line.isRequired ? "需要" : line.record.requirement === "notRequired" ? "不需要" : "—") },
        { key: "state", header: "办理", cell: (line) => <StepState line={line} /> },
        { key: "document", header: "文件", cell: (line) => documentOf(line) },
        { key: "unit", header: "责任单位", cell: (line) => line.record.responsibleUnit },
        {
          key: "edit",
          header: "登记",
          kind: "nowrap",
          cell: (line) => (
            <a href={`${base}/procedure/${line.kind}`}>
              登记<span className="visually-hidden">：{stepWords.zh[line.kind]}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

function StepState({ line }: { line: ChecklistLine }) {
  const { record } = line;
  const result = record.result === "" ? "" : `（${resultWords.zh[record.result] ?? record.result}）`;
  const days = [
    line.doneOn ? `${formatDay(line.doneOn, "zh")}${result}` : "",
    !line.doneOn && record.submittedOn ? `${formatDay(record.submittedOn, "zh")} 已提交` : "",
    !line.doneOn && record.plannedOn ? `计划 ${formatDay(record.plannedOn, "zh")}` : "",
    !line.doneOn && record.doneOn ? `${formatDay(record.doneOn, "zh")}${result}` : "",
  ].filter(Boolean);
  return (
    <>
      {line.doneOn ? (
        <Tag shape="full" tone="adopted">
          已完成
        </Tag>
      ) : line.isRequired ? (
        <Tag shape="dotted-ring" tone="ink">
          未完成
        </Tag>
      ) : null}{" "}
      {days.join("；")}
    </>
  );
}

function documentOf({ record }: ChecklistLine): string {
  return [record.documentTitle, record.documentNumber].filter(Boolean).join(" ");
}

/** What may be recorded at this step of the procedure, each with what it does. Nothing where nothing may. */
function TurnForm({ open, seen, state }: { open: Turn[]; seen: number; state: FormState | undefined }) {
  if (open.length === 0) return null;
  const shown = state ?? emptyForm;
  return (
    <section aria-labelledby="turn">
      <h2 id="turn">程序变更</h2>
      <dl className="description">
        {open.map((turn) => (
          <div key={turn}>
            <dt>{turnWords[turn].label}</dt>
            <dd>{turnWords[turn].effect}</dd>
          </div>
        ))}
      </dl>
      <PostForm hidden={{ seen }}>
        <Select lang="zh" state={shown} name="turn" label="登记什么" options={open.map((turn) => ({ value: turn, label: turnWords[turn].label }))} />
        <TextArea lang="zh" state={shown} name="reason" label="理由" hint="发布后随办理进程公开；归档只公开日期。" rows={3} limit={{ min: 5, max: 500 }} />
        <Field lang="zh" state={shown} name="basis" label="法律依据" hint="不予公开时必须填写。" optional />
        <SubmitButton variant="danger">登记</SubmitButton>
      </PostForm>
    </section>
  );
}
