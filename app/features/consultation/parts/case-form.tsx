import type { Lang } from "~/domain/text/lang";
import { ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import type { NextStep } from "~/ui/notice";
import { CASE_REASON_LIMITS } from "../schema-case";
import { caseWords } from "../words-case";

/** One reason and one button: an objection, or "I did not write this". With `row` it also asks which row of the table is meant. */
export function CaseForm(props: {
  lang: Lang;
  action: string;
  kind: "objection" | "notMine";
  state: FormState;
  row?: { round: number };
  /** The page's random token, where a report is a new thing each time. */
  submission?: string;
  back: NextStep;
}) {
  const { lang, kind, state } = props;
  const word = caseWords[lang];
  const isObjection = kind === "objection";
  return (
    <div className="stack">
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{isObjection ? word.object : word.notMine}</h1>
      <p className="lead">{isObjection ? word.objectLead : word.notMineLead}</p>
      <PostForm action={props.action} hidden={{ round: props.row?.round, submission: props.submission }}>
        {props.row ? <Field lang={lang} state={state} name="row" label={word.row} hint={word.rowHint} inputMode="numeric" width="short" /> : null}
        <TextArea lang={lang} state={state} name="reason" label={word.reason} hint={isObjection ? word.objectHint : word.notMineHint} limit={CASE_REASON_LIMITS} rows={5} />
        <SubmitButton>{isObjection ? word.sendObjection : word.sendNotMine}</SubmitButton>
      </PostForm>
      <p>
        <a href={props.back.href}>{props.back.label}</a>
      </p>
    </div>
  );
}
