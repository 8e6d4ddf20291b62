import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { atFileEnd } from "./at-file-end";
import { asAdmin, databaseUrl } from "./database-server";

/**
 * The URL of a fresh database with all migrations, dropped when the test file is through. Call it once at the top of the
 * file (`const url = await testDatabase()`), or once a test where a test must start from nothing.
 */
export function testDatabase(): Promise<string> {
  return cloneDatabase(inject("databaseServer").template);
}

/** The URL of a fresh copy of the database `name`, to which nobody may be connected. */
export function cloneDatabase(name: string): Promise<string> {
  return createDatabase(` TEMPLATE ${name}`);
}

/** The URL of a database without any table. */
export function emptyDatabase(): Promise<string> {
  return createDatabase("");
}

async function createDatabase(from: string): Promise<string> {
  const { adminUrl, template } = inject("databaseServer");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${name}${from}`));
  atFileEnd(() => asAdmin(adminUrl, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)));
  return databaseUrl(adminUrl, name);
}
