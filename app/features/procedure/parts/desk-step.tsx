import { EVALUATION_TRIGGERS, isNeededByItem, mayBeWaived, STEP_FIELDS, STEP_RESULTS, type ItemProcedures, type StepField, type StepKind, type StepRecord } from "~/domain/decision/procedure-step";
import { fieldLabel, resultWords, STEP_ARTICLES, stepWords, triggerWords } from "~/domain/decision/procedure-step.words";
import { RadioGroup, Checkbox } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";

export interface StepDeskData {
  slug: string;
  title: string;
  kind: StepKind;
  record: StepRecord;
  version: number;
  item: ItemProcedures;
}

/** One step of the checklist to record. */
export function StepDesk({ data, state }: { data: StepDeskData; state: FormState | undefined }) {
  const { slug, kind, record, version, item } = data;
  const shown: FormState = state ?? { values: valuesOf(record), errors: {} };
  const isStale = state !== undefined && state.values.version !== String(version);
  return (
    <>
      <ErrorSummary lang="zh" errors={shown.errors} />
      <p>
        <a href={`/desk/decisions/${slug}/procedure`}>返回程序清单</a>
      </p>
      <h1>{stepWords.zh[kind]}</h1>
      <p>
        {data.title} · <span className="soft">《重大行政决策程序暂行条例》第 {STEP_ARTICLES[kind]} 条</span>
      </p>
      {READ_FROM[kind] ? <p>{READ_FROM[kind]}</p> : null}
      {isStale ? (
        <Notice lang="zh" kind="warning" title="同事保存的内容和您填写的不同">
          <p>下面的“现在保存的内容”是同事保存的。核对后再次保存，会以您填写的为准。</p>
          <Stored kind={kind} record={record} />
        </Notice>
      ) : null}
      <PostForm hidden={{ version }}>
        <RadioGroup
          lang="zh"
          state={shown}
          name="requirement"
          label={fieldLabel(kind, "requirement")}
          choices={[
            { value: "byCatalogue", label: `按目录和法律规定（${isNeededByItem(kind, item) ? "需要" : "不作要求"}）` },
            { value: "required", label: "需要" },
            { value: "notRequired", label: "不需要", disabled: !mayBeWaived(kind, item) },
          ]}
        />
        <TextArea lang="zh" state={shown} name="reason" label={fieldLabel(kind, "reason")} hint="选择“不需要”时必须写明。" rows={2} limit={{ max: 500 }} optional />
        {STEP_FIELDS[kind].map((field) => (
          <StepInput key={field} kind={kind} field={field} state={shown} />
        ))}
        <Field lang="zh" state={shown} name="responsibleUnit" label={fieldLabel(kind, "responsibleUnit")} optional />
        <TextArea lang="zh" state={shown} name="notes" label={fieldLabel(kind, "notes")} rows={3} limit={{ max: 2000 }} optional />
        <SubmitButton>保存</SubmitButton>
      </PostForm>
    </>
  );
}

const READ_FROM: Partial<Record<StepKind, string>> = {
  publicParticipation: "是否完成看“意见采纳情况”：发布以后自动记为完成。只有在使用本系统以前、在别处公布的，才在这里填写日期和名称。",
  outcome: "是否完成看“决策结果”栏目：发布正文以后自动记为完成，这里不用填写日期。",
};

function StepInput({ kind, field, state }: { kind: StepKind; field: StepField; state: FormState }) {
  const common = { lang: "zh" as const, state, name: field, label: fieldLabel(kind, field), optional: true };
  switch (field) {
    case "submittedOn":
    case "plannedOn":
    case "doneOn":
      return <Field {...common} type="date" width="short" />;
    case "result":
      return <Select {...common} placeholder="还没有" options={(STEP_RESULTS[kind] ?? []).map((value) => ({ value, label: resultWords.zh[value] ?? value }))} />;
    case "trigger":
      return <Select {...common} placeholder="还没有" options={EVALUATION_TRIGGERS.map((value) => ({ value, label: triggerWords.zh[value] ?? value }))} />;
    case "hasConflict":
      return <Checkbox {...common} />;
    case "publicHeard":
      return <TextArea {...common} rows={3} limit={{ max: 1000 }} />;
    case "documentNumber":
      return <Field {...common} hint="按文件上的写法填写；没有文号的不填。" />;
    default:
      return <Field {...common} />;
  }
}

function valuesOf(record: StepRecord): FormState["values"] {
  const texts = Object.entries(record).map(([field, value]) => [field, typeof value === "string" ? value : undefined]);
  return { ...Object.fromEntries(texts), requirement: record.requirement ?? "byCatalogue", hasConflict: record.hasConflict ? "on" : undefined };
}

function Stored({ kind, record }: { kind: StepKind; record: StepRecord }) {
  const values = valuesOf(record);
  return (
    <dl className="description">
      {(["reason", ...STEP_FIELDS[kind], "responsibleUnit", "notes"] as const).map((field) => {
        const value = values[field];
        if (value === undefined || value === "") return null;
        return (
          <div key={field}>
            <dt>{fieldLabel(kind, field)}</dt>
            <dd>{field === "hasConflict" ? "是" : field === "result" ? resultWords.zh[String(value)] : field === "trigger" ? triggerWords.zh[String(value)] : value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
