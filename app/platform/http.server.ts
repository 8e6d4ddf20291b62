import type { AppLoadContext } from "@remix-run/node";
import type { Lang } from "~/domain/text/lang";
import { langOfPath, type HttpRefusal } from "./http";
import type { Platform } from "./platform.server";
import { addressIdentity } from "./rate-limit.server";
import { QueueFull, type UnitOfWork } from "./unit-of-work.server";

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

/**
 * What loaders and actions get. Over HTTP a full queue is an answer, 503 with Retry-After, and not a failure.
 *
 * @param address the caller's IP address
 */
export function requestContext(platform: Platform, address: string): AppLoadContext {
  const run: UnitOfWork = Object.assign(
    (...[context, command]: Parameters<UnitOfWork>) =>
      platform.unitOfWork(context, command).catch((error: unknown) => {
        throw error instanceof QueueFull ? refusal("BUSY") : error;
      }),
    { commits: platform.unitOfWork.commits },
  ) as UnitOfWork;
  return { platform: { ...platform, unitOfWork: run }, address: addressIdentity(address) };
}
