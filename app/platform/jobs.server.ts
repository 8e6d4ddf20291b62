import { EventEmitter } from "node:events";
import { Logger, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Json } from "~/domain/text/json";
import type { Log } from "./log.server";

/** What a job gets beside its payload. */
export interface JobContext {
  /**
   * Runs `work` unless somebody else is running it under the same name right now, in whatever process; the lock goes with the
   * connection, so a killed process holds nothing.
   *
   * @throws when it is being run elsewhere; the job is then tried again later
   */
  exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** Done when it returns; when it throws it is tried again, later each time, twelve times in fifteen hours. It may run twice: let it look first. */
export type Job = (payload: Record<string, Json>, context: JobContext) => Promise<void>;

export interface JobList {
  jobs: Record<string, Job>;
  /** Lines of a crontab in UTC: `0 17 * * * purge-expired` runs at 01:00 in Shanghai. */
  schedule: string[];
}

/** How fast the machinery turns, in milliseconds of the machine's clock. */
export interface JobPace {
  /** A waiting job that nobody announced is found after so long. */
  pollMs: number;
  /** Each worker says so often that it lives. */
  beatMs: number;
  /** A worker that has been silent for so long is taken for dead and its jobs are freed. */
  silentMs: number;
}

const PACE: JobPace = { pollMs: 2000, beatMs: 3000, silentMs: 12_000 };
const CONCURRENCY = 4;
/** Each running job may hold a lock on one connection; the rest is for the queue's own short queries, its listener and the heartbeat. */
const POOL_SIZE = CONCURRENCY + 4;
const RELAUNCH_AFTER_MS = 1000;

/**
 * Runs the jobs of the database in this process until `stop`, which lets running jobs finish.
 *
 * The queue itself frees the job of a killed worker only after four hours. Here every worker notes every few seconds that it lives,
 * and every process frees the jobs of workers that have fallen silent, at its start and ever after. The heartbeat is on the database's
 * own clock, which no demo can set. Where the queue's workers end because the database was away, they are started again.
 */
export async function startJobs(
  platform: { log: Log },
  databaseUrl: string,
  { jobs, schedule }: JobList,
  pace: JobPace = PACE,
): Promise<{ stop(): Promise<void> }> {
  const { log } = platform;
  const pool = openPool(databaseUrl);
  const living = new Set<string>();
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      (payload: unknown) => job(payload as Record<string, Json>, { exclusively: (lock, work) => exclusively(pool, lock, work) }),
    ]),
  );

  let stopping = false;
  let runner: Runner | null = null;
  let relaunch: NodeJS.Timeout | undefined;

  const launch = async () => {
    const events: WorkerEvents = new EventEmitter();
    const launched = await run({
      pgPool: pool,
      taskList,
      crontab: schedule.join("\n"),
      concurrency: CONCURRENCY,
      pollInterval: pace.pollMs,
      noHandleSignals: true,
      logger: quietLogger(log),
      events,
      // The first beat is written before a worker takes its first job: a job of an unknown worker is a job of a dead one.
      preset: {
        plugins: [
          {
            name: "heartbeat",
            worker: {
              hooks: {
                startWorker: async (_context, { worker }) => {
                  living.add(worker.workerId);
                  await beat(pool, [worker.workerId]);
                },
              },
            },
          },
        ],
      },
    });
    let over = false;
    const onceOver = (error: unknown) => {
      if (over || stopping) return;
      over = true;
      log.error("jobs.interrupted", error ?? new Error("the queue ended by itself"));
      void stopQuietly(launched).then(launchLater);
    };
    events.on("worker:stop", ({ worker, error }) => {
      living.delete(worker.workerId);
      if (error !== undefined) onceOver(error);
    });
    launched.promise.then(() => onceOver(null), onceOver);
    if (stopping) await stopQuietly(launched);
    else runner = launched;
  };
  const launchLater = () => {
    if (stopping) return;
    relaunch = setTimeout(() => {
      launch().catch((error: unknown) => {
        log.error("jobs.relaunch-failed", error);
        launchLater();
      });
    }, RELAUNCH_AFTER_MS);
  };

  const tick = async () => {
    await beat(pool, [...living]);
    const freed = await freeSilent(pool, pace.silentMs);
    if (freed > 0) log.info("jobs.freed", { workers: freed });
  };
  try {
    await tick();
    await launch();
  } catch (error) {
    await pool.end();
    throw error;
  }
  const stopBeating = repeat(tick, pace.beatMs, (error) => log.error("jobs.heartbeat-failed", error));

  return {
    stop: async () => {
      stopping = true;
      clearTimeout(relaunch);
      const mine = [...living];
      if (runner) await stopQuietly(runner);
      await stopBeating();
      await pool
        .query('DELETE FROM "WorkerHeartbeat" WHERE "workerId" = ANY($1)', [mine])
        .catch((error: unknown) => log.error("jobs.farewell-failed", error));
      await pool.end();
    },
  };
}

