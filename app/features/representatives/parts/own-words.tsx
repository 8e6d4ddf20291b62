import type { ReactNode } from "react";
import type { Bilingual } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";

/** Words of the call that exist in Chinese only; on an English page the reader's software is told so. */
export function InChinese({ lang, children }: { lang: Lang; children: ReactNode }) {
  return lang === "en" ? <span lang="zh-CN">{children}</span> : <>{children}</>;
}

/** A text of the call in the reader's language, or in Chinese where no English was written. */
export function OwnWords({ lang, text }: { lang: Lang; text: Bilingual }) {
  return lang === "en" && text.en === text.zh ? <InChinese lang={lang}>{text.zh}</InChinese> : <>{text[lang]}</>;
}
