import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { listAssignedThemes, listWindows } from "~/features/consultation/ledger-queries.server";
import { AssignedThemes, DeskWindows } from "~/features/consultation/parts/desk-windows";
import { requireOfficer } from "~/features/identity/viewer.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.read", now);
  const [windows, assigned] = await Promise.all([listWindows(platform.db, officer, now), listAssignedThemes(platform.db, officer)]);
  return { windows, assigned, now, today: dayOf(now) };
}

export const meta: MetaFunction = () => [{ title: "意见办理" }];

export default function Windows() {
  const { windows, assigned, now, today } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>意见办理</h1>
      <p>逾期的排在最前面，其次按应当公布采纳情况的日期先后排列。</p>
      <DeskWindows windows={windows} now={now} />
      <AssignedThemes themes={assigned} today={today} />
    </>
  );
}
