import { SCALE, type Question, type QuestionKind, type Words } from "./question";
import { scaleWords } from "./questionnaire.words";

/** How often one choice of one question was taken; both count from 1. */
export interface Tally {
  question: number;
  choice: number;
  count: number;
}

/** One choice, or one value of a scale, and how many people took it. */
export type CountedChoice = Words & { count: number };

/** A question and what came of it. Of a text only the number of people who wrote one is there, never a word of theirs. */
export type CountedQuestion = {
  kind: QuestionKind;
  text: Words;
  /** People who answered it. */
  answered: number;
  /** Of a scale its values from 1 to 5, with the words of its ends; empty for a text. */
  choices: CountedChoice[];
};

/** The counted results of a questionnaire, as they stand with its activity and in the adoption report. */
export type CountedResults = {
  /** Of the questionnaire's page. */
  slug: string;
  title: Words;
  /** People who answered the questionnaire. */
  answers: number;
  questions: CountedQuestion[];
};

/** Where the results of a questionnaire stand on the page of the report, by its address. */
export function resultsAnchor(slug: string): string {
  return `results-${slug}`;
}

/**
 * What people answered.
 *
 * @param answered people who answered each question, in its order
 */
export function questionnaireResults(questions: readonly Question[], tallies: readonly Tally[], answered: readonly number[]): CountedQuestion[] {
  return questions.map((question, index) => {
    const count = (choice: number) => tallies.find((each) => each.question === index + 1 && each.choice === choice)?.count ?? 0;
    return { kind: question.kind, text: question.text, answered: answered[index] ?? 0, choices: choicesOf(question).map((words, at) => ({ ...words, count: count(at + 1) })) };
  });
}

function choicesOf(question: Question): Words[] {
  if (question.kind === "text") return [];
  return question.kind === "scale" ? SCALE.map((value) => scaleWords(question, value)) : question.choices;
}

/**
 * Whole percentages of the choices. Those of a single choice and of a scale add up to 100; of a multiple choice each is the part of those who
 * answered that took the choice, so together they may be more.
 */
export function percentages({ kind, answered, choices }: CountedQuestion): number[] {
  const counts = choices.map(({ count }) => count);
  if (kind !== "multiple") return wholePercents(counts);
  return counts.map((count) => (answered === 0 ? 0 : Math.round((count / answered) * 100)));
}

/** Mean of a scale from 1 to 5; null for other questions and where nobody answered. */
export function meanOf({ kind, answered, choices }: CountedQuestion): number | null {
  if (kind !== "scale" || answered === 0) return null;
  return choices.reduce((sum, { count }, at) => sum + count * (at + 1), 0) / answered;
}

/** Whole percentages that add up to 100: what is left after rounding down goes to the largest remainders, of equal ones to the first. All 0 for nothing. */
export function wholePercents(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const percents = counts.map((count) => Math.floor((count * 100) / total));
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0);
  const byRemainder = counts.map((count, at) => ({ at, remainder: (count * 100) % total })).sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) percents[at]! += 1;
  return percents;
}

/**
 * The results in words for the list of activities, within so many characters: one question after the other, while they fit; how many did not is said.
 * Of texts only the number of people who wrote one is told, because nobody has reviewed them.
 */
export function resultsSummary({ title, answers, questions }: CountedResults, most: number): string {
  const start = `${title.zh}。收到答卷 ${answers} 份。`;
  const lines = questions.flatMap((question, index) => (question.answered === 0 ? [] : [`${index + 1}. ${asked(question)}${said(question)}。`]));
  const rest = (left: number) => (left === 0 ? "" : `其余 ${left} 题略。`);
  const fits = (shown: number) => start.length + lines.slice(0, shown).join("").length + rest(lines.length - shown).length <= most;
  let shown = lines.length;
  while (shown > 0 && !fits(shown)) shown -= 1;
  return start + lines.slice(0, shown).join("") + rest(lines.length - shown);
}

/** The words of the question, with a colon where they do not end with a sign of their own. */
function asked({ text }: CountedQuestion): string {
  return /[？?！!：:]$/u.test(text.zh) ? text.zh : `${text.zh}：`;
}

function said(question: CountedQuestion): string {
  const { kind, answered, choices } = question;
  if (kind === "text") return `${answered} 人写了文字`;
  if (kind === "scale") return `${answered} 人打分，1 至 5 分平均 ${meanOf(question)!.toFixed(1)} 分`;
  const percents = percentages(question);
  const counts = choices.map(({ zh, count }, at) => `${zh} ${count} 人（${percents[at]!}%）`).join("，");
  return kind === "multiple" ? `${answered} 人回答，可选几项，${counts}` : counts;
}
