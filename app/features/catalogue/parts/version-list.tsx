import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import type { PublicVersion } from "../public-queries.server";
import { catalogueWords } from "../words";

/** Every version of a year's catalogue with its date; the one on the page is not a link. */
export function VersionList({ lang, year, versions, shown }: { lang: Lang; year: number; versions: PublicVersion[]; shown: number | null }) {
  const words = catalogueWords[lang];
  const newest = versions[0]?.number;
  return (
    <nav aria-labelledby="versions">
      <h2 id="versions">{words.versions}</h2>
      <ul className="plain-list">
        {versions.map(({ number, publishedAt, isWithdrawn }) => {
          const text = words.versionOn(number, formatDay(dayOf(publishedAt), lang));
          const mark = isWithdrawn ? words.withdrawnVersion : number === newest ? words.currentVersion : null;
          return (
            <li key={number}>
              {number === shown ? <span aria-current="page">{text}</span> : <a href={localPath(lang, `/catalogue/${year}/versions/${number}`)}>{text}</a>}
              {mark ? (lang === "zh" ? `（${mark}）` : ` (${mark})`) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
