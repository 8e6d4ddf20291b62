import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { runMigrations } from "graphile-worker";
import { requireEnv } from "../app/platform/env.server";
import { OFFICIAL_YEARS } from "../app/domain/calendar/holidays";
import { withDatabaseUrl } from "../app/platform/database-url.server";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number will do, as long as every process of the product uses the same one. */
const ADVISORY_LOCK = 7_204_311;

/**
 * Applies `prisma/migrations/<name>/migration.sql` in the order of their names, each once and each in a transaction of
 * its own, then the job queue's own tables, and the official calendar years that come with the product. Records them in `_prisma_migrations` as Prisma does, so that
 * `prisma migrate deploy` on a connected machine agrees. Several processes may start at once: an advisory lock lets one
 * through at a time.
 *
 * @throws when a migration that was applied has been edited since, or when its SQL fails (nothing of it stays).
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`);
    const done = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const checksums = new Map(done.rows.map((row) => [row.migration_name, row.checksum]));
    for (const { name, sql } of readMigrations()) {
      const checksum = createHash("sha256").update(sql).digest("hex");
      const known = checksums.get(name);
      if (known === checksum) continue;
      if (known !== undefined) throw new Error(`migration ${name} was edited after it had been applied`);
      await client.query("BEGIN");
      try {
        await client.query(sql);
        await client.query(
          `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
           VALUES (gen_random_uuid(), $1, $2, now(), 1)`,
          [checksum, name],
        );
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
      applied.push(name);
    }
    await runMigrations({ connectionString: databaseUrl });
    await fillCalendar(client);
  } finally {
    await client.end();
  }
  return applied;
}

/** Puts the official years that come with this version where the database has none of them. What an office imported stays. */
async function fillCalendar(client: pg.Client): Promise<void> {
  for (const { year, status, sourceDocument, days } of OFFICIAL_YEARS) {
    await client.query(
      `WITH filled AS (
         INSERT INTO "CalendarYear" ("year", "status", "sourceDocument", "importedAt") VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING RETURNING "year"
       )
       INSERT INTO "CalendarDay" ("year", "on", "kind", "name")
       SELECT filled."year", day.* FROM filled, unnest($4::text[], $5::text[], $6::text[]) AS day`,
      [year, status, sourceDocument, days.map(({ on }) => on), days.map(({ kind }) => kind), days.map(({ name }) => name)],
    );
  }
}

function readMigrations(): { name: string; sql: string }[] {
  return fs
    .readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: fs.readFileSync(path.join(FOLDER, name, "migration.sql"), "utf8") }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await withDatabaseUrl(requireEnv(process.env), async (url) => {
    const applied = await migrate(url);
    process.stdout.write(applied.length > 0 ? `Applied: ${applied.join(", ")}\n` : "Nothing to apply.\n");
  });
}
