import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { startEmbeddedPostgres } from "../../app/platform/embedded-postgres.server";

export interface BenchApp {
  origin: string;
  databaseUrl: string;
  /** Of the app's process, for its memory. */
  pid: number;
  stop(): Promise<void>;
}

/** The built app with the demo world in a folder of its own, as `npm run demo` runs it. */
export async function startBenchApp(): Promise<BenchApp> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-bench-"));
  const database = await startEmbeddedPostgres(dataDir, () => {});
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      KAIMEN_DEMO: "1",
      // While the doors of the first session of the day are open.
      KAIMEN_CLOCK: "2026-08-12T09:45:00+08:00",
      PORT: String(port),
      PUBLIC_URL: origin,
      DATABASE_URL: database.url,
      KAIMEN_DATA_DIR: dataDir,
    },
    stdio: ["ignore", "ignore", "ignore"],
  });
  while (!(await fetch(`${origin}/system/health`).then((response) => response.ok, () => false))) {
    if (child.exitCode !== null) throw new Error("the app ended at its start; run `npm run build` first");
    await setTimeout(100);
  }
  return {
    origin,
    databaseUrl: database.url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
      await database.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
