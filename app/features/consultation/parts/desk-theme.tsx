import { formatInstant } from "~/domain/calendar/shanghai";
import { DISPOSITIONS, type Disposition } from "~/domain/ledger/disposition";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DispositionTag } from "~/ui/tag";
import type { StandingTheme, ThemePoint } from "../ledger-queries.server";
import { REASON_MAX, SUMMARY_MAX } from "../schema-desk";
import { authorKindName, channelName } from "../words-report";
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
export function AnswerForm({ state, version }: { state: FormState; version: number }) {
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
    </PostForm>
  );
}

export function EditThemeForm({ state, version, open }: { state: FormState; version: number; open: boolean }) {
  return (
    <Fold summary="修改主题的名称和概要" open={open}>
      <PostForm hidden={{ intent: "edit", version }}>
        <Field lang="zh" state={state} name="title" label="主题名称" />
        <TextArea lang="zh" state={state} name="summary" label="概要" hint="意见人主要说了什么，不评价。" rows={4} optional limit={{ max: SUMMARY_MAX }} />
        <SubmitButton variant="plain">保存名称和概要</SubmitButton>
      </PostForm>
    </Fold>
  );
}

/** The points of a theme; each can be opened to be answered otherwise than the theme. */
export function ThemePoints(props: { points: ThemePoint[]; opened: string; hrefFor: (point: ThemePoint) => string; form: (point: ThemePoint) => JSX.Element | null }) {
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
              <span>{point.opinion.clauseLabel ?? "草案整体"}</span>
              {point.opinion.isLate ? <strong>截止之后收到，单独列出</strong> : null}
            </div>
            <Lines text={point.text} />
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
