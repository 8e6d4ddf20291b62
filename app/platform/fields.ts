import { z } from "zod";
import { isDay } from "~/domain/calendar/shanghai";
import { parseContact, type Contact } from "~/domain/identity/contact";
import { contactWords } from "~/domain/identity/contact.words";
import { cleanLine, cleanText } from "~/domain/text/clean";
import { checkLength, type TextLimits } from "~/domain/text/graphemes";
import { toHalfWidth } from "~/domain/text/half-width";
import type { Lang } from "~/domain/text/lang";
import { cleanWords, lengthWords } from "~/domain/text/text.words";

const wrongKind = { zh: "请只填写一项文字。", en: "Please fill in one text only." };

function field(lang: Lang, what: string, limits: TextLimits, clean: typeof cleanText) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? missing(lang, what, limits) : wrongKind[lang]) })
    .transform(measured(lang, what, limits, clean));
}

function measured(lang: Lang, what: string, limits: TextLimits, clean: typeof cleanText) {
  return (raw: string, context: z.RefinementCtx): string => {
    const cleaned = clean(raw);
    if (!cleaned.ok) {
      context.addIssue({ code: "custom", message: cleanWords[lang][cleaned.reason] });
      return z.NEVER;
    }
    const length = checkLength(cleaned.text, limits);
    if (!length.ok) {
      context.addIssue({ code: "custom", message: lengthWords[lang][length.reason](length, what) });
      return z.NEVER;
    }
    return cleaned.text;
  };
}

/** A browser sends a field that was left empty as an empty text, which counts as left out. */
function optional(lang: Lang, what: string, max: number, clean: typeof cleanText) {
  const measure = measured(lang, what, { min: 0, max }, clean);
  return z
    .string({ error: () => wrongKind[lang] })
    .optional()
    .transform((raw, context) => (raw === undefined ? "" : measure(raw, context)));
}

function missing(lang: Lang, what: string, limits: TextLimits): string {
  return lengthWords[lang].EMPTY({ ok: false, reason: "EMPTY", characters: 0, limits }, what);
}

/** Several lines of text, cleaned and measured in characters as a person counts them. `what` names it in `lang`. */
export function textField(lang: Lang, what: string, limits: TextLimits) {
  return field(lang, what, limits, cleanText);
}

/** One line, such as a name or a place. */
export function lineField(lang: Lang, what: string, limits: TextLimits = { min: 1, max: 100 }) {
  return field(lang, what, limits, cleanLine);
}

/** A text that may be left out; the value is then an empty string. */
export function optionalText(lang: Lang, what: string, max: number) {
  return optional(lang, what, max, cleanText);
}

export function optionalLine(lang: Lang, what: string, max = 100) {
  return optional(lang, what, max, cleanLine);
}

/** One of a closed list; `sentence` is what to say when it is none of them. */
export function choiceField<const Values extends readonly [string, ...string[]]>(values: Values, sentence: string) {
  return z.enum(values, { error: () => sentence });
}

/** A phone number or an e-mail address. */
export function contactField(lang: Lang) {
  return z.string({ error: () => contactWords[lang].EMPTY }).transform((raw, context): Contact => {
    const result = parseContact(raw);
    if (result.ok) return result.contact;
    context.addIssue({ code: "custom", message: contactWords[lang][result.reason] });
    return z.NEVER;
  });
}

/** The same, or null when nothing was typed. */
export function optionalContact(lang: Lang) {
  return z
    .string()
    .optional()
    .transform((raw, context): Contact | null => {
      if (raw === undefined || raw.trim() === "") return null;
      const result = parseContact(raw);
      if (result.ok) return result.contact;
      context.addIssue({ code: "custom", message: contactWords[lang][result.reason] });
      return z.NEVER;
    });
}

const sixDigits = { zh: "请填写收到的六位数字验证码。", en: "Please enter the six-digit code that we sent." };

/** The six digits of a contact code as typed: full-width digits, spaces and hyphens are taken too. */
export function sixDigitsField(lang: Lang) {
  return z
    .string({ error: () => sixDigits[lang] })
    .transform((raw) => toHalfWidth(raw).replace(/[\s-]/g, ""))
    .refine((code) => /^\d{6}$/.test(code), { error: () => sixDigits[lang] });
}

/** A tick. */
export function tickField() {
  return z
    .string()
    .optional()
    .transform((value) => value === "on" || value === "1");
}

/** A day `YYYY-MM-DD` of the calendar. */
export function dayField(sentence: string) {
  return z.iso.date({ error: () => sentence });
}

/** An instant as `datetime-local` sends it, `2026-08-31T18:00`, at that wall time in Shanghai. */
export function instantField(sentence: string) {
  return z
    .string({ error: () => sentence })
    .regex(/^\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d(?::00)?$/, { error: () => sentence })
    .refine((typed) => isDay(typed.slice(0, 10)), { error: () => sentence })
    .transform((typed) => new Date(`${typed.slice(0, 10)}T${typed.slice(11, 16)}:00+08:00`));
}

/** A whole number as typed, within limits. */
export function numberField(sentence: string, limits: { min: number; max: number }) {
  return z
    .string({ error: () => sentence })
    .regex(/^\s*\d{1,9}\s*$/, { error: () => sentence })
    .transform(Number)
    .refine((value) => value >= limits.min && value <= limits.max, { error: () => sentence });
}
