import { SCALE, type Question } from "./question";

/** How often one choice of one question was taken; both count from 1. */
export interface Tally {
  question: number;
  choice: number;
  count: number;
}

export interface QuestionResult {
  question: Question;
  /** People who answered it. */
  answered: number;
  /** Of each choice, or each value of a scale; empty for a text. */
  rows: { choice: number; count: number; percent: number }[];
  /** Mean of a scale; null for other questions and where nobody answered. */
  mean: number | null;
}

/**
 * What people answered. The percentages of a single choice and of a scale add up to 100; of a multiple choice each is the part of those who
 * answered that took the choice, so together they may be more.
 *
 * @param answered people who answered each question, in its order
 */
export function questionnaireResults(questions: readonly Question[], tallies: readonly Tally[], answered: readonly number[]): QuestionResult[] {
  return questions.map((question, index) => {
    const people = answered[index] ?? 0;
    if (question.kind === "text") return { question, answered: people, rows: [], mean: null };
    const choices = question.kind === "scale" ? [...SCALE] : question.choices.map((_, at) => at + 1);
    const counts = choices.map((choice) => tallies.find((each) => each.question === index + 1 && each.choice === choice)?.count ?? 0);
    const percents = question.kind === "multiple" ? counts.map((count) => (people === 0 ? 0 : Math.round((count / people) * 100))) : wholePercents(counts);
    const sum = counts.reduce((total, count, at) => total + count * choices[at]!, 0);
    const mean = question.kind === "scale" && people > 0 ? sum / people : null;
    return { question, answered: people, rows: choices.map((choice, at) => ({ choice, count: counts[at]!, percent: percents[at]! })), mean };
  });
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
export function resultsSummary(title: string, answers: number, results: readonly QuestionResult[], most: number): string {
  const start = `${title}。收到答卷 ${answers} 份。`;
  const lines = results.flatMap((result, index) => (result.answered === 0 ? [] : [`${index + 1}. ${result.question.text.zh}：${said(result)}。`]));
  const rest = (left: number) => (left === 0 ? "" : `其余 ${left} 题略。`);
  const fits = (shown: number) => start.length + lines.slice(0, shown).join("").length + rest(lines.length - shown).length <= most;
  let shown = lines.length;
  while (shown > 0 && !fits(shown)) shown -= 1;
  return start + lines.slice(0, shown).join("") + rest(lines.length - shown);
}

function said({ question, rows, mean, answered }: QuestionResult): string {
  if (question.kind === "text") return `${answered} 人写了文字`;
  if (question.kind === "scale") return `${answered} 人打分，1 至 5 分平均 ${mean!.toFixed(1)} 分`;
  const counts = rows.map(({ choice, count, percent }) => `${question.choices[choice - 1]!.zh} ${count} 人（${percent}%）`).join("，");
  return question.kind === "multiple" ? `${answered} 人回答，可选几项，${counts}` : counts;
}
