import { randomUUID } from "node:crypto";
import pg from "pg";
import type { BenchApp } from "./app";
import { load, round } from "./load";

const OPINIONS = 1000;
const AT_ONCE = 20;
const SLUG = "basement-everyday-use";

/**
 * Opinions a minute through HTTP, each of its own words and with a receipt; and, as the limit, bare inserts of the same
 * three rows by a database client on the same machine.
 */
export async function measureOpinions(app: BenchApp) {
  const posted = await load(OPINIONS, AT_ONCE, async (index) => {
    const response = await fetch(`${app.origin}/decisions/${SLUG}/opinion`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({
        clause: `a${(index % 25) + 6}`,
        body: `建议把第 ${index + 1} 号楼的公示栏移到电梯口，方便老人查看。`,
        authorKind: "individual",
        name: "王小明",
        contact: "",
        consent: "on",
        submission: randomUUID(),
      }),
    });
    await response.arrayBuffer();
    return response.status;
  });
  const limit = await bareInserts(app.databaseUrl);
  return { ...posted, perMinute: round(posted.perSecond * 60), bareClientPerMinute: round(limit * 60), ratio: round((posted.perSecond / limit) * 100) / 100 };
}

async function bareInserts(databaseUrl: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: AT_ONCE });
  await pool.query("CREATE TABLE bench_opinion (id text PRIMARY KEY, key text UNIQUE, body text); CREATE TABLE bench_point (id text PRIMARY KEY, body text); CREATE TABLE bench_audit (id bigserial PRIMARY KEY, action text)");
  const { perSecond } = await load(OPINIONS, AT_ONCE, async () => {
    const client = await pool.connect();
    const id = randomUUID();
    await client.query("BEGIN");
    await client.query("INSERT INTO bench_opinion VALUES ($1, $2, $3)", [id, id, "建议把公示栏移到电梯口。"]);
    await client.query("INSERT INTO bench_point VALUES ($1, $2)", [id, "建议把公示栏移到电梯口。"]);
    await client.query("INSERT INTO bench_audit (action) VALUES ($1)", ["opinion.received"]);
    await client.query("COMMIT");
    client.release();
    return 200;
  });
  await pool.query("DROP TABLE bench_opinion, bench_point, bench_audit");
  await pool.end();
  return perSecond;
}
