import type { Lang } from "~/domain/text/lang";
import { RefusalPage, type NextStep } from "~/ui/notice";
import { NotSent } from "./not-sent";

/** Why the opinion was not taken, what to do next, and the words of the person, so that nothing is lost. */
export function OpinionRefused(props: { lang: Lang; title: string; sentence: string; typed: string; steps: NextStep[] }) {
  return (
    <RefusalPage lang={props.lang} title={props.title} sentences={[props.sentence]} steps={props.steps}>
      <NotSent lang={props.lang} typed={props.typed} />
    </RefusalPage>
  );
}
