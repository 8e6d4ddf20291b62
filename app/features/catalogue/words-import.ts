import { CATALOGUE_COLUMNS, MAX_IMPORT_ROWS, type CatalogueColumn } from "~/domain/decision/catalogue-import";
import { ADJUSTMENTS, adjustmentWords, categoryWords, DECISION_CATEGORIES } from "~/domain/decision/catalogue.words";
import type { PlannedRow, PlanFault } from "~/domain/decision/plan-import";
import type { ImportCatalogue } from "./import-catalogue.server";
import { adjustmentSentences } from "./words-desk";

const MAX_MEGABYTES = 2;

/** Why a file is no table of a catalogue, and what to do. */
export const fileSentences = {
  EMPTY: "文件里没有事项。请选择有标题行和事项的表格。",
  TOO_LARGE: `文件太大。请只保留目录表格，文件不超过 ${MAX_MEGABYTES} MB。`,
  OLD_EXCEL: "这是旧版 Excel 文件（.xls）。请在 Excel 里另存为 .xlsx 或者 CSV 后再导入。",
  UNREADABLE: "文件读不出来。请使用 Excel（.xlsx）或者 CSV 表格。",
  NO_HEADING: `没有找到标题行。标题行要有“${CATALOGUE_COLUMNS.title}”“${CATALOGUE_COLUMNS.category}”“${CATALOGUE_COLUMNS.unit}”“${CATALOGUE_COLUMNS.planned}”四列，次序不限。`,
  TOO_MANY_ROWS: `一次最多导入 ${MAX_IMPORT_ROWS} 项。请分成几个文件。`,
} as const;

export function columnsMissing(columns: CatalogueColumn[]): string {
  return `标题行缺少${columns.map((column) => `“${CATALOGUE_COLUMNS[column]}”`).join("、")}。请补上这些列后再导入，列的次序不限。`;
}

const categories = DECISION_CATEGORIES.map((each) => categoryWords.zh[each]).join("、");
const adjustments = ADJUSTMENTS.map((each) => adjustmentWords.zh[each]).join("、");

/** What is wrong in one cell, and what is allowed there. */
export function faultSentence(fault: PlanFault, row: PlannedRow): string {
  return `第 ${row.row} 行“${CATALOGUE_COLUMNS[fault.column]}”：${faultWords(fault, row)}`;
}

function faultWords(fault: PlanFault, row: PlannedRow): string {
  const written = row.written[fault.column];
  switch (fault.reason) {
    case "TITLE_MISSING":
      return "没有填写。请填写 4 至 120 字的事项名称。";
    case "TITLE_LENGTH":
      return "事项名称应当是 4 至 120 字。";
    case "UNREADABLE":
      return "有不能识别的字符。请重新输入这一格。";
    case "TITLE_TWICE":
      return `和第 ${fault.firstRow} 行是同一个事项。请只保留一行。`;
    case "CATEGORY_UNKNOWN":
      return `“${written}”不是决策类别。可以填写：${categories}。`;
    case "UNIT_MISSING":
      return "没有填写。请填写承办部门，有配合部门的用顿号隔开，牵头部门写在最前面。";
    case "UNIT_UNKNOWN":
      return `不认识“${row.unitNames.filter((name) => row.unknownUnits.includes(name)).join("”“")}”。请在下面选择是本单位的哪个部门。`;
    case "UNIT_AMONG_CO_UNITS":
      return "牵头部门不能同时是配合部门。";
    case "PLANNED_UNREADABLE":
      return `“${written}”看不出是哪个月或者季度。可以填写：第四季度、2026年11月、2026-11、2026-Q4、年底前。`;
    case "ADJUSTMENT_UNKNOWN":
      return `“${written}”不是调整情况。可以填写：${adjustments}，也可以不填。`;
    case "REASON_TOO_LONG":
      return "调整理由不超过 500 字。";
    case "LED_BY_OTHERS":
      return "这个事项由其他部门牵头，和目录里现有的内容不同。请由牵头部门修改，或者跳过这一行。";
    case "REASON_MISSING":
      return "有调整的事项要写明理由。请在表格里加“调整理由”列，或者在下面统一填写。";
    default:
      return adjustmentSentences[fault.reason][1];
  }
}

export const actionWords: Record<PlannedRow["action"], string> = { add: "新增", change: "更新", same: "没有变化", faulty: "有问题" };

type Refused = Extract<ImportCatalogue, { ok: false }>["reason"];

export const importSentences: Record<Exclude<Refused, "FAULTY" | "NOTHING_NEW">, string> = {
  NOT_YOURS: "这份目录由其他部门负责。请由负责部门导入。",
  UNKNOWN_UNIT: "选择的部门不存在。请刷新页面后重新选择。",
};
export const FAULTY_SENTENCE = "还有问题没有处理，没有导入任何事项。请改正表格后重新选择文件，或者勾选跳过有问题的行。";
