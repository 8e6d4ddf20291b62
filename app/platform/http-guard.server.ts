import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import type { Env } from "./env.server";
import { langOfPath, type HttpRefusal } from "./http";
import { httpRefusalWords } from "./http-refusal.words";
import type { Log } from "./log.server";

/** Largest body of an ordinary form, and of a form that carries files. */
const FORM_BYTES = 256 * 1024;
const UPLOAD_BYTES = 25 * 1024 * 1024;
const UPLOAD_PATHS = /^\/desk\//;

/** Headers that every answer carries, whatever it is. */
export function securityHeaders(env: Env): RequestHandler {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ];
  if (env.mode === "development") policy.splice(1, 2, "script-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'", "connect-src 'self' ws:");
  return (request, response, next) => {
    // The door's own client decodes codes with WebAssembly; nothing else may.
    // The development server serves its sources, and a worker obeys the policy of its own file.
    const isSource = env.mode === "development" && request.path.startsWith("/app/gate-client/");
    const gate = request.path === "/gate" || request.path.startsWith("/gate/") || isSource;
    response.setHeader(
      "content-security-policy",
      policy.map((rule) => (gate && rule.startsWith("script-src") ? `${rule} 'wasm-unsafe-eval'` : rule)).join("; "),
    );
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "same-origin");
    response.setHeader("permissions-policy", gate ? "camera=(self), microphone=(), geolocation=()" : "camera=(), microphone=(), geolocation=()");
    response.setHeader("cross-origin-opener-policy", "same-origin");
    if (env.publicUrl.startsWith("https:")) response.setHeader("strict-transport-security", "max-age=31536000");
    next();
  };
}

/**
 * Refuses what no loader should see: unreadable addresses, other methods, bodies without a length or over the limit,
 * and writes that another site made the browser send (decisions: Origin or Sec-Fetch-Site foreign; both absent is a
 * script of the person's own).
 */
export function guardRequests(env: Env): RequestHandler {
  const ownOrigin = new URL(env.publicUrl).origin;
  return (request, response, next) => {
    const refuse = (reason: HttpRefusal, status: number) => sendRefusal(request, response, reason, status);
    let path: string;
    try {
      path = decodeURIComponent(request.originalUrl);
    } catch {
      return refuse("BROKEN_REQUEST", 400);
    }
    // eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
    if (/[\u0000-\u001f\u007f]/.test(path)) return refuse("BROKEN_REQUEST", 400);
    if (request.method === "GET" || request.method === "HEAD") return next();
    if (request.method !== "POST") {
      response.setHeader("allow", "GET, HEAD, POST");
      return refuse("METHOD_NOT_ALLOWED", 405);
    }
    const site = request.headers["sec-fetch-site"];
    const origin = request.headers.origin;
    if (site !== undefined && site !== "same-origin" && site !== "none") return refuse("FOREIGN_ORIGIN", 403);
    if (origin !== undefined && origin !== ownOrigin && !isOwnHost(origin, request)) return refuse("FOREIGN_ORIGIN", 403);
    const length = Number(request.headers["content-length"] ?? Number.NaN);
    if (!Number.isInteger(length)) return refuse("LENGTH_REQUIRED", 411);
    if (length > (UPLOAD_PATHS.test(request.path) ? UPLOAD_BYTES : FORM_BYTES)) return refuse("TOO_LARGE", 413);
    next();
  };
}

/** The address under which the browser reached us counts as ours too, for example 127.0.0.1 for localhost. */
function isOwnHost(origin: string, request: Request): boolean {
  return origin === `${request.protocol}://${request.headers.host ?? ""}`;
}

/** What went wrong before or behind the framework becomes a page with words, and a line in the log. */
export function showRefusals(log: Log): ErrorRequestHandler {
  return (error: Error & { status?: number }, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) log.error("request.failed", error, { method: request.method, path: request.path });
    sendRefusal(request, response, status === 500 ? "FAILED" : status === 404 ? "NOT_FOUND" : "BROKEN_REQUEST", status);
  };
}

function sendRefusal(request: Request, response: Response, reason: HttpRefusal, status: number): void {
  const words = httpRefusalWords[langOfPath(request.path)][reason];
  if (request.path.startsWith("/api/")) {
    response.status(status).json({ error: { reason, message: `${words.title} ${words.next}` } });
    return;
  }
  // Nothing of the request goes into this page, so nothing has to be escaped.
  response
    .status(status)
    .type("html")
    .send(`<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.title}</title><h1>${words.title}</h1><p>${words.next}</p><p><a href="/">开门 · Kaimen</a></p>`);
}
