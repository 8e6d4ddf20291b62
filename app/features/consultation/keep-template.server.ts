import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

export type KeepTemplate = { ok: true } | { ok: false; reason: "TEMPLATE_TITLE_TAKEN" | "TEMPLATE_GONE" };

/** The same form was sent before: nothing is written. */
type Repeated = { ok: false; reason: "REPEATED" };

/**
 * Keeps a wording for the officer's unit. Two of one unit never have the same name: the unique index decides, and the same name with the same words is the
 * one that is there.
 */
export async function keepTemplate(platform: Platform, now: Date, officer: Officer, input: { title: string; body: string }): Promise<KeepTemplate> {
  const result = await platform.unitOfWork<KeepTemplate | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { unitId } = officer;
    const [template] = await work.tx.answerTemplate.createManyAndReturn({
      data: [{ unitId, ...input, createdById: officer.id, createdAt: now }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!template) {
      const isSame = (await work.tx.answerTemplate.count({ where: { unitId, ...input } })) > 0;
      return isSame ? { ok: false, reason: "REPEATED" } : { ok: false, reason: "TEMPLATE_TITLE_TAKEN" };
    }
    await work.record({ action: "template.kept", nounKind: "template", nounId: template.id, detail: { unitId } });
    return { ok: true };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true } : result;
}

/** Takes a wording out of the unit's list. Answers that were made from it stay as they are. */
export async function removeTemplate(platform: Platform, now: Date, officer: Officer, input: { templateId: string }): Promise<KeepTemplate> {
  return platform.unitOfWork<KeepTemplate>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { count } = await work.tx.answerTemplate.deleteMany({ where: { id: input.templateId, unitId: officer.unitId } });
    if (count === 0) return { ok: false, reason: "TEMPLATE_GONE" };
    await work.record({ action: "template.removed", nounKind: "template", nounId: input.templateId });
    return { ok: true };
  });
}
