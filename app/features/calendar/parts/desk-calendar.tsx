import { balanceSentence, calendarDayWord, dayWithWeekday, yearStatusWords } from "~/domain/calendar/calendar-year.words";
import { missingYearWords } from "~/domain/calendar/calendar.words";
import { formatInstant } from "~/domain/calendar/shanghai";
import { Fold } from "~/ui/fold";
import { ErrorSummary, Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import { emptyForm, singleValue, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import type { DeskYear, YearPreview } from "../queries.server";
import { statusOptions } from "../words";

/** What came back from the form: what was typed, and the preview when there is nothing wrong with it. */
export interface CalendarAnswer {
  state: FormState;
  preview: YearPreview | null;
}

/** The years that the office holds, and the form that imports another. */
export function CalendarDesk(props: { years: DeskYear[]; coveredTo: number | null; missing: number | null; nextYear: number; imported: string | null; answer: CalendarAnswer | undefined }) {
  const { years, coveredTo, missing, answer } = props;
  const state = answer?.state ?? { ...emptyForm, values: { year: String(props.nextYear), status: "official" } };
  return (
    <div className="stack-wide">
      <div className="stack">
        <ErrorSummary lang="zh" errors={state.errors} />
        <h1>工作日历</h1>
        {props.imported !== null && !answer ? (
          <Notice lang="zh" kind="success" title={`${props.imported} 年的安排已导入`}>
            <p>所有按工作日计算的期限从现在起按新的安排计算。</p>
          </Notice>
        ) : null}
        {missing !== null ? (
          <Notice lang="zh" kind="warning" title={`缺少 ${missing} 年的放假安排`}>
            <p>{missingYearWords.zh(missing)}</p>
          </Notice>
        ) : null}
        <p>
          {coveredTo === null ? "还没有任何一年的正式安排。" : `正式安排到 ${coveredTo} 年 12 月 31 日为止。`}
          超出的期限按周一至周五、除去日期固定的法定假日计算，并标明“暂定”；导入正式安排以后自动重新计算。
        </p>
      </div>
      {answer?.preview ? <Preview preview={answer.preview} state={state} /> : null}
      <section className="stack" aria-labelledby="years">
        <h2 id="years">已有的年份</h2>
        <Years years={years} />
      </section>
      <section className="stack" aria-labelledby="import">
        <h2 id="import">{answer?.preview ? "修改后重新预览" : "导入一年的安排"}</h2>
        <ImportForm state={state} />
      </section>
    </div>
  );
}

function Years({ years }: { years: DeskYear[] }) {
  return (
    <DataTable
      lang="zh"
      dense
      caption="已有的年份"
      captionHidden
      rows={years}
      rowKey={(row) => String(row.year)}
      empty="还没有导入任何一年。"
      columns={[
        { key: "year", header: "年份", kind: "title", cell: (row) => `${row.year} 年` },
        { key: "status", header: "性质", kind: "nowrap", cell: (row) => yearStatusWords[row.status] },
        { key: "source", header: "依据", cell: (row) => row.sourceDocument },
        { key: "imported", header: "导入", cell: (row) => (row.importedBy === null ? "随系统提供" : `${row.importedBy}，${row.importedAt ? formatInstant(row.importedAt, "zh") : ""}`) },
        {
          key: "days",
          header: "放假和调休",
          cell: (row) => (
            <Fold summary={`放假 ${row.days.filter(({ kind }) => kind === "off").length} 天，周末上班 ${row.days.filter(({ kind }) => kind === "work").length} 天`}>
              <ul>
                {row.days.map((day) => (
                  <li key={day.on}>
                    {dayWithWeekday(day.on)} {calendarDayWord(day)}
                  </li>
                ))}
              </ul>
            </Fold>
          ),
        },
      ]}
    />
  );
}

function Preview({ preview, state }: { preview: YearPreview; state: FormState }) {
  const { year, differences, balance, passedOver, version } = preview;
  const typed = (name: string) => singleValue(state, name);
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} autoFocus>
        预览：{year.year} 年，{yearStatusWords[year.status]}，还没有导入
      </h2>
      <p>依据：{year.sourceDocument}</p>
      {balance ? (
        <Notice lang="zh" kind="warning" title="请再核对天数">
          <p>{balanceSentence(balance)}</p>
        </Notice>
      ) : null}
      <DataTable
        lang="zh"
        dense
        caption={`与现有日历不同的 ${differences.length} 天`}
        rows={differences}
        rowKey={(row) => row.on}
        empty="每一天都与现有日历相同。"
        columns={[
          { key: "on", header: "日期", kind: "title", cell: (row) => dayWithWeekday(row.on) },
          { key: "before", header: "现在", cell: (row) => calendarDayWord(row.before) },
          { key: "after", header: "导入以后", cell: (row) => calendarDayWord(row.after) },
        ]}
      />
      {passedOver.length > 0 ? (
        <Fold summary={`另有 ${passedOver.length} 句与日期无关，没有采用`}>
          <ul>
            {passedOver.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
      <PostForm hidden={{ intent: "import", year: typed("year"), status: typed("status"), sourceDocument: typed("sourceDocument"), text: typed("text"), version }}>
        <SubmitButton>确认导入</SubmitButton>
      </PostForm>
    </section>
  );
}

function ImportForm({ state }: { state: FormState }) {
  return (
    <PostForm hidden={{ intent: "preview" }}>
      <Field lang="zh" state={state} name="year" label="年份" inputMode="numeric" width="short" />
      <Select lang="zh" state={state} name="status" label="性质" options={statusOptions} placeholder={false} />
      <Field lang="zh" state={state} name="sourceDocument" label="依据的文件" hint="通知的名称和日期，或者网址。" />
      <TextArea
        lang="zh"
        state={state}
        name="text"
        label="放假安排"
        rows={12}
        hint="粘贴通知全文，例如“一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”；也可以粘贴一年的 JSON。"
      />
      <SubmitButton>预览</SubmitButton>
    </PostForm>
  );
}
