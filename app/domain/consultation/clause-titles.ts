import type { DraftLayout } from "./clause-layout";
import { endsSentence, type DraftLine } from "./clause-lines";
import { readsAsHeading } from "./clause-markers";

const BRACKETED = /^(?:【([^】]{1,40})】|（([^（）()]{1,40})[）)]|\(([^（）()]{1,40})[）)]|〔([^〕]{1,40})〕|\[([^\]]{1,40})\])/;
/** Words in brackets that say what became of the article, and numbers of items: they are its text. */
const NO_TITLE = /^(?:略|删除|已删除|废止|保留|空|无|[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})$/;
const LONGEST_TITLE = 20;

/**
 * Title (条标) and text of what stands behind an article's number. A title stands in brackets; without brackets it is one only where `standsAlone` says that
 * nothing else can stand on the line, and it reads as one.
 */
export function articleTitle(rest: string, standsAlone: boolean): { title: string | null; marks: string; text: string } {
  const match = BRACKETED.exec(rest);
  const inner = match?.slice(1).find((group) => group !== undefined)?.trim() ?? "";
  if (match && inner !== "" && !NO_TITLE.test(inner) && !/[。；]/.test(inner)) {
    return { title: inner, marks: `${match[0].at(0)}${match[0].at(-1)}`, text: rest.slice(match[0].length).trim() };
  }
  return standsAlone && isPlainTitle(rest) ? { title: rest, marks: "", text: "" } : { title: null, marks: "", text: rest };
}

/** Whether the draft prints titles without brackets, alone behind the number, with the text below: then at least half of its articles look so. */
export function titlesStandAlone({ form, heads, markers, end }: DraftLayout): boolean {
  if (form !== "articles") return false;
  const articles = [...heads].filter((line) => markers[line]?.style === "article");
  const titled = articles.filter((line) => isPlainTitle(markers[line]!.rest) && line + 1 < end && !heads.has(line + 1) && !markers[line + 1]);
  return titled.length >= 2 && titled.length * 2 >= articles.length;
}

function isPlainTitle(rest: string): boolean {
  return rest !== "" && rest.length <= LONGEST_TITLE && readsAsHeading(rest) && !endsSentence(rest);
}

const NAME = /(?:法典?|条例|规定|办法|[细规准守]则|规[程范划]|章程|制度|标准|导则|指南|方案|预案|计划|纲要|意见|决定|措施|清单|目录|要点)(?:\s*[（(〔【][^）)〕】]{1,30}[）)〕】]|\s*(?:草案|征求意见稿)){0,3}$/;
const STATE = /^[（(〔【][^）)〕】]{0,12}(?:草案|稿|修订|试行|暂行)[^）)〕】]{0,12}[）)〕】]$/;
/** A heading such as 第一节　规划 in a table of contents ends like a name and is none. */
const NO_NAME = /^附\s*[件录：:]|[。；，：:]|^目\s*[录次]$|^\d{4}年.*(?:通过|修正|公布)|^第[^\s　]{1,6}(?:编|章|节|部分)/;
const LONGEST_NAME = 60;

/**
 * The name of a draft among the lines before its first clause: the last line that reads as one, with 征求意见稿 or 草案 from the line below it; else the
 * first Markdown heading, else the first short line. Empty for none.
 */
export function draftTitle(preamble: readonly DraftLine[]): string {
  const lines = preamble.filter(({ isComment }) => !isComment);
  const isShort = ({ text }: DraftLine) => text.length <= LONGEST_NAME;
  let at = lines.findLastIndex((line) => isShort(line) && NAME.test(line.text) && !NO_NAME.test(line.text));
  if (at < 0) at = lines.findIndex(({ level }) => level > 0);
  if (at < 0) at = lines.findIndex((line) => isShort(line) && !endsSentence(line.text));
  const line = lines[at];
  if (!line) return "";
  const state = lines[at + 1];
  return line.text.replace(/\s+/g, " ") + (state && STATE.test(state.text) ? state.text : "");
}
