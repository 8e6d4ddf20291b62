import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { Fold } from "./fold";
import { uiWords } from "./words";

export type TocEntry = { href: string; label: string; note?: ReactNode; entries?: TocEntry[] };

/** The table of contents of a long page; closed on demand with `folded`, beside the text and always open without it. */
export function TableOfContents(props: { lang: Lang; entries: TocEntry[]; title?: string; folded?: boolean }) {
  const title = props.title ?? uiWords[props.lang].contents;
  if (props.folded) {
    return (
      <nav className="toc" aria-label={title}>
        <Fold summary={title}>
          <Entries entries={props.entries} />
        </Fold>
      </nav>
    );
  }
  return (
    <nav className="toc toc-sticky" aria-label={title}>
      <p className="toc-title">
        <strong>{title}</strong>
      </p>
      <Entries entries={props.entries} />
    </nav>
  );
}

function Entries({ entries }: { entries: TocEntry[] }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.href}>
          <a href={entry.href}>
            <span className="toc-label">{entry.label}</span>
            {entry.note === undefined ? null : <span className="toc-note">{entry.note}</span>}
          </a>
          {entry.entries?.length ? <Entries entries={entry.entries} /> : null}
        </li>
      ))}
    </ul>
  );
}
