import type { Officer } from "~/features/identity/viewer.server";
import type { Hearing } from "~/platform/generated/client";
import type { Work } from "~/platform/unit-of-work.server";

/** Which hearing, and the version of it that the official saw. */
export interface HearingAddress {
  slug: string;
  number: number;
  version: number;
}

/** `NOT_FOUND`: no such hearing, or another unit's. `STALE`: somebody else saved first. */
export type HearingRefusal = { ok: false; reason: "NOT_FOUND" | "STALE" };

/** Opens a hearing of the officer's unit for one change, if it is still the version that the officer saw, and raises the version. */
export async function lockHearing(work: Work, officer: Officer, { slug, number, version }: HearingAddress): Promise<{ ok: true; hearing: Hearing } | HearingRefusal> {
  const found = await work.tx.hearing.findFirst({ where: { number, decision: { slug, ...officer.unitScope } }, select: { id: true } });
  if (!found) return { ok: false, reason: "NOT_FOUND" };
  const { count } = await work.tx.hearing.updateMany({ where: { id: found.id, version }, data: { version: { increment: 1 }, updatedAt: work.now } });
  if (count === 0) return { ok: false, reason: "STALE" };
  return { ok: true, hearing: await work.tx.hearing.findUniqueOrThrow({ where: { id: found.id } }) };
}
