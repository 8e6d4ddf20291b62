import type { Lang } from "~/domain/text/lang";
import { RefusalPage, type NextStep } from "~/ui/notice";

const words = {
  zh: { typed: "您填写的意见（没有提交，可以从这里复制保存）" },
  en: { typed: "What you wrote (not submitted; you can copy it from here)" },
} satisfies Record<Lang, unknown>;

/** Why the opinion was not taken, what to do next, and the words of the person, so that nothing is lost. */
export function OpinionRefused(props: { lang: Lang; title: string; sentence: string; typed: string; steps: NextStep[] }) {
  return (
    <RefusalPage lang={props.lang} title={props.title} sentences={[props.sentence]} steps={props.steps}>
      {props.typed === "" ? null : (
        <div className="field">
          <label className="field-label" htmlFor="typed">
            {words[props.lang].typed}
          </label>
          <textarea id="typed" className="control" rows={8} readOnly defaultValue={props.typed} />
        </div>
      )}
    </RefusalPage>
  );
}
