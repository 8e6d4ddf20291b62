import { createHash } from "node:crypto";

/**
 * An answer that programs fetch again and again: a strong ETag over its bytes, Last-Modified, and 304 without a body for who has it already
 * (RFC 9110 section 13).
 *
 * @param changedAt when what it says last changed, or null where there is no such instant
 * @param headers content type, caching and whatever else belongs to it
 */
export function conditionalAnswer(request: Request, body: string, changedAt: Date | null, headers: Record<string, string>): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 32)}"`;
  const known = new Headers({ etag });
  for (const name of ["cache-control", "access-control-allow-origin", "x-robots-tag"]) if (headers[name]) known.set(name, headers[name]);
  if (changedAt) known.set("last-modified", changedAt.toUTCString());
  if (isKnown(request, etag, changedAt)) return new Response(null, { status: 304, headers: known });
  return new Response(body, { headers: { ...headers, ...Object.fromEntries(known) } });
}

/** If-Modified-Since counts only where there is no If-None-Match (RFC 9110 section 13.2.2). */
function isKnown(request: Request, etag: string, changedAt: Date | null): boolean {
  const tags = request.headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*");
  const since = Date.parse(request.headers.get("if-modified-since") ?? "");
  return changedAt !== null && since >= Math.floor(changedAt.getTime() / 1000) * 1000;
}
