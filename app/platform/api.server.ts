import type { Json } from "~/domain/text/json";
import { conditionalAnswer } from "./conditional.server";

const OPEN = { "access-control-allow-origin": "*", "x-content-type-options": "nosniff" };

/** A JSON answer that anybody may read from anywhere; nothing in it belongs to a session. Who has it already gets 304. */
export function apiAnswer(request: Request, body: unknown): Response {
  return conditionalAnswer(request, JSON.stringify(body), null, {
    ...OPEN,
    "content-type": "application/json",
    "cache-control": "public, max-age=15",
  });
}

/** A refusal of the reading API, in the shape `{ error: { reason, message } }`. */
export function apiRefusal(status: number, reason: string, message: string): Response {
  const body: Json = { error: { reason, message } };
  return Response.json(body, { status, headers: { "cache-control": "no-store", "access-control-allow-origin": "*" } });
}
