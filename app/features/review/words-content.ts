import { formatInstant } from "~/domain/calendar/shanghai";
import { adjustmentWords, categoryWords, procedureWords } from "~/domain/decision/catalogue.words";
import { sectionWords } from "~/domain/decision/section.words";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { eventAdmissionWords, eventKindWords, eventModeWords } from "~/domain/open-month/event.words";
import type { PathStep, Scalar } from "~/domain/review/content-diff";

/** What the fields of canonical contents are called. A field that is not here is shown by its own name. */
const FIELDS: Record<string, string> = {
  acceptByAt: "确认截止", accessibility: "无障碍条件", activities: "听取意见活动", address: "地址", adjustment: "调整情况", adjustmentReason: "调整理由", admission: "入场方式",
  affectsEnterprises: "涉企", affectsLivelihood: "民生", agendaItem: "议题", allocation: "名额分配", allowsAnonymous: "可以匿名", alternates: "候补人数", anchor: "锚点", answered: "回答人数", answers: "答卷份数", appendix: "附件",
  applicationsCloseAt: "报名截止", applicationsOpenAt: "报名开始", author: "提出人", authorKind: "提出人类别", basis: "依据", body: "正文", callId: "公告编号", callSlug: "公告短名", callTitle: "公告标题",
  cancelledReason: "取消原因", capacityText: "名额说明", capacityUnit: "名额单位", category: "类别", changeNote: "变动说明", changeReason: "修改理由", changedClause: "修改后的条款", channel: "渠道",
  channels: "提交渠道", choices: "选项", clause: "条款", clauses: "条款", closedReason: "不征求意见的理由", closesAt: "截止时间", coUnits: "配合部门", conditions: "报名条件", contact: "联系方式", contactAddress: "联系地址",
  contactEmail: "电子邮箱", contactPhone: "联系电话", contactUnit: "联系单位", count: "数量", counts: "数量", date: "日期", decisionSlug: "决策短名", decisionTitle: "决策名称", decisionTitleEn: "决策英文名称", depth: "层级",
  description: "说明", dimensions: "名额构成", disposition: "采纳情况", doorsCloseAt: "停止入场", doorsOpenAt: "开始入场", draftKey: "草案", drawAt: "抽选时间", drawPlace: "抽选地点", en: "英文",
  endsAt: "结束时间", endsOn: "结束日期", guideExemption: "不附解读的理由", id: "编号", identity: "条款标识", introduction: "引言", introductionEn: "引言（英文）", files: "附件", alt: "图片说明", fileName: "文件名", mediaType: "文件类型", byteLength: "字节数", isProvisional: "暂定", items: "事项", kind: "类型", label: "名称", leadUnit: "承办部门",
  legalBasis: "法律依据", max: "最多", maxPartySize: "每份报名人数上限", meeting: "会议", meetingAt: "会议时间", meetingName: "会议名称", meetingPlace: "会议地点", method: "遴选办法", min: "最少", mode: "形式",
  name: "名称", nameEn: "英文名称", nextStep: "下一步", note: "说明", number: "编号", on: "日期", onlineLink: "线上链接", opensAt: "开始时间", opinions: "意见", originalClosesAt: "原定截止时间", parent: "上级条款标识",
  partyConsent: "党组同意", phone: "电话", place: "地点", placeEn: "地点（英文）", plannedCompletion: "计划完成时间", points: "意见点", preamble: "序言", presence: "公开方式", privacyNotice: "个人信息说明",
  procedures: "履行程序", questions: "题目", randomness: "随机数", randomnessKind: "随机数方式", randomnessSource: "随机数来源", reason: "理由", recap: "活动集锦", record: "记录", registrationClosesAt: "报名截止",
  registrationLimit: "同时报名上限", registrationOpensAt: "报名开始", results: "问卷结果", replyDays: "答复期限（工作日）", round: "轮次", rows: "采纳情况表", seasonYear: "年度", seats: "名额", sessions: "场次", shortenedReason: "缩短期限的理由",
  slogan: "口号", sloganEn: "口号（英文）", slug: "网页短名", startsAt: "开始时间", startsOn: "开始日期", summary: "简介", summaryEn: "简介（英文）", text: "文字", theme: "主题", themeEn: "主题（英文）", themeId: "主题编号", themes: "意见主题",
  title: "标题", titleEn: "英文标题", unit: "部门", unitId: "部门编号", values: "选项", versionNumber: "草案版次", whatToBring: "请携带", whoIsWanted: "邀请对象", whoMayCome: "参加对象", windowId: "征集编号", year: "年度", zh: "中文",
};

/** Fields that the product needs and a reader does not. */
const TECHNICAL = new Set(["anchor", "callId", "depth", "id", "identity", "parent", "slug", "themeId", "unitId", "windowId"]);

export function isForReaders(path: readonly PathStep[]): boolean {
  const last = path.at(-1);
  return last === undefined || "entry" in last || !TECHNICAL.has(last.key);
}

/** 条款 › 第三条 › 文字 */
export function pathWords(path: readonly PathStep[]): string {
  return path.map((step) => ("entry" in step ? step.entry : (FIELDS[step.key] ?? step.key))).join(" › ");
}

/** The same for a path as the scan writes it, such as `items[0].contact`. */
export function scanPathWords(path: string): string {
  const steps = path.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  return steps.map((step) => (step.startsWith("[") ? `第 ${Number(step.slice(1, -1)) + 1} 项` : (FIELDS[step] ?? step))).join(" › ");
}

const VALUES: Record<string, Record<string, string>> = {
  category: categoryWords.zh,
  adjustment: adjustmentWords.zh,
  procedures: procedureWords.zh,
  disposition: dispositionWords.zh,
  mode: eventModeWords.zh,
  admission: eventAdmissionWords.zh,
  kind: { ...sectionWords.zh, ...eventKindWords.zh, chapter: "章", section: "节", article: "条", paragraph: "款", item: "项" },
  presence: { text: "公开全文", notYet: "尚未形成", notApplicable: "不适用", notPublic: "不公开" },
  channels: { web: "网上", letter: "来信", phone: "电话", visit: "来访", email: "邮件", meeting: "座谈会" },
  allocation: { firstCome: "先到先得", lottery: "抽签" },
};

/** A value as a person reads it: codes in words, instants in Shanghai, 是 and 否. */
export function valueWords(path: readonly PathStep[], value: Scalar): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return String(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return formatInstant(new Date(value), "zh");
  const key = path.flatMap((step) => ("key" in step ? [step.key] : [])).at(-1) ?? "";
  const words = VALUES[key];
  if (!words) return value;
  return value.split("、").map((code) => (Object.hasOwn(words, code) ? words[code]! : code)).join("、");
}
