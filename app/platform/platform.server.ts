import type { WorkCalendar } from "~/domain/calendar/working-days";
import { openClock, type Clock } from "./clock.server";
import { openDb, type Db } from "./db.server";
import type { Env } from "./env.server";
import { openKeys, type Keys } from "./keys.server";
import type { Log } from "./log.server";
import { openPost, type Post } from "./mail.server";
import { createRateLimiter, type RateLimiter } from "./rate-limit.server";
import { createUnitOfWork, type UnitOfWork } from "./unit-of-work.server";
import { createCalendarCache } from "./work-calendar.server";

/** Everything ambient, gathered once at start and handed down as an argument. */
export interface Platform {
  env: Env;
  db: Db;
  unitOfWork: UnitOfWork;
  clock: Clock;
  /** The working days as the office's notices have them; a value to be handed on to the domain. */
  workCalendar(): Promise<WorkCalendar>;
  keys: Keys;
  log: Log;
  post: Post;
  rateLimiter: RateLimiter;
  /** Where files live; not always `env.dataDir`, see the embedded server. */
  dataDir: string;
  close(): Promise<void>;
}

export async function openPlatform(env: Env, databaseUrl: string, dataDir: string, log: Log): Promise<Platform> {
  const db = openDb(databaseUrl, env.databasePool);
  const clock = await openClock(db, env.clockStart);
  const keys = openKeys(env, dataDir);
  const post = openPost(env);
  return {
    env,
    db,
    clock,
    workCalendar: createCalendarCache(db),
    keys,
    log,
    post,
    dataDir,
    rateLimiter: createRateLimiter(db, keys.secret),
    unitOfWork: createUnitOfWork(db, {
      concurrency: Math.max(1, Math.ceil(env.databasePool * 0.6)),
      queueLength: 10_000,
      clockOffsetMs: clock.offsetMs,
    }),
    close: async () => {
      post.close();
      await db.$disconnect();
    },
  };
}
