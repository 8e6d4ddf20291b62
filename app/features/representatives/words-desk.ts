import { formatInstant } from "~/domain/calendar/shanghai";
import { drawRefusalWords } from "~/domain/representatives/draw-record.words";
import type { CreateCall } from "./create-call.server";
import type { EditCall } from "./edit-call.server";
import type { FreezeRefusal } from "./freeze-pool.server";
import type { RevealRefusal } from "./reveal-draw.server";
import type { ScreenApplications } from "./screen-applications.server";

/** Sentences and labels of calls and draws on the desk. */
export const callDeskWords = {
  schema: {
    decision: "请选择会议要讨论的决策事项。",
    title: "公告标题",
    titleEn: "英文标题",
    summaryEn: "英文摘要",
    meetingName: "会议名称",
    meetingAt: "请填写会议时间，样式为“2026-09-08T14:00”。",
    meetingPlace: "会议地点",
    agendaItem: "讨论事项",
    whoIsWanted: "邀请对象",
    conditions: "报名条件",
    seats: "代表人数不少于 2 名，不超过 200 名。",
    alternates: "候补人数请填写 0 至 200 的整数。",
    dimensions: "名额要求",
    method: "遴选办法",
    applicationsOpenAt: "请填写报名开始时间，样式为“2026-08-05T09:00”。",
    applicationsCloseAt: "请填写报名截止时间，样式为“2026-08-14T18:00”。",
    drawAt: "请填写抽选时间，样式为“2026-08-19T10:00”。",
    drawPlace: "抽选地点",
    randomnessKind: "请选择公开随机数是一组数字，还是随机信标的一个值。",
    randomnessSource: "公开随机数的来源",
    acceptByAt: "请填写答复是否参加的截止时间，样式为“2026-08-24T18:00”。",
    privacyNotice: "个人信息说明",
    contactPhone: "联系电话",
    contactEmail: "联系邮箱",
    changeReason: "修改理由",
    version: "页面信息不完整。请刷新页面后重新填写。",
    slug: "页面地址用 3 至 60 个小写字母、数字和连字符，例如 siren-rules-meeting。",
    verdict: "审核结论请选择“符合”或者“不符合”。",
    refusalReason: (number: number) => `第 ${number} 号的理由`,
    reasonMissing: (number: number) => `第 ${number} 号不符合条件，请写明理由（不少于 5 字），报名人可以看到。`,
    value: "公开随机数",
    valueAgain: "再填一次的公开随机数",
    publicAt: "请填写随机数公布的时间，样式为“2026-08-19T10:05”。",
    valuesDiffer: "两次填写的随机数不同。抽选不能更改，请对照公布的数字重新填写。",
  },
} as const;

type Refused<T> = T extends { ok: false; reason: infer Reason extends string } ? Reason : never;

/** Where the sentence of a refusal to save stands, and what it says. */
export const callSentences: Record<Exclude<Refused<EditCall> | Refused<CreateCall>, "NOT_FOUND">, [field: string, sentence: string]> = {
  STALE: ["", "您打开页面以后，有同事修改了这份公告，您的修改没有保存。您填写的内容还在下面，请和现在的内容核对后再保存。"],
  POOL_FROZEN: ["", "名单已经冻结，公告不能再改。确需更改的，撤下后另发公告并公开原因。"],
  DECISION_NOT_YOURS: ["decisionSlug", "公告由决策事项的牵头部门发布。请选择本部门牵头的事项。"],
  SLUG_TAKEN: ["slug", "这个页面地址已经被其他公告使用。请换一个。"],
};

export function screenSentence(refused: Extract<ScreenApplications, { ok: false }>): string {
  switch (refused.reason) {
    case "NOT_FOUND":
      return "没有找到这份公告，或者它不属于您的部门。";
    case "NOTHING_CHOSEN":
      return "还没有选择任何审核结论。请至少给一名报名人选择“符合”或者“不符合”。";
    case "POOL_FROZEN":
      return "名单已经冻结，审核结论不能再改。";
    case "NO_SUCH_APPLICATION":
      return `第 ${refused.number} 号报名不存在或者已经撤回，全部结论都没有保存。请刷新页面后重新审核。`;
  }
}

/** Why the pool was not frozen or the draw not made, with the next step. */
export function poolSentence(refused: FreezeRefusal | RevealRefusal): string {
  switch (refused.reason) {
    case "NOT_FOUND":
      return "没有找到这份公告或者冻结的名单，或者它不属于您的部门。名单冻结以后才能抽选。";
    case "CALL_NOT_PUBLIC":
      return "公告没有公布或者已经撤下，不能冻结名单。请先公布公告和遴选办法。";
    case "STILL_OPEN":
      return `报名还没有截止，不能冻结名单。请在 ${formatInstant(refused.closesAt, "zh")} 截止以后办理。`;
    case "UNSCREENED":
      return `还有 ${refused.numbers.length} 份报名没有审核：第 ${refused.numbers.join("、")} 号。请全部审核后再冻结名单。`;
    case "NEVER_SELECTABLE":
      return `按现在的名额要求，第 ${refused.numbers.join("、")} 号无论随机数是多少都抽不中。请修改遴选办法并重新公布；也可以确认知悉后继续，确认会写进记录。`;
    case "RECORD_NOT_PUBLIC":
      return "冻结的名单已经撤下，不能抽选。请先让名单重新公开。";
    case "VALUE_TOO_OLD":
      return `公开随机数必须在约定的 ${formatInstant(refused.availableAt, "zh")} 以后公布。请核对公布时间，不能用更早公布的数。`;
    case "VALUE_FROM_THE_FUTURE":
      return "填写的公布时间还没有到。请核对，等随机数公布以后再抽选。";
    default: {
      const { sentence, next } = drawRefusalWords(refused, "zh");
      return `${sentence}${next}`;
    }
  }
}
