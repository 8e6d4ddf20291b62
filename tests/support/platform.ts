import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Clock } from "~/platform/clock.server";
import { openLog } from "~/platform/log.server";
import { openPlatform, type Platform } from "~/platform/platform.server";
import { atFileEnd } from "./at-file-end";
import { testDatabase } from "./database";
import { testEnv } from "./test-env";

/** A clock that stands still until it is told to move. */
export interface TestClock extends Clock {
  set(at: Date | string): void;
  /** Moves forward by so many minutes. */
  advance(minutes: number): void;
}

export type TestPlatform = Platform & { clock: TestClock; databaseUrl: string };

export interface TestPlatformOptions {
  /** Where the clock stands at first, for example `"2026-08-12T09:00:00+08:00"` (that is the default). */
  at?: Date | string;
  /** Connections in the pool; take few to see what happens when there are not enough. */
  pool?: number;
  /** Variables of the environment, for example `{ SMTP_URL: smtp.url, KAIMEN_DEMO: "1" }`. */
  env?: Record<string, string>;
  /** A database that is there already: `await demoDatabase()`, or that of another platform. */
  databaseUrl?: string;
}

/**
 * The real platform on a database of its own, closed when the test file is through. Its clock stands still and has no
 * offset, so a job asked for at an instant has that instant as its `run_at`. Whatever the product logs as an error fails
 * the test, see `expectConsoleError`.
 */
export async function testPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const databaseUrl = options.databaseUrl ?? (await testDatabase());
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-files-"));
  const log = openLog((line) => {
    if (line.includes('"level":"error"')) console.error(line.trimEnd());
  });
  const env = testEnv({ ...options.env, DATABASE_POOL: String(options.pool ?? 8) });
  const platform = await openPlatform({ ...env, clockStart: null }, databaseUrl, dataDir, log);
  atFileEnd(async () => {
    await platform.close();
    fs.rmSync(dataDir, { recursive: true });
  });
  return Object.assign(platform, { clock: testClock(options.at ?? "2026-08-12T09:00:00+08:00"), databaseUrl });
}

function testClock(at: Date | string): TestClock {
  let current = new Date(at);
  return {
    offsetMs: 0,
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
    advance: (minutes) => {
      current = new Date(current.getTime() + minutes * 60_000);
    },
  };
}
