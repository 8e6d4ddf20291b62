import { canonicalJson } from "../text/canonical-json";
import type { PublicWindow } from "./public-shapes";

/** What of a window may change although people already give their opinions: a later closing, and how to reach the office. */
const FREE = ["closesAt", "contactUnit", "contactPhone", "contactEmail", "contactAddress", "decisionTitle", "decisionTitleEn"] as const satisfies readonly (keyof PublicWindow)[];

export type WindowChangeRefusal = "CHANGED_AFTER_OPENING" | "SHORTENED_AFTER_OPENING" | "EXTENDED_AFTER_CLOSING";

/**
 * Whether what the public sees of a window may be replaced by another content. Until it opens everything may be planned anew; from then on
 * it is never shortened, an extension comes while it is still open, and nothing else changes but the contact (rule V4). The title follows
 * the catalogue.
 */
export function checkWindowChange(published: PublicWindow, next: PublicWindow, now: Date): { ok: true } | { ok: false; reason: WindowChangeRefusal } {
  if (now < new Date(published.opensAt)) return { ok: true };
  if (canonicalJson(bound(published)) !== canonicalJson(bound(next))) return { ok: false, reason: "CHANGED_AFTER_OPENING" };
  const [before, after] = [new Date(published.closesAt), new Date(next.closesAt)];
  if (after < before) return { ok: false, reason: "SHORTENED_AFTER_OPENING" };
  return after > before && now >= before ? { ok: false, reason: "EXTENDED_AFTER_CLOSING" } : { ok: true };
}

function bound(window: PublicWindow): Partial<PublicWindow> {
  const rest: Partial<PublicWindow> = { ...window };
  for (const field of FREE) delete rest[field];
  return rest;
}
