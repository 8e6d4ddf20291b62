import type { ComparedClause, DraftComparison } from "~/domain/consultation/clause-comparison";
import { diffCharacters } from "~/domain/consultation/clause-diff";
import { isHeading } from "~/domain/consultation/outline";
import type { Lang } from "~/domain/text/lang";
import { Select } from "~/ui/form";
import { FilterForm } from "~/ui/filter-form";
import { DiffKey, InlineDiff, SideBySideDiff } from "~/ui/diff";
import { draftWords, markWords } from "../words-draft";
import { Lines } from "./lines";
import { MarkTag } from "./mark-tag";

export interface ComparisonChoice {
  from: number;
  to: number;
  view: "sides" | "inline";
  show: "changed" | "all";
}

/** Which two versions, and how they are shown. A plain form, so that every comparison has an address. */
export function ComparisonForm({ lang, action, versions, choice }: { lang: Lang; action: string; versions: number[]; choice: ComparisonChoice }) {
  const word = draftWords[lang];
  const state = { values: { from: String(choice.from), to: String(choice.to), view: choice.view, show: choice.show }, errors: {} };
  const numbers = versions.map((number) => ({ value: String(number), label: word.versionShort(number) }));
  return (
    <FilterForm lang={lang} action={action} submitLabel={word.compareButton}>
      <Select lang={lang} state={state} name="from" placeholder={false} label={word.from} options={numbers} />
      <Select lang={lang} state={state} name="to" placeholder={false} label={word.to} options={numbers} />
      <Select lang={lang} state={state} name="view" placeholder={false} label={word.view} options={[{ value: "sides", label: word.sides }, { value: "inline", label: word.inline }]} />
      <Select lang={lang} state={state} name="show" placeholder={false} label={word.show} options={[{ value: "changed", label: word.changed }, { value: "all", label: word.all }]} />
    </FilterForm>
  );
}

/** Two versions as two sums, then clause by clause. */
export function DraftComparisonList(props: { lang: Lang; comparison: DraftComparison; choice: ComparisonChoice; opinions: ReadonlyMap<string, number>; draftHref: (number: number, anchor: string) => string }) {
  const { lang, comparison, choice } = props;
  const word = draftWords[lang];
  const { unchanged, modified, moved, new: added, deleted } = comparison.counts;
  const shown = comparison.clauses.filter(({ mark, within }) => choice.show === "all" || mark !== "unchanged" || within.length > 0);
  return (
    <div className="stack">
      <ul className="plain-list">
        <li>{word.oldSum(choice.from, unchanged + modified + moved + deleted, unchanged, modified, moved, deleted)}</li>
        <li>{word.newSum(choice.to, unchanged + modified + moved + added, unchanged, modified, moved, added)}</li>
      </ul>
      <p className="soft">{word.sumNote}</p>
      {shown.length === 0 ? <p>{word.noChange}</p> : <DiffKey lang={lang} />}
      {shown.map((clause) => (
        <Compared key={clause.identity} clause={clause} opinions={clause.identities.reduce((sum, identity) => sum + (props.opinions.get(identity) ?? 0), 0)} lang={lang} choice={choice} draftHref={props.draftHref} />
      ))}
    </div>
  );
}

function Compared(props: { lang: Lang; clause: ComparedClause; opinions: number; choice: ComparisonChoice; draftHref: (number: number, anchor: string) => string }) {
  const { lang, clause, choice, opinions } = props;
  const word = draftWords[lang];
  const gone = clause.mark === "deleted";
  return (
    <section id={gone ? `was-${clause.anchor}` : clause.anchor} className="compared stack-tight" aria-label={`${clause.label}：${markWords[lang][clause.mark]}`}>
      <h2 className="compared-title" lang="zh-CN">
        {[clause.label, clause.title].filter((part, index, all) => part && all.indexOf(part) === index).join("　")}
      </h2>
      <p className="cluster">
        <MarkTag lang={lang} mark={clause.mark} oldLabel={clause.oldLabel} />
        {opinions > 0 ? <span>{word.opinions(opinions)}</span> : null}
        <a href={props.draftHref(gone ? choice.from : choice.to, clause.anchor)} aria-label={`${word.inDraft}：${clause.label}`}>
          {word.inDraft}
        </a>
      </p>
      <ComparedWords {...props} />
      {clause.within.length > 0 ? (
        <div>
          <p>{word.within}</p>
          <ul className="plain-list">
            {clause.within.map(({ mark, label, oldLabel }, index) => (
              <li key={index} className="cluster">
                <span lang="zh-CN">{label}</span>
                <MarkTag lang={lang} mark={mark} oldLabel={oldLabel} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

function ComparedWords({ lang, clause, choice }: { lang: Lang; clause: ComparedClause; choice: ComparisonChoice }) {
  const word = draftWords[lang];
  const { before, after } = clause;
  if (isHeading(clause) && !before && !after) return null;
  if (before !== null && after !== null) {
    if (before === after) {
      return choice.show === "all" || clause.mark === "unchanged" ? (
        <div className="official" lang="zh-CN">
          <Lines text={after} />
        </div>
      ) : (
        <p className="soft">{word.textSame}</p>
      );
    }
    const parts = diffCharacters(before, after);
    return choice.view === "inline" ? (
      <div lang="zh-CN">
        <InlineDiff lang={lang} parts={parts} withoutKey />
      </div>
    ) : (
      <SideBySideDiff lang={lang} parts={parts} beforeTitle={word.versionShort(choice.from)} afterTitle={word.versionShort(choice.to)} withoutKey />
    );
  }
  // What is all new or all gone is not struck through word by word.
  return (
    <div className="official" lang="zh-CN">
      <Lines text={after ?? before ?? ""} />
    </div>
  );
}
