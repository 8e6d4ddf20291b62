import type { Verdict } from "~/domain/open-month/door-decision";
import type { EventNumbers } from "~/domain/open-month/event-numbers";
import type { ScanMode, ScanType } from "~/domain/open-month/scan-facts";
import type { UndoReason } from "./schema-door";

/** What each figure counts, in the order of the page and the file. All count persons, but for the last. */
export const numberWords: Record<Exclude<keyof EventNumbers, "provisionalBecauseOf">, { label: string; hint: string }> = {
  registered: { label: "登记", hint: "已报名、候补、取消和退出的总和" },
  confirmed: { label: "已报名", hint: "有名额的人数" },
  waiting: { label: "候补", hint: "还在排队的人数" },
  cancelled: { label: "已取消", hint: "本人或者单位取消的人数" },
  withdrawn: { label: "退出候补", hint: "没有等到名额的人数" },
  admitted: { label: "到场", hint: "凭票进场，每个名额只计一次" },
  walkIns: { label: "现场加入", hint: "没有报名、现场进入的人数" },
  unknownAdmitted: { label: "无票放行", hint: "票码查不到而放行的人数" },
  extraBodies: { label: "超出票面", hint: "实际进入、超过票面人数的部分" },
  noShows: { label: "未到", hint: "有名额没有来的人数，停止入场后计算" },
  conflictScans: { label: "待核对的扫码", hint: "与其他扫码矛盾的扫码，按次计" },
};

export const NUMBER_ORDER = Object.keys(numberWords) as (keyof typeof numberWords)[];

export const scanTypeWords: Record<ScanType, string> = { entry: "入场", exit: "离场", undo: "撤销", walk_in: "现场加入", override: "特别放行" };

export const scanModeWords: Record<ScanMode, string> = { online: "在线", fallback: "本机判定", offline: "离线补传", paper: "纸质名单" };

const verdictWords: Record<Verdict["verdict"] | "undone" | "undo_refused", string> = {
  malformed: "无效票码",
  not_prepared: "没有判定",
  not_found: "查无此票",
  unknown_here: "本机名单没有",
  wrong_session: "非本场次",
  replaced: "票已更换",
  cancelled: "已取消",
  blocked: "暂停使用",
  not_confirmed: "没有名额",
  too_early: "未到入场时间",
  too_late: "已停止入场",
  needs_info: "还要补填信息",
  already_in: "已经签到",
  party_full: "人数已满",
  just_admitted: "刚刚签到",
  admit: "签到成功",
  exit_recorded: "已记录离场",
  undone: "已撤销",
  undo_refused: "不能撤销",
};

export function verdictWord(verdict: string): string {
  return (verdictWords as Record<string, string>)[verdict] ?? verdict;
}

export const undoReasonWords: Record<UndoReason, string> = {
  wrong_ticket: "登记错了人",
  not_let_in: "人没有进场",
  wrong_count: "人数不对",
  other: "其他原因",
};

export const doorFormWords = {
  persons: "请填写进场人数，至少 1 人。",
  paperPersons: "人数请填写 0 至 100 的整数。",
  nothing: "没有填写任何人数。请至少填写一行。",
  reason: "请选择撤销的原因。",
};
