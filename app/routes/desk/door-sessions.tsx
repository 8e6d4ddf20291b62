import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { doorSessions } from "~/features/open-month/door-queries.server";
import { DoorSessionList } from "~/features/open-month/parts/door-session-list";

/** Paper lists come back to the office days later. */
const LISTED_DAYS = 60;

/** The sessions of the own unit with expected and admitted persons. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "door.scan", now);
  const scope = officer.ownUnitOnly ? { unitId: officer.unitId } : {};
  return { sessions: await doorSessions(platform.db, scope, new Date(now.getTime() - LISTED_DAYS * 86_400_000)) };
}

export const meta = () => [{ title: "入场" }];

export default function DoorSessions() {
  const { sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>入场</h1>
      <p>
        打开一个场次，看到场人数、打印名单、补录到场。检票请用手机打开 <a href="/gate">检票页</a>。
      </p>
      <DoorSessionList sessions={sessions} />
    </>
  );
}
