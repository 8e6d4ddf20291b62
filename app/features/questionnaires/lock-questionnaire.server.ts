import type { Question } from "~/domain/questionnaire/question";
import type { Officer } from "~/features/identity/viewer.server";
import type { Work } from "~/platform/unit-of-work.server";

/** Which questionnaire, and the version of it that the official saw. */
export interface QuestionnaireAddress {
  id: string;
  version: number;
}

/** `NOT_FOUND`: no such questionnaire, or another unit's. `STALE`: somebody else saved first. */
export type QuestionnaireRefusal = { ok: false; reason: "NOT_FOUND" | "STALE" };

/**
 * Opens a questionnaire of the officer's unit for one change, if it is still the version that the officer saw, and raises the version. Holds its
 * row until the end: nobody hands in an answer meanwhile.
 */
export async function lockQuestionnaire(work: Work, officer: Officer, { id, version }: QuestionnaireAddress) {
  const where = { id, window: { decision: officer.unitScope } };
  if ((await work.tx.questionnaire.count({ where })) === 0) return { ok: false, reason: "NOT_FOUND" } as const;
  const { count } = await work.tx.questionnaire.updateMany({ where: { ...where, version }, data: { version: { increment: 1 }, updatedAt: work.now } });
  if (count === 0) return { ok: false, reason: "STALE" } as const;
  const row = await work.tx.questionnaire.findUniqueOrThrow({ where: { id } });
  return { ok: true, questionnaire: { ...row, questions: row.questions as unknown as Question[] } } as const;
}
