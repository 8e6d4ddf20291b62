import { z } from "zod";
import { DISPOSITIONS } from "~/domain/ledger/disposition";

/** The conditions in the address of a report and of its table. What is no condition of ours is none. */
export const reportSearch = z.object({
  round: z.coerce.number().int().min(1).max(99).nullable().catch(null).default(null),
  disposition: z.enum(["", ...DISPOSITIONS]).catch(""),
  phrase: z.string().trim().max(100).catch(""),
  /** Number of the row after or before which the page lies. */
  after: z.coerce.number().int().min(0).max(2_147_483_647).catch(0),
  before: z.coerce.number().int().min(0).max(2_147_483_647).catch(0),
  /** The whole table on one page, for printing. */
  all: z.enum(["", "1"]).catch(""),
});

/** The conditions as they stand in an address; empty ones are left out. */
export function searchOf(conditions: Record<string, string | number | null>): string {
  const given = Object.entries(conditions).flatMap(([name, value]) => (value === null || value === "" ? [] : [[name, String(value)]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given).toString()}`;
}
