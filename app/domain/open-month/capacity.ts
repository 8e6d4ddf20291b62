/** What a session counts: people, households or companies. A seat is one of them. */
export const CAPACITY_UNITS = ["persons", "households", "companies"] as const;

export type CapacityUnit = (typeof CAPACITY_UNITS)[number];

export type CapacityResult =
  | { ok: true; limit: number; unit: CapacityUnit }
  | { ok: false; reason: "NO_NUMBER" | "RANGE_REVERSED" | "NOT_POSITIVE" };

/**
 * The number that registration works with, read from the text an announcement shows: `8-10家企业代表` is shown as it is and allows 10
 * companies; `每场20人` allows 20 persons. The larger end of a range counts, for that is what the announcement promises.
 */
export function capacityFromText(text: string): CapacityResult {
  const plain = text.normalize("NFKC");
  const found = /(\d{1,6})(?:\s*(?:人|名|家|户|组)?\s*(?:-|~|–|—|至|到)\s*(\d{1,6}))?\s*(\S)?/u.exec(plain);
  if (!found?.[1]) return { ok: false, reason: "NO_NUMBER" };
  const from = Number(found[1]);
  const limit = Number(found[2] ?? found[1]);
  if (limit < from) return { ok: false, reason: "RANGE_REVERSED" };
  if (limit < 1) return { ok: false, reason: "NOT_POSITIVE" };
  return { ok: true, limit, unit: unitOf(plain.slice(found.index)) };
}

function unitOf(text: string): CapacityUnit {
  if (/家庭|户|组家庭|households?|famil/iu.test(text)) return "households";
  if (/\d\s*家|企业|公司|compan|firms?/iu.test(text)) return "companies";
  return "persons";
}
