import { z } from "zod";
import type { PublicCall } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { optionalText } from "~/platform/fields";

/** Why somebody applies, in characters as a person counts them. */
export const STATEMENT_MAX = 500;

const words = {
  zh: {
    condition: (n: number) => `请回答第 ${n} 个问题：是，或者否。`,
    dimension: (label: string) => `请选择“${label}”中的一项。`,
    statement: "报名理由",
    consent: "请阅读并同意名单怎样公开；不同意的，不能参加抽选。",
  },
  en: {
    condition: (n: number) => `Please answer question ${n} with yes or no.`,
    dimension: (label: string) => `Please choose one under "${label}".`,
    statement: "your reasons",
    consent: "Please read how the pool is published and agree; without that you cannot take part in the draw.",
  },
} satisfies Record<Lang, unknown>;

/** Names of the fields that depend on the call, counted from 1. */
export const conditionField = (index: number) => `condition${index + 1}`;
export const dimensionField = (index: number) => `dimension${index + 1}`;

/**
 * The application form of a call: `condition1`… with `yes` or `no`, `dimension1`… with a value in the Chinese words of the call, `statement`, `consent`.
 * Gives answers and values in the order of the call.
 */
export function applicationForm(lang: Lang, call: Pick<PublicCall, "conditions" | "dimensions">) {
  const word = words[lang];
  const answer = (sentence: string) => z.enum(["yes", "no"], { error: () => sentence });
  const fields: Record<string, z.ZodType<string>> = {};
  for (const index of call.conditions.keys()) fields[conditionField(index)] = answer(word.condition(index + 1));
  for (const [index, { label, values }] of call.dimensions.entries()) {
    fields[dimensionField(index)] = z.enum(values.map((value) => value.label.zh) as [string, ...string[]], { error: () => word.dimension(label[lang]) });
  }
  return z
    .object({
      ...fields,
      statement: optionalText(lang, word.statement, STATEMENT_MAX),
      consent: z.literal("on", { error: () => word.consent }),
    })
    .transform(({ statement, consent: _consent, ...typed }) => {
      const given = typed as Record<string, string>;
      return {
        statement,
        answers: call.conditions.map((_, index) => given[conditionField(index)] === "yes"),
        values: call.dimensions.map((_, index) => given[dimensionField(index)] ?? ""),
      };
    });
}
