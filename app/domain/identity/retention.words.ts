import type { Lang } from "../text/lang";
import { RETENTION, VALID, type Period, type RetentionEvent, type RetentionRow } from "./retention";

/** `730` days read as 2 years, because nobody counts so many. */
function periodWords(period: Period, lang: Lang): string {
  const say = (n: number, zh: string, en: string) => (lang === "zh" ? `${n} ${zh}` : `${n} ${en}${n === 1 ? "" : "s"}`);
  if ("hours" in period) return say(period.hours, "小时", "hour");
  if ("months" in period) return say(period.months, "个月", "month");
  return period.days >= 365 && period.days % 365 === 0 ? say(period.days / 365, "年", "year") : say(period.days, "天", "day");
}

/** What becomes of it, with the time in words; the time is empty where something goes at once or stays. */
const events: Record<Lang, Record<RetentionEvent, (time: string) => string>> = {
  zh: {
    report: (time) => `采纳情况公布满 ${time}后删除`,
    event: (time) => `活动结束满 ${time}后删除，只留人数`,
    meeting: (time) => `会议结束满 ${time}后删除`,
    hearing: (time) => `听证会结束满 ${time}后删除，只留“王**”`,
    sent: (time) => `发送满 ${time}后删除`,
    expiry: (time) => (time === "" ? "失效后随即删除" : `失效满 ${time}后删除`),
    signOut: () => "登录状态结束，又没有报名和日历地址与之关联时，随即删除",
    counting: (time) => `开始计数满 ${time}后删除`,
    act: (time) => `至少保存 ${time}`,
    request: () => "您停止时立即删除",
    archive: () => "不含身份信息，随决策档案长期保存",
    office: () => "工作人员对经办的事项负责，随经办记录长期保存",
  },
  en: {
    report: (time) => `Deleted ${time} after the response is published`,
    event: (time) => `Deleted ${time} after the event; only the numbers stay`,
    meeting: (time) => `Deleted ${time} after the meeting`,
    hearing: (time) => `Deleted ${time} after the hearing; only 王** stays`,
    sent: (time) => `Deleted ${time} after sending`,
    expiry: (time) => (time === "" ? "Deleted as soon as it expires" : `Deleted ${time} after it expires`),
    signOut: () => "Deleted when you are signed out and no application or calendar address hangs on it",
    counting: (time) => `Deleted ${time} after the counting began`,
    act: (time) => `Kept for at least ${time}`,
    request: () => "Deleted as soon as you stop",
    archive: () => "Kept with the decision's archive, without your identity",
    office: () => "Kept with the record: officials answer for what they did",
  },
};

/** Until when a row of the retention table is kept, as one clause without a full stop. Every page and form that says so takes it from here. */
export function keptUntil(row: RetentionRow, lang: Lang): string {
  const { period, after }: { period: Period | null; after: RetentionEvent } = RETENTION[row];
  const goesAtOnce = period === null || ("hours" in period && period.hours === 0);
  return events[lang][after](goesAtOnce ? "" : periodWords(period, lang));
}

/** One row of the notice. `also`: an earlier end, or what the period does not say. */
export interface NoticeRow {
  form: string;
  data: string;
  why: string;
  also?: string;
}

const { citizenSession, staffSession, contactCode } = VALID;

