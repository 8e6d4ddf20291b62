import { z } from "zod";
import { FEWEST_SEATS } from "~/domain/representatives/call-faults";
import { lineFaultWords } from "~/domain/representatives/call.words";
import { parseBilingualLines, parseQuotaLines } from "~/domain/representatives/quota-lines";
import { choiceField, lineField, numberField, optionalLine, optionalText, textField, tickField } from "~/platform/fields";
import type { Screening } from "./screen-applications.server";
import { callDeskWords } from "./words-desk";

const words = callDeskWords.schema;

/** A local time as `datetime-local` sends it, `2026-08-31T18:00`, in Shanghai. */
function instant(sentence: string) {
  return z
    .string({ error: () => sentence })
    .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/, { error: () => sentence })
    .transform((typed) => new Date(`${typed.slice(0, 16)}:00+08:00`))
    .refine((at) => !Number.isNaN(at.getTime()), { error: () => sentence });
}

const fields = {
  decisionSlug: z.string({ error: () => words.decision }).min(1, { error: () => words.decision }),
  title: lineField("zh", words.title, { min: 4, max: 120 }),
  titleEn: optionalLine("zh", words.titleEn, 200),
  summaryEn: optionalText("zh", words.summaryEn, 2000),
  meetingName: lineField("zh", words.meetingName),
  meetingAt: instant(words.meetingAt),
  meetingPlace: lineField("zh", words.meetingPlace, { min: 1, max: 200 }),
  agendaItem: lineField("zh", words.agendaItem, { min: 1, max: 200 }),
  whoIsWanted: textField("zh", words.whoIsWanted, { min: 1, max: 1000 }),
  conditions: optionalText("zh", words.conditions, 3000).transform(parseBilingualLines),
  seats: numberField(words.seats, { min: FEWEST_SEATS, max: 200 }),
  alternates: numberField(words.alternates, { min: 0, max: 200 }),
  dimensions: optionalText("zh", words.dimensions, 3000).transform((text, context) => {
    const read = parseQuotaLines(text);
    if (read.ok) return read.dimensions;
    for (const fault of read.faults) context.addIssue({ code: "custom", message: lineFaultWords(fault) });
    return z.NEVER;
  }),
  method: optionalText("zh", words.method, 20_000),
  applicationsOpenAt: instant(words.applicationsOpenAt),
  applicationsCloseAt: instant(words.applicationsCloseAt),
  drawAt: instant(words.drawAt),
  drawPlace: lineField("zh", words.drawPlace, { min: 1, max: 200 }),
  randomnessKind: choiceField(["numbers", "beacon"], words.randomnessKind),
  randomnessSource: lineField("zh", words.randomnessSource, { min: 4, max: 200 }),
  acceptByAt: instant(words.acceptByAt),
  privacyNotice: textField("zh", words.privacyNotice, { min: 10, max: 2000 }),
  contactPhone: lineField("zh", words.contactPhone, { min: 1, max: 60 }),
  contactEmail: optionalLine("zh", words.contactEmail, 254),
  changeReason: optionalText("zh", words.changeReason, 500),
};

/** A call as its form sends it. `version` is the one that the page showed. */
export const editCallForm = z.object({ ...fields, version: numberField(words.version, { min: 1, max: 999_999 }) });
export type CallFields = Omit<z.output<typeof editCallForm>, "version">;

/** A new call with its address. */
export const createCallForm = z.object({
  ...fields,
  slug: z
    .string({ error: () => words.slug })
    .trim()
    .regex(/^(?!new$)[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/, { error: () => words.slug }),
});

/** The list of applications: `verdict7` is empty, `eligible` or `refused`, `reason7` the reason of a refusal. Rows without a verdict are left as they are. */
export function screeningForm(numbers: readonly number[]) {
  const verdict = z.enum(["", "eligible", "refused"], { error: () => words.verdict }).optional();
  const shape: Record<string, z.ZodType<string | undefined>> = {};
  for (const number of numbers) {
    shape[`verdict${number}`] = verdict;
    shape[`reason${number}`] = optionalText("zh", words.refusalReason(number), 300);
  }
  return z.object(shape).transform((typed, context) => {
    const given = typed as Record<string, string | undefined>;
    return numbers.flatMap((number): Screening[] => {
      const reason = given[`reason${number}`] ?? "";
      if (given[`verdict${number}`] === "eligible") return [{ number, verdict: "eligible" }];
      if (given[`verdict${number}`] !== "refused") return [];
      if (reason.length < 5) context.addIssue({ code: "custom", path: [`reason${number}`], message: words.reasonMissing(number) });
      return [{ number, verdict: "refused", reason }];
    });
  });
}

export const freezeForm = z.object({ looserQuotas: tickField(), neverSelectable: tickField() });

/** The public value, typed twice because it cannot be corrected. */
export const revealForm = z
  .object({
    value: lineField("zh", words.value, { min: 1, max: 200 }),
    valueAgain: lineField("zh", words.valueAgain, { min: 1, max: 200 }),
    publicAt: instant(words.publicAt),
  })
  .refine(({ value, valueAgain }) => value === valueAgain, { path: ["valueAgain"], error: () => words.valuesDiffer });
