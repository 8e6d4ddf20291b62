import { z } from "zod";
import { REVIEW_CHECKS } from "~/domain/review/review-check";
import { DISCLOSURE_ATTRIBUTES, type DisclosureAttribute } from "~/domain/review/publication-state";
import { optionalText, textField } from "~/platform/fields";

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

export const withdrawForm = z.object({ reason: textField("zh", "撤下理由", { min: 5, max: 500 }) });
