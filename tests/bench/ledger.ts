import { randomUUID } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import http, { type IncomingMessage } from "node:http";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import type { BenchApp } from "./app";
import { letters } from "./letters";
import { load, round } from "./load";

const REQUESTS = 30;
/** Pages asked for before anything is measured: an office's server has been up since the morning, and its code is compiled. */
const WARM_UP = 100;
const BATCH = 5000;
const CHANNELS = ["web", "web", "web", "web", "letter", "phone", "hotline12345", "counter"];
const KINDS = ["individual", "individual", "individual", "firm", "organisation"];
const THEMES = 24;

/** The desk of ledgers of so many opinions: pages, search, grouping, and the full download, over HTTP and with the memory of the app's process. */
export async function measureLedger(app: BenchApp, sizes: readonly number[]) {
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 4 });
  try {
    const signedIn = await fetch(`${app.origin}/sign-in/demo`, { method: "POST", redirect: "manual", body: new URLSearchParams({ persona: "drafter" }) });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const results = [];
    for (const size of sizes) results.push(await measureSize(app, pool, cookie, size));
    return results;
  } finally {
    await pool.end();
  }
}

async function measureSize(app: BenchApp, pool: pg.Pool, cookie: string, size: number) {
  const loadedAt = performance.now();
  const { windowId, slug, middle, themeId } = await fill(pool, size);
  const loadSeconds = round((performance.now() - loadedAt) / 1000);
  const base = `${app.origin}/desk/windows/${windowId}`;
  for (let page = 0; page < WARM_UP; page += 1) await (await fetch(`${base}/opinions`, { headers: { cookie } })).arrayBuffer();
  const get = async (url: string) => {
    const response = await fetch(url, { headers: { cookie } });
    await response.arrayBuffer();
    return response.status;
  };
  const page = async (path: string) => {
    const first = performance.now();
    await get(base + path);
    const firstMs = Math.round(performance.now() - first);
    const before = await rounds(pool);
    const { p50, p95, statuses } = await load(REQUESTS, 1, () => get(base + path));
    return { firstMs, p50, p95, queries: Math.round(((await rounds(pool)) - before) / REQUESTS), statuses };
  };
  const pages = {
    list: await page("/opinions"),
    listInTheMiddle: await page(`/opinions?after=${encodeURIComponent(middle)}`),
    unsorted: await page("/opinions?theme=unsorted"),
    byChannelAndOutcome: await page("/opinions?channel=letter&disposition=notAdopted"),
    theme: await page(`/themes/${themeId}`),
    search1: await page(`/opinions?phrase=${encodeURIComponent("梯")}`),
    search2: await page(`/opinions?phrase=${encodeURIComponent("坡道")}`),
    search4: await page(`/opinions?phrase=${encodeURIComponent("加装电梯")}`),
    searchNothing: await page(`/opinions?phrase=${encodeURIComponent("海底隧道")}`),
  };
  const grouping = await group(app, pool, windowId, () => get(`${base}/opinions`), cookie);
  await publishRows(pool, windowId, slug);
  const watch = watchMemory(app.pid);
  const startedAt = performance.now();
  // `fetch` of Node 20 takes longer over a hundred megabytes than the server does.
  const [response] = (await once(http.get(`${app.origin}/decisions/${slug}/report.csv`), "response")) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) bytes += chunk.length;
  const exported = { seconds: round((performance.now() - startedAt) / 1000), megabytes: round(bytes / 2 ** 20), status: response.statusCode, ...watch.stop() };
  const result = { opinions: size, loadSeconds, pages, grouping, csvExport: exported };
  process.stderr.write(`${JSON.stringify(result)}\n`);
  return result;
}

