import { sameFields } from "~/domain/text/same-fields";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { QuestionnaireFields } from "./schema";

export type CreateQuestionnaire = { ok: true; id: string } | { ok: false; reason: "WINDOW_UNKNOWN" };

/** The same form was sent before: nothing is written, and its questionnaire is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; id: string };

/**
 * Begins a questionnaire of a consultation of the officer's unit, without questions. Nobody else sees it before it is reviewed and published. Of two equal
 * requests the second finds the first one's under the decision's lock.
 */
export async function createQuestionnaire(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, { windowId, ...fields }: QuestionnaireFields & { windowId: string }): Promise<CreateQuestionnaire> {
  const result = await platform.unitOfWork<CreateQuestionnaire | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const window = await tx.consultationWindow.findFirst({ where: { id: windowId, decision: officer.unitScope }, select: { decision: { select: { id: true, slug: true } } } });
    if (!window) return { ok: false, reason: "WINDOW_UNKNOWN" };
    const { decision } = window;
    // The questionnaires of one decision are numbered one after the other, in their address too.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR NO KEY UPDATE`;
    const others = await tx.questionnaire.findMany({ where: { window: { decisionId: decision.id } } });
    const before = others.find((other) => sameFields(other, { ...fields, windowId }));
    if (before) return { ok: false, reason: "REPEATED", id: before.id };
    const number = others.length + 1;
    const slug = `${decision.slug}-q${number}`;
    const { id } = await tx.questionnaire.create({ data: { ...fields, windowId, slug, questions: [], createdById: officer.id, createdAt: now, updatedAt: now }, select: { id: true } });
    await record({ action: "questionnaire.created", nounKind: "questionnaire", nounId: id, detail: { slug, windowId } });
    return { ok: true, id };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, id: result.id } : result;
}
