import { formatInstant } from "~/domain/calendar/shanghai";
import { diffCharacters } from "~/domain/consultation/clause-diff";
import { DISPOSITIONS, type Disposition } from "~/domain/ledger/disposition";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { DescriptionList } from "~/ui/description-list";
import { InlineDiff } from "~/ui/diff";
import { Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DispositionTag } from "~/ui/tag";
import type { StandingTheme, ThemePoint } from "../ledger-queries.server";
import { REASON_MAX } from "../schema-desk";
import type { AnswerTemplate } from "../template-queries.server";
import { authorKindName, channelName } from "../words-report";
import { ClauseNow, type ClausePlaces } from "./clause-now";
import { Lines } from "./lines";

/** What somebody else has saved meanwhile. */
export interface Theirs {
  savedBy: string;
  savedAt: Date;
  facts: { label: string; value: string }[];
}

/** The facts of a theme that somebody else saved, to stand beside what was typed. */
export function theirsOf(theme: StandingTheme): Theirs {
  return {
    savedBy: theme.savedBy,
    savedAt: theme.savedAt,
    facts: [
      { label: "主题名称", value: theme.title },
      { label: "概要", value: theme.summary },
      { label: "结论", value: answerWord(theme.disposition) },
      { label: "理由", value: theme.reason },
      { label: "修改的条款", value: theme.changedClause },
      { label: "承办部门", value: theme.unitName ?? "" },
    ],
  };
}

export function answerWord(disposition: Disposition | null): string {
  return disposition === null ? "尚未决定" : dispositionWords.zh[disposition];
}

/** The other's words; the form below holds one's own, and saving it again replaces the other's. */
export function TheirsNotice({ theirs }: { theirs: Theirs }) {
  return (
    <Notice lang="zh" kind="warning" title={theirs.savedBy === "" ? "现在保存的是" : `${theirs.savedBy}于 ${formatInstant(theirs.savedAt, "zh")} 保存的是`}>
      <DescriptionList facts={theirs.facts} />
      <p>您填写的内容还在下面的表格里。可以合并后再保存；直接保存会替换上面的内容。</p>
    </Notice>
  );
}

const DISPOSITION_OPTIONS = DISPOSITIONS.map((value) => ({ value, label: dispositionWords.zh[value] }));

/** The answer of a theme. `version` is the one that the official has seen, the other's where it stands beside the form. */
export function AnswerForm({ state, version, templates }: { state: FormState; version: number; templates: AnswerTemplate[] }) {
  return (
    <PostForm hidden={{ intent: "answer", version }}>
      <Select lang="zh" state={state} name="disposition" label="处理结论" placeholder="尚未决定" optional options={DISPOSITION_OPTIONS} />
      <TextArea
        lang="zh"
        state={state}
        name="reason"
        label="理由"
        hint="除“采纳”外必填，随采纳情况一并公开。请写明依据和事实，不写套话。"
        rows={5}
        optional
        limit={{ max: REASON_MAX }}
      />
      <Field lang="zh" state={state} name="changedClause" label="因此修改的条款" hint="新版本中的条款，例如“第七条”。写明后，意见人和读者可以直接看到修改对照。" optional width="short" />
      <SubmitButton>保存为草稿</SubmitButton>
      {templates.length > 0 ? (
        <>
          <Select lang="zh" state={state} name="template" label="本部门的答复模板" hint="插入后还没有保存，请补上这个主题的事实和依据。" optional placeholder="不选" options={templates.map(({ id, title }) => ({ value: id, label: title }))} />
          <SubmitButton variant="plain" name="insert" value="template">
            把模板插入到理由后面
          </SubmitButton>
        </>
      ) : null}
    </PostForm>
  );
}

/** The points of a theme; each can be opened to be answered otherwise than the theme. */
export function ThemePoints(props: { points: ThemePoint[]; places: ClausePlaces; opened: string; hrefFor: (point: ThemePoint) => string; form: (point: ThemePoint) => JSX.Element | null }) {
  if (props.points.length === 0) return <p className="table-empty">这个主题还没有意见。请到意见列表中勾选归入。</p>;
  return (
    <ul className="rows">
      {props.points.map((point) => (
        <li key={point.id} className="row" id={`point-${point.id}`}>
          <div className="stack-tight">
            <div className="row-facts">
              <span>{formatInstant(point.opinion.receivedAt, "zh")}</span>
              <span>{channelName("zh", point.opinion.channel)}</span>
              <span>{authorKindName("zh", point.opinion.authorKind)}</span>
              <span>
                <ClauseNow about={point.opinion} places={props.places} />
              </span>
              {point.opinion.isLate ? <strong>截止之后收到，单独列出</strong> : null}
            </div>
            {point.joint === null ? <Lines text={point.text} /> : <JointWords common={point.joint.commonText} text={point.text} />}
            {point.disposition ? (
              <>
                <p>
                  单独答复：
                  <DispositionTag lang="zh" disposition={point.disposition} label={dispositionWords.zh[point.disposition]} />
                </p>
                {point.reason === "" ? null : <Lines text={point.reason} />}
              </>
            ) : null}
            {point.id === props.opened ? props.form(point) : <a href={props.hrefFor(point)}>{point.disposition ? "修改单独的答复" : "结论与主题不同，单独答复"}</a>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What one person wrote in a joint opinion: the common words, or what is different in this letter. */
function JointWords({ common, text }: { common: string; text: string }) {
  return (
    <>
      <p className="soft">联名意见</p>
      {common === text ? <Lines text={text} /> : <InlineDiff lang="zh" parts={diffCharacters(common, text)} />}
    </>
  );
}

/** An answer of one point. `seen` is the mark of the answer that the official has seen. */
export function PointForm({ point, state, seen }: { point: ThemePoint; state: FormState; seen: string }) {
  return (
    <PostForm hidden={{ intent: "point", point: point.id, seen }}>
      <Select lang="zh" state={state} name="pointDisposition" label="这一条的结论" placeholder="与主题相同" optional options={DISPOSITION_OPTIONS} />
      <TextArea lang="zh" state={state} name="pointReason" label="这一条的理由" hint="结论与主题不同、又不是“采纳”的，必须写明理由。" rows={3} optional limit={{ max: REASON_MAX }} />
      <SubmitButton variant="plain">保存这一条的答复</SubmitButton>
    </PostForm>
  );
}
