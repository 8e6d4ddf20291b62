import { formatInstant } from "~/domain/calendar/shanghai";
import { DataTable } from "~/ui/table";
import type { ListedSession } from "../door-queries.server";

/** The sessions whose door this person runs. */
export function DoorSessionList({ sessions }: { sessions: ListedSession[] }) {
  return (
    <DataTable
      lang="zh"
      caption="近期场次"
      captionHidden
      rows={sessions}
      rowKey={(row) => row.id}
      empty="本单位近期没有场次。"
      dense
      columns={[
        { key: "title", header: "场次", kind: "title", cell: (row) => <a href={`/desk/door/${row.id}`}>{row.title}</a> },
        { key: "when", header: "时间", kind: "nowrap", cell: (row) => `${formatInstant(row.startsAt, "zh")}${row.cancelledAt ? "（已取消）" : ""}` },
        { key: "place", header: "地点", cell: (row) => row.place },
        { key: "capacity", header: "名额", kind: "number", cell: (row) => row.capacity },
        { key: "expected", header: "已报名", kind: "number", cell: (row) => row.expected },
        { key: "admitted", header: "到场", kind: "number", cell: (row) => row.admitted },
      ]}
    />
  );
}
