import type { Lang } from "~/domain/text/lang";

/** Why a request as a whole is refused. Each has a page with words and a next step. */
export const HTTP_REFUSALS = [
  "NOT_FOUND",
  "FORBIDDEN",
  "SIGN_IN_FIRST",
  "TOO_MANY_TRIES",
  "BUSY",
  "BROKEN_REQUEST",
  "BAD_INPUT",
  "FOREIGN_ORIGIN",
  "TOO_LARGE",
  "LENGTH_REQUIRED",
  "METHOD_NOT_ALLOWED",
  "GONE",
  "FAILED",
] as const;

export type HttpRefusal = (typeof HTTP_REFUSALS)[number];

export function isHttpRefusal(value: unknown): value is HttpRefusal {
  return (HTTP_REFUSALS as readonly unknown[]).includes(value);
}

/** Chinese at `/…`, English at `/en/…`. */
export function langOfPath(pathname: string): Lang {
  return pathname === "/en" || pathname.startsWith("/en/") ? "en" : "zh";
}

/** A path of the site in the given language: `localPath('en', '/decisions/x')` is `/en/decisions/x`. */
export function localPath(lang: Lang, path: string): string {
  return lang === "en" ? (path === "/" ? "/en" : `/en${path}`) : path;
}
