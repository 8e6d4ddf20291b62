import type { Day } from "../calendar/shanghai";
import { RETENTION } from "../identity/retention";

/** How long audit rows are kept when the office sets nothing, and at least (互联网政务应用安全管理规定; the Cybersecurity Law asks for six). */
export const AUDIT_MONTHS = RETENTION.auditRow.period.months;

/** The first day whose rows are still kept: so many months before today, on the last day of a month that is too short. */
export function keptFrom(today: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = today.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, lastDate));
  return first.toISOString().slice(0, 10);
}
