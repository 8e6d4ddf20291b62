import type { ClausePlace } from "../clause-places.server";
import { draftWords, markWords } from "../words-draft";

/** The places of clauses by their permanent identity. */
export type ClausePlaces = ReadonlyMap<string, ClausePlace>;

/** What an opinion is about. */
export interface AboutClause {
  clauseIdentityId: string | null;
  /** The clause's name in the version that the opinion was given on; null for the whole draft. */
  clauseLabel: string | null;
}

/** A clause by its name in the newest public version, as plain words: 第五条（原第六条）; 已删除条款（原第五条） of one that is gone. */
export function clauseNowText(label: string, place: ClausePlace | undefined): string {
  if (!place || place.label === label) return label;
  return `${place.label ?? draftWords.zh.deletedTitle}（${draftWords.zh.original(label)}）`;
}

/** The same of an opinion, with 文本已修改 and the way to the difference where the clause reads otherwise now. */
export function ClauseNow({ about, places }: { about: AboutClause; places: ClausePlaces }) {
  const label = about.clauseLabel;
  if (label === null) return <>草案整体</>;
  const place = places.get(about.clauseIdentityId ?? "");
  return (
    <>
      {clauseNowText(label, place)}
      {place?.isModified ? (
        <>
          {"　"}
          <a href={place.compareHref}>
            {markWords.zh.modified}
            <span className="visually-hidden">：{place.label}</span>
          </a>
        </>
      ) : null}
    </>
  );
}

/** Where the quoted words of an opinion stand: with the version, as soon as the public has a later one. */
export function quoteSource(about: AboutClause, places: ClausePlaces): string {
  const place = places.get(about.clauseIdentityId ?? "");
  return `${place ? `${draftWords.zh.versionShort(place.consultedNumber)}` : ""}${about.clauseLabel ?? ""}`;
}
