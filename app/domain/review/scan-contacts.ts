import { hasCitizenShape, isCitizenNumber, isLuhn } from "./scan-numbers";
import type { ReadText } from "./scan-text";

export type NumberRule = "citizenNumber" | "bankCard" | "phone" | "namedPhone";

/** A place in a text as it was read: from one sign up to another. */
export interface Place {
  rule: NumberRule;
  from: number;
  to: number;
}

/** What people put between the digits of one number. */
const GAP = "(?: ?[-·._] ?| {1,2})?";
const digits = (count: string) => `(?:${GAP}\\d)${count}`;
const EDGE_BEFORE = "(?<![\\da-z])";
const EDGE_AFTER = "(?![\\da-z])";

const CITIZEN = new RegExp(`${EDGE_BEFORE}[1-9]${digits("{16}")}${GAP}[\\dx]${EDGE_AFTER}`, "g");
const OLD_CITIZEN = new RegExp(`${EDGE_BEFORE}[1-9]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}${EDGE_AFTER}`, "g");
const CARD = new RegExp(`${EDGE_BEFORE}[3-6]${digits("{12,18}")}${EDGE_AFTER}`, "g");
const MOBILE = new RegExp(`${EDGE_BEFORE}(?:(?:\\+|00)?86${GAP})?1${GAP}[3-9]${digits("{9}")}${EDGE_AFTER}`, "g");
const AREA = `(?:\\(0\\d{2,3}\\) ?|0\\d{2,3}${GAP})`;
const APART = "(?: ?[-·._] ?| {1,2})";
const LANDLINE = new RegExp(`${EDGE_BEFORE}(?:\\(\\+?86\\)|\\+86${GAP})?(?:${AREA}[2-9]${digits("{6,7}")}|0(?:${APART}\\d){9,11})${EDGE_AFTER}`, "g");
const NAMED_NUMBER = new RegExp(`(?<=(?:电话|手机|传真|座机|联系方式|tel|phone|fax)[^\\d\\n。；;]{0,6})${EDGE_BEFORE}[2-9]${digits("{6,7}")}${EDGE_AFTER}`, "g");

/** Every number of a person in a text: citizens' numbers, phones with and without a name beside them, bank cards. Where two rules meet the stricter one counts. */
export function findNumbers(read: ReadText): Place[] {
  const { signs } = read;
  const places: Place[] = [];
  const take = (rule: NumberRule, pattern: RegExp, accepts: (found: string, at: number) => boolean) => {
    for (const match of signs.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (places.some((place) => from < place.to && place.from < to)) continue;
      if (accepts(match[0], from)) places.push({ rule, from, to });
    }
  };
  const nearCitizen = (at: number) => /身份证|证件号|identity card/.test(signs.slice(Math.max(0, at - 16), at));
  take("citizenNumber", CITIZEN, (found, at) => isCitizenNumber(bare(found)) || (nearCitizen(at) && hasCitizenShape(bare(found))));
  take("citizenNumber", OLD_CITIZEN, (_found, at) => nearCitizen(at));
  take("bankCard", CARD, (found, at) => isLuhn(bare(found)) && isGroupedCard(found) && !/isbn[^a-z]{0,4}$/.test(signs.slice(0, at)));
  take("phone", MOBILE, isGroupedPhone);
  take("phone", LANDLINE, isGroupedPhone);
  take("phone", NAMED_NUMBER, isGroupedPhone);
  return places.map((place) => (place.rule === "phone" && hasNameBeside(signs, place) ? { ...place, rule: "namedPhone" } : place));
}

function bare(found: string): string {
  return found.replace(/[^\dx]/g, "");
}

function gapsOf(found: string): number {
  return (found.trim().match(/\d(?=[^\dx]+\d)/g) ?? []).length;
}

/** Groups of a few digits or each digit apart; a table of small figures is neither. */
function isGroupedPhone(found: string): boolean {
  const gaps = gapsOf(found);
  return gaps <= 4 || gaps >= bare(found).length - 2;
}

function isGroupedCard(found: string): boolean {
  const groups = found.split(/[^\d]+/);
  return groups.length === 1 || groups.every((group) => group.length === 1) || groups.slice(0, -1).every((group) => group.length >= 4);
}

/** The hundred most frequent surnames and some that occur in compound ones. */
const SURNAMES = new Set(
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧司诸尤倪殷章施岳齐葛苗温俞樊喻费牛洪柳",
);
/** Words around a number that are no name. */
const LABELS = /联系(?:电话|方式|人)|咨询电话|电话|手机|传真|座机|号码|微信|姓名|负责人|经办人|同志|先生|女士|老师|主任|科长|处长|师傅|联系|方式|拨打|致电|tel|phone/g;
const BODY = /[处科室局办所站院厅部司队委会心司园街路区市县镇村]$/;

/** Whether a word of two to four characters that begins with a surname stands right before or after the number. */
function hasNameBeside(signs: string, place: Place): boolean {
  const before = words(signs.slice(Math.max(0, place.from - 20), place.from)).at(-1);
  const after = /^\s?[(【]?\s?([\p{Script=Han}]{2,4})(?![\p{Script=Han}])/u.exec(signs.slice(place.to, place.to + 10))?.[1];
  return [before, after].some((word) => word !== undefined && isName(word));
}

function words(text: string): string[] {
  return text.replace(LABELS, " ").match(/[\p{Script=Han}]+/gu) ?? [];
}

function isName(word: string): boolean {
  const name = word.replace(LABELS, "");
  return name.length >= 2 && name.length <= 4 && SURNAMES.has(name[0]!) && !BODY.test(name);
}
