import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf, formatInstant } from "~/domain/calendar/shanghai";
import { writeCsv } from "~/domain/text/csv";
import { NUMBER_ORDER, numberWords } from "~/features/open-month/words-door";
import { doorDesk } from "./door-desk.server";

/** The figures of one session for a spreadsheet, the same as on the page; no names. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { session, now, book } = await doorDesk(context.platform, request, params.sessionId, "door.export");
  const { numbers } = await book();
  const csv = writeCsv(
    ["活动", "开始时间", "地点", "名额", ...NUMBER_ORDER.map((name) => numberWords[name].label), "截至"],
    [[session.title, formatInstant(session.startsAt, "zh"), session.place, session.capacity, ...NUMBER_ORDER.map((name) => numbers[name] ?? ""), formatInstant(now, "zh")]],
  );
  const name = `door-${session.event.slug}-${dayOf(session.startsAt)}.csv`;
  return new Response(csv, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"`, "cache-control": "no-store" },
  });
}
