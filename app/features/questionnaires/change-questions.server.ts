import { MOST_QUESTIONS, type Question } from "~/domain/questionnaire/question";
import { sameFields } from "~/domain/text/same-fields";
import type { Officer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockQuestionnaire, type QuestionnaireAddress, type QuestionnaireRefusal } from "./lock-questionnaire.server";
import type { Order } from "./schema";

/** One change of the list of questions; questions count from 1, and 0 puts a new one at the end. */
export type QuestionChange = { number: number; question: Question } | { number: number; order: Order };

export type ChangeQuestions = { ok: true } | QuestionnaireRefusal | { ok: false; reason: "PUBLISHED" | "NO_SUCH_QUESTION" | "TOO_MANY_QUESTIONS" };

/** The same form was sent before: nothing is written. */
type Repeated = { ok: false; reason: "REPEATED" };

/**
 * Adds, changes, moves or takes out one question. Once the questionnaire has been public its questions stand: answers are answers to them.
 *
 * A new question sent again comes on an old version, and the question is there: that is the one that was wanted, and nobody else saved meanwhile.
 */
export async function changeQuestions(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, address: QuestionnaireAddress, change: QuestionChange): Promise<ChangeQuestions> {
  const result = await platform.unitOfWork<ChangeQuestions | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const locked = await lockQuestionnaire(work, officer, address);
    if (!locked.ok) return locked.reason === "STALE" && (await isThere(work, address.id, change)) ? { ok: false, reason: "REPEATED" } : locked;
    const { publishedAt, questions } = locked.questionnaire;
    if (publishedAt) return { ok: false, reason: "PUBLISHED" };
    if (change.number > questions.length) return { ok: false, reason: "NO_SUCH_QUESTION" };
    if (change.number === 0 && questions.length >= MOST_QUESTIONS) return { ok: false, reason: "TOO_MANY_QUESTIONS" };
    await work.tx.questionnaire.update({ where: { id: address.id }, data: { questions: changed(questions, change) as unknown as Prisma.InputJsonValue } });
    await work.record({ action: "questionnaire.questions-changed", nounKind: "questionnaire", nounId: address.id, detail: { version: address.version + 1 } });
    return { ok: true };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true } : result;
}

async function isThere({ tx }: Work, id: string, change: QuestionChange): Promise<boolean> {
  if (change.number !== 0 || !("question" in change)) return false;
  const { questions } = await tx.questionnaire.findUniqueOrThrow({ where: { id }, select: { questions: true } });
  return (questions as unknown as Question[]).some((question) => sameFields(question, change.question));
}

function changed(questions: readonly Question[], change: QuestionChange): Question[] {
  const at = change.number - 1;
  if ("question" in change) return change.number === 0 ? [...questions, change.question] : questions.with(at, change.question);
  const others = questions.toSpliced(at, 1);
  if (change.order === "remove") return others;
  return others.toSpliced(Math.max(0, change.order === "up" ? at - 1 : at + 1), 0, questions[at]!);
}
