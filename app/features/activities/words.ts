import { shortageSentence } from "~/domain/activities/hearing.words";
import { formatDay } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import type { ConfirmRecord } from "./confirm-record.server";
import type { EditHearing } from "./edit-hearing.server";
import type { ListParticipants } from "./list-participants.server";
import type { RecordMaterials } from "./record-materials.server";
import type { SumUpHearing } from "./sum-up-hearing.server";

export type HearingRefused = Exclude<Extract<ConfirmRecord | EditHearing | ListParticipants | RecordMaterials | SumUpHearing, { ok: false }>, { reason: "NOT_FOUND" }>;

/** Why a change of a hearing was refused and what to do next, with the field it belongs to. Another unit's hearing has a page of its own. */
export function hearingSentence(refused: HearingRefused | { ok: false; reason: "NOT_FOUND" }): [field: string, sentence: string] {
  switch (refused.reason) {
    case "NOT_FOUND":
      return ["", "没有找到这次听证会。请从事项页面重新打开。"];
    case "STALE":
      return ["", "您填写期间，同事已经保存了另一版内容。您的改动还没有保存，请核对后再提交；再次提交会以您填写的为准。"];
    case "SIDE_IN_USE":
      return ["sides", `名单中已有“${refused.side}”一方的参加人，不能去掉这一方。请先修改名单。`];
    case "SIDE_UNKNOWN":
      return ["people", `公告中没有“${refused.side}”这一方。请按公告的写法填写。`];
    case "SIDE_FULL":
      return ["people", `“${refused.side}”一方的人数超过了公告的名额。请核对。`];
    case "HEARING_HELD":
      return ["", "听证会已经举行，参加人名单不能再改。"];
    case "SENT_IN_FUTURE":
      return ["sentOn", "送达日期晚于今天。请在送达之后登记。"];
    case "NOBODY_LISTED":
      return ["", "还没有参加人名单，不能登记材料送达。请先填写名单。"];
    case "MATERIALS_TOO_LATE":
      return ["reason", shortageSentence(refused.shortage, formatDay(refused.shortage.latest, "zh"))];
    case "NOT_HELD_YET":
      return ["", "听证会还没有举行。请在会后登记。"];
    case "SIGNED_OUTSIDE":
      return [`on${refused.position}`, "确认日期应在听证会当天到今天之间。请核对。"];
  }
}

const zh = {
  decision: "回到决策页面",
  now: "现在可以做什么",
  upcoming: "将要举行",
  held: "已经举行",
  summedUp: "已公布听证记录摘要",
  draft: "阅读草案全文",
  explanation: "阅读起草说明",
  matter: "听证事项",
  time: "时间",
  place: "地点",
  requiredBy: "依据",
  applications: "报名时间",
  from: (from: string, to: string) => `${from} 至 ${to}`,
  observers: "旁听席位",
  observersOf: (count: number) => (count === 0 ? "不设旁听席" : `${count} 席`),
  media: "新闻媒体",
  phone: "报名和咨询电话",
  email: "邮箱",
  sides: "各方参加人",
  side: "代表哪一方",
  seats: "名额",
  method: "参加人怎样产生",
  methodFirst: (at: string) => `办法先于报名公布（${at}）。`,
  participants: "参加人名单",
  participantsNote: "姓名只显示第一个字。名单在听证会前公布。",
  noParticipants: "名单在报名截止后、听证会前在这里公布。",
  number: "序号",
  name: "姓名",
  materials: "材料送达",
  materialsOn: (day: string) => `听证材料已于 ${day} 送达参加人。`,
  materialsLate: "不足七日的理由",
  record: "听证记录摘要",
  signed: (confirmed: number, corrected: number, absent: number) => `参加人确认记录：确认无误并签字 ${confirmed} 人，补正后签字 ${corrected} 人，没有到会 ${absent} 人。`,
  published: "公布时间",
  updated: "最近更新",
  about: "公告信息",
  hearings: "听证会",
};

/** The public page of a hearing. Its texts are in Chinese; the English page has a title and a summary. */
export const hearingWords: Record<Lang, typeof zh> = {
  zh,
  en: {
    decision: "Back to the decision",
    now: "What you can do now",
    upcoming: "To be held",
    held: "Held",
    summedUp: "Summary of the record published",
    draft: "Read the draft",
    explanation: "Read the drafting explanation",
    matter: "What is heard",
    time: "Time",
    place: "Place",
    requiredBy: "Legal basis",
    applications: "Applications",
    from: (from, to) => `${from} to ${to}`,
    observers: "Seats for observers",
    observersOf: (count) => (count === 0 ? "None" : String(count)),
    media: "Press",
    phone: "Telephone for applications and questions",
    email: "E-mail",
    sides: "Participants by side",
    side: "Side",
    seats: "People",
    method: "How participants are chosen",
    methodFirst: (at) => `The method was published before applications opened (${at}).`,
    participants: "List of participants",
    participantsNote: "Of each name only the first character is shown. The list is published before the hearing.",
    noParticipants: "The list appears here after applications have closed and before the hearing.",
    number: "No.",
    name: "Name",
    materials: "Materials",
    materialsOn: (day) => `Participants had the materials on ${day}.`,
    materialsLate: "Why it was less than seven days ahead",
    record: "Summary of the record",
    signed: (confirmed, corrected, absent) => `Participants and the record: confirmed and signed ${confirmed}, corrected and signed ${corrected}, did not attend ${absent}.`,
    published: "Published",
    updated: "Last updated",
    about: "About this notice",
    hearings: "Public hearings",
  },
};
