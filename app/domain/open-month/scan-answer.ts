import { LANGS, type Lang } from "../text/lang";
import type { SessionLabel, Verdict } from "./door-decision";
import { doorWords, type DoorWords } from "./door-words";
import type { Passage } from "./presence";
import type { RegistrationState } from "./registration-states";
import type { ScanFlag } from "./scan-facts";

/** Every verdict of the door, for checking what a phone sends. */
export const VERDICTS = Object.keys({
  malformed: true,
  not_prepared: true,
  not_found: true,
  unknown_here: true,
  wrong_session: true,
  replaced: true,
  cancelled: true,
  blocked: true,
  not_confirmed: true,
  too_early: true,
  too_late: true,
  needs_info: true,
  already_in: true,
  party_full: true,
  just_admitted: true,
  admit: true,
  exit_recorded: true,
} satisfies Record<Verdict["verdict"], true>) as Verdict["verdict"][];

/** `id_reused`: the id came before with another scan. `rejected_protocol`: this scan could not be read. Neither writes anything. */
export type AnswerVerdict = Verdict["verdict"] | "undone" | "undo_refused" | "id_reused" | "rejected_protocol";

/** What the server answers to one scan, as JSON. Instants are ISO 8601; persons are counted in the session's unit. */
export type ScanAnswer = {
  scanId: string | null;
  verdict: AnswerVerdict;
  words: Record<Lang, DoorWords>;
  /** The name as staff at the door may see it; only for a ticket of this session. */
  name?: string;
  /** Persons of the party who are in, and the size of the party. */
  admitted?: number;
  of?: number;
  children?: number;
  /** What the party asked for, for example a wheelchair. */
  notes?: string;
  session?: { id: string; title: string; startsAt: string; place: string };
  first?: { at: string | null; gate: string; operator: string };
  minutes?: number;
  doorsOpenAt?: string;
  doorsCloseAt?: string;
  state?: RegistrationState;
  missing?: string[];
  flags?: ScanFlag[];
  /** The same scan came before; this is the answer it got then. */
  replayed?: true;
};

const GATE_TAG = 3;
const PAPER_GATE = "paper";

/**
 * What a phone is called until somebody gives it a name: the last three symbols of its id, `paper` for the desk's lists. Staff read it from the
 * phone's header.
 */
export function gateTag(deviceId: string): string {
  return deviceId.endsWith("/desk") ? PAPER_GATE : deviceId.slice(-GATE_TAG).toUpperCase();
}

/** The gate in words, for the sentence that says where somebody was let in. */
export function gateWords(tag: string, lang: Lang): string {
  if (tag === PAPER_GATE) return lang === "zh" ? "工作台" : "the desk";
  return lang === "zh" ? `检票机 ${tag} ` : `door phone ${tag}`;
}

export type AnsweredTicket = { name: string; children: number; needs: string };

/**
 * The answer to one scan.
 *
 * @param ticket who the ticket is for, with the name already masked; null when it is not of this session
 * @param labels the session of a `wrong_session` in each language
 */
export function scanAnswer(
  scanId: string,
  verdict: Verdict,
  more: { ticket: AnsweredTicket | null; labels?: Record<Lang, SessionLabel>; flags?: readonly ScanFlag[] },
): ScanAnswer {
  const { ticket } = more;
  return {
    scanId,
    verdict: verdict.verdict,
    words: wordsOf((lang) => doorWords(localised(verdict, lang, more.labels), lang)),
    ...(ticket && { name: ticket.name }),
    ...facts(verdict),
    ...(ticket && verdict.verdict === "admit" && ticket.children > 0 && { children: ticket.children }),
    ...(ticket && verdict.verdict === "admit" && ticket.needs !== "" && { notes: ticket.needs }),
    ...(more.flags && more.flags.length > 0 && { flags: [...more.flags] }),
  };
}

const plainWords = {
  undone: {
    zh: { word: "已撤销", next: "这次扫码已经撤销，名额已还给这张票。" },
    en: { word: "Undone", next: "The scan was taken back; the ticket has its places again." },
  },
  undo_refused: {
    zh: { word: "不能撤销", next: "只能撤销本机十五分钟以内的扫码。其他情况请引导到异常处理台。" },
    en: { word: "Cannot be undone", next: "Only scans of this phone can be undone, within fifteen minutes. Otherwise go to the help desk." },
  },
  id_reused: {
    zh: { word: "编号重复", next: "这个扫码编号已经用于另一次扫码，本次没有登记。请重新扫码。" },
    en: { word: "Id used before", next: "This scan id belongs to another scan; nothing was recorded. Please scan again." },
  },
  rejected_protocol: {
    zh: { word: "无法识别", next: "这条扫码记录缺少内容或者格式不对，没有登记。请刷新检票页后重新扫码。" },
    en: { word: "Not readable", next: "This scan is incomplete or malformed; nothing was recorded. Reload the door page and scan again." },
  },
} satisfies Record<Exclude<AnswerVerdict, Verdict["verdict"]>, Record<Lang, DoorWords>>;

/** The answer to an undo, or to a scan that was not recorded. */
export function plainAnswer(scanId: string | null, verdict: keyof typeof plainWords, more: Pick<ScanAnswer, "admitted" | "of" | "flags"> = {}): ScanAnswer {
  return { scanId, verdict, words: plainWords[verdict], ...more };
}

function facts(verdict: Verdict): Partial<ScanAnswer> {
  switch (verdict.verdict) {
    case "admit":
    case "just_admitted":
    case "exit_recorded":
      return { admitted: verdict.inside, of: verdict.persons };
    case "party_full":
      return { admitted: verdict.inside, of: verdict.persons, first: firstOf(verdict.first) };
    case "already_in":
      return { admitted: 1, of: 1, first: firstOf(verdict.first) };
    case "wrong_session":
      return { session: { ...verdict.session, startsAt: verdict.session.startsAt.toISOString() } };
    case "too_early":
      return { minutes: verdict.minutes, doorsOpenAt: verdict.doorsOpenAt.toISOString() };
    case "too_late":
      return { minutes: verdict.minutes, doorsCloseAt: verdict.doorsCloseAt.toISOString() };
    case "not_confirmed":
      return { state: verdict.state };
    case "needs_info":
      return { missing: [...verdict.missing] };
    default:
      return {};
  }
}

function firstOf(first: Passage | null): ScanAnswer["first"] {
  return first ? { at: first.at?.toISOString() ?? null, gate: first.gate, operator: first.operator } : undefined;
}

function localised(verdict: Verdict, lang: Lang, labels?: Record<Lang, SessionLabel>): Verdict {
  if (verdict.verdict === "wrong_session" && labels) return { ...verdict, session: labels[lang] };
  if ("first" in verdict && verdict.first) return { ...verdict, first: { ...verdict.first, gate: gateWords(verdict.first.gate, lang) } };
  return verdict;
}

function wordsOf(speak: (lang: Lang) => DoorWords): Record<Lang, DoorWords> {
  return Object.fromEntries(LANGS.map((lang) => [lang, speak(lang)])) as Record<Lang, DoorWords>;
}
