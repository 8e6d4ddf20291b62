import type { Verdict } from "../domain/open-month/door-decision";
import { doorSign, doorWords, type DoorColour, type DoorSign, type DoorSymbol } from "../domain/open-month/door-words";
import type { ScanAnswer } from "../domain/open-month/scan-answer";
import type { Lang } from "../domain/text/lang";
import type { GateWords } from "./words";

/** What fills the screen. `sign` is null while nothing is decided: then there is no colour, no tone and no pulse. */
export type ShownVerdict = {
  verdict: string;
  sign: DoorSign | null;
  symbol: DoorSymbol | "waiting";
  colour: DoorColour | "none";
  word: string;
  next: string;
  name: string;
  /** `3 / 4`, or empty for a party of one. */
  count: string;
  notes: string[];
  /** How many of the party could still go in with this ticket. */
  rest: number;
};

const nothing = { name: "", count: "", notes: [], rest: 0 };

/** What the screen says to the server's answer. */
export function shownAnswer(answer: ScanAnswer, lang: Lang, words: GateWords): ShownVerdict {
  const sign = signOf(answer.verdict);
  const { admitted = 0, of = 1 } = answer;
  return {
    verdict: answer.verdict,
    sign,
    symbol: sign.symbol,
    colour: sign.colour,
    ...answer.words[lang],
    name: answer.name ?? "",
    count: of > 1 ? `${admitted} / ${of}` : "",
    notes: [...(answer.children ? [words.children(answer.children)] : []), ...(answer.notes ? [words.notes(answer.notes)] : [])],
    rest: answer.verdict === "admit" ? of - admitted : 0,
  };
}

/** While the server is asked. */
export function shownWaiting(words: GateWords): ShownVerdict {
  return { verdict: "waiting", sign: null, symbol: "waiting", colour: "none", word: words.checking, next: words.checkingNext, ...nothing };
}

/** Grey: nobody has decided, so nobody is let in. */
export function shownUndecided(kind: "no-answer" | "not-saved", words: GateWords): ShownVerdict {
  const sign = doorSign({ verdict: "not_prepared" });
  const [word, next] = kind === "no-answer" ? [words.noAnswer, words.noAnswerNext] : [words.notSaved, words.notSavedNext];
  return { verdict: "not_prepared", sign, symbol: sign.symbol, colour: sign.colour, word, next, ...nothing };
}

/** Red at once, with or without a network: what is no code of ours needs no look-up. */
export function shownMalformed(lang: Lang): ShownVerdict {
  const verdict = { verdict: "malformed" } as const;
  const sign = doorSign(verdict);
  return { verdict: verdict.verdict, sign, symbol: sign.symbol, colour: sign.colour, ...doorWords(verdict, lang), ...nothing };
}

/** A scan that the server did not take, or an undo, looks like the nearest verdict of the door. */
function signOf(verdict: ScanAnswer["verdict"]): DoorSign {
  if (verdict === "id_reused" || verdict === "rejected_protocol" || verdict === "undo_refused") return doorSign({ verdict: "not_prepared" });
  if (verdict === "undone") return doorSign({ verdict: "exit_recorded", inside: 0, persons: 0, withoutEntry: false });
  // The sign hangs on the verdict's name, and on who decided.
  return doorSign({ verdict, decidedBy: "server" } as Verdict);
}
