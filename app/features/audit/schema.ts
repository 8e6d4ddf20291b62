import { z } from "zod";
import { isDay } from "~/domain/calendar/shanghai";

const line = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, "").trim().slice(0, 200))
  .catch("")
  .default("");

/** Filters in the address of the trail. What cannot be one filters nothing. */
export const auditSearch = z.object({
  who: line,
  action: line,
  nounKind: line,
  nounId: line,
  day: z.string().trim().refine((text) => text === "" || isDay(text)).catch("").default(""),
  before: z.string().regex(/^\d{1,18}$/).catch("").default(""),
});
export type AuditFilter = Omit<z.output<typeof auditSearch>, "before">;

/** The address of a filtered list: empty filters are left out. */
export function auditQuery(filter: Partial<AuditFilter> & { before?: string }): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== "" && value !== undefined));
  return query.size === 0 ? "" : `?${query}`;
}

/** Heads that somebody kept, as `GET /api/v1/audit/heads` gave them. */
export const keptHeads = z.object({
  heads: z.array(z.object({ day: z.string().refine(isDay), position: z.number().int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })),
});
