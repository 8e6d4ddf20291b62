import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { RequestHandler } from "express";

/** Renders one page for somebody who is not signed in. */
export type RenderPage = (url: string, headers: Headers, address: string) => Promise<Response>;

interface Page {
  status: number;
  headers: [string, string][];
  body: Buffer;
  gzip: Buffer;
  etag: string;
}

interface Entry {
  page: Promise<Page>;
  version: number;
  startedAt: number;
}

/** Pages that say the same to everybody: no form token, no receipt, no ticket. */
const SHARED_PATHS = /^(?:\/en)?\/?$|^(?:\/en)?\/(?:catalogue(?:\/\d{4})?|consultations|decisions\/[\w-]+(?:\/(?:draft|report))?|open-month(?:\/\d{4})?|events\/[\w-]+)$|^\/api\/v1\/(?:catalogue\/\d{4}|decisions\/[\w-]+|events(?:\/[\w-]+)?)$/;
/** Another process may have written in the meantime; a page is at most this old. */
const MAX_AGE_MS = 1000;
const MAX_PAGES = 500;

/**
 * Answers many people who ask for the same public page with one rendering. A page is kept until this process commits
 * anything (`version` changes then) and for a second at most, so nobody sees yesterday's number. People who are signed
 * in are never served from here. Elder mode is part of the key.
 */
export function pageCache(render: RenderPage, version: () => number, now: () => number): RequestHandler {
  const entries = new Map<string, Entry>();

  return (request, response, next) => {
    const cookies = request.headers.cookie ?? "";
    if (request.method !== "GET" || !SHARED_PATHS.test(request.path) || cookies.includes("kaimen_session=")) return next();
    const elder = /(?:^|;\s*)(kaimen_elder=[^;]*)/.exec(cookies)?.[1] ?? "";
    const key = `${elder} ${request.originalUrl}`;
    let entry = entries.get(key);
    if (!entry || entry.version !== version() || now() - entry.startedAt > MAX_AGE_MS) {
      const headers = new Headers(elder ? { cookie: elder } : {});
      const url = `${request.protocol}://${request.headers.host ?? "localhost"}${request.originalUrl}`;
      entry = { page: render(url, headers, request.ip ?? "").then(keep), version: version(), startedAt: now() };
      entries.set(key, entry);
      // The oldest goes first; a Map remembers the order of insertion.
      if (entries.size > MAX_PAGES) entries.delete(entries.keys().next().value ?? "");
    }
    entry.page.then((page) => {
      for (const [name, value] of page.headers) response.setHeader(name, value);
      response.setHeader("vary", "Accept-Encoding, Cookie");
      response.setHeader("etag", page.etag);
      if (page.status === 200 && request.headers["if-none-match"] === page.etag) return void response.status(304).end();
      const zipped = request.acceptsEncodings("gzip") === "gzip";
      if (zipped) response.setHeader("content-encoding", "gzip");
      response.status(page.status).end(zipped ? page.gzip : page.body);
    }, next);
  };
}

async function keep(response: Response): Promise<Page> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = [...response.headers].filter(([name]) => name !== "content-length");
  if (!response.headers.has("cache-control")) headers.push(["cache-control", "private, no-cache"]);
  return {
    status: response.status,
    headers,
    body,
    gzip: gzipSync(body),
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`,
  };
}
