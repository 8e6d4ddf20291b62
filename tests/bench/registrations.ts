import { randomUUID } from "node:crypto";
import pg from "pg";
import type { BenchApp } from "./app";
import { load, round } from "./load";

const PEOPLE = 3000;
const PLACES = 200;
const AT_ONCE = 100;
/** Demo citizens beyond those that the demo world uses. */
const FIRST_CITIZEN = 20_000;

/**
 * The minute in which registration opens: 3,000 people for 200 places through HTTP, each signed in with a contact of
 * their own. `oversold` must be 0. Beside it the same guarded SQL by a bare database client, as the limit.
 */
export async function measureRegistrations(app: BenchApp) {
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 20 });
  try {
    const { rows } = await pool.query<{ id: string; slug: string }>(
      `SELECT s."id", e."slug" FROM "EventSession" s JOIN "OpenEvent" e ON e."id" = s."eventId"
       WHERE s."cancelledAt" IS NULL AND e."admission" = 'open' AND s."allocation" = 'firstCome' AND s."hallId" IS NULL AND s."startsAt" > '2026-08-20'
         AND s."registrationOpensAt" < '2026-08-12' AND s."registrationClosesAt" > '2026-08-13'
         AND NOT EXISTS (SELECT 1 FROM "Registration" r WHERE r."sessionId" = s."id" AND r."state" = 'waiting') ORDER BY s."startsAt" LIMIT 1`,
    );
    const session = rows[0];
    if (!session) throw new Error("the demo world has no session that takes registrations");
    const taken = await pool.query<{ n: number }>(`SELECT coalesce(sum("persons"), 0)::int AS n FROM "Registration" WHERE "sessionId" = $1 AND "state" = 'confirmed'`, [session.id]);
    const before = taken.rows[0]?.n ?? 0;
    await pool.query(`UPDATE "EventSession" SET "capacity" = $2, "seatsLeft" = $3 WHERE "id" = $1`, [session.id, PLACES + before, PLACES]);

    const cookies: string[] = [];
    await load(PEOPLE, 20, async (index) => {
      const response = await fetch(`${app.origin}/sign-in/demo`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ persona: "citizen", n: String(FIRST_CITIZEN + index) }),
      });
      cookies[index] = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      return response.status;
    });
    const posted = await load(PEOPLE, AT_ONCE, async (index) => {
      const response = await fetch(`${app.origin}/events/${session.slug}/register`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: cookies[index] ?? "" },
        body: new URLSearchParams({ sessionId: session.id, partySize: "1", submission: randomUUID() }),
      });
      await response.arrayBuffer();
      return response.status;
    });
    const result = await pool.query<{ state: string; parties: number; persons: number }>(
      `SELECT "state", count(*)::int AS parties, sum("persons")::int AS persons FROM "Registration" WHERE "sessionId" = $1 GROUP BY "state"`,
      [session.id],
    );
    const confirmed = (result.rows.find((row) => row.state === "confirmed")?.persons ?? 0) - before;
    const limit = await bareGuardedInserts(pool);
    return {
      ...posted,
      perMinute: round(posted.perSecond * 60),
      places: PLACES,
      confirmed,
      oversold: Math.max(0, confirmed - PLACES),
      waiting: result.rows.find((row) => row.state === "waiting")?.parties ?? 0,
      bareClientPerMinute: round(limit * 60),
      ratio: round((posted.perSecond / limit) * 1000) / 1000,
    };
  } finally {
    await pool.end();
  }
}

async function bareGuardedInserts(pool: pg.Pool): Promise<number> {
  await pool.query("CREATE TABLE bench_session (id int PRIMARY KEY, seats int); CREATE TABLE bench_registration (id text PRIMARY KEY, person text UNIQUE, state text); INSERT INTO bench_session VALUES (1, 200)");
  const { perSecond } = await load(PEOPLE, 20, async (index) => {
    const client = await pool.connect();
    await client.query("BEGIN");
    const guarded = await client.query("UPDATE bench_session SET seats = seats - 1 WHERE id = 1 AND seats >= 1");
    await client.query("INSERT INTO bench_registration VALUES ($1, $2, $3)", [randomUUID(), `p${index}`, guarded.rowCount === 1 ? "confirmed" : "waiting"]);
    await client.query("COMMIT");
    client.release();
    return 200;
  });
  await pool.query("DROP TABLE bench_session, bench_registration");
  return perSecond;
}
