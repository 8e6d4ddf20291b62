import type { LoaderFunctionArgs } from "@remix-run/node";
import { listEvents } from "~/features/open-month/public-queries.server";
import { apiAnswer } from "~/platform/api.server";
import { eventInList } from "./event-shapes";

/** `GET /api/v1/events`: every published open event, by its first start. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const events = await listEvents(db, clock.now());
  return apiAnswer(request, { events: events.map((event) => eventInList(event, env.publicUrl)) });
}
