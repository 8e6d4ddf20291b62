import { readAnswer, type AnswerRefusal } from "~/domain/questionnaire/answer";
import { questionnairePhase } from "~/domain/questionnaire/question";
import type { Lang } from "~/domain/text/lang";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import { findQuestionnaire } from "./public-queries.server";

export interface NewAnswer {
  slug: string;
  /** The random token of the page from which it is sent. */
  submission: string;
  lang: Lang;
  /** The values that the form sent under a name. */
  typed: (field: string) => readonly string[];
}

/** `isNew` is false where an answer from the same page had been received before: that one counts. */
export type SubmitAnswer =
  | { ok: true; isNew: boolean }
  | { ok: false; reason: "NOT_FOUND" | "WITHDRAWN" | "NOT_OPEN_YET" | "CLOSED" }
  | { ok: false; reason: "ANSWERS_REFUSED"; refusals: { field: string; reason: AnswerRefusal }[] };

type Duplicate = { ok: false; reason: "ALREADY_RECEIVED" };

/**
 * Takes one answer, without anything that names the person. Open is `[opensAt, closesAt)` at the server's instant `now`, with the questionnaire's row
 * shared: who notes the results has waited for every answer under way, and an answer that waited for that comes too late.
 *
 * The unique key of questionnaire and page decides between repeats of a request: one writes.
 */
export async function submitAnswer(platform: Pick<Platform, "unitOfWork">, now: Date, { slug, submission, lang, typed }: NewAnswer): Promise<SubmitAnswer> {
  const result = await platform.unitOfWork<SubmitAnswer | Duplicate>({ now, actor: { kind: "anonymous" } }, async ({ tx, record }) => {
    const rows = await tx.$queryRaw<{ id: string; activityId: string | null }[]>`SELECT "id", "activityId" FROM "Questionnaire" WHERE "slug" = ${slug} FOR SHARE`;
    const found = await findQuestionnaire(tx, slug);
    const [row] = rows;
    if (!row || found === null) return { ok: false, reason: "NOT_FOUND" };
    if (found === "withdrawn") return { ok: false, reason: "WITHDRAWN" };
    const questionnaireId = row.id;
    const before = await tx.questionnaireAnswer.count({ where: { questionnaireId, submission } });
    if (before > 0) return { ok: false, reason: "ALREADY_RECEIVED" };
    const phase = questionnairePhase(found, now);
    if (phase === "before") return { ok: false, reason: "NOT_OPEN_YET" };
    if (phase === "closed" || row.activityId !== null) return { ok: false, reason: "CLOSED" };
    const read = readAnswer(found.questions, typed);
    if (!read.ok) return { ok: false, reason: "ANSWERS_REFUSED", refusals: read.refusals };
    const data = { questionnaireId, submission, lang, values: read.values as Prisma.InputJsonValue, receivedAt: now };
    const { count } = await tx.questionnaireAnswer.createMany({ data: [data], skipDuplicates: true });
    if (count === 0) return { ok: false, reason: "ALREADY_RECEIVED" };
    await record({ action: "questionnaire.answered", nounKind: "questionnaire", nounId: questionnaireId });
    return { ok: true, isNew: true };
  });
  return !result.ok && result.reason === "ALREADY_RECEIVED" ? { ok: true, isNew: false } : result;
}
