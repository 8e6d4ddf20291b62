import { canonicalJson } from "./canonical-json";
import type { Json } from "./json";

/**
 * Whether a stored row says in these fields exactly what is to be written: then the same form was sent again. Compared as JSON, so that instants and lists
 * are their values; a field that is left out is the same as null.
 */
export function sameFields(row: object, fields: object): boolean {
  const stored = new Map(Object.entries(row));
  return Object.entries(fields).every(([name, value]) => plain(stored.get(name)) === plain(value));
}

function plain(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value ?? null)) as Json);
}
