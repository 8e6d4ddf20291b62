import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { atFileEnd } from "../../tests/support/at-file-end";
import { expectConsoleError } from "../../tests/support/console-errors";
import { testDatabase } from "../../tests/support/database";
import { asAdmin } from "../../tests/support/database-server";
import { startJobs, type Job, type JobPace } from "./jobs.server";
import { openLog } from "./log.server";

const quick: JobPace = { pollMs: 50, beatMs: 50, silentMs: 1500 };
const lines: string[] = [];
const log = openLog((line) => {
  lines.push(line);
  if (line.includes('"level":"error"')) console.error(line.trimEnd());
});

/** A database of its own with a connection to look into it. */
async function desk() {
  const url = await testDatabase();
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  atFileEnd(() => client.end());
  const query = async (sql: string, values: unknown[] = []) => (await client.query<Record<string, unknown>>(sql, values)).rows;
  return {
    url,
    query,
    add: (task: string) => query("SELECT graphile_worker.add_job($1, payload := '{}', max_attempts := 3)", [task]),
    start: async (jobs: Record<string, Job>, pace = quick) => {
      const running = await startJobs({ log }, url, { jobs, schedule: [] }, pace);
      let stopped: Promise<void> | null = null;
      const stop = () => (stopped ??= running.stop());
      atFileEnd(stop);
      return { stop };
    },
  };
}

/** A thing that happens once, to wait for. */
function moment() {
  let come: () => void = () => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, came };
}

/** Asks until the answer is yes; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("jobs", () => {
  it("run once each and leave the queue empty", async () => {
    const { start, add, query } = await desk();
    const ran: number[] = [];
    await start({ count: async () => void ran.push(1) });
    for (let n = 0; n < 20; n += 1) await add("count");
    await until(async () => (await query("SELECT 1 FROM graphile_worker.jobs")).length === 0);
    expect(ran).toHaveLength(20);
  });

  it("of a killed worker are freed within seconds, not hours", async () => {
    const { start, add, query } = await desk();
    const done = moment();
    await add("late");
    // What a killed process leaves behind: a job that it holds and a last sign of life.
    await query("UPDATE graphile_worker._private_jobs SET locked_by = 'worker-killed', locked_at = now(), attempts = 1");
    await query(`INSERT INTO "WorkerHeartbeat" VALUES ('worker-killed', now())`);
    await start({ late: async () => done.come() });
    await done.came;
    await until(async () => (await query(`SELECT 1 FROM "WorkerHeartbeat" WHERE "workerId" = 'worker-killed'`)).length === 0);
  });

  it("of a worker that lives are left to it, however long they take", async () => {
    const { start, add, query } = await desk();
    const started = moment();
    const finish = moment();
    let runs = 0;
    const long: Job = async () => {
      runs += 1;
      started.come();
      await finish.came;
    };
    await start({ long });
    await add("long");
    await started.came;
    await start({ long });
    const holder = (await query("SELECT locked_by FROM graphile_worker.jobs"))[0]?.locked_by;
    const beatLater = async (ms: number, since: unknown) =>
      (await query(`SELECT 1 FROM "WorkerHeartbeat" WHERE "workerId" = $1 AND "beatAt" > $2::timestamptz + $3 * interval '1 millisecond'`, [holder, since, ms]))
        .length === 1;
    const [{ now }] = (await query("SELECT now()")) as [{ now: Date }];
    await until(() => beatLater(quick.silentMs + 500, now));
    expect(runs).toBe(1);
    expect((await query("SELECT locked_by FROM graphile_worker.jobs"))[0]?.locked_by).toBe(holder);
    finish.come();
    await until(async () => (await query("SELECT 1 FROM graphile_worker.jobs")).length === 0);
    expect(runs).toBe(1);
  });

  it("are finished before the process stops, and nothing of it stays behind", async () => {
    const { start, add, query } = await desk();
    const started = moment();
    const finish = moment();
    let finished = false;
    const running = await start({
      slow: async () => {
        started.come();
        await finish.came;
        finished = true;
      },
    });
    await add("slow");
    await started.came;
    const stopped = running.stop();
    finish.come();
    await stopped;
    expect(finished).toBe(true);
    expect(await query("SELECT 1 FROM graphile_worker.jobs")).toEqual([]);
    expect(await query('SELECT 1 FROM "WorkerHeartbeat"')).toEqual([]);
  });

  it("that fail are tried again later, and the log names number and task", async () => {
    const { start, add, query } = await desk();
    expectConsoleError(/"event":"job\.failed".*"task":"shaky"/);
    let tries = 0;
    const done = moment();
    await start({
      shaky: async () => {
        tries += 1;
        if (tries === 1) throw new Error("not this time");
        done.come();
      },
    });
    await add("shaky");
    await until(async () => (await query("SELECT 1 FROM graphile_worker.jobs WHERE last_error IS NULL")).length === 0);
    await query("SELECT graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs), run_at => now())");
    await done.came;
    expect(tries).toBe(2);
  });

  it("go on after the database was away while one of them was running", async () => {
    const { url, start, add } = await desk();
    const { adminUrl } = inject("databaseServer");
    const name = new URL(url).pathname.slice(1);
    expectConsoleError(/"event":"jobs?\./);
    expectConsoleError(/Trace|not currently accepting connections|terminat/);
    const started = moment();
    const finish = moment();
    let runs = 0;
    const again = moment();
    await start({
      work: async () => {
        runs += 1;
        if (runs > 1) return again.come();
        started.come();
        await finish.came;
      },
    });
    await add("work");
    await started.came;
    await asAdmin(adminUrl, async (admin) => {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
      finish.come();
      await until(async () => lines.some((line) => line.includes('"event":"jobs.interrupted"')));
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    });
    await again.came;
  });
});

describe("exclusively", () => {
  it("lets one in at a time, in whatever process, and the next one after it", async () => {
    const { start, add, query } = await desk();
    expectConsoleError(/"event":"job\.failed".*the same thing is being done by somebody else/);
    const inside = moment();
    const leave = moment();
    let entered = 0;
    const jobs: Record<string, Job> = {
      one: (_payload, { exclusively }) =>
        exclusively("the same thing", async () => {
          entered += 1;
          inside.come();
          await leave.came;
        }),
    };
    await start(jobs);
    await start(jobs);
    await add("one");
    await inside.came;
    await add("one");
    await until(async () => (await query("SELECT 1 FROM graphile_worker.jobs WHERE last_error LIKE '%by somebody else'")).length === 1);
    expect(entered).toBe(1);
    leave.come();
    await until(async () => (await query("SELECT 1 FROM graphile_worker.jobs")).length < 2);
    await query("SELECT graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs), run_at => now())");
    await until(async () => (await query("SELECT 1 FROM graphile_worker.jobs")).length === 0);
    expect(entered).toBe(2);
  });
});
