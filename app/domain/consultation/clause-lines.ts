/** One line of a draft without its marks. */
export interface DraftLine {
  text: string;
  /** Level of a Markdown heading, 0 for none. */
  level: number;
  /** The first line, or an empty line stands before it. */
  opensBlock: boolean;
  /** Width of the space before the text; an ideographic space counts two. */
  indent: number;
  isComment: boolean;
}

/**
 * The lines of a draft that say something. Gone are: line ends of any kind, empty lines, space at both ends, the Markdown marks `#` of
 * headings and `**` or `__` of bold words, backslashes before marks, rules of `---`, `<br>` and the named spaces of HTML; spaces of any width inside are plain ones. A comment of
 * the file (`<!-- … -->`) is one line, whatever its length. Control characters but tab and line ends are expected to be gone.
 */
export function readLines(text: string): DraftLine[] {
  const lines: DraftLine[] = [];
  let opensBlock = true;
  let comment: string[] | null = null;
  for (const raw of text.replace(/<br\s?\/?>/gi, "\n").replace(/&(?:nbsp|ensp|emsp|#160|#12288);/g, " ").split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const trimmed = raw.trim().replace(OTHER_SPACES, " ");
    if (comment || trimmed.startsWith("<!--")) {
      comment ??= [];
      comment.push(trimmed);
      if (!trimmed.includes("-->")) continue;
      lines.push({ text: comment.filter(Boolean).join("\n"), level: 0, opensBlock, indent: 0, isComment: true });
      comment = null;
      opensBlock = false;
    } else if (trimmed === "" || isRule(trimmed)) {
      opensBlock = true;
    } else {
      const { text: bare, level } = withoutMarks(trimmed);
      if (bare !== "") lines.push({ text: bare, level, opensBlock, indent: indentOf(raw), isComment: false });
      opensBlock = level > 0;
    }
  }
  if (comment) lines.push({ text: comment.filter(Boolean).join("\n"), level: 0, opensBlock, indent: 0, isComment: true });
  return lines;
}

/** Spaces of web pages and typesetters, which stand between the signs of a number too; the ideographic space is left. */
const OTHER_SPACES = /[\u00a0\u2000-\u200a\u202f\u205f]/g;

/** A line that only draws a rule in Markdown. */
function isRule(line: string): boolean {
  return /^(?:-\s?){3,}$|^(?:\*\s?){3,}$|^(?:_\s?){3,}$|^={3,}$/.test(line);
}

function indentOf(raw: string): number {
  let width = 0;
  for (const sign of raw) {
    if (sign === "\u3000" || sign === "\u2003") width += 2;
    else if (sign === "\t") width += 4;
    else if (/\s/.test(sign)) width += 1;
    else break;
  }
  return width;
}

function withoutMarks(line: string): { text: string; level: number } {
  const heading = /^(#{1,6})(?:\s+|(?=\*{0,2}第|\*{0,2}附))/.exec(line);
  let text = heading ? line.slice(heading[0].length) : line;
  if (heading) text = text.replace(/#{1,6}$/, (closing, at: number) => (/\s/.test(text[at - 1] ?? "") ? "" : closing));
  // A bold number is a number even where no space follows it.
  text = text.replace(/^(\*\*|__)\s*(第[^*_]{1,16}条(?:之[一二三四五六七八九十])?)\s*\1/, "$2 ");
  text = text.replace(/\*\*(?=[^\s*])(.+?)\*\*/g, (whole, inner: string, at: number) => (opensBold(text, at, inner) ? inner : whole));
  text = text.replace(/__(?=[^\s_])(.+?)__/g, (whole, inner: string, at: number) => (opensBold(text, at, inner) ? inner : whole));
  text = text.replace(/\\([.()[\]*_#+>~-])/g, "$1");
  return { text: text.trim(), level: heading?.[1]?.length ?? 0 };
}

/** The rule of CommonMark, so that masked names as 王**、李** are not taken for bold. */
function opensBold(text: string, at: number, inner: string): boolean {
  const before = at === 0 ? " " : text[at - 1]!;
  return !/^[\p{P}\p{S}]/u.test(inner) || /[\s\p{P}\p{S}]/u.test(before);
}

/** Whether a text ends as sentences, list leads and items end. A closing bracket ends it too: notes and names often stand in brackets. */
export function endsSentence(text: string): boolean {
  const bare = text.replace(/[”’"'」』》〉\s]{1,8}$/, "");
  return /[。！？；：…!?;:.）)】〕\]]$/.test(bare);
}

/** What stands between two lines that belong together: nothing between Chinese signs, a line end in a table, else a space. */
export function joint(before: string, after: string): string {
  if (before.startsWith("|") || after.startsWith("|")) return "\n";
  const wide = /[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef\u2018-\u201f\u2026\ud800-\udfff]/;
  return wide.test(before.slice(-1)) || wide.test(after.slice(0, 1)) ? "" : " ";
}
