import { randomBytes } from "node:crypto";
import type { TestPlatform } from "../support/platform";

/** What `takeScan` would be without its guard: count who is in, then write down one more. Never part of the product. */
export async function admitUnguarded(platform: TestPlatform, party: { id: string; persons: number }, looked: () => Promise<void>): Promise<"admit" | "already_in"> {
  const now = platform.clock.now();
  const done = await platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const inside = await tx.admissionUnit.count({ where: { registrationId: party.id } });
    await looked();
    await record({ action: "scan.recorded", nounKind: "scan", nounId: party.id });
    if (inside >= party.persons) return { ok: true as const, verdict: "already_in" as const };
    // A place without a number: nothing is unique about it.
    const ordinal = randomBytes(4).readUInt32BE() >>> 1;
    await tx.admissionUnit.create({ data: { registrationId: party.id, checkpoint: "main", ordinal, scanId: "unguarded", admittedAt: now } });
    return { ok: true as const, verdict: "admit" as const };
  });
  return done.verdict;
}