/** A lost connection shows in the next query on it; without a listener it would end the process. */
function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: POOL_SIZE, connectionTimeoutMillis: 30_000 });
  const lookAway = () => {};
  pool.on("error", lookAway);
  pool.on("connect", (client) => client.on("error", lookAway));
  return pool;
}

async function beat(pool: pg.Pool, workerIds: string[]): Promise<void> {
  if (workerIds.length === 0) return;
  await pool.query(
    `INSERT INTO "WorkerHeartbeat" ("workerId", "beatAt") SELECT unnest($1::text[]), now()
     ON CONFLICT ("workerId") DO UPDATE SET "beatAt" = now()`,
    [workerIds],
  );
}

/** Frees the jobs of every worker without a fresh heartbeat. Returns how many workers that were. */
async function freeSilent(pool: pg.Pool, silentMs: number): Promise<number> {
  const alive = `"beatAt" > now() - $1 * interval '1 millisecond'`;
  const silent = await pool.query<{ locked_by: string }>(
    `SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL
     AND locked_by NOT IN (SELECT "workerId" FROM "WorkerHeartbeat" WHERE ${alive})`,
    [silentMs],
  );
  if (silent.rows.length > 0) {
    await pool.query("SELECT graphile_worker.force_unlock_workers($1)", [silent.rows.map((row) => row.locked_by)]);
  }
  await pool.query(`DELETE FROM "WorkerHeartbeat" WHERE NOT ${alive}`, [silentMs]);
  return silent.rows.length;
}

async function exclusively<Result>(pool: pg.Pool, name: string, work: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got", [name]);
    if (!rows[0]?.got) throw new Error(`${name} is being done by somebody else`);
    try {
      return await work();
    } finally {
      // A connection that cannot unlock any more is closed, and the lock goes with it.
      await client.query("SELECT pg_advisory_unlock_all()").catch(() => {
        broken = true;
      });
    }
  } finally {
    client.release(broken);
  }
}

/** Calls `act` again and again, with so long between the end of one call and the next. The returned function ends it. */
function repeat(act: () => Promise<void>, everyMs: number, onError: (error: unknown) => void): () => Promise<void> {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let current = Promise.resolve();
  const again = () => {
    if (ended) return;
    timer = setTimeout(() => {
      current = act().catch(onError).then(again);
    }, everyMs);
  };
  again();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await current;
  };
}

async function stopQuietly(runner: Runner): Promise<void> {
  // It refuses to be stopped twice, and it may have ended by itself.
  await runner.stop().catch(() => {});
}

/** The queue tells much; only its errors are for our log. Jobs are named by number and task, never by what they carry. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if ((level as string) !== "error") return;
    const job = meta?.job as { id: string; task_identifier: string; attempts: number; max_attempts: number } | undefined;
    if (meta?.failure === true && job) {
      const event = job.attempts >= job.max_attempts ? "job.given-up" : "job.failed";
      log.error(event, meta.error, { job: job.id, task: job.task_identifier, attempt: job.attempts });
    } else {
      log.error("jobs.trouble", meta?.error ?? message);
    }
  });
}
