import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { asAdmin } from "../../tests/support/database-server";
import { startEmbeddedPostgres, type EmbeddedServer } from "./embedded-postgres.server";

const quiet = () => {};

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-embedded-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string, say: (line: string) => void = quiet): Promise<EmbeddedServer> {
  const server = await startEmbeddedPostgres(dataDir, say);
  onTestFinished(() => server.stop());
  return server;
}

const query = (url: string, sql: string) => asAdmin(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

/** Starts the server from a process of its own, as the app does; resolves with its URL when it is up. */
async function startFromChild(dataDir: string): Promise<{ url: string; kill: () => Promise<void> }> {
  const module = new URL("./embedded-postgres.server.ts", import.meta.url).href;
  const script = `import(${JSON.stringify(module)}).then(async ({ startEmbeddedPostgres }) => {
    const server = await startEmbeddedPostgres(${JSON.stringify(dataDir)}, () => {});
    console.log(server.url);
    setInterval(() => {}, 1000);
  });`;
  const child = spawn(process.execPath, ["--import", "tsx", "--eval", script], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: line.toString().trim(),
    kill: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

/** Waits until the machine has buried the process; until then PostgreSQL itself takes it for alive. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await setTimeout(20);
  }
}

describe("the embedded database", () => {
  it("keeps its data over a clean stop", async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    expect(first.startedHere).toBe(true);
    await query(first.url, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('开门')");
    await first.stop();
    await expect(query(first.url, "SELECT 1")).rejects.toThrow();
    const second = await start(folder);
    expect(await query(second.url, "SELECT word FROM kept")).toEqual([{ word: "开门" }]);
  });

  it("joins the server that a killed app left behind, and the data are there", async () => {
    const folder = temporaryFolder();
    const app = await startFromChild(folder);
    await query(app.url, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('开门')");
    await app.kill();
    const [before] = await query(app.url, "SELECT pg_postmaster_start_time() AS at");
    const again = await start(folder);
    expect(again.startedHere).toBe(false);
    expect(await query(again.url, "SELECT word FROM kept")).toEqual([{ word: "开门" }]);
    expect((await query(again.url, "SELECT pg_postmaster_start_time() AS at"))[0]).toEqual(before);
  });

  it("comes back after the server itself was killed", async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    await query(first.url, "CREATE TABLE kept (word text); INSERT INTO kept VALUES ('开门')");
    const postmaster = Number(fs.readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(postmaster, "SIGKILL");
    await gone(postmaster);
    const again = await start(folder);
    expect(again.startedHere).toBe(true);
    expect(await query(again.url, "SELECT word FROM kept")).toEqual([{ word: "开门" }]);
  });

  it("listens on this machine only, keeps its password to the owner, and stores Chinese in code point order", async () => {
    const folder = temporaryFolder();
    const server = await start(folder);
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect(await query(server.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    const guess = new URL(server.url);
    guess.password = "guess";
    await expect(query(guess.href, "SELECT 1")).rejects.toThrow(/password/);
    expect(fs.statSync(path.join(folder, "postgres.json")).mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.join(folder, "postgres")).mode & 0o777).toBe(0o700);
    expect(await query(server.url, "SELECT pg_encoding_to_char(encoding) AS e, datcollate AS c FROM pg_database WHERE datname = 'kaimen'")).toEqual([
      { e: "UTF8", c: "C.UTF-8" },
    ]);
  });

  it.runIf(process.getuid?.() === 0)("below a folder that others cannot enter keeps its data elsewhere and says where", async () => {
    const closed = temporaryFolder();
    fs.chmodSync(closed, 0o700);
    const wished = path.join(closed, "data");
    const said: string[] = [];
    const server = await start(wished, (line) => said.push(line));
    onTestFinished(async () => {
      await server.stop();
      fs.rmSync(server.dataDir, { recursive: true });
    });
    expect(server.dataDir).toMatch(/^\/var\/tmp\/kaimen-/);
    expect(said).toEqual([expect.stringContaining(wished)]);
    expect(said[0]).toContain(server.dataDir);
    expect(fs.existsSync(path.join(wished, "postgres"))).toBe(false);
    await server.stop();
    expect((await start(wished)).dataDir).toBe(server.dataDir);
  });
});
