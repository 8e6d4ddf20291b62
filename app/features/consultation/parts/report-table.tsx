import { DISPOSITIONS } from "~/domain/ledger/disposition";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { FilterForm } from "~/ui/filter-form";
import { Field, Select } from "~/ui/form";
import { DataTable, KeysetLinks } from "~/ui/table";
import { DispositionTag } from "~/ui/tag";
import type { RowFilter, RowPage } from "../report-queries.server";
import { caseWords } from "../words-case";
import { reportWords } from "../words-report";
import { MarkedLines } from "./marked-lines";

export const ROWS_PER_PAGE = 100;
/** On one page for printing; who needs more takes the table as a file. */
export const PRINTED_ROWS = 2000;

interface Props {
  lang: Lang;
  /** Address of the page without conditions. */
  action: string;
  filter: RowFilter;
  round: number | null;
  page: RowPage;
  total: number;
  previousHref?: string;
  nextHref?: string;
  /** The whole table on one page. */
  allHref?: string;
}

/** The masked table with its filters. The search is a plain form; its answer has an address. */
export function ReportTable(props: Props) {
  const { lang, filter, round } = props;
  const words = reportWords[lang];
  const state = { values: { ...filter }, errors: {} };
  const isFiltered = filter.disposition !== "" || filter.phrase !== "";
  const back = round === null ? props.action : `${props.action}?round=${round}`;
  return (
    <>
      <p className="soft">
        {words.tableNote}
        {words.clauseNote}
      </p>
      <FilterForm lang={lang} action={`${props.action}#table`} clearHref={isFiltered ? `${back}#table` : undefined} hidden={{ round: round ?? undefined }}>
        <Select
          lang={lang}
          state={state}
          name="disposition"
          label={words.disposition}
          placeholder={words.all}
          options={DISPOSITIONS.map((value) => ({ value, label: dispositionWords[lang][value] }))}
        />
        <Field lang={lang} state={state} name="phrase" label={words.phrase} type="search" />
      </FilterForm>
      <DataTable
        lang={lang}
        caption={words.rows(props.page.matching, props.total)}
        rows={props.page.rows}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: "number", header: words.number, kind: "index", cell: (row) => row.number },
          { key: "author", header: words.author, kind: "nowrap", cell: (row) => row.author || words.anonymous },
          { key: "clause", header: words.clause, kind: "nowrap", cell: (row) => row.clause || words.wholeDraft },
          {
            key: "text",
            header: words.text,
            cell: (row) => <MarkedLines text={row.text} phrase={filter.phrase} />,
          },
          { key: "disposition", header: words.disposition, cell: (row) => <DispositionTag lang={lang} disposition={row.disposition} label={dispositionWords[lang][row.disposition]} /> },
          { key: "reason", header: words.reasonColumn, cell: (row) => (row.reason === "" ? null : <MarkedLines text={row.reason} phrase={filter.phrase} />) },
        ]}
      />
      <p className="no-print">
        <a href={`${props.action.replace(/\/report$/, "/not-mine")}${round === null ? "" : `?round=${round}`}`}>{caseWords[lang].notMineTable}</a>
      </p>
      <KeysetLinks lang={lang} previousHref={props.previousHref} nextHref={props.nextHref} />
      {props.allHref ? (
        <p className="no-print">
          <a href={props.allHref}>{words.printAll(Math.min(props.page.matching, PRINTED_ROWS))}</a>
        </p>
      ) : null}
    </>
  );
}
