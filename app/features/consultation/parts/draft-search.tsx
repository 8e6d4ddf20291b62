import { LONGEST_QUERY, type FoundClause } from "~/domain/consultation/clause-search";
import type { Lang } from "~/domain/text/lang";
import { FilterForm } from "~/ui/filter-form";
import { Field, type HiddenValues } from "~/ui/form";
import { clauseName } from "../words";
import { draftWords } from "../words-draft";
import { Highlighted } from "./highlighted";

/** So many places are listed; the words are marked in the text everywhere. */
const MOST_LISTED = 50;
/** Characters shown before and behind the first find. */
const AROUND = 24;

/** A search in the text of the draft, and what it found with links to it. */
export function DraftSearch(props: { lang: Lang; action: string; hidden: HiddenValues; clearHref: string; query: string; found: FoundClause[] }) {
  const { lang, query, found } = props;
  const word = draftWords[lang];
  return (
    <div className="stack">
      <FilterForm lang={lang} action={props.action} hidden={props.hidden} submitLabel={word.searchButton} clearHref={query === "" ? undefined : props.clearHref}>
        <Field lang={lang} state={{ values: { q: query }, errors: {} }} name="q" label={word.searchLabel} hint={word.searchHint} type="search" maxLength={LONGEST_QUERY} />
      </FilterForm>
      {query === "" ? null : (
        <section aria-labelledby="found">
          <h2 id="found" tabIndex={-1} autoFocus>
            {word.searchTitle(query, found.length)}
          </h2>
          {found.length === 0 ? <p>{word.searchNone}</p> : null}
          <ul className="rows">
            {found.slice(0, MOST_LISTED).map((hit) => (
              <li key={hit.clause.identity} className="row">
                <p>
                  <a href={`#${hit.clause.anchor}`}>{clauseName(hit.clause, lang)}</a>
                </p>
                <p lang="zh-CN">
                  <Highlighted text={passage(hit)} query={query} />
                </p>
              </li>
            ))}
          </ul>
          {found.length > MOST_LISTED ? <p>{word.searchMore(found.length - MOST_LISTED)}</p> : null}
        </section>
      )}
    </div>
  );
}

/** The words around the first find. */
function passage({ text, ranges }: FoundClause): string {
  const first = ranges[0] ?? { start: 0, end: 0 };
  const from = Math.max(0, first.start - AROUND);
  const to = Math.min(text.length, first.end + AROUND * 2);
  return `${from > 0 ? "……" : ""}${text.slice(from, to)}${to < text.length ? "……" : ""}`.replace(/\n/g, " ");
}
