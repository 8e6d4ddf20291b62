import type { PublicContinuation, PublicDecision } from "~/domain/decision/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { Notice } from "~/ui/notice";
import { catalogueWords } from "../words";

/** Where an item comes from and where it goes on, for who came to its page by an old link. Nothing for most items. */
export function CarriedNote({ lang, decision, continuedIn }: { lang: Lang; decision: PublicDecision; continuedIn: PublicContinuation | null }) {
  const words = catalogueWords[lang];
  const { carriedFrom } = decision;
  if (continuedIn && continuedIn.slug !== decision.slug) {
    return (
      <Notice lang={lang} kind="info" title={words.continuedTitle}>
        <p>
          {words.continuedThere}
          <a href={localPath(lang, `/decisions/${continuedIn.slug}`)}>{continuedIn.title}</a>
        </p>
      </Notice>
    );
  }
  if (continuedIn) return <p>{words.continuedHere(continuedIn.year)}</p>;
  if (!carriedFrom) return null;
  const isSamePage = carriedFrom.slug === decision.slug;
  return (
    <p>
      <a href={localPath(lang, `/catalogue/${carriedFrom.year}`)}>{words.carriedFrom(carriedFrom.year)}</a>
      {isSamePage ? null : (
        <>
          {" · "}
          <a href={localPath(lang, `/decisions/${carriedFrom.slug}`)}>{words.carriedPage}</a>
        </>
      )}
    </p>
  );
}
