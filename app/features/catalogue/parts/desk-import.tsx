import { CATALOGUE_COLUMNS } from "~/domain/decision/catalogue-import";
import type { PlannedRow } from "~/domain/decision/plan-import";
import { ErrorSummary, Field, HiddenFields, PostForm, SubmitButton, TextArea } from "~/ui/form";
import { fieldId, singleValue, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import { actionWords, faultSentence } from "../words-import";
import type { UnitChoice } from "./desk-item-form";

export interface ImportPreview {
  /** The file as it was sent, in base64: what is imported is what was looked at. */
  source: string;
  sourceName: string;
  rows: PlannedRow[];
  skipped: number[];
  /** Names that nobody knows, with what the officer said of them. */
  units: { name: string; unitId: string }[];
}

export interface ImportDeskState {
  state: FormState;
  preview: ImportPreview | null;
}

/** A table comes in: first looked at row by row, then imported as a whole. */
export function ImportDesk(props: { year: number; isPublished: boolean; units: UnitChoice[]; answer: ImportDeskState | undefined }) {
  const { year, answer } = props;
  const state = answer?.state ?? { values: {}, errors: {} };
  const preview = answer?.preview ?? null;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>
        <a href={`/desk/catalogues/${year}`}>返回目录</a>
      </p>
      <h1>导入{year}年度目录表格</h1>
      {preview ? <Preview {...props} preview={preview} state={state} /> : null}
      <section aria-labelledby="file-title">
        <h2 id="file-title">{preview ? "换一个文件" : "选择文件"}</h2>
        <p>
          表格要有标题行，列的次序不限：{CATALOGUE_COLUMNS.title}、{CATALOGUE_COLUMNS.category}、{CATALOGUE_COLUMNS.unit}、{CATALOGUE_COLUMNS.planned}，以及可以不填的{CATALOGUE_COLUMNS.number}、
          {CATALOGUE_COLUMNS.adjustment}、{CATALOGUE_COLUMNS.reason}。先核对，核对时不会保存；名称相同的事项会更新，其他的新增，目录里已有而表格里没有的不动。
        </p>
        <PostForm files hidden={{ intent: "preview" }}>
          <Field lang="zh" state={state} name="file" label="目录表格" type="file" accept=".csv,.xlsx" hint="Excel（.xlsx）或者 CSV，不超过 2 MB。" />
          {/* What was filled in above goes along with another file. */}
          {preview ? <HiddenFields values={{ reason: singleValue(state, "reason"), originalOn: singleValue(state, "originalOn"), originalAddress: singleValue(state, "originalAddress") }} /> : <Shared state={state} isPublished={props.isPublished} />}
          <SubmitButton variant={preview ? "plain" : "primary"}>核对表格</SubmitButton>
        </PostForm>
      </section>
    </>
  );
}

/** What goes with the whole table. */
function Shared({ state, isPublished }: { state: FormState; isPublished: boolean }) {
  const common = { lang: "zh" as const, state, optional: true };
  return (
    <>
      <TextArea {...common} name="reason" label="统一的调整理由" hint="有调整而表格没有写理由的行，都用这个理由，随目录公布。" rows={2} limit={{ max: 500 }} />
      {isPublished ? null : (
        <>
          <Field {...common} name="originalOn" label="原公布日期" type="date" width="short" hint="只用于以前已经在其他地方公布过的目录。" />
          <Field {...common} name="originalAddress" label="原公布页面的网址" type="url" />
        </>
      )}
    </>
  );
}

function Preview({ preview, state, units, isPublished }: { preview: ImportPreview; state: FormState; units: UnitChoice[]; isPublished: boolean }) {
  const { rows } = preview;
  const count = (action: PlannedRow["action"]) => rows.filter((row) => row.action === action).length;
  const faulty = rows.filter(({ action }) => action === "faulty");
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">核对结果：{preview.sourceName}</h2>
      <p role="status">
        共 {rows.length} 行：新增 {count("add")} 项，更新 {count("change")} 项，没有变化 {count("same")} 项，有问题 {faulty.length} 项。现在还没有导入。
      </p>
      {faulty.length > 0 ? (
        <Notice lang="zh" kind="warning" title={`有问题的 ${faulty.length} 行`}>
          <ul>
            {faulty.map((row) => row.faults.map((fault) => <li key={`${row.row} ${fault.column} ${fault.reason}`}>{faultSentence(fault, row)}</li>))}
          </ul>
        </Notice>
      ) : null}
      <PostForm className="form">
        <HiddenFields values={{ source: preview.source, sourceName: preview.sourceName }} />
        {preview.units.map((unit, index) => (
          <UnitFor key={unit.name} index={index} {...unit} units={units} />
        ))}
        <DataTable
          lang="zh"
          caption="表格里的事项"
          rows={rows}
          rowKey={({ row }) => String(row)}
          dense
          columns={[
            { key: "row", header: "行", kind: "index", cell: ({ row }) => `第 ${row} 行` },
            { key: "title", header: CATALOGUE_COLUMNS.title, kind: "title", cell: ({ written }) => written.title || "（空）" },
            { key: "category", header: CATALOGUE_COLUMNS.category, cell: ({ written }) => written.category },
            { key: "unit", header: CATALOGUE_COLUMNS.unit, cell: ({ written }) => written.unit },
            { key: "planned", header: CATALOGUE_COLUMNS.planned, cell: ({ written }) => written.planned },
            { key: "adjustment", header: CATALOGUE_COLUMNS.adjustment, cell: ({ written }) => written.adjustment },
            { key: "action", header: "处理", cell: (row) => (row.action === "faulty" ? <Skip row={row.row} isSkipped={preview.skipped.includes(row.row)} /> : actionWords[row.action]) },
          ]}
        />
        <Shared state={state} isPublished={isPublished} />
        <div className="cluster">
          <SubmitButton name="intent" value="store">
            导入
          </SubmitButton>
          <SubmitButton name="intent" value="check" variant="plain">
            重新核对
          </SubmitButton>
        </div>
      </PostForm>
    </section>
  );
}

/** A row with faults goes in corrected or is left out by choice. */
function Skip({ row, isSkipped }: { row: number; isSkipped: boolean }) {
  return (
    <label>
      <input type="checkbox" name="skip" value={row} defaultChecked={isSkipped} /> 有问题，跳过第 {row} 行
    </label>
  );
}

/** Which of our units an unknown name means; it is remembered for the next table. */
function UnitFor({ index, name, unitId, units }: { index: number; name: string; unitId: string; units: UnitChoice[] }) {
  const id = fieldId(`unitFor${index}`);
  return (
    <div className="field">
      <input type="hidden" name="unknownUnit" value={name} />
      <label className="field-label" htmlFor={id}>
        “{name}”是哪个部门
      </label>
      <select id={id} className="control" name="unitFor" defaultValue={unitId}>
        <option value="">还没有选择</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
    </div>
  );
}
