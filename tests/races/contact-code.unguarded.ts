import type { Platform } from "~/platform/platform.server";

/** What `spendContactCode` would be without its guard: read how many tries are left, compare, write one less. Never part of the product. */
export async function guessUnguarded(platform: Platform, now: Date, looked: () => Promise<void>): Promise<"compared" | "refused"> {
  const { verdict } = await platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const code = await tx.contactCode.findFirstOrThrow();
    await looked();
    await record({ action: "contact-code.refused", nounKind: "contactCode", nounId: code.id });
    if (code.triesLeft === 0) return { ok: true as const, verdict: "refused" as const };
    await tx.contactCode.update({ where: { id: code.id }, data: { triesLeft: code.triesLeft - 1 } });
    return { ok: true as const, verdict: "compared" as const };
  });
  return verdict;
}
