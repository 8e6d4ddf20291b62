import fs from "node:fs";
import https from "node:https";
import http from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import { createRequestHandler as createPageHandler, type ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { startEmbeddedPostgres } from "./app/platform/embedded-postgres.server";
import { requireEnv } from "./app/platform/env.server";
import { requestContext } from "./app/platform/http.server";
import { guardRequests, securityHeaders, showRefusals } from "./app/platform/http-guard.server";
import { pageCache } from "./app/platform/page-cache.server";
import { openLog } from "./app/platform/log.server";
import { openPlatform } from "./app/platform/platform.server";
import { startWorker } from "./app/worker";
import { migrate } from "./prisma/migrate";

const here = path.dirname(fileURLToPath(import.meta.url));
const env = requireEnv(process.env);
const log = openLog((line) => process.stderr.write(line));
const say = (line: string) => process.stdout.write(`${line}\n`);

const embedded = env.databaseUrl ? null : await startEmbeddedPostgres(env.dataDir, say);
const databaseUrl = env.databaseUrl ?? embedded!.url;
await migrate(databaseUrl);
const platform = await openPlatform(env, databaseUrl, embedded?.dataDir ?? env.dataDir, log);
if (env.demo) {
  const { fillDemoWorld } = await import("./prisma/seed/demo-world");
  await fillDemoWorld(platform, say);
}
const worker = env.role === "web" ? null : await startWorker(platform, databaseUrl);
const server = env.role === "worker" ? null : await listen();
say(env.role === "worker" ? "Kaimen worker is running." : `Kaimen 开门 is open at ${env.publicUrl}`);
if (env.demo && server) {
  const { describePersonas } = await import("./prisma/seed/demo-world");
  say(describePersonas(env.publicUrl));
}

async function listen(): Promise<http.Server> {
  const app = express();
  app.disable("x-powered-by");
  if (env.trustProxy) app.set("trust proxy", env.trustProxy);
  app.use(securityHeaders(env));

  let build: ServerBuild | (() => Promise<ServerBuild>);
  if (env.mode === "development") {
    const vite = await import("vite");
    const dev = await vite.createServer({ server: { middlewareMode: true } });
    app.use(dev.middlewares);
    build = () => dev.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  } else {
    const client = path.join(here, "build", "client");
    app.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
    // The door's files keep their names, so a phone asks each time whether they are still the same. Folders are no pages.
    app.use("/gate", express.static(path.join(client, "gate"), { maxAge: 0, index: false, redirect: false }));
    app.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
    build = (await import(pathToFileURL(path.join(here, "build", "server", "index.js")).href)) as ServerBuild;
  }
  app.use(guardRequests(env));
  if (typeof build !== "function") {
    const render = createPageHandler(build, "production");
    app.use(
      pageCache(
        (url, headers, address) => render(new Request(url, { headers }), requestContext(platform, address)),
        platform.unitOfWork.commits,
        Date.now,
      ),
    );
  }
  app.use(compression());
  app.all(
    "*",
    createRequestHandler({
      build,
      mode: env.mode === "development" ? "development" : "production",
      getLoadContext: (request) => requestContext(platform, request.ip ?? ""),
    }),
  );
  app.use(showRefusals(log));

  const created = env.tls
    ? https.createServer({ cert: fs.readFileSync(env.tls.certPath), key: fs.readFileSync(env.tls.keyPath) }, app)
    : http.createServer(app);
  created.requestTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    created.once("error", (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 cannot listen on "::".
      if (error.code !== "EAFNOSUPPORT") return reject(error);
      created.listen(env.port, "0.0.0.0", resolve);
    });
    created.listen(env.port, "::", resolve);
  });
  return created;
}

let closing = false;
/** Lets requests and jobs under way finish, then closes the database cleanly. A second signal ends at once. */
async function close(): Promise<void> {
  if (closing) process.exit(1);
  closing = true;
  if (server) {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const impatient = setTimeout(() => server.closeAllConnections(), 10_000);
    await closed;
    clearTimeout(impatient);
  }
  await worker?.stop();
  await platform.close();
  await embedded?.stop();
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void close());
