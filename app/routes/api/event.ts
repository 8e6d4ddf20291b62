import type { LoaderFunctionArgs } from "@remix-run/node";
import { findEvent } from "~/features/open-month/public-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";
import { eventInFull } from "./event-shapes";

/** `GET /api/v1/events/:slug`: the event, its sessions, and how many seats each has left. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const found = await findEvent(db, params.slug ?? "", clock.now());
  if (!found) return apiRefusal(404, "NOT_FOUND", "没有这场公开的活动。 There is no such published event.");
  return apiAnswer(request, eventInFull(found, env.publicUrl));
}
