import type { SectionKind } from "~/domain/decision/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { SectionFields } from "./schema";

export type WriteSection = { ok: true; sectionId: string } | { ok: false; reason: "NOT_FOUND" | "STALE" };

/**
 * Saves one section of a decision page of the officer's own unit. `seenAt` is when the text that the officer saw had been saved, null where
 * there was none: nobody overwrites what they have not read. The public sees it with the section's next published revision.
 */
export async function writeSection(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, kind, seenAt }: { slug: string; kind: SectionKind; seenAt: Date | null },
  fields: SectionFields,
): Promise<WriteSection> {
  return platform.unitOfWork<WriteSection>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    const where = { decisionId: decision.id, kind };
    // Two saves within a millisecond must still be told apart by the instant.
    const updatedAt = seenAt && seenAt >= now ? new Date(seenAt.getTime() + 1) : now;
    const { count } = seenAt
      ? await tx.section.updateMany({ where: { ...where, updatedAt: seenAt }, data: { ...fields, updatedAt } })
      : await tx.section.createMany({ data: [{ ...where, ...fields, updatedAt }], skipDuplicates: true });
    if (count === 0) return { ok: false, reason: "STALE" };
    const section = await tx.section.findUniqueOrThrow({ where: { decisionId_kind: where }, select: { id: true } });
    await record({ action: "section.written", nounKind: "section", nounId: section.id, detail: { slug, kind, presence: fields.presence } });
    return { ok: true, sectionId: section.id };
  });
}
