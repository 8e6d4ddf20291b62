import { dayOf, daysFrom } from "~/domain/calendar/shanghai";
import { workingDaysUntil } from "~/domain/calendar/working-days";
import type { Officer } from "~/features/identity/viewer.server";
import { absentFor, reviewersToday } from "~/features/review/deputy-queries.server";
import type { WaitingRow } from "~/features/review/parts/waiting-table";
import { waitingRevisions, whoseTurn } from "~/features/review/queue-queries.server";
import type { Platform } from "~/platform/platform.server";
import { publicationKind } from "~/publications";

/** One page of what is on its way to the public, with names, days and the address of the next page. The number of queries does not depend on the rows. */
export async function waitingPage(platform: Platform, officer: Officer, request: Request, now: Date, mine: boolean): Promise<{ rows: WaitingRow[]; nextHref: string | undefined }> {
  const url = new URL(request.url);
  const [absent, reviewers, calendar] = await Promise.all([absentFor(platform.db, officer.id, now), reviewersToday(platform.db, now), platform.workCalendar()]);
  const { rows, next } = await waitingRevisions(platform.db, { officer, absent }, { mine, after: url.searchParams.get("after") });
  const today = dayOf(now);
  return {
    rows: rows.map((row) => ({
      ...row,
      label: publicationKind(row.kind)?.label.zh ?? "",
      turn: whoseTurn(row, reviewers),
      days: daysFrom(dayOf(row.since), today),
      workingDays: workingDaysUntil(dayOf(row.since), today, calendar).days,
    })),
    nextHref: next === null ? undefined : `${url.pathname}?after=${next}`,
  };
}