/** Asks for the grouping on the desk and waits for it; meanwhile the list is asked for again and again. */
async function group(app: BenchApp, pool: pg.Pool, windowId: string, getList: () => Promise<number>, cookie: string) {
  const watch = watchMemory(app.pid);
  const startedAt = performance.now();
  await fetch(`${app.origin}/desk/windows/${windowId}/proposals`, { method: "POST", redirect: "manual", headers: { cookie }, body: new URLSearchParams({ intent: "group" }) });
  const waits: number[] = [];
  for (;;) {
    const at = performance.now();
    await getList();
    waits.push(performance.now() - at);
    const { rows } = await pool.query<{ open: number }>(`SELECT count(*)::int AS open FROM "GroupingRun" WHERE "windowId" = $1 AND "finishedAt" IS NULL`, [windowId]);
    if (rows[0]?.open === 0) break;
    await setTimeout(50);
  }
  const seconds = round((performance.now() - startedAt) / 1000);
  waits.sort((a, b) => a - b);
  const { rows } = await pool.query<{ kind: string; n: number; people: number }>(`SELECT "kind", count(*)::int AS n, max("people") AS people FROM "Proposal" WHERE "windowId" = $1 GROUP BY 1`, [windowId]);
  return { seconds, ...watch.stop(), listP95Meanwhile: Math.round(waits[Math.floor(waits.length * 0.95)] ?? 0), proposals: rows };
}

/** Resident memory of a process in MB, looked at twenty times a second: before, and at its peak until `stop`. */
function watchMemory(pid: number): { stop(): { memoryBeforeMb: number; memoryPeakMb: number } } {
  const now = () => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const before = now();
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, now())), 50);
  return {
    stop: () => {
      clearInterval(timer);
      return { memoryBeforeMb: Math.round(before), memoryPeakMb: Math.round(Math.max(peak, now())) };
    },
  };
}

/** Single queries and transactions of the database so far. The server's figures lag by a second. */
async function rounds(pool: pg.Pool): Promise<number> {
  await setTimeout(1100);
  const { rows } = await pool.query<{ n: string }>("SELECT xact_commit + xact_rollback AS n FROM pg_stat_database WHERE datname = current_database()");
  return Number(rows[0]?.n ?? 0);
}

