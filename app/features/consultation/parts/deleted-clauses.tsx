import type { PublicDraft } from "~/domain/consultation/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { clauseName } from "../words";
import { draftWords } from "../words-draft";

/** How many opinions hang on clauses of this version, on the whole draft and on clauses that are gone. */
export function balanceOf(draft: PublicDraft, counts: ReadonlyMap<string, number>): { total: number; kept: number; whole: number; gone: number } {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const whole = counts.get("") ?? 0;
  const kept = draft.clauses.reduce((sum, { identity }) => sum + (counts.get(identity) ?? 0), 0);
  return { total, kept, whole, gone: total - kept - whole };
}

/** The clauses that earlier versions have and this one does not, each with its opinions: none is lost. */
export function DeletedClauses(props: { lang: Lang; draft: PublicDraft; counts: ReadonlyMap<string, number>; hrefFor: (versionNumber: number, anchor: string) => string | null }) {
  const { lang, draft, counts } = props;
  const word = draftWords[lang];
  const { total, kept, whole, gone } = balanceOf(draft, counts);
  const listed = draft.deleted.filter(({ identity, isUnit }) => isUnit || (counts.get(identity) ?? 0) > 0);
  if (listed.length === 0 && gone === 0) return null;
  return (
    <section aria-labelledby="deleted" className="section">
      <h2 id="deleted">{word.deletedTitle}</h2>
      <p>{word.deletedText}</p>
      {total > 0 ? <p>{word.balance(total, kept, whole, gone)}</p> : null}
      <ul className="rows">
        {listed.map((clause) => {
          const name = clauseName(clause, lang);
          const href = props.hrefFor(clause.versionNumber, clause.anchor);
          const received = counts.get(clause.identity) ?? 0;
          return (
            <li key={clause.identity} id={`was-${clause.versionNumber}-${clause.anchor}`} className="row">
              <p className="row-title">{name}</p>
              <p className="row-facts">
                <span>{word.inVersion(clause.versionNumber)}</span>
                <span>{word.opinions(received)}</span>
                {href ? (
                  <a href={href} aria-label={`${word.deletedCompare}：${name}`}>
                    {word.deletedCompare}
                  </a>
                ) : null}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
