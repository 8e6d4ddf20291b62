import type { PublicReport, PublicTheme } from "~/domain/consultation/public-shapes";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DispositionTag } from "~/ui/tag";
import { reportWords } from "../words-report";
import { Lines } from "./lines";

interface Props {
  lang: Lang;
  report: PublicReport;
  slug: string;
  /** Addresses of changed clauses by their label; a label without one leads to the draft. */
  links: Record<string, string>;
}

/** The themes by size, each with its answer and the clause that it changed. Texts are Chinese on English pages too. */
export function ReportThemes({ lang, report, slug, links }: Props) {
  const differing = new Map<string, number>();
  const byId = new Map(report.themes.map((theme) => [theme.id, theme]));
  for (const { themeId, disposition } of report.rows) {
    if (themeId !== null && byId.get(themeId)?.disposition !== disposition) differing.set(themeId, (differing.get(themeId) ?? 0) + 1);
  }
  return (
    <ol className="rows">
      {report.themes.map((theme) => (
        <li key={theme.id} className="row" id={`theme-${theme.id}`}>
          <Theme lang={lang} theme={theme} differing={differing.get(theme.id) ?? 0} href={localPath(lang, links[theme.changedClause] ?? `/decisions/${slug}/draft`)} />
        </li>
      ))}
    </ol>
  );
}

function Theme({ lang, theme, differing, href }: { lang: Lang; theme: PublicTheme; differing: number; href: string }) {
  const words = reportWords[lang];
  return (
    <div className="stack-tight">
      <h3 lang="zh-CN">{theme.title}</h3>
      <div className="cluster">
        <DispositionTag lang={lang} disposition={theme.disposition} label={dispositionWords[lang][theme.disposition]} />
        <span>{words.themeSize(theme.people, theme.points)}</span>
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
          <a href={href}>
            {words.changed(theme.changedClause)}
          </a>
        </p>
      )}
      {differing > 0 ? <p className="soft">{words.differing(differing)}</p> : null}
    </div>
  );
}
