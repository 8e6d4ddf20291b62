import type { ReactNode } from "react";
import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { spanSentence } from "~/domain/calendar/calendar.words";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { zeroOpinionsSentence } from "~/domain/ledger/report-check.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { PrintedAddress } from "~/ui/code-display";
import { NextSteps } from "~/ui/notice";
import { StatusTag } from "~/ui/tag";
import type { ChangedClause } from "../change-queries.server";
import { reportWords } from "../words-report";
import { Lines } from "./lines";
import { ReportAsked } from "./report-asked";
import { ReportCorrection } from "./report-correction";
import { ReportSums } from "./report-sums";
import { ReportThemes } from "./report-themes";

export interface ShownReport {
  slug: string;
  report: PublicReport;
  titleEn: string;
  publishedAt: Date;
  /** When it was last replaced: by a corrected report, or by one without words that were withdrawn. */
  updatedAt: Date;
  /** Whether it came in time, in words; empty where nobody knows. */
  standing: string;
  /** Other rounds with a report. */
  rounds: number[];
  links: Record<string, string>;
  /** Changed clauses beside the words that people commented on. */
  changes: ChangedClause[];
  /** The conditions of the table, for downloads. */
  exportSearch: string;
  /** Of the reviewed content; the annex for the meeting shows the same. */
  sha256: string;
  pageUrl: string;
}

/** The adoption report as the public reads it: sums, themes, the whole table, how people were asked, downloads. */
export function ReportPage({ lang, data, table }: { lang: Lang; data: ShownReport; table: ReactNode }) {
  const words = reportWords[lang];
  const { report, slug } = data;
  const path = localPath(lang, `/decisions/${slug}/report`);
  return (
    <>
      <p className="kicker">
        <a href={localPath(lang, `/decisions/${slug}`)}>{words.kicker}</a>
      </p>
      <h1>
        {words.title}
        {lang === "zh" ? "：" : ": "}
        {(lang === "en" && data.titleEn) || report.decisionTitle}
      </h1>
      <p className="tag-line">
        <StatusTag lang={lang} status="answered" />
        <span>{spanSentence(dayOf(new Date(report.opensAt)), new Date(report.closesAt), lang)}</span>
        <span>{words.published(formatDay(dayOf(data.publishedAt), lang))}</span>
        {dayOf(data.updatedAt) === dayOf(data.publishedAt) ? null : <span>{words.updated(formatDay(dayOf(data.updatedAt), lang))}</span>}
        {report.round > 1 || data.rounds.length > 0 ? <span>{words.round(report.round)}</span> : null}
      </p>
      {data.standing === "" ? null : <p>{data.standing}</p>}
      <ReportCorrection lang={lang} corrects={report.corrects} />
      <Texts lang={lang} report={report} />

      <section className="section" aria-labelledby="sums">
        <h2 id="sums">{words.sums}</h2>
        {report.opinions.received === 0 ? <p className="lead">{zeroOpinionsSentence[lang]}</p> : null}
        <ReportSums lang={lang} report={report} />
      </section>
      {report.themes.length > 0 ? (
        <section className="section" aria-labelledby="themes">
          <h2 id="themes">{words.themes}</h2>
          <ReportThemes lang={lang} report={report} slug={slug} links={data.links} changes={data.changes} />
        </section>
      ) : null}
      {report.table.rows > 0 ? (
        <section className="section" aria-labelledby="table">
          <h2 id="table">{words.table}</h2>
          {table}
        </section>
      ) : null}
      <section className="section" aria-labelledby="asked">
        <h2 id="asked">{words.asked}</h2>
        {report.introduction === "" || lang === "en" ? null : (
          <div className="reading">
            <Lines text={report.introduction} />
          </div>
        )}
        <ReportAsked lang={lang} report={report} />
      </section>
      {report.nextStep === "" ? null : (
        <section className="section" aria-labelledby="next">
          <h2 id="next">{words.nextStep}</h2>
          <div className="reading" lang="zh-CN">
            <Lines text={report.nextStep} />
          </div>
        </section>
      )}
      <section className="section no-print" aria-labelledby="download">
        <h2 id="download">{words.download}</h2>
        <ul className="bullets">
          {(["csv", "xlsx", "docx"] as const).map((format) => (
            <li key={format}>
              <a href={`/decisions/${slug}/report.${format}${data.exportSearch}`}>{words[format]}</a>
            </li>
          ))}
        </ul>
        <p className="soft">{words.csvNote}</p>
        <NextSteps
          lang={lang}
          steps={[
            { href: localPath(lang, "/receipts"), label: words.receipt },
            { href: localPath(lang, `/decisions/${slug}/draft`), label: words.draft },
            ...data.rounds.map((round) => ({ href: `${path}?round=${round}`, label: `${words.rounds}${lang === "zh" ? "：" : ": "}${words.round(round)}` })),
          ]}
        />
      </section>
      <p className="soft">
        {words.digest} <code className="digest">{data.sha256}</code>
      </p>
      <PrintedAddress lang={lang} url={data.pageUrl} />
    </>
  );
}

/** On English pages the summary comes first, because the rest is in Chinese. */
function Texts({ lang, report }: { lang: Lang; report: PublicReport }) {
  if (lang === "zh" || report.summaryEn === "") return null;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{reportWords.en.english}</h2>
      <div className="reading lead">
        <Lines text={report.summaryEn} />
      </div>
    </section>
  );
}
