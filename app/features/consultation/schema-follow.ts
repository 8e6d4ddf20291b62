import { z } from "zod";
import type { Lang } from "~/domain/text/lang";
import { contactField, sixDigitsField, tickField } from "~/platform/fields";
import { followWords } from "./words-follow";

function shape(lang: Lang) {
  return {
    contact: contactField(lang).refine(({ kind }) => kind === "email", { error: () => followWords[lang].emailOnly }),
    consent: tickField().refine(Boolean, { error: () => followWords[lang].consentMissing }),
  };
}

/** The address to which news of a decision goes. */
export function followForm(lang: Lang) {
  return z.object(shape(lang));
}

/** The same with the code that was sent to it. */
export function followCodeForm(lang: Lang) {
  return z.object({ ...shape(lang), code: sixDigitsField(lang) });
}
