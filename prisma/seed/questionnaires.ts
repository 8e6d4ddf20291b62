import { lockLedger } from "../../app/features/consultation/lock-ledger.server";
import { changeQuestions } from "../../app/features/questionnaires/change-questions.server";
import { createQuestionnaire } from "../../app/features/questionnaires/create-questionnaire.server";
import { noteResults } from "../../app/features/questionnaires/note-results.server";
import { submitAnswer } from "../../app/features/questionnaires/submit-answer.server";
import type { Officer } from "../../app/features/identity/viewer.server";
import type { Platform } from "../../app/platform/platform.server";
import { instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { openQuestionnaire, type QuestionnaireText } from "./texts/questionnaire";

const HOUR = 3_600_000;

/** One questionnaire that is open, with a dozen answers of the last days. */
export async function fillQuestionnaires(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  await fillQuestionnaire(platform, staff, start, openQuestionnaire);
}

/** One questionnaire from the desk to its answers, and to its activity where it is noted. Its window is public and not reported yet. */
export async function fillQuestionnaire(platform: Platform, staff: DemoStaff, start: DemoStart, text: QuestionnaireText): Promise<void> {
  const { decision: slug, questions, answers, publishedAt, opensAt, closesAt, firstAnswerAt, notedAt, ...fields } = text;
  const window = await platform.db.consultationWindow.findFirstOrThrow({ where: { decision: { slug } }, orderBy: { round: "desc" }, select: { id: true, decision: { select: { leadUnitId: true } } } });
  const author = staff.writerOf(window.decision.leadUnitId);
  const officer: Officer = { ...author, ownUnitOnly: true, unitScope: { leadUnitId: author.unitId } };
  const releasedAt = instantOf(start, publishedAt);
  const writtenAt = new Date(releasedAt.getTime() - 2 * HOUR);
  const created = await createQuestionnaire(platform, writtenAt, officer, { ...fields, windowId: window.id, opensAt: instantOf(start, opensAt), closesAt: instantOf(start, closesAt) });
  if (!created.ok) throw new Error(`questionnaire: ${created.reason}`);
  const { id } = created;
  for (const [index, question] of questions.entries()) must(await changeQuestions(platform, writtenAt, officer, { id, version: index + 1 }, { number: 0, question }));
  await publishDemo(platform, staff, "questionnaire", id, releasedAt, author);

  const { slug: address } = await platform.db.questionnaire.findUniqueOrThrow({ where: { id }, select: { slug: true } });
  for (const [index, answer] of answers.entries()) {
    const at = new Date(instantOf(start, firstAnswerAt).getTime() + index * 5 * HOUR);
    must(await submitAnswer(platform, at, { slug: address, submission: `demo-answer-${index + 1}`, lang: "zh", typed: (field) => answer[field] ?? [] }));
  }
  if (!notedAt) return;
  const { version } = await platform.db.questionnaire.findUniqueOrThrow({ where: { id }, select: { version: true } });
  must(await noteResults(platform, instantOf(start, notedAt), officer, { id, version }, lockLedger));
}

function must(result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`questionnaire: ${JSON.stringify(result)}`);
}
