import { z } from "zod";
import { TURNS } from "~/domain/decision/life-cycle";
import { EMPTY_STEP, EVALUATION_TRIGGERS, STEP_FIELDS, STEP_RESULTS, type StepField, type StepKind, type StepRecord } from "~/domain/decision/procedure-step";
import { fieldLabel } from "~/domain/decision/procedure-step.words";
import { choiceField, numberField, optionalLine, optionalText, textField, tickField } from "~/platform/fields";
import { schemaWords as words } from "./words";

function optionalDay(what: string) {
  return z.iso
    .date({ error: () => words.day(what) })
    .optional()
    .transform((day) => day ?? null);
}

/** One of these, or nothing; a browser sends the empty choice as an empty text, which counts as left out. */
function optionalChoice(values: readonly [string, ...string[]], what: string) {
  return z
    .enum(values, { error: () => words.choice(what) })
    .optional()
    .transform((value): string => value ?? "");
}

/** One line of the checklist: what the step asks, and nothing else that was sent. `version` is the one that the page showed, 0 for none. */
export function stepForm(kind: StepKind) {
  const label = (field: StepField) => fieldLabel(kind, field);
  const asks = (field: StepField) => STEP_FIELDS[kind].includes(field);
  return z
    .object({
      requirement: z.enum(["byCatalogue", "required", "notRequired"], { error: () => words.requirement }),
      reason: optionalText("zh", label("reason"), 500),
      responsibleUnit: optionalLine("zh", label("responsibleUnit"), 60),
      submittedOn: optionalDay(label("submittedOn")),
      plannedOn: optionalDay(label("plannedOn")),
      doneOn: optionalDay(label("doneOn")),
      result: optionalChoice(STEP_RESULTS[kind] ?? ["none"], label("result")),
      documentTitle: optionalLine("zh", label("documentTitle"), 120),
      documentNumber: optionalLine("zh", label("documentNumber"), 60),
      hasConflict: tickField(),
      evaluator: optionalLine("zh", label("evaluator"), 100),
      trigger: optionalChoice(EVALUATION_TRIGGERS, label("trigger")),
      publicHeard: optionalText("zh", label("publicHeard"), 1000),
      notes: optionalText("zh", label("notes"), 2000),
      version: numberField(words.version, { min: 0, max: 999_999_999 }),
    })
    .transform(({ version, requirement, reason, responsibleUnit, notes, ...fields }) => {
      const own = Object.fromEntries(Object.entries(fields).filter(([field]) => asks(field as StepField)));
      const record: StepRecord = { ...EMPTY_STEP, ...own, requirement: requirement === "byCatalogue" ? null : requirement, reason, responsibleUnit, notes };
      return { version, record };
    });
}

/** What an official decides about the procedure as a whole. `seen` is how many turns the page showed. */
export const turnForm = z.object({
  turn: choiceField(TURNS, words.turn),
  reason: textField("zh", words.turnReason, { min: 5, max: 500 }),
  basis: optionalText("zh", words.basis, 300),
  seen: numberField(words.version, { min: 0, max: 999_999_999 }),
});

export const VALIDITIES = ["inForce", "amended", "expired", "repealed"] as const;

/** The printed head of the page. */
export const metadataForm = z.object({
  indexNumber: optionalLine("zh", words.indexNumber, 60),
  subject: optionalLine("zh", words.subject, 60),
  documentNumber: optionalLine("zh", words.documentNumber, 60),
  issuedOn: optionalDay(words.issuedOn),
  validity: optionalChoice(VALIDITIES, words.validity),
  validUntil: optionalDay(words.validUntil),
  version: numberField(words.version, { min: 0, max: 999_999_999 }),
});
