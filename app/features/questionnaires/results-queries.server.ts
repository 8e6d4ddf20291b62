import type { AnswerValue } from "~/domain/questionnaire/answer";
import type { Question } from "~/domain/questionnaire/question";
import { questionnaireResults, type CountedResults, type Tally } from "~/domain/questionnaire/results";
import type { Db, Tx } from "~/platform/db.server";

/** The figures of all answers in three queries, however many there are. */
export async function countResults(
  db: Db | Tx,
  { id, slug, title, titleEn, questions }: { id: string; slug: string; title: string; titleEn: string; questions: readonly Question[] },
): Promise<CountedResults> {
  const answers = await db.questionnaireAnswer.count({ where: { questionnaireId: id } });
  const tallies = await db.$queryRaw<Tally[]>`
    SELECT q.position::int AS "question", c.choice::int AS "choice", count(*)::int AS "count"
    FROM "QuestionnaireAnswer" a, jsonb_array_elements(a."values") WITH ORDINALITY AS q(value, position),
      jsonb_array_elements_text(CASE WHEN jsonb_typeof(q.value) = 'array' THEN q.value ELSE '[]' END) AS c(choice)
    WHERE a."questionnaireId" = ${id} GROUP BY 1, 2`;
  const answered = await db.$queryRaw<{ question: number; count: number }[]>`
    SELECT q.position::int AS "question", count(*)::int AS "count"
    FROM "QuestionnaireAnswer" a, jsonb_array_elements(a."values") WITH ORDINALITY AS q(value, position)
    WHERE a."questionnaireId" = ${id} AND q.value NOT IN ('[]', '""') GROUP BY 1`;
  const people = questions.map((_, index) => answered.find(({ question }) => question === index + 1)?.count ?? 0);
  return { slug, title: { zh: title, en: titleEn }, answers, questions: questionnaireResults(questions, tallies, people) };
}

const TEXTS_PER_PAGE = 50;

/**
 * One page of what people wrote to one question, in the order in which it came in.
 *
 * @param position the question, from 1
 * @param after the id of the answer before the page; empty for the first
 */
export async function writtenTexts(db: Db, id: string, position: number, after: string): Promise<{ texts: { id: string; text: string }[]; next: string | null }> {
  const rows = await db.$queryRaw<{ id: string; text: string }[]>`
    SELECT "id", "values" ->> ${position - 1}::int AS "text" FROM "QuestionnaireAnswer"
    WHERE "questionnaireId" = ${id} AND "id" > ${after} AND "values" ->> ${position - 1}::int <> '' ORDER BY "id" LIMIT ${TEXTS_PER_PAGE + 1}`;
  const texts = rows.slice(0, TEXTS_PER_PAGE);
  return { texts, next: rows.length > TEXTS_PER_PAGE ? texts.at(-1)!.id : null };
}

const ANSWERS_AT_ONCE = 500;

/** A workbook is built in memory; with more answers than this it is not made, and the page says so. CSV has no limit. */
export const MOST_ANSWERS_IN_EXCEL = 10_000;

/** All answers, page by page, in the order in which they came in. */
export async function* allAnswers(db: Db, id: string): AsyncGenerator<{ receivedAt: Date; lang: string; values: AnswerValue[] }> {
  let after = "";
  for (;;) {
    const rows = await db.questionnaireAnswer.findMany({ where: { questionnaireId: id, id: { gt: after } }, orderBy: { id: "asc" }, take: ANSWERS_AT_ONCE, select: { id: true, receivedAt: true, lang: true, values: true } });
    for (const { receivedAt, lang, values } of rows) yield { receivedAt, lang, values: values as unknown as AnswerValue[] };
    if (rows.length < ANSWERS_AT_ONCE) return;
    after = rows.at(-1)!.id;
  }
}
