import type { ActionFunctionArgs } from "@remix-run/node";
import { readScans } from "~/features/open-month/schema-door";
import { recordScans } from "~/features/open-month/record-scans.server";
import { doorOperator, doorRefusal, SCAN_ANSWER_HEADERS } from "~/routes/gate/door-access.server";

/**
 * `POST /api/v1/scans` with `{ scans: [{ scanId, deviceSeq, sessionId, type, code | codeHash | partyId, persons, deviceTime, mode }] }`.
 *
 * What happened at the door is always 200 with a verdict for each scan, `{ results: [{ scanId, verdict, … }] }`. Everything else is a fault of
 * the request: 400 for a body or a single scan that cannot be read, 401 and 403 for the role, 409 for a single id that came before with another
 * scan, 429 for guessing.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const access = await doorOperator(platform, request, now);
  if (!access.ok) return doorRefusal(access.reason);
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return doorRefusal("BROKEN_BODY");
  }
  const read = readScans(body);
  if (!read.ok) return doorRefusal(read.reason);
  const recorded = await recordScans(platform, now, access.operator, read.items);
  if (!recorded.ok) return doorRefusal(recorded.reason);
  const { results } = recorded;
  const [only] = results;
  if (results.length === 1 && only?.verdict === "id_reused") return doorRefusal("ID_REUSED", results);
  if (results.length === 1 && only?.verdict === "rejected_protocol") return doorRefusal("BROKEN_BODY", results);
  return Response.json({ results }, { headers: { ...SCAN_ANSWER_HEADERS, "x-kaimen-time": now.toISOString() } });
}

/** Scans are sent, not read. */
export function loader() {
  return doorRefusal("NOT_FOUND");
}
