import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { startEmbeddedPostgres } from "~/platform/embedded-postgres.server";
import { atFileEnd } from "./at-file-end";
import { demoDatabase } from "./demo-database";
import { builtServer } from "./site";
import { TEST_SECRETS } from "./test-env";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PATIENCE_MS = 150_000;

export interface AppOptions {
  /** The database; a copy of the demo world when left out; null for the embedded server in `dataDir`. */
  databaseUrl?: string | null;
  /** Where files and the embedded database live; a temporary folder when left out. */
  dataDir?: string;
  /** More variables: `KAIMEN_ROLE`, `SMTP_URL`, `KAIMEN_DEMO: "0"` … */
  env?: Record<string, string>;
}

/** A running app. */
export interface AppProcess {
  origin: string;
  dataDir: string;
  /** Everything it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Announces error lines on its standard error that this test causes. */
  expectErrors(pattern: RegExp): void;
  /** Ends it as an operator does and waits for its end. */
  stop(): Promise<void>;
  /** Ends it without warning; its embedded database, if it has one, goes on. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again with the same address, database and files. */
  start(): Promise<void>;
}

/**
 * The built app as it runs for an office, in a process of its own; answers when it returns. When the test file is
 * through it is stopped, and the file fails if the app has written an error line that nobody expected.
 */
export async function startApp(options: AppOptions = {}): Promise<AppProcess> {
  builtServer();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const dataDir = options.dataDir ?? temporaryFolder();
  const databaseUrl = options.databaseUrl === undefined ? await demoDatabase() : options.databaseUrl;
  const env: Record<string, string> = {
    ...pick(process.env, ["PATH", "HOME", "TMPDIR", "TZ"]),
    ...TEST_SECRETS,
    NODE_ENV: "production",
    KAIMEN_DEMO: "1",
    PORT: String(port),
    PUBLIC_URL: origin,
    KAIMEN_DATA_DIR: dataDir,
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    ...options.env,
  };
  const expected: RegExp[] = [];
  let [stdout, stderr] = ["", ""];
  let child: ChildProcess | null = null;

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ["--import", "tsx", "server.ts"], { cwd: ROOT, env: env as NodeJS.ProcessEnv, stdio: ["ignore", "pipe", "pipe"] });
    started.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    started.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child = started;
    try {
      await answers(started, env.KAIMEN_ROLE === "worker" ? null : `${origin}/system/health`, () => stdout + stderr);
    } catch (error) {
      // The error tells them.
      stderr = "";
      throw error;
    }
  };

  atFileEnd(async () => {
    await end("SIGTERM");
    // A killed app leaves its database running.
    if (fs.existsSync(path.join(dataDir, "postgres.json"))) await (await startEmbeddedPostgres(dataDir, () => {})).stop();
    const errors = unexpectedLines(stderr, expected);
    if (errors.length > 0) throw new Error(`the app wrote unexpected errors:\n${errors.join("\n")}`);
  });
  await start();
  return {
    origin,
    dataDir,
    stdout: () => stdout,
    stderr: () => stderr,
    expectErrors: (pattern) => void expected.push(pattern),
    stop: () => end("SIGTERM"),
    kill: (signal = "SIGKILL") => end(signal),
    start,
  };
}

/**
 * What says nothing about us: lines of the log at level info, and Prisma 7.10, which reads two relations of one row at
 * the same time even within a transaction; the driver puts them in line and says that it will not do so for ever.
 */
const HARMLESS = [
  /^\{"at":"[^"]*","level":"info"/,
  /DeprecationWarning: Calling client\.query\(\) when the client is already executing a query/,
  /^\(Use `node --trace-deprecation/,
];

/** Lines of the log at level error, and everything that is no line of the log at all. */
export function unexpectedLines(stderr: string, expected: RegExp[]): string[] {
  return stderr.split("\n").filter((line) => line.trim() !== "" && ![...HARMLESS, ...expected].some((pattern) => pattern.test(line)));
}

/** Waits until the app answers at `url`, or, for a worker, says that it runs. @throws when it ends before. */
async function answers(child: ChildProcess, url: string | null, output: () => string): Promise<void> {
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await setTimeout(50)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the app ended at its start:\n${output()}`);
    if (url === null ? /worker is running/.test(output()) : await fetch(url).then((response) => response.ok, () => false)) return;
  }
  throw new Error(`the app does not answer:\n${output()}`);
}

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "kaimen-app-"));
  atFileEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function pick(source: NodeJS.ProcessEnv, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])));
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
