import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DataTable } from "~/ui/table";
import type { OverdueWindow } from "../public-queries.server";

export const overdueWords = {
  zh: {
    title: "逾期未公布采纳情况",
    lead: "征集截止后，应当在规定的期限内公布意见收集和采纳情况。没有按时公布的列在这里，公布以后注明晚了几天。",
    overdue: (n: number) => `现在逾期的（${n} 件）`,
    late: (n: number) => `近一年晚于期限公布的（${n} 件）`,
    none: "没有逾期未公布的采纳情况。",
    noneLate: "近一年没有晚于期限公布的采纳情况。",
    decision: "决策事项",
    unit: "联系单位",
    due: "应当公布",
    days: "逾期",
    n: (days: number) => `${days} 天`,
    working: (days: number) => `，其中工作日 ${days} 天`,
    reported: "公布时间",
    all: "全部征求意见",
  },
  en: {
    title: "Overdue responses",
    lead: "After a consultation closes, the response to the opinions is due within a set time. Whatever is late stands here; once published, it says how late it came.",
    overdue: (n: number) => `Overdue now (${n})`,
    late: (n: number) => `Published late within the last year (${n})`,
    none: "Nothing is overdue.",
    noneLate: "Nothing was published late.",
    decision: "Decision",
    unit: "Contact",
    due: "Due",
    days: "Late by",
    n: (days: number) => (days === 1 ? "1 day" : `${days} days`),
    working: (days: number) => `, of them working days: ${days}`,
    reported: "Published",
    all: "All consultations",
  },
} satisfies Record<Lang, unknown>;

/** Responses that are late, or came late; with the working days among the days where they were counted. */
export function OverdueTable({ lang, windows, kind }: { lang: Lang; windows: (OverdueWindow & { workingDays?: number })[]; kind: "overdue" | "late" }) {
  const word = overdueWords[lang];
  return (
    <DataTable<OverdueWindow & { workingDays?: number }>
      lang={lang}
      caption={word[kind](windows.length)}
      rows={windows}
      rowKey={({ slug, dueOn }) => `${slug} ${dueOn}`}
      empty={kind === "overdue" ? word.none : word.noneLate}
      columns={[
        { key: "decision", header: word.decision, kind: "title", cell: ({ slug, title, titleEn }) => <a href={localPath(lang, `/decisions/${slug}`)}>{(lang === "en" && titleEn) || title}</a> },
        { key: "unit", header: word.unit, cell: ({ contactUnit }) => contactUnit },
        { key: "due", header: word.due, kind: "nowrap", cell: ({ dueOn }) => formatDay(dueOn, lang) },
        { key: "reported", header: word.reported, kind: "nowrap", cell: ({ reportedAt }) => reportedAt && formatInstant(reportedAt, lang) },
        { key: "days", header: word.days, kind: "nowrap", cell: ({ daysLate, workingDays }) => word.n(daysLate) + (workingDays === undefined ? "" : word.working(workingDays)) },
      ]}
    />
  );
}
