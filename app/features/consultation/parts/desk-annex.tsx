import type { PublicReportRow } from "~/domain/consultation/public-shapes";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { zeroOpinionsSentence } from "~/domain/ledger/report-check.words";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import { DispositionTag } from "~/ui/tag";
import type { Annex } from "../annex-queries.server";
import { reportWords } from "../words-report";
import { Lines } from "./lines";
import { ReportAsked } from "./report-asked";
import { ReportCorrection } from "./report-correction";
import { ReportSums } from "./report-sums";
import { ReportThemes } from "./report-themes";

const words = reportWords.zh;

/** The paper for the decision meeting, which reviewers read too: made from the same content as the public report, with the same digest on it. */
export function DeskAnnex({ windowId, slug, annex, rows }: { windowId: string; slug: string; annex: Annex; rows: PublicReportRow[] }) {
  const { report, sha256, isAsReviewed } = annex;
  return (
    <>
      <h1>意见收集和采纳情况（会议附件）</h1>
      <p>{report.decisionTitle}</p>
      <p>
        {words.digest} <code className="digest">{sha256}</code>
      </p>
      {isAsReviewed === null ? <Notice lang="zh" kind="info" title="还没有送审，内容可能还会修改" /> : null}
      {isAsReviewed === true ? <Notice lang="zh" kind="success" title="与送审的版本一致，一字不差" /> : null}
      {isAsReviewed === false ? <Notice lang="zh" kind="warning" title="送审之后台账或者文字有改动，需要重新送审" /> : null}
      <ul className="cluster no-print">
        {(["csv", "xlsx", "docx"] as const).map((format) => (
          <li key={format}>
            <a href={`/desk/windows/${windowId}/annex/${format}`}>{words[format]}</a>
          </li>
        ))}
      </ul>
      <ReportCorrection lang="zh" corrects={report.corrects} />
      {report.opinions.received === 0 ? <p className="lead">{zeroOpinionsSentence.zh}</p> : null}
      <ReportSums lang="zh" report={report} />
      {report.themes.length > 0 ? (
        <section aria-labelledby="themes">
          <h2 id="themes">{words.themes}</h2>
          <ReportThemes lang="zh" report={report} slug={slug} links={{}} changes={[]} />
        </section>
      ) : null}
      <section aria-labelledby="asked">
        <h2 id="asked">{words.asked}</h2>
        <Lines text={report.introduction} />
        <ReportAsked lang="zh" report={report} />
      </section>
      {rows.length > 0 ? (
        <section aria-labelledby="table">
          <h2 id="table">{words.table}</h2>
          <DataTable
            lang="zh"
            dense
            caption={rows.length < report.table.rows ? words.cut(rows.length, report.table.rows) : words.rows(rows.length, rows.length)}
            rows={rows}
            rowKey={(row) => String(row.number)}
            columns={[
              { key: "number", header: words.number, kind: "index", cell: (row) => row.number },
              { key: "author", header: words.author, kind: "nowrap", cell: (row) => row.author || words.anonymous },
              { key: "clause", header: words.clause, kind: "nowrap", cell: (row) => row.clause || words.wholeDraft },
              { key: "text", header: words.text, cell: (row) => <Lines text={row.text} /> },
              { key: "disposition", header: words.disposition, cell: (row) => <DispositionTag lang="zh" disposition={row.disposition} label={dispositionWords.zh[row.disposition]} /> },
              { key: "reason", header: words.reasonColumn, cell: (row) => (row.reason === "" ? null : <Lines text={row.reason} />) },
            ]}
          />
        </section>
      ) : null}
    </>
  );
}
