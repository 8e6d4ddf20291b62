import type { PublicReport, PublicTheme } from "~/domain/consultation/public-shapes";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { diffCharacters } from "~/domain/consultation/clause-diff";
import { localPath } from "~/platform/http";
import { InlineDiff } from "~/ui/diff";
import { Fold } from "~/ui/fold";
import { DispositionTag } from "~/ui/tag";
import type { ChangedClause } from "../change-queries.server";
import { reportWords } from "../words-report";
import { Lines } from "./lines";

interface Props {
  lang: Lang;
  report: PublicReport;
  slug: string;
  /** Addresses of changed clauses by their label; a label without one leads to the draft. */
  links: Record<string, string>;
  changes: ChangedClause[];
}

/** The themes by size, each with its answer and the clause that it changed. Texts are Chinese on English pages too. */
export function ReportThemes({ lang, report, slug, links, changes }: Props) {
  return (
    <ol className="rows">
      {report.themes.map((theme) => (
        <li key={theme.id} className="row" id={`theme-${theme.id}`}>
          <Theme
            lang={lang}
            theme={theme}
            change={changes.find(({ label }) => label === theme.changedClause)}
            slug={slug}
            href={localPath(lang, links[theme.changedClause] ?? `/decisions/${slug}/draft`)}
          />
        </li>
      ))}
    </ol>
  );
}

function Theme({ lang, theme, change, slug, href }: { lang: Lang; theme: PublicTheme; change: ChangedClause | undefined; slug: string; href: string }) {
  const words = reportWords[lang];
  const { differing } = theme;
  return (
    <div className="stack-tight">
      <h3 lang="zh-CN">{theme.title}</h3>
      <div className="cluster">
        <DispositionTag lang={lang} disposition={theme.disposition} label={dispositionWords[lang][theme.disposition]} />
        <span>{words.themeSize(theme.people, theme.points)}</span>
        {theme.voices < theme.points ? <span className="soft">{words.voices(theme.voices)}</span> : null}
        {theme.concentrated ? <span className="soft">{words.concentrated}</span> : null}
      </div>
      {theme.summary === "" ? null : (
        <div lang="zh-CN" className="reading">
          <Lines text={theme.summary} />
        </div>
      )}
      {theme.reason === "" ? null : (
        <div lang="zh-CN" className="reading">
          <p>
            <strong>{reportWords.zh.reason}</strong>
          </p>
          <Lines text={theme.reason} />
        </div>
      )}
      {theme.changedClause === "" ? null : (
        <p>
          <a href={change ? localPath(lang, `/decisions/${slug}/draft?version=${change.version}#${change.anchor}`) : href}>
            {words.changed(theme.changedClause)}
          </a>
        </p>
      )}
      {change?.words ? (
        <Fold summary={words.changeShown(change.label)}>
          <InlineDiff lang={lang} parts={diffCharacters(change.words.before, change.words.after)} />
        </Fold>
      ) : null}
      {differing > 0 ? <p className="soft">{words.differing(differing)}</p> : null}
    </div>
  );
}
