import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { QuestionnaireFields } from "./schema";

export type CreateQuestionnaire = { ok: true; id: string } | { ok: false; reason: "WINDOW_UNKNOWN" };

/** Begins a questionnaire of a consultation of the officer's unit, without questions. Nobody else sees it before it is reviewed and published. */
export async function createQuestionnaire(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, { windowId, ...fields }: QuestionnaireFields & { windowId: string }): Promise<CreateQuestionnaire> {
  return platform.unitOfWork<CreateQuestionnaire>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const window = await tx.consultationWindow.findFirst({ where: { id: windowId, decision: officer.unitScope }, select: { decision: { select: { id: true, slug: true } } } });
    if (!window) return { ok: false, reason: "WINDOW_UNKNOWN" };
    const { decision } = window;
    // The questionnaires of one decision are numbered one after the other, in their address too.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR NO KEY UPDATE`;
    const number = (await tx.questionnaire.count({ where: { window: { decisionId: decision.id } } })) + 1;
    const slug = `${decision.slug}-q${number}`;
    const { id } = await tx.questionnaire.create({ data: { ...fields, windowId, slug, questions: [], createdById: officer.id, createdAt: now, updatedAt: now }, select: { id: true } });
    await record({ action: "questionnaire.created", nounKind: "questionnaire", nounId: id, detail: { slug, windowId } });
    return { ok: true, id };
  });
}
