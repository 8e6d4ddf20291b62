import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import type { PublicReport, PublicReportRow } from "~/domain/consultation/public-shapes";
import { sumSentence } from "~/domain/ledger/balance.words";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { zeroOpinionsSentence } from "~/domain/ledger/report-check.words";
import { meanOf, percentages, type CountedQuestion, type CountedResults } from "~/domain/questionnaire/results";
import { csvDownload, docxDownload, xlsxDownload, type DownloadName, type ExportBlock, type ExportFormat, type ExportTable } from "~/platform/export.server";
import { balanceOf } from "./report-figures.server";
import { activityName, channelName, correctionSentence, reportWords, whenHeld, whoWasHeard } from "./words-report";

const words = reportWords.zh;

export type PaperFormat = Exclude<ExportFormat, "zip">;

/** Formats that are built as a whole in memory hold so many rows; the CSV file holds all. */
export const MOST_ROWS: Record<PaperFormat, number> = { csv: Infinity, xlsx: 50_000, docx: 5000 };

/** What leaves the house of a report, published or to be discussed. */
export interface ReportPaper {
  /** 意见采纳情况, or what the annex is called. */
  title: string;
  name: DownloadName;
  report: PublicReport;
  /** Of the whole content, rows included. */
  sha256: string;
  /** The rows in the order of the page, as many as asked for. */
  rows: (most: number) => AsyncIterable<PublicReportRow>;
  /** Rows that there are. */
  matching: number;
}

/** The report as a file: the table alone for spreadsheets, text and table as a paper. Same columns, rows and order in each. */
export async function reportDownload(paper: ReportPaper, format: PaperFormat): Promise<Response> {
  const most = MOST_ROWS[format];
  const table: ExportTable = {
    title: paper.title,
    columns: [
      { title: words.number, width: 8 },
      { title: words.author, width: 16 },
      { title: words.clause, width: 16 },
      { title: words.text, width: 60 },
      { title: words.disposition, width: 16 },
      { title: words.reasonColumn, width: 60 },
    ],
    rows: cells(paper.rows(most)),
  };
  if (format === "csv") return csvDownload(paper.name, table);
  if (format === "xlsx") return xlsxDownload(paper.name, [table, { title: "说明", columns: [{ title: "说明", width: 80 }], rows: [[words.clauseNote]] }]);
  return docxDownload(paper.name, { title: `${paper.title}：${paper.report.decisionTitle}`, blocks: blocksOf(paper, table, most) });
}

async function* cells(rows: AsyncIterable<PublicReportRow>): AsyncGenerator<(string | number)[]> {
  for await (const row of rows) yield [row.number, row.author || words.anonymous, row.clause || words.wholeDraft, row.text, dispositionWords.zh[row.disposition], row.reason];
}

function blocksOf({ report, sha256, matching }: ReportPaper, table: ExportTable, most: number): ExportBlock[] {
  const [opened, closed] = [report.opensAt, report.closesAt].map((at) => formatDay(dayOf(new Date(at)), "zh"));
  const heading = (text: string): ExportBlock => ({ kind: "heading", text });
  const paragraph = (text: string): ExportBlock => ({ kind: "paragraph", text });
  return [
    paragraph(`${opened} 开始征集，${closed} 截止。${words.round(report.round)}。`),
    ...(report.corrects ? [paragraph(correctionSentence(report.corrects, "zh")), ...(report.corrects.reason === "" ? [] : [paragraph(words.correctsBecause(report.corrects.reason))])] : []),
    heading(words.sums),
    ...(report.opinions.received === 0 ? [paragraph(zeroOpinionsSentence.zh)] : []),
    ...balanceOf(report).lines.map((line) => paragraph(sumSentence(line, "zh"))),
    ...(report.introduction === "" ? [] : [heading(words.asked), paragraph(report.introduction)]),
    ...(report.byChannel.length === 0 ? [] : [paragraph(report.byChannel.map(({ channel, count }) => `${channelName("zh", channel)} ${count} 件`).join("，"))]),
    ...report.activities.flatMap((each) => [
      paragraph(`${whenHeld("zh", each)}，${activityName("zh", each.kind)}，${each.place}，${each.people} 人（${whoWasHeard("zh", each)}）：${each.summary}`),
      ...(each.results ? resultBlocks(each.results) : []),
    ]),
    ...(report.themes.length === 0 ? [] : [heading(words.themes)]),
    ...report.themes.flatMap((theme): ExportBlock[] => [
      { kind: "heading", level: 2, text: theme.title },
      paragraph(`${dispositionWords.zh[theme.disposition]}。${words.themeSize(theme.people, theme.points)}${theme.concentrated ? `，${words.concentrated}` : ""}。`),
      ...[theme.summary, theme.reason, theme.changedClause === "" ? "" : words.changed(theme.changedClause)].filter((text) => text !== "").map(paragraph),
    ]),
    ...(report.nextStep === "" ? [] : [heading(words.nextStep), paragraph(report.nextStep)]),
    ...(matching === 0 ? [] : [heading(words.table), paragraph(words.clauseNote), { kind: "table", table } as const]),
    ...(matching > most ? [paragraph(words.cut(most, matching))] : []),
    paragraph(`${words.digest}：${sha256}`),
  ];
}

/** The results of a questionnaire: a table for each question that had choices, a sentence for a text. */
function resultBlocks({ title, answers, questions }: CountedResults): ExportBlock[] {
  return [
    { kind: "heading", level: 2, text: `${words.results}：${title.zh}` },
    { kind: "paragraph", text: words.answers(answers) },
    ...questions.map((question, index) => questionBlock(question, `${index + 1}. ${question.text.zh}`)),
  ];
}

function questionBlock(question: CountedQuestion, title: string): ExportBlock {
  const { kind, answered, choices } = question;
  if (kind === "text") return { kind: "paragraph", text: `${title} ${words.wrote(answered)}` };
  const mean = meanOf(question);
  const percents = percentages(question);
  const notes = [words.answered(answered), mean === null ? "" : words.mean(mean.toFixed(1)), kind === "multiple" && answered > 0 ? words.several : ""].join("");
  const columns = [{ title: words.choice, width: 40 }, { title: words.people, width: 10 }, { title: words.share, width: 10 }];
  return { kind: "table", table: { title: `${title} ${notes}`, columns, rows: choices.map(({ zh, count }, at) => [zh, count, `${percents[at]!}%`]) } };
}
