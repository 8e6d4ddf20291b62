import { closingSentence } from "~/domain/calendar/calendar.words";
import { daysFrom, formatDay, type Day } from "~/domain/calendar/shanghai";
import { windowStateWords } from "~/domain/consultation/window.words";
import { DataTable } from "~/ui/table";
import { StatusTag } from "~/ui/tag";
import type { AssignedTheme, DeskWindow } from "../ledger-queries.server";
import { windowTags } from "./window-panel";

/** The windows of an official with what came in, how far it is, and when the answer is due. */
export function DeskWindows({ windows, now }: { windows: DeskWindow[]; now: Date }) {
  return (
    <DataTable
      lang="zh"
      dense
      caption={`共 ${windows.length} 次征求意见`}
      rows={windows}
      rowKey={(window) => window.id}
      empty="您的部门还没有公布过征求意见。"
      columns={[
        {
          key: "title",
          header: "决策事项",
          kind: "title",
          cell: (window) => <a href={`/desk/windows/${window.id}/opinions`}>{windowName(window)}</a>,
        },
        { key: "state", header: "状态", kind: "nowrap", cell: (window) => <WindowState window={window} /> },
        { key: "closes", header: "截止", cell: (window) => closingSentence(now, window.closesAt, "zh") },
        { key: "received", header: "收到", kind: "number", cell: (window) => `${window.received} 件${window.late > 0 ? `，另迟到 ${window.late} 件` : ""}` },
        { key: "sorted", header: "已归类", kind: "number", cell: (window) => `${window.sorted} / ${window.points} 条` },
        { key: "answered", header: "有结论", kind: "number", cell: (window) => `${window.answered} / ${window.points} 条` },
        { key: "due", header: "应公布", cell: (window) => dueSentence(window) },
      ]}
    />
  );
}

/** Themes of other units' windows that wait for this unit's answer; nothing where there are none. */
export function AssignedThemes({ themes, today }: { themes: AssignedTheme[]; today: Day }) {
  if (themes.length === 0) return null;
  return (
    <section aria-labelledby="assigned">
      <h2 id="assigned">其他部门请本部门答复的主题</h2>
      <DataTable
        lang="zh"
        dense
        caption={`共 ${themes.length} 个主题`}
        rows={themes}
        rowKey={(theme) => theme.id}
        columns={[
          { key: "title", header: "主题", kind: "title", cell: (theme) => <a href={`/desk/windows/${theme.windowId}/themes/${theme.id}`}>{theme.title}</a> },
          { key: "decision", header: "决策事项", cell: (theme) => theme.decisionTitle },
          { key: "from", header: "起草部门", cell: (theme) => theme.leadUnit },
          { key: "due", header: "答复期限", cell: (theme) => <AssignedDue theme={theme} today={today} /> },
          { key: "state", header: "答复", kind: "nowrap", cell: (theme) => (theme.isAnswered ? "已有草稿" : "尚未答复") },
        ]}
      />
    </section>
  );
}

function AssignedDue({ theme: { dueOn, isAnswered }, today }: { theme: AssignedTheme; today: Day }) {
  if (dueOn === null) return null;
  const late = isAnswered ? 0 : daysFrom(dueOn, today);
  return (
    <>
      {formatDay(dueOn, "zh")}
      {late > 0 ? <strong>，已超期 {late} 天</strong> : null}
    </>
  );
}

export function windowName({ title, round }: { title: string; round: number }): string {
  return round === 1 ? title : `${title}（第 ${round} 轮）`;
}

export function WindowState({ window: { standing } }: { window: DeskWindow }) {
  return <StatusTag lang="zh" status={windowTags[standing.state]} overdueDays={standing.daysLate} label={standing.state === "overdue" ? undefined : windowStateWords.zh[standing.state]} />;
}

/** When the report is due, and how many days are left or over. */
export function dueSentence({ standing }: DeskWindow): string {
  const due = `${formatDay(standing.replyDueOn, "zh")} 前`;
  switch (standing.state) {
    case "collating":
      return `${due}，还剩 ${standing.daysLeft} 天`;
    case "overdue":
      return `${due}，已逾期 ${standing.daysLate} 天`;
    case "reported":
      return standing.daysLate > 0 ? `已公布，晚 ${standing.daysLate} 天` : "已按时公布";
    default:
      return due;
  }
}
