import { z } from "zod";
import { AUTHOR_KINDS } from "~/domain/identity/names";
import { OPINION_LIMITS } from "~/domain/text/graphemes";
import type { Lang } from "~/domain/text/lang";
import { choiceField, contactField, lineField, optionalContact, optionalLine, sixDigitsField, textField, tickField } from "~/platform/fields";

/** How opinions come in. The first two are the public form; the rest is entered by officials. */
export const CHANNELS = ["web", "wechat", "letter", "phone", "email", "hotline12345", "counter", "meeting", "openDayCard"] as const;

export type Channel = (typeof CHANNELS)[number];

export function isChannel(value: string): value is Channel {
  return (CHANNELS as readonly string[]).includes(value);
}

/** The channel that a source mark in the address stands for: `?from=wechat` is the WeChat link, anything else the site. */
export function channelOfSource(source: string | null | undefined): "web" | "wechat" {
  return source === "wechat" ? "wechat" : "web";
}

const words = {
  zh: {
    body: "意见",
    name: "姓名或者名称",
    kind: "请选择您以什么身份提意见。",
    nameToPublish: "您选择了公开姓名或者名称，请先填写；不愿公开的，请取消这一选择。",
    consent: "您留了姓名或者联系方式，请阅读个人信息说明并勾选同意；不愿同意的，把姓名和联系方式留空也可以提交。",
    receipt: "请填写回执编号。",
  },
  en: {
    body: "your opinion",
    name: "your name",
    kind: "Please say as whom you give your opinion.",
    nameToPublish: "You agreed to have your name published. Please fill it in, or take the tick away.",
    consent: "You gave a name or a contact. Please read how they are used and tick that you agree, or leave both empty.",
    receipt: "Please enter your receipt code.",
  },
} satisfies Record<Lang, unknown>;

/** The opinion form. `submission` is the page's random token, which makes a repeated press one opinion. */
export function opinionForm(lang: Lang, { allowsAnonymous }: { allowsAnonymous: boolean }) {
  const word = words[lang];
  return z
    .object({
      clause: optionalLine(lang, "", 60),
      body: textField(lang, word.body, OPINION_LIMITS),
      authorKind: choiceField(AUTHOR_KINDS, word.kind),
      name: allowsAnonymous ? optionalLine(lang, word.name) : lineField(lang, word.name),
      contact: optionalContact(lang),
      namePublic: tickField(),
      consent: tickField(),
      submission: optionalLine(lang, "", 100),
      source: optionalLine(lang, "", 20),
    })
    .refine(({ name, namePublic }) => !namePublic || name !== "", { path: ["name"], error: () => word.nameToPublish })
    .refine(({ name, contact, consent }) => consent || (name === "" && contact === null), { path: ["consent"], error: () => word.consent });
}

/** The confirmation of a withdrawal where a contact was given. */
export function withdrawalForm(lang: Lang) {
  return z.object({ contactCode: sixDigitsField(lang) });
}

/** A contact to which receipt codes are sent again. */
export function resendForm(lang: Lang) {
  return z.object({ contact: contactField(lang) });
}

/** A receipt code to look up, as typed. Whether it exists is answered by the receipt's own page. */
export function receiptForm(lang: Lang) {
  return z.object({ code: z.string({ error: () => words[lang].receipt }).trim().min(1, { error: () => words[lang].receipt }) });
}
