/** What a plain-language guide explains (requirements of the work plan, row 12): core terms, key points, scope, where to go, how, how it is applied, what it brings. */
export const GUIDE_HEADINGS = ["核心概念", "关键重点", "适用范围", "办事指引", "操作方法", "执行口径", "惠民利企举措"] as const;

/** The guide with its seven headings and nothing below them yet, in Markdown. */
export const GUIDE_TEMPLATE = GUIDE_HEADINGS.map((heading) => `## ${heading}\n\n`).join("\n");

/** The headings of a Markdown text with nothing written below them: neither words nor a heading of a lower level. */
export function emptyHeadings(markdown: string): string[] {
  const lines = markdown.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return lines.flatMap((line, index) => {
    const heading = /^(#{1,6})\s+(.+)$/.exec(line);
    if (!heading) return [];
    const next = /^(#{1,6})\s/.exec(lines[index + 1] ?? "#");
    const isEmpty = lines[index + 1] === undefined || (next !== null && next[1]!.length <= heading[1]!.length);
    return isEmpty ? [heading[2]!] : [];
  });
}
