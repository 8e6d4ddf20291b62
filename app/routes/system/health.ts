import type { LoaderFunctionArgs } from "@remix-run/node";

/** 200 when the database answers, 503 otherwise; for load balancers and monitors. */
export async function loader({ context }: LoaderFunctionArgs) {
  const headers = { "cache-control": "no-store" };
  try {
    await context.platform.db.$queryRaw`SELECT 1`;
    return Response.json({ status: "ok", now: context.platform.clock.now().toISOString() }, { headers });
  } catch (error) {
    context.platform.log.error("health.database", error);
    return Response.json({ status: "database unreachable" }, { status: 503, headers });
  }
}
