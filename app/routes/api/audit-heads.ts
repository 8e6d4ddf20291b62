import type { LoaderFunctionArgs } from "@remix-run/node";
import { isDay } from "~/domain/calendar/shanghai";
import { listHeads } from "~/features/audit/public-queries.server";
import { apiAnswer } from "~/platform/api.server";

const PAGE = 400;

/** `GET /api/v1/audit/heads?before=YYYY-MM-DD`: the heads of the audit chain, newest first; `next` is the `before` of the older ones, or null. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const before = new URL(request.url).searchParams.get("before") ?? "";
  return apiAnswer(request, await listHeads(context.platform.db, isDay(before) ? before : "", PAGE));
}
