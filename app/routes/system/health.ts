import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { missingYear } from "~/domain/calendar/working-days";
import { may } from "~/domain/identity/roles";
import { viewerOf } from "~/features/identity/viewer.server";

/** 200 when the database answers, 503 otherwise; for load balancers and monitors. A signed-in administrator also learns what is missing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const headers = { "cache-control": "no-store" };
  try {
    const now = platform.clock.now();
    await platform.db.$queryRaw`SELECT 1`;
    const viewer = await viewerOf(platform, request, now);
    const isAdmin = viewer.kind === "staff" && may(viewer.roles, "setting.manage");
    const detail = isAdmin ? { calendar: { missingYear: missingYear(dayOf(now), await platform.workCalendar()) } } : {};
    return Response.json({ status: "ok", now: now.toISOString(), ...detail }, { headers });
  } catch (error) {
    platform.log.error("health.database", error);
    return Response.json({ status: "database unreachable" }, { status: 503, headers });
  }
}