async function fill(pool: pg.Pool, size: number) {
  const slug = `bench-${size}`;
  const windowId = randomUUID();
  const [decisionId, versionId] = [randomUUID(), randomUUID()];
  const at = "2026-06-01T00:00:00Z";
  await pool.query(
    `INSERT INTO "Decision" ("id", "slug", "catalogueId", "number", "title", "summary", "category", "leadUnitId", "plannedCompletion", "procedures", "createdAt", "updatedAt")
     SELECT $1, $2, c."id", 900000 + (SELECT count(*) FROM "Decision"), '测量用事项', '', 'policyMeasure', s."unitId", '2026-11', '{}', $3, $3 FROM "Catalogue" c, "Staff" s WHERE c."year" = 2026 AND s."persona" = 'drafter'`,
    [decisionId, slug, at],
  );
  await pool.query(`INSERT INTO "DraftVersion" ("id", "decisionId", "number", "title", "preamble", "appendix", "sourceName", "sourceSha256", "createdById", "createdAt") VALUES ($1, $2, 1, '草案', '{}', '{}', 'x', 'x', 'x', $3)`, [versionId, decisionId, at]);
  await pool.query(
    `INSERT INTO "ConsultationWindow" ("id", "decisionId", "versionId", "opensAt", "closesAt", "originalClosesAt", "channels", "contactUnit", "createdAt") VALUES ($1, $2, $3, $4, '2026-07-20T16:00:00Z', '2026-07-20T16:00:00Z', '{web}', '单位', $4)`,
    [windowId, decisionId, versionId, at],
  );
  await pool.query(
    `INSERT INTO "Theme" ("id", "windowId", "position", "title", "disposition", "reason", "createdAt")
     SELECT $1 || '-theme-' || n, $1, n, '测量主题 ' || n, CASE WHEN n % 4 = 0 THEN NULL WHEN n % 4 = 1 THEN 'adopted' ELSE 'notAdopted' END, '依据《规定》第九条，另行安排。', $2 FROM generate_series(1, $3::int) AS n`,
    [windowId, at, THEMES],
  );
  const next = letters(size);
  const { rows: words } = await pool.query<{ definition: string }>(`SELECT pg_get_indexdef('"Opinion_tokens_idx"'::regclass) AS definition`);
  // Built once behind the load: kept up with at every row, the index of words takes most of the time, which nobody measures here.
  await pool.query('DROP INDEX "Opinion_tokens_idx"');
  for (let from = 0; from < size; from += BATCH) {
    const bodies = Array.from({ length: Math.min(BATCH, size - from) }, next);
    await pool.query(
      `INSERT INTO "Opinion" ("id", "windowId", "clauseIdentityId", "clauseLabel", "body", "authorKind", "authorName", "channel", "receivedAt", "receiptCode", "idempotencyKey", "digest")
       SELECT $1 || '-' || ($2::int + n), $1, 'clause-' || (n % 30), '第' || (n % 30) || '条', body, ($4::text[])[1 + n % 5], '王小明', ($5::text[])[1 + n % 8],
         '2026-06-05T00:00:00Z'::timestamptz + ($2::int + n) * interval '1 second', $1 || '-' || ($2::int + n), ($2::int + n)::text, 'x'
       FROM unnest($3::text[]) WITH ORDINALITY AS t(body, n)`,
      [windowId, from, bodies, KINDS, CHANNELS],
    );
  }
  await pool.query(words[0]!.definition);
  await pool.query(
    `INSERT INTO "Point" ("id", "opinionId", "position", "text", "clauseIdentityId", "themeId")
     SELECT 'p' || o."id", o."id", 1, o."body", o."clauseIdentityId", CASE WHEN row_number() OVER (ORDER BY o."receivedAt") % 5 < 2 THEN $1 || '-theme-' || (1 + (hashtext(o."id") & 3)) END FROM "Opinion" o WHERE o."windowId" = $1`,
    [windowId],
  );
  for (const table of ["Opinion", "Point"]) await pool.query(`VACUUM ANALYZE "${table}"`);
  const { rows } = await pool.query<{ place: string }>(
    `SELECT to_char("receivedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '~' || "id" AS place FROM "Opinion" WHERE "windowId" = $1 ORDER BY "receivedAt", "id" OFFSET $2 LIMIT 1`,
    [windowId, Math.floor(size / 2)],
  );
  return { windowId, slug, middle: rows[0]?.place ?? "", themeId: `${windowId}-theme-1` };
}

/** The rows of a report as its release would write them, without the reviews, which are no matter of speed. */
async function publishRows(pool: pg.Pool, windowId: string, slug: string): Promise<void> {
  await pool.query(
    `INSERT INTO "ReportRow" ("reportKey", "number", "author", "authorKind", "channel", "clause", "text", "themeId", "disposition", "reason")
     SELECT $2 || '/1', row_number() OVER (ORDER BY p."receivedAt", p."opinionId"), '王**', 'individual', 'web', '第七条', p."text", p."themeId", 'notAdopted', '依据《规定》第九条，另行安排。' FROM "Point" p WHERE p."windowId" = $1`,
    [windowId, slug],
  );
  const body = { windowId, round: 1, decisionTitle: "测量用事项", opensAt: "2026-06-01T00:00:00Z", closesAt: "2026-07-20T16:00:00Z", table: { rows: 1, sha256: "" }, themes: [] };
  await pool.query(
    `INSERT INTO "PublicDocument" ("id", "kind", "key", "parentKey", "path", "title", "body", "publicationId", "revisionId", "sha256", "publishedAt", "updatedAt")
     VALUES ($1, 'report', $2 || '/1', $2, '/decisions/' || $2 || '/report', '测量', $3, $1, $1, 'x', '2026-08-01T00:00:00Z', '2026-08-01T00:00:00Z')`,
    [randomUUID(), slug, JSON.stringify(body)],
  );
}
