import type { CoverageState } from "~/domain/decision/coverage";
import { plannedCompletionWords } from "~/domain/decision/catalogue.words";
import { DataTable } from "~/ui/table";
import { StatusTag, type Status } from "~/ui/tag";
import type { CoverageRow } from "../coverage-queries.server";
import { coverageCounts, coverageHint, coverageWords, warningSentence } from "../words-coverage";

const TAGS: Record<CoverageState, Status> = { noWindow: "upcoming", planned: "upcoming", open: "open", collating: "processing", overdue: "overdue", reported: "answered", notNeeded: "closed" };

/** Which items have been put to the public, and which are late for their planned date. */
export function CoverageDesk({ year, rows }: { year: number; rows: CoverageRow[] }) {
  const warned = rows.filter(({ warning }) => warning !== null).length;
  return (
    <>
      <p>
        <a href={`/desk/catalogues/${year}`}>返回目录</a>
      </p>
      <h1>{year}年度目录公众参与进度</h1>
      <p>
        共 {rows.length} 项{rows.length > 0 ? `：${coverageCounts(rows)}` : ""}。需要留意 {warned} 项。
      </p>
      <p>{coverageHint}</p>
      <p>
        <a href={`/desk/catalogues/${year}/coverage.csv`}>导出 CSV</a>
      </p>
      <DataTable
        lang="zh"
        caption="各事项的征求意见情况"
        rows={rows}
        rowKey={({ slug }) => slug}
        empty="目录里还没有事项。"
        dense
        columns={[
          { key: "number", header: "序号", kind: "index", cell: ({ number }) => number },
          { key: "title", header: "事项", kind: "title", cell: (row) => (row.isOurs ? <a href={`/desk/decisions/${row.slug}`}>{row.title}</a> : row.title) },
          { key: "unit", header: "牵头部门", cell: ({ unitName }) => unitName },
          { key: "planned", header: "计划完成", kind: "nowrap", cell: ({ plannedCompletion }) => plannedCompletionWords(plannedCompletion, "zh") },
          { key: "state", header: "征求意见", kind: "nowrap", cell: ({ state }) => <StatusTag lang="zh" status={TAGS[state]} label={coverageWords[state]} /> },
          { key: "warning", header: "留意", cell: (row) => warningSentence(row) || null },
        ]}
      />
    </>
  );
}
