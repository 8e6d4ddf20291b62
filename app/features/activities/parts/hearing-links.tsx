import { formatInstant } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import type { HearingLink } from "../public-queries.server";
import { hearingWords } from "../words";

/** The hearings of a decision, each with when and where; nothing where there is none. */
export function HearingLinks({ lang, slug, hearings, now }: { lang: Lang; slug: string; hearings: HearingLink[]; now: Date }) {
  const words = hearingWords[lang];
  if (hearings.length === 0) return null;
  return (
    <section className="section" aria-labelledby="hearings">
      <h2 id="hearings">{words.hearings}</h2>
      <ul className="plain-list">
        {hearings.map((hearing) => (
          <li key={hearing.number}>
            <a href={localPath(lang, `/decisions/${slug}/hearings/${hearing.number}`)}>{(lang === "en" && hearing.titleEn) || hearing.title}</a>
            {lang === "zh" ? "：" : ": "}
            {formatInstant(new Date(hearing.heldAt), lang)}
            {lang === "zh" ? "，" : ", "}
            <span lang={lang === "en" ? "zh-CN" : undefined}>{hearing.place}</span>
            {lang === "zh" ? "，" : ", "}
            {hearing.isSummedUp ? words.summedUp : new Date(hearing.heldAt) > now ? words.upcoming : words.held}
          </li>
        ))}
      </ul>
    </section>
  );
}
