import { formatTime } from "../calendar/shanghai";
import type { Lang } from "../text/lang";
import type { Verdict } from "./door-decision";
import { registrationStateWords } from "./registration.words";

export type DoorSymbol =
  | "tick"
  | "tick-clock"
  | "plus"
  | "repeat"
  | "double-ring"
  | "arrow"
  | "arrow-out"
  | "cross"
  | "question";

export type DoorColour = "green" | "amber" | "blue" | "yellow" | "orange" | "red" | "grey";

export type DoorTone = "high-short" | "two-short" | "low" | "low-low" | "long-low" | "none";

/** How a verdict looks, sounds and feels. Colour is never the only sign: every colour has its own symbol and word. */
export type DoorSign = {
  symbol: DoorSymbol;
  colour: DoorColour;
  tone: DoorTone;
  /** Vibration in milliseconds, on and off in turn; empty for none. */
  vibration: readonly number[];
  /** How long it stays unless the next code comes first; null: until somebody taps. */
  staysMs: number | null;
};

const red: DoorSign = { symbol: "cross", colour: "red", tone: "long-low", vibration: [600], staysMs: null };
const orange: DoorSign = { symbol: "arrow", colour: "orange", tone: "low", vibration: [150], staysMs: null };
const yellow: DoorSign = { symbol: "double-ring", colour: "yellow", tone: "low-low", vibration: [150, 100, 150], staysMs: null };
const green: DoorSign = { symbol: "tick", colour: "green", tone: "high-short", vibration: [80], staysMs: 1500 };

const signs: Record<Verdict["verdict"], DoorSign> = {
  admit: green,
  unknown_here: { symbol: "plus", colour: "amber", tone: "two-short", vibration: [80, 80, 80], staysMs: null },
  just_admitted: { symbol: "repeat", colour: "blue", tone: "none", vibration: [], staysMs: 1000 },
  exit_recorded: { symbol: "arrow-out", colour: "blue", tone: "none", vibration: [80], staysMs: 1500 },
  already_in: yellow,
  party_full: yellow,
  wrong_session: orange,
  too_early: orange,
  too_late: orange,
  not_confirmed: orange,
  needs_info: orange,
  malformed: red,
  not_found: red,
  replaced: red,
  cancelled: red,
  blocked: red,
  not_prepared: { symbol: "question", colour: "grey", tone: "none", vibration: [], staysMs: null },
};

/** The sign of a verdict. What a phone admits from its list carries a clock, because the server has not agreed yet. */
export function doorSign(verdict: Verdict): DoorSign {
  const sign = signs[verdict.verdict];
  return verdict.verdict === "admit" && verdict.decidedBy === "list" ? { ...sign, symbol: "tick-clock" } : sign;
}

/** The word that fills the screen, and what the volunteer does next. */
export type DoorWords = { word: string; next: string };

type Speaker = { [V in Verdict["verdict"]]: (verdict: Extract<Verdict, { verdict: V }>) => DoorWords };

const zh: Speaker = {
  admit: ({ inside, persons, decidedBy }) => ({
    word: decidedBy === "server" ? "签到成功" : "离线放行，待核对",
    next: persons === 1 ? "请进。" : `请进，已到 ${inside}/${persons} 人。`,
  }),
  unknown_here: ({ policy }) => ({
    word: "本机名单里没有这张票",
    next: {
      "volunteer-decides": "票码格式正确，可能是刚报的名。请核对票面场次和姓名，由您决定是否放行。",
      admit: "票码格式正确，可能是刚报的名。按本场规定可以放行，联网后核对。",
      refuse: "票码格式正确，但按本场规定先不放行。请引导到异常处理台。",
    }[policy],
  }),
  just_admitted: ({ inside, persons }) => ({
    word: "同一张票，刚刚签到",
    next: persons === 1 ? "不用再扫，请下一位。" : `已到 ${inside}/${persons} 人，不用再扫，请下一位。`,
  }),
  exit_recorded: ({ inside, persons, withoutEntry }) => ({
    word: "已记录离场",
    next: withoutEntry ? "这张票没有入场记录，已一并记下。" : `场内还有 ${inside}/${persons} 人。`,
  }),
  already_in: ({ first }) => ({
    word: first?.at ? `已于 ${formatTime(first.at)} 签到` : "已经签到",
    next: `${first ? `由${first.gate}的${first.operator}签到。` : ""}请核对本人；有疑问的，引导到异常处理台。`,
  }),
  party_full: ({ inside, persons, first }) => ({
    word: `人数已满 ${inside}/${persons}`,
    next:
      (first?.at ? `第一次签到是 ${formatTime(first.at)}，${first.gate}。` : "") +
      (inside < persons ? `这张票还可以进 ${persons - inside} 人。` : "多出的人请到现场候补处。"),
  }),
  wrong_session: ({ session }) => ({
    word: "非本场次",
    next: `这张票是“${session.title}”，${formatTime(session.startsAt)} 开始，请到${session.place}。`,
  }),
  too_early: ({ minutes, doorsOpenAt }) => ({
    word: "还没到入场时间",
    next: `${formatTime(doorsOpenAt)} 开始入场，还有 ${minutes} 分钟，请稍候。`,
  }),
  too_late: ({ minutes, doorsCloseAt }) => ({
    word: "已停止入场",
    next: `${formatTime(doorsCloseAt)} 已停止入场，过了 ${minutes} 分钟。请引导到异常处理台询问能否加入。`,
  }),
  not_confirmed: ({ state }) => ({
    word: "没有名额",
    next: `这份报名的状态是“${registrationStateWords.zh[state]}”。请到现场候补处。`,
  }),
  needs_info: ({ missing }) => ({
    word: "还要补填信息",
    next: `请在手机上补填：${missing.join("、")}，然后再扫一次。`,
  }),
  malformed: () => ({ word: "无效", next: "这不是我们的票码。请出示票面二维码或键入 26 位票码；没有票的，引导到异常处理台。" }),
  not_found: () => ({ word: "查无此票", next: "请核对票码；核对无误的，引导到异常处理台。" }),
  replaced: () => ({ word: "票已更换", next: "这张票已换成新票，旧票作废。请出示最新的票；找不到的，引导到异常处理台。" }),
  cancelled: () => ({ word: "已取消", next: "这份报名已经取消。要参加的，请到现场候补处。" }),
  blocked: () => ({ word: "暂停使用", next: "这张票已被主办方暂停。请引导到异常处理台。" }),
  not_prepared: () => ({ word: "还没有准备好", next: "本机没有名单。请先联网下载名单，或者改用纸质名单。" }),
};

