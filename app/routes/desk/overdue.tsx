import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OverdueTable, overdueWords } from "~/features/consultation/parts/overdue-table";
import { listOverdue } from "~/features/consultation/public-queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";

/** The same list as in public, for whoever supervises all units. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  await requireOfficer(platform, request, "supervise.read", now);
  return listOverdue(platform.db, now);
}

export const meta: MetaFunction = () => [{ title: overdueWords.zh.title }];

export default function DeskOverdue() {
  const { overdue, late } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{overdueWords.zh.title}</h1>
      <OverdueTable lang="zh" windows={overdue} kind="overdue" />
      <OverdueTable lang="zh" windows={late} kind="late" />
    </>
  );
}