/** What the notice says of each row of the table, in its order; a row without words does not compile. */
export const noticeRows: Record<Lang, Record<RetentionRow, NoticeRow>> = {
  zh: {
    opinionIdentity: {
      form: "提交意见",
      data: "姓名或者单位名称、一个手机号码或者电子邮箱（可以匿名的征集中为选填），以及回执上的盐",
      why: "核实情况，发送回执和办理结果，遗失编号时重新发送，撤回时确认本人；联系方式从不公开，个人姓名公布时写作“王**”，另行同意的写全名",
      also: "一直没有公布采纳情况的，从征集截止起算；撤回意见时立即删除",
    },
    opinionWords: { form: "提交意见、提出异议、反映“这不是我写的”", data: "意见内容、所针对的条款、身份类别、写明的理由", why: "研究、答复意见，形成采纳情况；意见是决策的法定记录", also: "撤回的意见，内容立即删除" },
    questionnaireAnswer: { form: "填写问卷", data: "选项和填写的文字（不要求姓名和联系方式）", why: "统计结果，作为决策参考" },
    registration: { form: "报名活动", data: "姓名、一个手机号码或者电子邮箱、人数、需要的照顾", why: "发送入场票和变动通知，入场时核对" },
    application: { form: "报名公众代表", data: "报名人的登录身份、对条件的回答、名额类别、自述、审核理由和盐", why: "资格核对、抽选和联系", also: "公开的抽选名册只有序号、类别和校验码，长期保存，供人核验" },
    representative: { form: "当选公众代表或者候补", data: "报名时填写的内容和联系方式", why: "联系参会，反馈所提建议的办理情况" },
    hearingParticipant: { form: "参加听证会", data: "姓名、代表的一方", why: "核对到会和笔录，公布参加人名单（只写“王**”）" },
    message: { form: "收到的邮件和短信", data: "收件的手机号码或者电子邮箱、内容", why: "发送回执、结果和通知，答复“是不是你们发的”" },
    session: { form: "登录", data: "登录状态（只保存不可还原的校验值）", why: "在各个页面之间记住您已经登录", also: `公众登录 ${citizenSession.days} 天失效，工作人员 ${staffSession.hours} 小时失效` },
    contactCode: { form: "登录、撤回意见、报名、关注", data: "手机号码或者电子邮箱、六位验证码（只保存不可还原的校验值）", why: "确认是您本人", also: `验证码 ${contactCode.minutes} 分钟失效` },
    citizen: { form: "登录", data: "登录用的手机号码或者电子邮箱、个人日历地址的代号", why: "让您看到自己的意见、入场票和报名" },
    follow: { form: "关注决策", data: "一个电子邮箱", why: "决策有进展时发邮件告诉您" },
    rateCounter: { form: "访问网页、索取验证码", data: "网络地址、联系方式的代号（不可还原）", why: "限制猜测编号、滥发验证码等滥用" },
    auditRow: { form: "办理过程", data: "谁在什么时候办理了什么（公众只记代号，不记姓名和联系方式）", why: "法律要求留存的操作记录，发现和追查违规处理" },
    staff: { form: "工作人员的账号", data: "姓名、工作邮箱", why: "办理、审查和答复要有人负责" },
  },
  en: {
    opinionIdentity: {
      form: "Opinion",
      data: "Your name or your organisation's, one mobile number or e-mail address (optional where the consultation allows it), and the salt on the receipt",
      why: "To clarify facts, to send the receipt and the result, to send a lost code again, to make sure it is you who withdraws. Contacts are never published; an individual appears as 王**, or in full with separate consent",
      also: "Where no response is ever published, the time runs from the closing date; deleted at once when you withdraw",
    },
    opinionWords: {
      form: "Opinion, objection, \"I did not write this\"",
      data: "Your words, the clause they are about, whether you are an individual or an organisation, the reasons you give",
      why: "To consider and answer opinions and to write the response; by law an opinion is part of the record of the decision",
      also: "The words of a withdrawn opinion are deleted at once",
    },
    questionnaireAnswer: { form: "Questionnaire", data: "What you choose and write (no name or contact is asked)", why: "To work out the results, which inform the decision" },
    registration: { form: "Event registration", data: "Name, one mobile number or e-mail address, number of people, help that you need", why: "To send the ticket and news of changes, and to let you in" },
    application: {
      form: "Applying as a representative",
      data: "Who is signed in, answers to the conditions, the groups you belong to, what you wrote about yourself, the result of screening, the salt",
      why: "To check conditions, to draw, and to reach you",
      also: "The public pool holds numbers, groups and check sums only and stays, so that anybody can check the draw",
    },
    representative: { form: "Being drawn as a representative or an alternate", data: "What you wrote when you applied, and how to reach you", why: "To invite you and to tell you what became of your suggestions" },
    hearingParticipant: { form: "Taking part in a hearing", data: "Name, the side you speak for", why: "To check attendance and the record, and to publish the list (as 王** only)" },
    message: { form: "Mails and text messages to you", data: "The number or address, and what was sent", why: "To send receipts, results and news, and to answer whether a message was ours" },
    session: { form: "Signing in", data: "That you are signed in (a checksum only)", why: "To remember it from page to page", also: `A citizen's session expires after ${citizenSession.days} days, an official's after ${staffSession.hours} hours` },
    contactCode: { form: "Signing in, withdrawing, registering, following", data: "Mobile number or e-mail address, six-digit code (a checksum only)", why: "To make sure it is you", also: `A code expires after ${contactCode.minutes} minutes` },
    citizen: { form: "Signing in", data: "The number or address you sign in with, and the mark of your calendar address", why: "To show you your own opinions, tickets and applications" },
    follow: { form: "Following a decision", data: "One e-mail address", why: "To tell you of news of the decision" },
    rateCounter: { form: "Visiting pages, asking for codes", data: "A pseudonym of the network address or the contact that cannot be turned back", why: "To limit abuse such as guessing codes" },
    auditRow: { form: "Handling", data: "Who did what and when (a member of the public is a number, without name and contact)", why: "Records that the law asks for, to find wrong handling" },
    staff: { form: "Accounts of officials", data: "Name, work e-mail", why: "Somebody must answer for handling, reviews and answers" },
  },
};
