import type { ReactNode } from "react";
import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /**
   * `title` names the row and heads its card on a narrow screen, `index` is the small line above it; `number` is set
   * right-aligned on a wide screen, `nowrap` keeps short words on one line there.
   */
  kind?: "title" | "index" | "number" | "nowrap";
};

/**
 * A table on wide screens and a list of cards below 640 px, from the same markup. The roles are written out because
 * browsers take them away from a table that is not displayed as one. A cell of `null` is left out of the card.
 */
export function DataTable<Row>(props: {
  lang: Lang;
  caption: ReactNode;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** What to say instead of an empty table. */
  empty?: ReactNode;
  dense?: boolean;
}) {
  if (props.rows.length === 0) return <p className="table-empty">{props.empty ?? uiWords[props.lang].noRows}</p>;
  return (
    <table className={props.dense ? "data-table data-table-dense" : "data-table"} role="table">
      <caption>{props.captionHidden ? <span className="visually-hidden">{props.caption}</span> : props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th key={column.key} scope="col" role="columnheader" className={column.kind ? `cell-${column.kind}` : undefined}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} role="row">
            {props.columns.map((column) => (
              <Cell key={column.key} column={column} content={column.cell(row)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, content }: { column: Column<Row>; content: ReactNode }) {
  const blank = content === null || content === undefined || content === "";
  if (column.kind === "title") {
    return (
      <th scope="row" role="rowheader" data-label={column.header} className="cell-title">
        <span>{content}</span>
      </th>
    );
  }
  const className = [column.kind ? `cell-${column.kind}` : "", blank ? "cell-blank" : ""].filter(Boolean).join(" ");
  return (
    <td role="cell" data-label={column.header} className={className || undefined}>
      <span>{blank ? "—" : content}</span>
    </td>
  );
}

/** Links to the pages before and after; nothing when there is one page. `hrefFor` gives the address of a page from 1. */
export function Pagination(props: { lang: Lang; page: number; pages: number; hrefFor: (page: number) => string }) {
  const { page, pages } = props;
  const words = uiWords[props.lang];
  if (pages <= 1) return null;
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return (
    <nav className="pagination" aria-label={`${words.pages}: ${words.pageOf(page, pages)}`}>
      {page > 1 ? (
        <a href={props.hrefFor(page - 1)} rel="prev">
          {words.previousPage}
        </a>
      ) : null}
      {near.map((n, index) => (
        <PageLink key={n} n={n} current={n === page} gap={n - (near[index - 1] ?? n) > 1} href={props.hrefFor(n)} />
      ))}
      {page < pages ? (
        <a href={props.hrefFor(page + 1)} rel="next">
          {words.nextPage}
        </a>
      ) : null}
    </nav>
  );
}

function PageLink({ n, current, gap, href }: { n: number; current: boolean; gap: boolean; href: string }) {
  return (
    <>
      {gap ? <span aria-hidden="true">…</span> : null}
      {current ? <span aria-current="page">{n}</span> : <a href={href}>{n}</a>}
    </>
  );
}

/** Before and after, for lists that are read by key and have no page numbers. */
export function KeysetLinks(props: { lang: Lang; previousHref?: string; nextHref?: string }) {
  const words = uiWords[props.lang];
  if (!props.previousHref && !props.nextHref) return null;
  return (
    <nav className="pagination" aria-label={words.pages}>
      {props.previousHref ? (
        <a href={props.previousHref} rel="prev">
          {words.previousPage}
        </a>
      ) : null}
      {props.nextHref ? (
        <a href={props.nextHref} rel="next">
          {words.nextPage}
        </a>
      ) : null}
    </nav>
  );
}
