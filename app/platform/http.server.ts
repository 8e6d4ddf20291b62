import type { Lang } from "~/domain/text/lang";
import { langOfPath, type HttpRefusal } from "./http";
import type { Platform } from "./platform.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    platform: Platform;
    /** Identity of the caller's address for rate limits; never stored in clear. */
    address: string;
  }
}

const STATUS: Record<HttpRefusal, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  SIGN_IN_FIRST: 401,
  TOO_MANY_TRIES: 429,
  BUSY: 503,
  BROKEN_REQUEST: 400,
  BAD_INPUT: 422,
  FOREIGN_ORIGIN: 403,
  TOO_LARGE: 413,
  LENGTH_REQUIRED: 411,
  METHOD_NOT_ALLOWED: 405,
  GONE: 410,
  FAILED: 500,
};

/** What `refusal` puts into the response for the page that shows it. */
export interface RefusalBody {
  refusal: HttpRefusal;
}

/** A response to throw from a loader or action; the nearest error page shows its words. */
export function refusal(reason: HttpRefusal): Response {
  const headers: Record<string, string> = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  if (reason === "BUSY") headers["retry-after"] = "10";
  if (reason === "TOO_MANY_TRIES") headers["retry-after"] = "600";
  return new Response(JSON.stringify({ refusal: reason } satisfies RefusalBody), { status: STATUS[reason], headers });
}

export function langOf(request: Request): Lang {
  return langOfPath(new URL(request.url).pathname);
}

/** A path of this site to go back to, or the fallback where it would lead elsewhere. */
export function safeReturnTo(value: FormDataEntryValue | string | null, fallback: string): string {
  if (typeof value !== "string" || !/^\/(?![/\\])[^\s\\]*$/.test(value)) return fallback;
  return value;
}
