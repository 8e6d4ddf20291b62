import { describe, expect, it } from "vitest";
import { schemaScript } from "../../prisma/diff";
import { emptyDatabase, testDatabase } from "../support/database";
import { asAdmin } from "../support/database-server";

/**
 * What the migrations may hold that Prisma's schema cannot say: indexes on expressions or on a part of the rows, GIN
 * indexes, checks. One line each, as `describeDatabase` prints it, with the reason.
 */
const WRITTEN_BY_HAND: { line: RegExp; why: string }[] = [
  { line: /Hall_seats_check|EventSession_applied_check/, why: "the same for what several sessions share and for applications" },
  { line: /EventSession_seats_check/, why: "seats never exceed the capacity, whatever a command does" },
  { line: /Registration_persons_check/, why: "a party has people, and not children alone" },
  { line: /Registration_live_key/, why: "one live registration for a session and contact decides races" },
  { line: /AuditRow_unsealed_idx/, why: "what waits to be sealed, and nothing else" },
  { line: /AuditRow_append_only/, why: "the audit trail is append-only, whatever a command does" },
  { line: /AuditRow_no_truncate/, why: "and what is sealed cannot be emptied in one go" },
  { line: /GroupingRun_running_key/, why: "one search for near-equal letters at a time in a window" },
  { line: /Opinion_tokens_idx/, why: "searching opinions for one, two or more Chinese characters" },
  { line: /trigger CREATE TRIGGER "Point_place"/, why: "whoever writes a point, equal texts are together at once" },
];

/** One line for each column, constraint, index, trigger and enum value of the public schema, in order; after `change`, which is taken back. */
function describeDatabase(url: string, change = ""): Promise<string[]> {
  return asAdmin(url, async (client) => {
    await client.query(`BEGIN; ${change}`);
    const { rows } = await client.query<{ line: string }>(`
      WITH tables AS (
        SELECT c.oid, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
      )
      SELECT format('column %s.%s %s%s%s', t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
               CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
               coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
        FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
      UNION ALL
      SELECT format('constraint %s.%s %s', t.relname, c.conname, pg_get_constraintdef(c.oid))
        FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid WHERE c.contype <> 'n'
      UNION ALL
      SELECT format('index %s', pg_get_indexdef(i.indexrelid)) FROM tables t JOIN pg_index i ON i.indrelid = t.oid
      UNION ALL
      SELECT format('trigger %s', pg_get_triggerdef(g.oid)) FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
      UNION ALL
      SELECT format('enum %s.%s', y.typname, e.enumlabel) FROM pg_enum e JOIN pg_type y ON y.oid = e.enumtypid
        JOIN pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = 'public'
      UNION ALL
      SELECT format('table %s', relname) FROM tables
      ORDER BY line`);
    return rows.map((row) => row.line);
  });
}

function differences(migrated: string[], wished: string[]): string[] {
  const [have, want] = [new Set(migrated), new Set(wished)];
  return [
    ...migrated.filter((line) => !want.has(line) && !WRITTEN_BY_HAND.some((extra) => extra.line.test(line))).map((line) => `only in the migrations: ${line}`),
    ...wished.filter((line) => !have.has(line)).map((line) => `only in prisma/schema: ${line}`),
  ];
}

describe("the migrations and prisma/schema", async () => {
  const migrated = await testDatabase();
  const wished = await emptyDatabase();
  const script = await schemaScript(wished, null);
  await asAdmin(wished, (client) => client.query(script));
  const schema = await describeDatabase(wished);

  it("say the same: tables, columns, defaults, constraints, indexes", async () => {
    expect(schema.filter((line) => line.startsWith("table ")).length).toBeGreaterThan(20);
    expect(differences(await describeDatabase(migrated), schema)).toEqual([]);
  });

  it("differ in nothing that is not written by hand any more", async () => {
    const lines = await describeDatabase(migrated);
    expect(WRITTEN_BY_HAND.filter((extra) => !lines.some((line) => extra.line.test(line)))).toEqual([]);
  });

  it.each([
    ['ALTER TABLE "Setting" ADD COLUMN "more" TEXT', /only in the migrations: column Setting\.more text/],
    ['ALTER TABLE "Setting" DROP COLUMN "value"', /only in prisma\/schema: column Setting\.value jsonb not null/],
    ['ALTER TABLE "Setting" ALTER COLUMN "value" DROP NOT NULL', /only in the migrations: column Setting\.value jsonb$/m],
    ['ALTER TABLE "Setting" ALTER COLUMN "updatedAt" TYPE TIMESTAMPTZ', /column Setting\.updatedAt timestamp with time zone not null/],
    ['ALTER TABLE "Session" ALTER COLUMN "staffId" SET DEFAULT \'x\'', /column Session\.staffId text default/],
    ['ALTER TABLE "Session" DROP CONSTRAINT "Session_staffId_fkey"', /only in prisma\/schema: constraint Session\.Session_staffId_fkey FOREIGN KEY/],
    ['DROP INDEX "Session_expiresAt_idx"', /only in prisma\/schema: index CREATE INDEX "Session_expiresAt_idx"/],
    ['CREATE UNIQUE INDEX "Setting_once" ON "Setting" ("updatedAt")', /only in the migrations: index CREATE UNIQUE INDEX "Setting_once"/],
    ['CREATE TABLE "Forgotten" ("id" TEXT)', /only in the migrations: table Forgotten/],
  ])("would be told apart after %s", async (sql, difference) => {
    expect(differences(await describeDatabase(migrated, sql), schema).join("\n")).toMatch(difference);
  });
});
