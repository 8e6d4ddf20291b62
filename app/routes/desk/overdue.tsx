import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf, type Day } from "~/domain/calendar/shanghai";
import { workingDaysUntil } from "~/domain/calendar/working-days";
import { listOverdueThemes } from "~/features/consultation/overdue-themes.server";
import { OverdueTable } from "~/features/consultation/parts/overdue-table";
import { OverdueThemesTable } from "~/features/consultation/parts/overdue-themes-table";
import { listOverdue } from "~/features/consultation/public-queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { readCalendar } from "~/platform/work-calendar.server";

/** The public list for whoever supervises all units, with the units that owe an answer inside the office. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  await requireOfficer(platform, request, "supervise.read", now);
  const [{ overdue, late }, themes, calendar] = await Promise.all([listOverdue(platform.db, now), listOverdueThemes(platform.db, now), readCalendar(platform.db)]);
  const withWorkingDays = <Row extends { dueOn: Day }>(rows: Row[]) => rows.map((row) => ({ ...row, workingDays: workingDaysUntil(row.dueOn, dayOf(now), calendar).days }));
  return { overdue: withWorkingDays(overdue), late, themes: withWorkingDays(themes) };
}

const TITLE = "逾期督办";

export const meta: MetaFunction = () => [{ title: TITLE }];

export default function DeskOverdue() {
  const { overdue, late, themes } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{TITLE}</h1>
      <OverdueTable lang="zh" windows={overdue} kind="overdue" />
      <OverdueThemesTable themes={themes} />
      <OverdueTable lang="zh" windows={late} kind="late" />
    </>
  );
}
