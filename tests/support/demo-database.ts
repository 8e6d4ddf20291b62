import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inject } from "vitest";
import { openLog } from "~/platform/log.server";
import { openPlatform } from "~/platform/platform.server";
import { fillDemoWorld } from "../../prisma/seed/demo-world";
import { cloneDatabase } from "./database";
import { asAdmin, databaseUrl } from "./database-server";
import { testEnv } from "./test-env";

/** Any number; two test files that want the demo world at once must not both fill it. */
const ADVISORY_LOCK = 5_120_044;

/**
 * The URL of a fresh database with the demo world in it, dropped when the test file is through. The world is filled once
 * for the whole run, by the first who asks, and cloned from then on. Its clock starts at the demo's own instant; `clockAt`
 * moves it for processes that are started on this database.
 */
export async function demoDatabase(options: { clockAt?: string } = {}): Promise<string> {
  const { adminUrl, template } = inject("databaseServer");
  const demo = `${template}_demo`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const found = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [demo]);
    if (found.rowCount !== 0) return;
    // Under another name until it is whole.
    await admin.query(`DROP DATABASE IF EXISTS ${demo}_half`);
    await admin.query(`CREATE DATABASE ${demo}_half TEMPLATE ${template}`);
    await fill(databaseUrl(adminUrl, `${demo}_half`));
    await admin.query(`ALTER DATABASE ${demo}_half RENAME TO ${demo}`);
  });
  const url = await cloneDatabase(demo);
  if (options.clockAt !== undefined) {
    const offsetMs = new Date(options.clockAt).getTime() - Date.now();
    await asAdmin(url, (database) => database.query(`UPDATE "Setting" SET "value" = $1 WHERE "key" = 'clockOffsetMs'`, [offsetMs]));
  }
  return url;
}

async function fill(url: string): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-files-"));
  const log = openLog((line) => {
    if (line.includes('"level":"error"')) console.error(line.trimEnd());
  });
  const platform = await openPlatform(testEnv({ KAIMEN_DEMO: "1" }), url, dataDir, log);
  try {
    await fillDemoWorld(platform, () => {});
  } finally {
    await platform.close();
    fs.rmSync(dataDir, { recursive: true });
  }
}
