import { formatDay, type Day } from "~/domain/calendar/shanghai";
import { findingWords, severityWords } from "~/domain/decision/procedure-checks.words";
import { resultWords, STEP_ARTICLES, stepWords } from "~/domain/decision/procedure-step.words";
import { stageWords, stopTags, turnWords } from "~/domain/decision/stage.words";
import { packWords } from "../words";
import type { ProcedureForDesk } from "../queries.server";
import type { Checklist, ChecklistLine } from "./checklist-lines";

/** One piece of the paper, for page and word processor alike. */
export type PaperBlock =
  | { kind: "heading"; text: string; level: 2 }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; table: { title: string; columns: { title: string }[]; rows: string[][] } };

export interface ProcedurePaper {
  title: string;
  blocks: PaperBlock[];
}

/**
 * The submission pack as a checklist (Decree 713 Art. 29) with the report on the procedure gone through (履行程序情况), from the ledger and the
 * checklist. An incomplete one says so in its title and names every gap.
 */
export function procedurePaper(procedure: Pick<ProcedureForDesk, "title" | "leadUnit" | "round" | "standing" | "turns">, checklist: Checklist, today: Day): ProcedurePaper {
  const { pack, findings, lines } = checklist;
  const { standing, turns } = procedure;
  const gaps = [...pack.missing.map((kind) => `${packWords[kind].name}：${packWords[kind].absent}（${packWords[kind].article}）`)];
  const remarks = findings.map(
    ({ rule, step, severity, values }) => `${severityWords[severity]}｜${stepWords.zh[step]}：${findingWords[rule].sentence(values)}（${findingWords[rule].article}）`,
  );
  return {
    title: `${procedure.title}：提交讨论材料和履行程序情况${pack.isComplete ? "" : "（材料不齐）"}`,
    blocks: [
      { kind: "paragraph", text: `承办单位：${procedure.leadUnit}。生成日期：${formatDay(today, "zh")}。现在的步骤：${stageWords.zh[standing.stage]}${standing.stop ? `，${stopTags.zh[standing.stop]}` : ""}。` },
      { kind: "heading", level: 2, text: "一、提交讨论的材料" },
      pack.isComplete
        ? { kind: "paragraph", text: "《重大行政决策程序暂行条例》第二十九条要求的材料已经齐备。" }
        : { kind: "paragraph", text: `材料不齐，不能作为完整的送审材料。缺少 ${pack.missing.length} 件：` },
      ...(gaps.length > 0 ? [{ kind: "list" as const, items: gaps }] : []),
      {
        kind: "table",
        table: {
          title: "材料清单",
          columns: ["材料", "是否需要", "名称", "文号", "日期"].map((title) => ({ title })),
          rows: pack.items.map(({ kind, isNeeded, document }) => [
            packWords[kind].name,
            isNeeded ? "需要" : "不需要",
            document?.title ?? (isNeeded ? `缺：${packWords[kind].absent}` : ""),
            document?.number ?? "",
            document?.on ? formatDay(document.on, "zh") : "",
          ]),
        },
      },
      { kind: "heading", level: 2, text: "二、履行程序情况" },
      {
        kind: "table",
        table: {
          title: `程序清单${procedure.round > 1 ? `（第 ${procedure.round} 次履行程序）` : ""}`,
          columns: ["步骤", "依据", "是否需要", "办理情况", "文件", "责任单位", "备注"].map((title) => ({ title })),
          rows: lines.map((line) => [
            stepWords.zh[line.kind],
            `第${STEP_ARTICLES[line.kind]}条`,
            line.isRequired ? "需要" : `不需要${line.record.reason ? `：${line.record.reason}` : ""}`,
            stepText(line),
            [line.record.documentTitle, line.record.documentNumber].filter(Boolean).join(" "),
            line.record.responsibleUnit,
            line.record.notes,
          ]),
        },
      },
      { kind: "heading", level: 2, text: "三、待办和提醒" },
      remarks.length > 0 ? { kind: "list", items: remarks } : { kind: "paragraph", text: "按现在的登记，各步符合规定，没有待办和提醒。" },
      ...(turns.length > 0
        ? [
            { kind: "heading" as const, level: 2 as const, text: "四、程序变更" },
            { kind: "list" as const, items: turns.map(({ turn, reason, basis }) => `${turnWords[turn].label}：${reason}${basis ? `（依据：${basis}）` : ""}`) },
          ]
        : []),
    ],
  };
}

function stepText({ doneOn, record, isRequired }: ChecklistLine): string {
  const result = record.result === "" ? "" : `，${resultWords.zh[record.result] ?? record.result}`;
  if (doneOn) return `${formatDay(doneOn, "zh")} 完成${result}`;
  if (record.doneOn) return `${formatDay(record.doneOn, "zh")}${result}`;
  if (record.submittedOn) return `${formatDay(record.submittedOn, "zh")} 已提交，未完成`;
  if (record.plannedOn) return `计划 ${formatDay(record.plannedOn, "zh")}，未完成`;
  return isRequired ? "未完成" : "";
}
