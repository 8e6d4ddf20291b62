import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { migrate } from "../../prisma/migrate";
import { emptyDatabase } from "../support/database";
import { asAdmin } from "../support/database-server";

const names = fs
  .readdirSync(path.resolve(import.meta.dirname, "../../prisma/migrations"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

const query = (url: string, sql: string) => asAdmin(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

describe("the migrations", () => {
  it("are applied in order, each once, however many processes start at the same time", async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(applied.flat()).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    const recorded = await query(url, 'SELECT migration_name FROM "_prisma_migrations" ORDER BY started_at, migration_name');
    expect(recorded.map((row) => row.migration_name)).toEqual(names);
  });

  it("are refused when one was edited after it had been applied", async () => {
    const url = await emptyDatabase();
    await migrate(url);
    await query(url, `UPDATE "_prisma_migrations" SET checksum = repeat('0', 64) WHERE migration_name = '${names[0]}'`);
    await expect(migrate(url)).rejects.toThrow(`migration ${names[0]} was edited`);
  });

  it("leave nothing of one that fails, and can be applied after the cause is gone", async () => {
    const url = await emptyDatabase();
    await query(url, 'CREATE TABLE "Setting" (id int)');
    await expect(migrate(url)).rejects.toThrow(/migration 0001_foundation failed: .*Setting/);
    expect(await query(url, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")).toEqual([
      { table_name: "Setting" },
      { table_name: "_prisma_migrations" },
    ]);
    await query(url, 'DROP TABLE "Setting"');
    expect(await migrate(url)).toEqual(names);
  });
});
