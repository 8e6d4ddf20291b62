import { formatInstant } from "~/domain/calendar/shanghai";
import { PostForm, SubmitButton } from "~/ui/form";
import { errorsOf, fieldId, singleValue, type FormState } from "~/ui/form-state";
import { DataTable } from "~/ui/table";
import type { DeskPool } from "../queries.server";

type Application = DeskPool["applications"][number];

/** Every application with what decides about it, and a conclusion beside it; all conclusions are saved with one button. */
export function ScreeningTable({ pool, state }: { pool: DeskPool; state: FormState }) {
  const { applications, draw } = pool;
  const dimensions = pool.published?.dimensions.map(({ label }) => label.zh) ?? [];
  const table = (
    <DataTable
      lang="zh"
      caption="报名"
      captionHidden
      dense
      rows={applications}
      rowKey={(row) => String(row.number)}
      empty="还没有人报名。"
      columns={[
        { key: "number", header: "序号", kind: "title", cell: (row) => <span className="nowrap">{row.number}</span> },
        { key: "person", header: "报名人", cell: (row) => <>{row.name}<br />{row.contact}<br />{formatInstant(row.appliedAt, "zh")}</> },
        { key: "values", header: "类别和条件", cell: (row) => <Profile row={row} dimensions={dimensions} /> },
        { key: "statement", header: "报名理由", cell: (row) => row.statement },
        { key: "verdict", header: "审核结论", cell: (row) => (draw ? <Conclusion row={row} /> : <Verdict row={row} state={state} />) },
      ]}
    />
  );
  if (draw || applications.length === 0) return table;
  return (
    <PostForm hidden={{ intent: "screen" }} className="stack">
      {table}
      <SubmitButton>保存审核结论</SubmitButton>
    </PostForm>
  );
}

/** What the person is counted as, and only those conditions that were answered with no. */
function Profile({ row, dimensions }: { row: Application; dimensions: string[] }) {
  const no = row.answers.filter(({ answer }) => !answer);
  return (
    <>
      {dimensions.map((dimension) => row.values[dimension]).filter(Boolean).join("；")}
      <br />
      {no.length === 0 ? "条件全部答“是”" : <strong>{no.map(({ question }) => `答“否”：${question}`).join("；")}</strong>}
    </>
  );
}

function Conclusion({ row }: { row: Application }) {
  return <>{row.screening === "eligible" ? "符合" : `不符合：${row.screeningReason}`}</>;
}

function Verdict({ row, state }: { row: Application; state: FormState }) {
  const [verdict, reason] = [`verdict${row.number}`, `reason${row.number}`];
  const typed = (name: string, stored: string) => (state.values[name] === undefined ? stored : singleValue(state, name));
  const errors = errorsOf(state, reason);
  return (
    <div className="stack-tight min-w-48">
      <select className="control" name={verdict} aria-label={`第 ${row.number} 号审核结论`} defaultValue={typed(verdict, row.screening ?? "")}>
        <option value="">待审核</option>
        <option value="eligible">符合</option>
        <option value="refused">不符合</option>
      </select>
      {errors.map((error) => (
        <p key={error} className="field-error" id={`${fieldId(reason)}-error`}>{error}</p>
      ))}
      <input
        className="control"
        id={fieldId(reason)}
        name={reason}
        aria-label={`第 ${row.number} 号不符合的理由`}
        aria-describedby={errors.length > 0 ? `${fieldId(reason)}-error` : undefined}
        placeholder="不符合的，写明理由"
        defaultValue={typed(reason, row.screeningReason)}
      />
    </div>
  );
}
