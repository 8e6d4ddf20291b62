export const WORD_LISTS = ["stateSecret", "workSecret", "sensitive"] as const;

export type WordList = (typeof WORD_LISTS)[number];

export const wordListWords: Record<WordList, string> = { stateSecret: "涉密", workSecret: "工作秘密", sensitive: "敏感" };

/** A word that the scan looks for, with the list it stands on. */
export interface ScanWord {
  word: string;
  list: WordList;
}

export const MOST_WORDS = 2_000;
const LONGEST_WORD = 40;

export type WordFault = { line: number; reason: "NO_LIST" | "UNKNOWN_LIST" | "TOO_SHORT" | "TOO_LONG" } | { line: number; reason: "TOO_MANY" };

/** The lists as one text: a heading `# 涉密` and one word a line. What `parseWords` reads back unchanged. */
export function formatWords(words: readonly ScanWord[]): string {
  return WORD_LISTS.map((list) => [`# ${wordListWords[list]}`, ...words.filter((each) => each.list === list).map(({ word }) => word)].join("\n")).join("\n\n") + "\n";
}

/** Reads such a text; empty lines and doubles are passed over, each fault is named with its line. A word has two characters at least: one alone is everywhere. */
export function parseWords(text: string): { ok: true; words: ScanWord[] } | { ok: false; faults: WordFault[] } {
  const words = new Map<string, ScanWord>();
  const faults: WordFault[] = [];
  let list: WordList | undefined;
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const line = raw.trim();
    const fault = (reason: WordFault["reason"]) => faults.push({ line: i + 1, reason });
    if (line === "") return;
    const heading = /^[#＃]\s*(.*)$/.exec(line);
    if (heading) {
      list = WORD_LISTS.find((each) => wordListWords[each] === heading[1]?.trim());
      if (!list) fault("UNKNOWN_LIST");
    } else if (!list) fault("NO_LIST");
    else if ([...line].length < 2) fault("TOO_SHORT");
    else if ([...line].length > LONGEST_WORD) fault("TOO_LONG");
    else if (words.size === MOST_WORDS) fault("TOO_MANY");
    else if (!words.has(line)) words.set(line, { word: line, list });
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, words: [...words.values()] };
}

/** A fault with what to do about it. */
export function wordFaultSentence({ line, reason }: WordFault): string {
  const lists = WORD_LISTS.map((list) => `# ${wordListWords[list]}`).join("、");
  const sentences: Record<WordFault["reason"], string> = {
    NO_LIST: `这个词不在任何词表下。请先写一行词表名：${lists}。`,
    UNKNOWN_LIST: `没有这个词表。请改为${lists}之一。`,
    TOO_SHORT: "只有一个字的词处处都会出现。请至少写两个字。",
    TOO_LONG: `词太长。请不超过 ${LONGEST_WORD} 个字。`,
    TOO_MANY: `词表最多 ${MOST_WORDS} 个词。请删去不用的词。`,
  };
  return `第 ${line} 行：${sentences[reason]}`;
}
