import { randomUUID } from "node:crypto";
import pg from "pg";
import type { BenchApp } from "./app";
import { load, round } from "./load";

const SCANS = 500;
const AT_ONCE = 8;

/** Scans a second at the door through HTTP: confirmed parties of one session, each scan with an id of its own. */
export async function measureScans(app: BenchApp) {
  const signedIn = await fetch(`${app.origin}/sign-in/demo`, { method: "POST", redirect: "manual", body: new URLSearchParams({ persona: "gate" }) });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const parties = await client.query<{ id: string; sessionId: string }>(
    `SELECT r."id", r."sessionId" FROM "Registration" r JOIN "EventSession" s ON s."id" = r."sessionId" JOIN "OpenEvent" e ON e."id" = s."eventId"
     JOIN "Staff" g ON g."persona" = 'gate' AND g."unitId" = e."unitId" WHERE r."state" = 'confirmed' LIMIT 500`,
  );
  await client.end();
  const verdicts: Record<string, number> = {};
  const scanned = await load(SCANS, AT_ONCE, async (index) => {
    const party = parties.rows[index % Math.max(1, parties.rows.length)];
    const response = await fetch(`${app.origin}/api/v1/scans`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({
        scans: [
          { scanId: randomUUID(), deviceSeq: index + 1, sessionId: party?.sessionId ?? "none", type: "entry", partyId: party?.id ?? "none", persons: 1, deviceTime: "2026-08-12T01:00:00.000Z", mode: "online" },
        ],
      }),
    });
    const body = (await response.json()) as { results?: { verdict: string }[] };
    const verdict = body.results?.[0]?.verdict ?? `HTTP ${response.status}`;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    return response.status;
  });
  return { ...scanned, perSecond: round(scanned.perSecond), verdicts };
}
