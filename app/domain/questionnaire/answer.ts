import { cleanText } from "../text/clean";
import { checkLength } from "../text/graphemes";
import { SCALE, TEXT_ANSWER_MAX, type Question } from "./question";

/**
 * What one person answered to one question: the places of the chosen choices from 1, the one value of a scale, or a text. Nothing answered is
 * an empty list or an empty text.
 */
export type AnswerValue = number[] | string;

export type AnswerRefusal = "MISSING" | "UNKNOWN_CHOICE" | "ONE_CHOICE_ONLY" | "TEXT_TOO_LONG" | "TEXT_UNREADABLE";

/** The field of a question in the form: `q1` for the first. */
export function questionField(index: number): string {
  return `q${index + 1}`;
}

/** Checks an answer against the questions. Every refused question is told, by its field. */
export function readAnswer(
  questions: readonly Question[],
  typed: (field: string) => readonly string[],
): { ok: true; values: AnswerValue[] } | { ok: false; refusals: { field: string; reason: AnswerRefusal }[] } {
  const values: AnswerValue[] = [];
  const refusals: { field: string; reason: AnswerRefusal }[] = [];
  for (const [index, question] of questions.entries()) {
    const field = questionField(index);
    const read = question.kind === "text" ? readText(typed(field).join("\n")) : readChoices(question, typed(field));
    const reason = typeof read === "object" && "reason" in read ? read.reason : read.length === 0 && question.isRequired ? "MISSING" : null;
    if (reason) refusals.push({ field, reason });
    else values.push(read as AnswerValue);
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, values };
}

function readText(raw: string): string | { reason: AnswerRefusal } {
  if (raw.trim() === "") return "";
  const cleaned = cleanText(raw);
  if (!cleaned.ok) return { reason: "TEXT_UNREADABLE" };
  return checkLength(cleaned.text, { min: 0, max: TEXT_ANSWER_MAX }).ok ? cleaned.text : { reason: "TEXT_TOO_LONG" };
}

function readChoices(question: Exclude<Question, { kind: "text" }>, typed: readonly string[]): number[] | { reason: AnswerRefusal } {
  const most = question.kind === "scale" ? SCALE.length : question.choices.length;
  const chosen = [...new Set(typed)].filter((text) => text !== "");
  if (!chosen.every((text) => /^[1-9]\d?$/.test(text) && Number(text) <= most)) return { reason: "UNKNOWN_CHOICE" };
  if (question.kind !== "multiple" && chosen.length > 1) return { reason: "ONE_CHOICE_ONLY" };
  return chosen.map(Number).sort((a, b) => a - b);
}
