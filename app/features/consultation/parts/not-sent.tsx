import type { Lang } from "~/domain/text/lang";

const words = {
  zh: { typed: "您填写的内容（没有提交，可以从这里复制保存）" },
  en: { typed: "What you wrote (not submitted; you can copy it from here)" },
} satisfies Record<Lang, unknown>;

/** The words of a person that were not taken, so that they can be copied; nothing where there are none. */
export function NotSent({ lang, typed }: { lang: Lang; typed: string }) {
  if (typed === "") return null;
  return (
    <div className="field">
      <label className="field-label" htmlFor="typed">
        {words[lang].typed}
      </label>
      <textarea id="typed" className="control" rows={8} readOnly defaultValue={typed} />
    </div>
  );
}
