import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { questionnairePhase } from "~/domain/questionnaire/question";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import type { QuestionnaireLink } from "../public-queries.server";
import { questionnaireWords } from "../words";

/** The questionnaires of a decision, each with until when it can be answered; nothing where there is none. */
export function QuestionnaireLinks({ lang, questionnaires, now }: { lang: Lang; questionnaires: QuestionnaireLink[]; now: Date }) {
  const words = questionnaireWords[lang];
  if (questionnaires.length === 0) return null;
  return (
    <section className="section" aria-labelledby="questionnaires">
      <h2 id="questionnaires">{words.questionnaires}</h2>
      <ul className="plain-list">
        {questionnaires.map((each) => {
          const phase = questionnairePhase(each, now);
          const when = phase === "before" ? words.opens(formatInstant(new Date(each.opensAt), lang)) : words.upTo(formatClosing(new Date(each.closesAt), lang));
          return (
            <li key={each.slug}>
              <a href={localPath(lang, `/questionnaires/${each.slug}`)}>{(lang === "en" && each.titleEn) || each.title}</a>
              {lang === "zh" ? `：${words.phase[phase]}，${when}` : `: ${words.phase[phase]}, ${when}`}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
