import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../app/platform/embedded-postgres.server";
import { migrate } from "../../prisma/migrate";

/** What a test file needs to make databases of its own. */
export interface DatabaseServer {
  /** A database of the server that may be connected to in order to create others. */
  adminUrl: string;
  /** The migrated database that is cloned; nobody may connect to it. */
  template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: DatabaseServer;
  }
}

interface SharedServer {
  ready: Promise<DatabaseServer & { stop: () => Promise<void> }>;
  users: number;
}

/** Each project loads this file for itself; the server they share hangs here. */
const shared = globalThis as { kaimenTestServer?: SharedServer };

/** Starts one PostgreSQL for the run, or uses `TEST_DATABASE_URL`, and makes the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = (shared.kaimenTestServer ??= { ready: open(), users: 0 });
  server.users += 1;
  const { adminUrl, template, stop } = await server.ready;
  project.provide("databaseServer", { adminUrl, template });
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    delete shared.kaimenTestServer;
    await stop();
  };
}

async function open(): Promise<DatabaseServer & { stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? null : await startOwnServer();
  const adminUrl = given ?? server!.url;
  const template = `kaimen_test_${randomBytes(4).toString("hex")}`;
  await asAdmin(adminUrl, (admin) => admin.query(`CREATE DATABASE ${template}`));
  await migrate(databaseUrl(adminUrl, template));
  const stop = async () => {
    if (server) return server.remove();
    await asAdmin(adminUrl, async (admin) => {
      const left = await admin.query<{ datname: string }>("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [template]);
      for (const { datname } of left.rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    });
  };
  return { adminUrl, template, stop };
}

const FOLDER = /^kaimen-test-(\d+)-/;

/** A server in a folder of its own below the temporary folder. What killed runs left behind there is removed first. */
async function startOwnServer(): Promise<{ url: string; remove: () => Promise<void> }> {
  const quiet = () => {};
  for (const name of fs.readdirSync(os.tmpdir())) {
    const owner = Number(FOLDER.exec(name)?.[1] ?? process.pid);
    if (owner === process.pid || isAlive(owner)) continue;
    const folder = path.join(os.tmpdir(), name);
    await (await startEmbeddedPostgres(folder, quiet)).stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `kaimen-test-${process.pid}-`));
  const server = await startEmbeddedPostgres(folder, quiet);
  // These data live for minutes; a power cut may eat them.
  await asAdmin(server.url, async (admin) => {
    for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) await admin.query(`ALTER SYSTEM SET ${setting} = off`);
    await admin.query("SELECT pg_reload_conf()");
  });
  return {
    url: server.url,
    remove: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The URL of another database on the same server. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Connects as the owner of the server, lets `use` work, and closes. */
export async function asAdmin<Result>(adminUrl: string, use: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    return await use(admin);
  } finally {
    await admin.end();
  }
}
