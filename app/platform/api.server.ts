import type { Json } from "~/domain/text/json";

/** A JSON answer that anybody may read from anywhere; nothing in it belongs to a session. */
export function apiAnswer(body: unknown): Response {
  return Response.json(body, {
    headers: { "cache-control": "public, max-age=15", "access-control-allow-origin": "*", "x-content-type-options": "nosniff" },
  });
}

/** A refusal of the reading API, in the shape `{ error: { reason, message } }`. */
export function apiRefusal(status: number, reason: string, message: string): Response {
  const body: Json = { error: { reason, message } };
  return Response.json(body, { status, headers: { "cache-control": "no-store", "access-control-allow-origin": "*" } });
}
