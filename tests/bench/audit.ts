import pg from "pg";
import { sealAuditRows } from "../../app/features/audit/seal-rows.server";
import { verifyChain } from "../../app/features/audit/verify-chain.server";
import { openDb } from "../../app/platform/db.server";
import { migrate } from "../../prisma/migrate";
import type { BenchApp } from "./app";
import { round } from "./load";

const ROWS = 100_000;

/** Sealing and verifying a hundred thousand rows, in a database of their own beside the app's; and, as the limit, writing them with one statement. */
export async function measureAudit(app: BenchApp) {
  const url = new URL(app.databaseUrl);
  const admin = new pg.Client({ connectionString: app.databaseUrl });
  await admin.connect();
  await admin.query("CREATE DATABASE bench_audit");
  await admin.end();
  url.pathname = "/bench_audit";
  await migrate(url.href);
  const db = openDb(url.href, 2);
  const written = await seconds(() => db.$executeRaw`
    INSERT INTO "AuditRow" ("at", "actorKind", "actorId", "action", "nounKind", "nounId", "detail")
    SELECT now() + n * interval '1 second', 'staff', 'a' || n % 40, 'theme.answered', 'theme', md5(n::text), jsonb_build_object('round', n % 7, 'from', md5(n::text)) FROM generate_series(1, ${ROWS}) AS n`);
  const sealed = await seconds(() => sealAuditRows(db, new Date()));
  const verified = await seconds(async () => {
    const { fault, rowsChecked } = await verifyChain(db);
    if (fault || rowsChecked !== ROWS) throw new Error(`the chain of the bench is not whole: ${JSON.stringify(fault)}`);
  });
  await db.$disconnect();
  return { rows: ROWS, writeSeconds: round(written), sealSeconds: round(sealed), sealedPerSecond: round(ROWS / sealed), verifySeconds: round(verified), verifiedPerSecond: round(ROWS / verified) };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
