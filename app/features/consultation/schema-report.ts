import { z } from "zod";
import { DISPOSITIONS } from "~/domain/ledger/disposition";

/** The conditions in the address of a report and of its table. What is no condition of ours is none. */
export const reportSearch = z.object({
  round: z.coerce.number().int().min(1).max(99).nullable().catch(null).default(null),
  disposition: z.enum(["", ...DISPOSITIONS]).catch(""),
  phrase: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The conditions as they stand in an address; empty ones are left out. */
export function searchOf(conditions: Record<string, string | number | null>): string {
  const given = Object.entries(conditions).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, String(value)]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
}
