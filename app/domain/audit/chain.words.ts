import type { ChainFault } from "./chain";

/** What verification found, in one sentence for the auditor with a next step. */
export function chainFaultSentence(fault: ChainFault): string {
  const row = fault.rowId === null ? "" : `，记录号 ${fault.rowId}`;
  const place = `第 ${fault.position} 位${row}`;
  switch (fault.fault) {
    case "ROW_MISSING":
      return `${place}：这条记录不见了，链条在此中断。请保留数据库现状，与备份核对。`;
    case "LINK_BROKEN":
      return `${place}：与前一条记录接不上，此处有插入、删除或者调换。请保留数据库现状，与备份核对。`;
    case "ROW_CHANGED":
      return `${place}：内容与封存时的哈希值不符，记录被改动过。请保留数据库现状，与备份核对。`;
    case "ROW_ADDED":
      return `${place}：这条记录排在链条末端之后，不是封存程序写入的。请保留数据库现状，查明来源。`;
    case "HEAD_DIFFERS":
      return `${place}：与 ${fault.day} 公布的链首哈希值不符，此前的记录被整段改写过。请保留数据库现状，与备份核对。`;
    case "TAIL_MISSING":
      return `${place}起：末尾的记录不见了${fault.day === null ? "" : `，${fault.day} 公布的链首比现在的链条长`}。请保留数据库现状，与备份核对。`;
    case "END_DIFFERS":
      return `${place}：末端的哈希值与封存程序记下的不符。请保留数据库现状，与备份核对。`;
    case "CHECKPOINT_UNKNOWN":
      return `${place}：起点没有对应的到期清理记录，开头的记录可能是手工删除的。请保留数据库现状，与备份核对。`;
  }
}
