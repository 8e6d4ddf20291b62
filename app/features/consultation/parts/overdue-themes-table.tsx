import { formatDay } from "~/domain/calendar/shanghai";
import { DataTable } from "~/ui/table";
import type { OverdueTheme } from "../overdue-themes.server";

/** Which unit owes which answer to whom, and since when. */
export function OverdueThemesTable({ themes }: { themes: (OverdueTheme & { workingDays: number })[] }) {
  return (
    <DataTable
      lang="zh"
      caption={`交办后逾期未答复的主题（${themes.length} 个）`}
      rows={themes}
      rowKey={({ id }) => id}
      empty="交办的主题没有逾期未答复的。"
      columns={[
        { key: "title", header: "主题", kind: "title", cell: ({ title }) => title },
        { key: "unit", header: "承办部门", cell: ({ unitName }) => unitName },
        { key: "decision", header: "决策事项", cell: ({ decisionTitle }) => decisionTitle },
        { key: "lead", header: "起草部门", cell: ({ leadUnit }) => leadUnit },
        { key: "due", header: "答复期限", kind: "nowrap", cell: ({ dueOn }) => formatDay(dueOn, "zh") },
        { key: "days", header: "逾期", kind: "nowrap", cell: ({ daysLate, workingDays }) => `${daysLate} 天，其中工作日 ${workingDays} 天` },
      ]}
    />
  );
}
