import { z } from "zod";
import { REVIEW_CHECKS } from "~/domain/review/review-check";
import { DISCLOSURE_ATTRIBUTES, type DisclosureAttribute } from "~/domain/review/publication-state";
import { dayField, instantField, optionalText, textField } from "~/platform/fields";

const answer = z.enum(["clear", "found"]).optional().catch(undefined).transform((value) => value ?? null);
const attribute = z.custom<DisclosureAttribute>((value) => DISCLOSURE_ATTRIBUTES.includes(value as DisclosureAttribute));

/** The reviewer's form. What is missing is judged by the domain, so that every fault gets its own sentence. */
export const reviewForm = z.object({
  sha256: z.string().max(64).catch(""),
  conclusion: z.enum(["approved", "returned"], { error: () => "请选择审查结论：通过或者退回。" }),
  attribute: attribute.nullish().catch(null).transform((value) => value ?? null),
  legalBasis: optionalText("zh", "法律依据", 500),
  reasons: optionalText("zh", "退回理由", 2000),
  ...(Object.fromEntries(REVIEW_CHECKS.map((check) => [check, answer])) as Record<(typeof REVIEW_CHECKS)[number], typeof answer>),
});

const ANSWER = /^answer-([1-9]\d{0,4})$/;
const LONGEST_ANSWER = 500;

/** The reviewer's answers to what the scan found, from the fields `answer-1`, `answer-2`, … by number; those that are too long or unreadable as errors by field. */
export function answersIn(form: FormData): { answers: Record<number, string>; errors: Record<string, string[]> } {
  const answers: Record<number, string> = {};
  const errors: Record<string, string[]> = {};
  for (const [name, value] of form) {
    const number = ANSWER.exec(name)?.[1];
    if (number === undefined || typeof value !== "string") continue;
    const read = optionalText("zh", "说明", LONGEST_ANSWER).safeParse(value);
    if (read.success) answers[Number(number)] = read.data;
    else errors[name] = read.error.issues.map((issue) => issue.message);
  }
  return { answers, errors };
}

export const scheduleForm = z.object({ at: instantField("请填写发布时间，精确到分钟，例如 2026-08-20 09:00。") });

export const absenceForm = z.object({
  deputyId: z.string({ error: () => "请选择代理人。" }).min(1, { error: () => "请选择代理人。" }).max(50, { error: () => "请选择代理人。" }),
  fromDay: dayField("请填写开始日期，例如 2026-08-20。"),
  toDay: dayField("请填写结束日期，例如 2026-08-30。"),
});

export const wordsForm = z.object({ words: z.string().max(120_000, { error: () => "词表太长。请删去不用的词。" }).optional().transform((text) => text ?? ""), seen: z.string().max(64).catch("") });

export const withdrawForm = z.object({ reason: textField("zh", "撤下理由", { min: 5, max: 500 }) });
