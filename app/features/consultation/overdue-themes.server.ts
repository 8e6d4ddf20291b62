import { dayOf, daysFrom, type Day } from "~/domain/calendar/shanghai";
import type { Db } from "~/platform/db.server";

/** A theme whose unit has not answered by the day that the drafting unit set. */
export interface OverdueTheme {
  id: string;
  windowId: string;
  title: string;
  decisionTitle: string;
  leadUnit: string;
  unitName: string;
  dueOn: Day;
  daysLate: number;
}

const MOST = 500;

/** Themes that were given to a unit, are past their day and have no answer yet, the latest first; none of a window whose report is out. One query. */
export async function listOverdueThemes(db: Db, now: Date): Promise<OverdueTheme[]> {
  const today = dayOf(now);
  const rows = await db.theme.findMany({
    where: { unitId: { not: null }, disposition: null, dueOn: { lt: today }, window: { reportedAt: null } },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: MOST,
    select: {
      id: true,
      windowId: true,
      title: true,
      dueOn: true,
      unit: { select: { name: true } },
      window: { select: { decision: { select: { title: true, leadUnit: { select: { name: true } } } } } },
    },
  });
  return rows.flatMap(({ dueOn, unit, window: { decision }, ...row }) =>
    dueOn === null || unit === null ? [] : [{ ...row, decisionTitle: decision.title, leadUnit: decision.leadUnit.name, unitName: unit.name, dueOn, daysLate: daysFrom(dueOn, today) }],
  );
}
