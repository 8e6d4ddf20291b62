import { dayOf } from "~/domain/calendar/shanghai";
import { questionnairePhase } from "~/domain/questionnaire/question";
import { findQuestionnaire } from "~/features/questionnaires/public-queries.server";
import { countResults } from "~/features/questionnaires/results-queries.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";

/**
 * What `submitAnswer` would be without the questionnaire's row and without its unique key: see that it is open and that the page has not sent one, then
 * write. `looked` is called in between. With `openedAt` it is open if it was so when the page was drawn. Never part of the product.
 */
export async function submitUnguarded(platform: Platform, now: Date, answer: { slug: string; submission: string; key?: string; openedAt?: Date }, looked: () => Promise<void>) {
  return platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const { id } = await tx.questionnaire.findUniqueOrThrow({ where: { slug: answer.slug } });
    const found = await findQuestionnaire(tx, answer.slug);
    const isKnown = (await tx.questionnaireAnswer.count({ where: { questionnaireId: id, submission: answer.submission } })) > 0;
    await looked();
    if (isKnown || found === null || found === "withdrawn" || questionnairePhase(found, answer.openedAt ?? now) !== "open") return { ok: false as const, reason: "CLOSED" };
    // Another key for the same page is what the table would be without its unique index.
    await tx.questionnaireAnswer.create({ data: { questionnaireId: id, submission: answer.key ?? answer.submission, lang: "zh", values: [[1], ""], receivedAt: now } });
    await record({ action: "questionnaire.answered", nounKind: "questionnaire", nounId: id });
    return { ok: true as const };
  });
}

/** `noteResults` without holding the questionnaire: count, then write the figures. */
export async function noteUnguarded(platform: Platform, now: Date, slug: string) {
  return platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const row = await tx.questionnaire.findUniqueOrThrow({ where: { slug } });
    const results = await countResults(tx, { ...row, questions: row.questions as never });
    const data = { windowId: row.windowId, kind: "questionnaire", heldOn: dayOf(now), place: "", people: results.answers, audience: "", summary: "", results: results as unknown as Prisma.InputJsonValue, createdAt: now };
    const activity = await tx.activity.create({ data, select: { id: true } });
    // The row is read but for its key, so that nobody who holds it is waited for.
    await record({ action: "activity.added", nounKind: "activity", nounId: activity.id });
    return { ok: true as const };
  });
}
