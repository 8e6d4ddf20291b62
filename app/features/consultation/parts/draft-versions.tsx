import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { CLAUSE_MARKS, type ClauseMark } from "~/domain/consultation/clause-mark";
import type { PublicDraft } from "~/domain/consultation/public-shapes";
import type { Lang } from "~/domain/text/lang";
import type { DraftEntry } from "../public-queries.server";
import { draftWords } from "../words-draft";
import { MarkTag } from "./mark-tag";

/** The published versions of a draft, newest first; the one that is shown says so. */
export function DraftVersions(props: { lang: Lang; drafts: DraftEntry[]; shownKey: string | null; hrefFor: (number: number) => string }) {
  const word = draftWords[props.lang];
  return (
    <nav aria-label={word.versions}>
      <h2>{word.versions}</h2>
      <ul className="cluster">
        {props.drafts.map(({ key, number, publishedAt }) => (
          <li key={key}>
            <a href={props.hrefFor(number)} aria-current={key === props.shownKey ? "page" : undefined}>
              {word.version(number, formatDay(dayOf(publishedAt), props.lang))}
              {key === props.shownKey ? word.shown : ""}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What became of the clauses since the version before, and the way to the comparison. Null for a first version. */
export function DraftChanges({ lang, draft, compareHref }: { lang: Lang; draft: PublicDraft; compareHref: string | null }) {
  if (draft.comparedWith === null) return null;
  const word = draftWords[lang];
  const gone = draft.deleted.filter(({ versionNumber }) => versionNumber === draft.comparedWith).length;
  const count = (mark: ClauseMark) => (mark === "deleted" ? gone : draft.clauses.filter((clause) => clause.mark === mark).length);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{word.since(draft.comparedWith)}</h2>
      <ul className="cluster">
        {CLAUSE_MARKS.map((mark) => (
          <li key={mark}>
            <MarkTag lang={lang} mark={mark} /> {count(mark)}
          </li>
        ))}
      </ul>
      {compareHref ? (
        <p>
          <a href={compareHref}>{word.compare(draft.comparedWith)}</a>
        </p>
      ) : null}
    </section>
  );
}
