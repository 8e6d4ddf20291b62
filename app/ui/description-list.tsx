import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

export type Fact = { label: string; value: ReactNode };

/** Pairs of word and value with a line between them. Facts without a value are left out. */
export function DescriptionList({ facts }: { facts: Fact[] }) {
  return (
    <dl className="description">
      <Facts facts={facts} />
    </dl>
  );
}

/** Index number, unit, dates, validity: what each published text carries at its end. */
export function MetadataBlock({ lang, facts, title }: { lang: Lang; facts: Fact[]; title?: string }) {
  return (
    <section className="metadata">
      <h2 className="metadata-title">{title ?? uiWords[lang].metadata}</h2>
      <dl>
        <Facts facts={facts} />
      </dl>
    </section>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <>
      {facts
        .filter((fact) => fact.value !== null && fact.value !== undefined && fact.value !== "")
        .map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
    </>
  );
}
