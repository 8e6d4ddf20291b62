import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf, formatInstant } from "~/domain/calendar/shanghai";
import { NUMBER_ORDER, numberWords } from "~/features/open-month/words-door";
import { csvDownload } from "~/platform/export.server";
import { doorDesk } from "./door-desk.server";

/** The figures of one session for a spreadsheet, the same as on the page; no names. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { session, now, book } = await doorDesk(context.platform, request, params.sessionId, "door.export");
  const { numbers } = await book();
  const columns = ["活动", "开始时间", "地点", "名额", ...NUMBER_ORDER.map((name) => numberWords[name].label), "截至"];
  const row = [session.title, formatInstant(session.startsAt, "zh"), session.place, session.capacity, ...NUMBER_ORDER.map((name) => numbers[name] ?? ""), formatInstant(now, "zh")];
  const on = dayOf(session.startsAt);
  const name = { plain: `door-${session.event.slug}-${on}`, full: `现场数字-${session.title}-${on}` };
  const answer = csvDownload(name, { title: "现场数字", columns: columns.map((title) => ({ title })), rows: [row] });
  answer.headers.set("cache-control", "no-store");
  return answer;
}
