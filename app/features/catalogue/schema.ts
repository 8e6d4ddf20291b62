import { z } from "zod";
import { ADJUSTMENTS, DECISION_CATEGORIES, EXCLUSIONS, PROCEDURES } from "~/domain/decision/catalogue.words";
import { choiceField, dayField, lineField, numberField, optionalLine, optionalText, textField, tickField } from "~/platform/fields";
import { deskWords } from "./words-desk";

const words = deskWords.schema;

/** Exactly one lead unit: two are a fault of the field, and so is one that works along with itself. */
const leadUnit = z
  .array(z.string({ error: () => words.leadUnit }), { error: () => words.leadUnit })
  .min(1, { error: () => words.leadUnit })
  .max(1, { error: () => words.oneLeadUnit })
  .transform((units) => units[0] ?? "");

const fields = {
  title: lineField("zh", words.title, { min: 4, max: 120 }),
  titleEn: optionalLine("zh", words.titleEn, 200),
  summary: textField("zh", words.summary, { min: 1, max: 500 }),
  summaryEn: optionalText("zh", words.summaryEn, 1000),
  category: choiceField(DECISION_CATEGORIES, words.category),
  leadUnitId: leadUnit,
  coUnitIds: z.array(z.string()).transform((units) => [...new Set(units)]),
  legalBasis: optionalText("zh", words.legalBasis, 1000),
  plannedCompletion: z
    .string({ error: () => words.plannedCompletion })
    .trim()
    .regex(/^20\d{2}-(?:0[1-9]|1[0-2]|Q[1-4])$/, { error: () => words.plannedCompletion }),
  procedures: z.array(z.enum(PROCEDURES, { error: () => words.procedures })).transform((given) => PROCEDURES.filter((procedure) => given.includes(procedure))),
  affectsEnterprises: tickField(),
  affectsLivelihood: tickField(),
  contact: optionalLine("zh", words.contact, 200),
  adjustment: choiceField(ADJUSTMENTS, words.adjustment),
  adjustmentReason: optionalText("zh", words.adjustmentReason, 500),
};

function leadsAlone({ leadUnitId, coUnitIds }: { leadUnitId: string; coUnitIds: string[] }): boolean {
  return !coUnitIds.includes(leadUnitId);
}
const both = { path: ["coUnitIds"], error: () => words.leadAmongCoUnits };

/** One catalogue item. `version` is the one that the page showed. */
export const editItemForm = z.object({ ...fields, version: numberField(words.version, { min: 1, max: 999_999_999 }) }).refine(leadsAlone, both);
export type ItemFields = Omit<z.output<typeof editItemForm>, "version">;

/** A new item; its address may be left to us. */
export const addItemForm = z
  .object({
    ...fields,
    exclusion: choiceField(EXCLUSIONS, words.exclusion),
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])$/, { error: () => words.slug })
      .optional()
      .transform((slug) => slug ?? ""),
  })
  .refine(leadsAlone, both);

/** Consent of the party leadership group to publish the catalogue (Decree 713 Art. 3). */
export const partyConsentForm = z.object({
  meeting: lineField("zh", words.meeting, { min: 4, max: 100 }),
  on: dayField(words.meetingDay),
  note: optionalText("zh", words.note, 500),
});

export const SECTION_PRESENCES = ["text", "notYet", "notApplicable", "notPublic"] as const;

/** One section of the decision page. `seenAt` is when the text that the page showed had been saved, null for a section not begun. */
export const sectionForm = z
  .object({
    presence: choiceField(SECTION_PRESENCES, words.presence),
    title: optionalLine("zh", words.sectionTitle, 120),
    body: optionalText("zh", words.sectionBody, 50_000),
    basis: optionalText("zh", words.basis, 500),
    seenAt: z.iso
      .datetime({ error: () => words.version })
      .optional()
      .transform((value) => (value === undefined ? null : new Date(value))),
  })
  .superRefine((section, context) => {
    const ask = (path: keyof typeof section, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (section.body === "" && section.presence === "text") ask("body", words.bodyMissing);
    if (section.body === "" && section.presence === "notYet") ask("body", words.expectationMissing);
    if (section.basis === "" && section.presence === "notPublic") ask("basis", words.basisMissing);
  });
export type SectionFields = Omit<z.output<typeof sectionForm>, "seenAt">;
