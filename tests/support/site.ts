import fs from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import { createRequestHandler as createPageHandler, type ServerBuild } from "@remix-run/node";
import express from "express";
import { guardRequests, securityHeaders, showRefusals } from "~/platform/http-guard.server";
import { requestContext } from "~/platform/http.server";
import { pageCache } from "~/platform/page-cache.server";
import { atFileEnd } from "./at-file-end";
import type { TestPlatform } from "./platform";

const BUILD = path.resolve(import.meta.dirname, "../../build");

/**
 * The built site over real HTTP in this process, on a platform whose clock the test holds: real loaders, real actions,
 * real guards. Returns its origin, such as `http://localhost:40123`, for `visitor(origin)`.
 *
 * @throws when there is no build: `npm run build` first.
 */
export async function openSite(platform: TestPlatform): Promise<string> {
  const build = await loadBuild();
  const render = createPageHandler(build, "production");
  const app = express();
  app.use(securityHeaders(platform.env));
  app.use("/assets", express.static(path.join(BUILD, "client", "assets"), { fallthrough: false }));
  app.use(express.static(path.join(BUILD, "client"), { index: false, redirect: false }));
  app.use(guardRequests(platform.env));
  // Each request finds the kept page too old, because tests write past the commands and set the clock back.
  let tick = 0;
  app.use(
    pageCache(
      (url, headers, address) => render(new Request(url, { headers }), requestContext(platform, address)),
      platform.unitOfWork.commits,
      () => (tick += 60_000),
    ),
  );
  app.all(
    "*",
    createRequestHandler({
      build,
      mode: "production",
      getLoadContext: (request) => requestContext(platform, request.ip ?? ""),
    }),
  );
  app.use(showRefusals(platform.log));
  const server = app.listen(0, "localhost");
  await new Promise((resolve, reject) => server.once("listening", resolve).once("error", reject));
  atFileEnd(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

async function loadBuild(): Promise<ServerBuild> {
  const file = builtServer();
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild;
}

/** The built server. Says so when the sources are newer: then the test does not look at what was just written. */
export function builtServer(): string {
  const file = path.join(BUILD, "server", "index.js");
  if (!fs.existsSync(file)) throw new Error("there is no build; run `npm run build` first");
  const builtAt = fs.statSync(file).mtimeMs;
  const app = path.resolve(BUILD, "../app");
  const newer = fs
    .readdirSync(app, { recursive: true, encoding: "utf8" })
    .find((name) => /(?<!\.test)\.(tsx?|css)$/.test(name) && fs.statSync(path.join(app, name)).mtimeMs > builtAt);
  if (newer !== undefined) console.warn(`The build is older than app/${newer}; \`npm run build\` brings it up to date.`);
  return file;
}
