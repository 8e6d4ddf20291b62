import { formatInstant } from "~/domain/calendar/shanghai";
import { publicationStateWords } from "~/domain/review/publication-state.words";
import { DataTable, KeysetLinks } from "~/ui/table";
import type { WaitingRevision } from "../queue-queries.server";

export interface WaitingRow extends WaitingRevision {
  label: string;
  turn: string[];
  days: number;
  workingDays: number;
}

const MOST_NAMES = 3;

function names(turn: string[]): string {
  if (turn.length === 0) return "没有人可以办理，请联系系统管理员";
  return turn.length > MOST_NAMES ? `${turn.slice(0, MOST_NAMES).join("、")}等 ${turn.length} 人` : turn.join("、");
}

/** What waits, how long, and whose turn it is. */
export function WaitingTable(props: { caption: string; empty: string; rows: WaitingRow[]; nextHref: string | undefined }) {
  return (
    <>
      <DataTable
        lang="zh"
        caption={props.caption}
        captionHidden
        rows={props.rows}
        rowKey={(row) => row.id}
        empty={props.empty}
        dense
        columns={[
          { key: "title", header: "内容", kind: "title", cell: (row) => <a href={`/desk/publications/${row.kind}/${row.nounId}`}>{row.title || "（无标题）"}</a> },
          { key: "kind", header: "类别", cell: (row) => `${row.label}，第 ${row.number} 版` },
          { key: "unit", header: "部门", cell: (row) => row.unitName },
          { key: "state", header: "状态", kind: "nowrap", cell: (row) => stateWords(row) },
          { key: "turn", header: "等谁办理", cell: (row) => (row.scheduledAt ? `${formatInstant(row.scheduledAt, "zh")} 自动发布` : names(row.turn)) },
          { key: "since", header: "本环节已等", cell: (row) => `${row.days} 天（${row.workingDays} 个工作日）` },
          { key: "submitted", header: "提交时间", cell: (row) => formatInstant(row.submittedAt, "zh") },
        ]}
      />
      <KeysetLinks lang="zh" nextHref={props.nextHref} />
    </>
  );
}

function stateWords(row: WaitingRow): string {
  if (row.scheduledAt) return "定时发布";
  return row.releaseFailed ? "定时发布没有成功" : publicationStateWords.zh[row.state];
}
