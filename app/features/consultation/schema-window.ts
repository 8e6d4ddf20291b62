import { z } from "zod";
import { isDay } from "~/domain/calendar/shanghai";
import { lineField, numberField, optionalLine, optionalText, textField, tickField } from "~/platform/fields";
import type { AlignmentRuling } from "./rule-alignment.server";
import { CHANNELS } from "./schema";
import { windowDeskWords } from "./words-window";

const words = windowDeskWords.schema;

/** A day that exists, `YYYY-MM-DD`. */
function day(sentence: string) {
  return z.string({ error: () => sentence }).trim().refine(isDay, { error: () => sentence });
}

/** A time of day `HH:MM`, for windows whose notice names one; left out it is the beginning or the end of the day. */
function time() {
  return z
    .string()
    .trim()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: () => words.time })
    .optional();
}

const contact = {
  contactUnit: optionalLine("zh", words.contactUnit),
  contactPhone: optionalLine("zh", words.contactPhone, 60),
  contactEmail: z
    .email({ error: () => words.contactEmail })
    .max(100, { error: () => words.contactEmail })
    .optional()
    .transform((email) => email ?? ""),
  contactAddress: optionalLine("zh", words.contactAddress, 200),
};

/**
 * The plan of a window. Only what cannot be read is refused; whether a window like this may open is said on the page and decided when it is
 * submitted and published. `round` is the one that the page showed.
 */
export const planForm = z.object({
  round: numberField(words.round, { min: 1, max: 99 }),
  versionId: z.string({ error: () => words.version }),
  opensOn: day(words.opensOn),
  closesOn: day(words.closesOn),
  shortenedReason: optionalText("zh", words.shortenedReason, 500),
  guideExemption: optionalText("zh", words.guideExemption, 500),
  channels: z.array(z.enum(CHANNELS, { error: () => words.channels })).transform((given) => CHANNELS.filter((channel) => given.includes(channel))),
  ...contact,
  allowsAnonymous: tickField(),
  publishDuringWindow: tickField(),
  displayUntilOn: day(words.displayUntilOn)
    .optional()
    .transform((given) => given ?? null),
  replyDays: numberField(words.replyDays, { min: 1, max: 365 }),
  opensTime: time(),
  closesTime: time(),
  originalNotice: z
    .url({ protocol: /^https?$/, error: () => words.originalNotice })
    .max(500, { error: () => words.originalNotice })
    .optional()
    .transform((address) => address ?? ""),
  originalNote: optionalText("zh", words.originalNote, 500),
});
export type WindowPlanFields = z.output<typeof planForm>;

export const contactForm = z.object({ ...contact, contactUnit: lineField("zh", words.contactUnit) });
export type WindowContact = z.output<typeof contactForm>;

export const extendForm = z.object({ closesOn: day(words.closesOn) });

const clauseId = z.string({ error: () => words.clause });

/** A clause that takes no comments, and one that takes them again. */
export const closeClauseForm = z
  .object({ clauseId, reason: textField("zh", words.closedReason, { min: 5, max: 200 }) })
  .transform(({ clauseId, reason }) => ({ clauseId, closedReason: reason as string | null }));
/** What a clause means in plain words; empty takes it away. */
export const noteClauseForm = z.object({ clauseId, guideNote: optionalText("zh", words.guideNote, 1000) });
export const reopenClauseForm = z.object({ clauseId }).transform(({ clauseId }) => ({ clauseId, closedReason: null as string | null }));

/** A correction of the alignment of two versions. `alignment` is the one that the page showed. */
export const alignmentForm = z
  .discriminatedUnion(
    "intent",
    [
      z.object({ intent: z.literal("same"), alignment: alignmentNumber(), clause: clauseId, oldClause: z.string({ error: () => words.oldClause }) }),
      z.object({ intent: z.literal("different"), alignment: alignmentNumber(), clause: clauseId }),
      z.object({ intent: z.literal("drop"), alignment: alignmentNumber(), clause: clauseId, oldClause: clauseId }),
      z.object({ intent: z.literal("again"), alignment: alignmentNumber() }),
    ],
    { error: () => words.clause },
  )
  .transform((given): { alignment: number; ruling: AlignmentRuling } => {
    const { alignment } = given;
    switch (given.intent) {
      case "same":
      case "drop":
        return { alignment, ruling: { kind: given.intent, clauseId: given.clause, oldClauseId: given.oldClause } };
      case "different":
        return { alignment, ruling: { kind: "different", clauseId: given.clause } };
      case "again":
        return { alignment, ruling: { kind: "again" } };
    }
  });

function alignmentNumber() {
  return numberField(words.clause, { min: 0, max: 1_000_000 });
}
