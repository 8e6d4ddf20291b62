import { z } from "zod";
import type { Lang } from "~/domain/text/lang";
import { contactField, lineField, optionalLine, sixDigitsField } from "~/platform/fields";

const words = {
  zh: { email: "电子邮箱", password: "密码", totp: "动态口令" },
  en: { email: "your e-mail address", password: "your password", totp: "the six-digit code" },
};

/** Staff sign-in. The password is taken as typed. */
export function signInForm(lang: Lang) {
  return z.object({
    email: lineField(lang, words[lang].email, { min: 1, max: 254 }),
    password: z.string({ error: () => words[lang].password }).min(1).max(200),
    totp: optionalLine(lang, words[lang].totp, 10),
    returnTo: optionalLine(lang, "", 500),
  });
}

/** The first step of signing in as a citizen, and the second. */
export function contactForm(lang: Lang) {
  return z.object({ contact: contactField(lang), returnTo: optionalLine(lang, "", 500) });
}

export function contactCodeForm(lang: Lang) {
  return z.object({ contact: contactField(lang), code: sixDigitsField(lang), returnTo: optionalLine(lang, "", 500) });
}

/** Who takes over when an account is closed. */
export const closeAccountForm = z.object({
  successorId: z.string({ error: () => "请选择接手人。" }).min(1, { error: () => "请选择接手人。" }).max(50, { error: () => "请选择接手人。" }),
});
