import { formatTime } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { mail } from "./mail";

const words = {
  zh: {
    subject: (code: string) => `验证码 ${code}`,
    heading: "验证您的联系方式",
    enter: "请把下面的六位验证码填写到刚才的页面。",
    label: "验证码",
    valid: (until: string) => `验证码 10 分钟内有效，请在北京时间 ${until} 之前填写。过期以后，可以在原页面重新获取。`,
    secret: "请不要把验证码告诉任何人。我们的工作人员不会以任何理由向您索要。",
  },
  en: {
    subject: (code: string) => `Your code: ${code}`,
    heading: "Confirm your contact",
    enter: "Please enter this six-digit code on the page where you asked for it.",
    label: "Code",
    valid: (until: string) => `The code works for ten minutes, until ${until} Beijing time. After that you can ask for a new one on the same page.`,
    secret: "Never tell anybody this code. Our staff will never ask you for it.",
  },
} satisfies Record<Lang, unknown>;

/** The six digits that prove that an address is the person's own. */
export const contactCode = mail<"contact-code">({
  sample: { code: "482913", expiresAt: "2026-08-12T01:10:00.000Z" },
  subject: ({ code }, lang) => words[lang].subject(code),
  letter: ({ code, expiresAt }, lang) => ({
    heading: words[lang].heading,
    blocks: [
      { kind: "paragraph", text: words[lang].enter },
      { kind: "code", label: words[lang].label, code },
      { kind: "paragraph", text: words[lang].valid(formatTime(new Date(expiresAt))) },
      { kind: "paragraph", text: words[lang].secret },
    ],
    reason: "contact",
  }),
  uselessAfter: ({ expiresAt }) => new Date(expiresAt),
});
