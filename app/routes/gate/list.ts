import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteReading } from "~/features/audit/note-reading.server";
import { doorBook, doorSessionOf, doorSessions } from "~/features/open-month/door-queries.server";
import { doorOperator, doorRefusal, SCAN_ANSWER_HEADERS } from "./door-access.server";

/** A session stays on the phones' list this long after its end, for scans that arrive late. */
const LISTED_HOURS = 12;

/**
 * `GET /gate/list.json`: who is at the door, and the sessions that this person may open with expected and admitted persons.
 * `GET /gate/list.json?session=<id>`: the door list of one session, with masked names and the hashes of the ticket codes.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db, clock } = platform;
  const now = clock.now();
  const access = await doorOperator(platform, request, now);
  if (!access.ok) return doorRefusal(access.reason);
  const { id, name, unitName, scope } = access.operator;
  const headers = { ...SCAN_ANSWER_HEADERS, "x-kaimen-time": now.toISOString() };
  const sessionId = new URL(request.url).searchParams.get("session");
  if (sessionId === null) {
    const sessions = await doorSessions(db, scope, new Date(now.getTime() - LISTED_HOURS * 3_600_000));
    return Response.json({ operator: { name, unitName }, sessions }, { headers });
  }
  const session = await doorSessionOf(db, scope, sessionId);
  if (!session) return doorRefusal("NOT_FOUND");
  const { numbers, parties } = await doorBook(db, session, now);
  // A phone fetches the list again and again; once an hour says who held it.
  await noteReading(platform, now, { id }, { what: "phone-list", nounKind: "session", nounId: session.id, people: parties.length, onceInMinutes: 60 });
  const { event: _event, ...facts } = session;
  return Response.json({ session: facts, numbers, parties }, { headers });
}
