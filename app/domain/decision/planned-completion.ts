import { addDays, type Day } from "../calendar/shanghai";
import { parseChineseNumeral } from "../consultation/clause-numerals";
import { toHalfWidth } from "../text/half-width";

/** The quarter of a planned completion: `2026-11` lies in `2026-Q4`; a quarter is its own. */
export function plannedQuarter(planned: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(planned);
  return month ? `${month[1]}-Q${Math.ceil(Number(month[2]) / 3)}` : planned;
}

/** The last day of the planned month or quarter; null for what is neither. */
export function plannedEnd(planned: string): Day | null {
  const found = /^(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))$/.exec(planned);
  if (!found) return null;
  const month = found[2] ? Number(found[2]) * 3 : Number(found[3]);
  const year = Number(found[1]) + Math.floor(month / 12);
  return addDays(`${year}-${String((month % 12) + 1).padStart(2, "0")}-01`, -1);
}

/**
 * A planned completion as offices write it in their tables: `第四季度`, `4季度`, `2026年11月`, `11月底前`, `2026-11`, `2026-Q4`, `2026/11/30`,
 * `上半年`, `年底前`. A year that is not written is the catalogue's. Null for what names no month or quarter.
 */
export function readPlannedCompletion(written: string, year: number): string | null {
  const text = toHalfWidth(written).replace(/\s/g, "").toUpperCase();
  const named = /^(20\d{2})年?/.exec(text);
  const at = named ? Number(named[1]) : year;
  const rest = text.slice(named?.[0].length ?? 0);
  const quarter = /^-?Q([1-4])$|^第?([1-4一二三四])季度?(?:末|底)?(?:之?前)?$/.exec(rest);
  if (quarter) return `${at}-Q${parseChineseNumeral(quarter[1] ?? quarter[2] ?? "")}`;
  const month = /^([\d一二三四五六七八九十]{1,2})月(?:份|底|末|上旬|中旬|下旬|\d{1,2}日)?(?:之?前)?$/.exec(rest) ?? (named ? /^[-./](\d{1,2})(?:[-./]\d{1,2})?$/.exec(rest) : null);
  const number = month ? parseChineseNumeral(month[1] ?? "") : null;
  if (number !== null) return number >= 1 && number <= 12 ? `${at}-${String(number).padStart(2, "0")}` : null;
  if (/^上半年(?:之?前)?$/.test(rest)) return `${at}-Q2`;
  return /^(?:下半年|年?底|年?末|年?内|全年)(?:之?前)?$/.test(rest) ? `${at}-Q4` : null;
}