const en: Speaker = {
  admit: ({ inside, persons, decidedBy }) => ({
    word: decidedBy === "server" ? "Checked in" : "Let in offline, to be checked",
    next: persons === 1 ? "Please go in." : `Please go in: ${inside} of ${persons}.`,
  }),
  unknown_here: ({ policy }) => ({
    word: "Not on this phone's list",
    next: {
      "volunteer-decides": "The code is well formed and may be new. Check session and name on the ticket; you decide.",
      admit: "The code is well formed and may be new. This session lets it in; it is checked once online.",
      refuse: "The code is well formed, but this session does not let it in yet. Please go to the help desk.",
    }[policy],
  }),
  just_admitted: ({ inside, persons }) => ({
    word: "Same ticket, just checked in",
    next: persons === 1 ? "No need to scan again. Next, please." : `${inside} of ${persons} are in. Next, please.`,
  }),
  exit_recorded: ({ inside, persons, withoutEntry }) => ({
    word: "Exit recorded",
    next: withoutEntry ? "This ticket had no entry; that is noted." : `${inside} of ${persons} still inside.`,
  }),
  already_in: ({ first }) => ({
    word: first?.at ? `Checked in at ${formatTime(first.at)}` : "Already checked in",
    next: `${first ? `At ${first.gate}, by ${first.operator}. ` : ""}Check the person; in doubt, go to the help desk.`,
  }),
  party_full: ({ inside, persons, first }) => ({
    word: `Party full, ${inside} of ${persons}`,
    next:
      (first?.at ? `First checked in at ${formatTime(first.at)}, ${first.gate}. ` : "") +
      (inside < persons ? `This ticket still lets in ${persons - inside}.` : "Anybody else: please go to the standby line."),
  }),
  wrong_session: ({ session }) => ({
    word: "Another session",
    next: `This ticket is for "${session.title}", starting at ${formatTime(session.startsAt)}. Please go to ${session.place}.`,
  }),
  too_early: ({ minutes, doorsOpenAt }) => ({
    word: "Doors are not open",
    next: `Doors open at ${formatTime(doorsOpenAt)}, in ${minutes} min. Please wait.`,
  }),
  too_late: ({ minutes, doorsCloseAt }) => ({
    word: "Doors have closed",
    next: `Doors closed at ${formatTime(doorsCloseAt)}, ${minutes} min ago. Please ask at the help desk.`,
  }),
  not_confirmed: ({ state }) => ({
    word: "No place",
    next: `The state of this registration: ${registrationStateWords.en[state]}. Please go to the standby line.`,
  }),
  needs_info: ({ missing }) => ({
    word: "More information needed",
    next: `Please fill in on your phone: ${missing.join(", ")}. Then scan again.`,
  }),
  malformed: () => ({
    word: "Invalid",
    next: "This is not one of our codes. Scan the ticket or type its 26 characters; without a ticket, go to the help desk.",
  }),
  not_found: () => ({ word: "No such ticket", next: "Compare the code; if it is right, go to the help desk." }),
  replaced: () => ({
    word: "Ticket replaced",
    next: "This ticket was replaced by a newer one. Please show the latest; if you cannot find it, go to the help desk.",
  }),
  cancelled: () => ({ word: "Cancelled", next: "This registration was cancelled. To come after all, go to the standby line." }),
  blocked: () => ({ word: "Suspended", next: "The organiser has suspended this ticket. Please go to the help desk." }),
  not_prepared: () => ({ word: "Not prepared", next: "This phone has no list. Connect and download it, or use the paper list." }),
};

const speakers: Record<Lang, Speaker> = { zh, en };

/** The words of a verdict. A verdict without words in every language does not compile. */
export function doorWords(verdict: Verdict, lang: Lang): DoorWords {
  const speak = speakers[lang][verdict.verdict] as (verdict: Verdict) => DoorWords;
  return speak(verdict);
}
