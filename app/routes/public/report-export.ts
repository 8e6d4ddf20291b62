import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { filterRows, findReport } from "~/features/consultation/report-queries.server";
import { reportSearch } from "~/features/consultation/schema-report";
import { reportWords } from "~/features/consultation/words-report";
import { csvDownload } from "~/platform/export.server";
import { refusal } from "~/platform/http.server";

/** The masked table of a report for Excel: the same conditions, rows and order as the page. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const slug = params.slug ?? "";
  const search = reportSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await findReport(context.platform.db, slug, search.round);
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  const words = reportWords.zh;
  const on = dayOf(found.updatedAt);
  return csvDownload({ plain: `report-${slug}-${on}`, full: `${words.fileName}-${found.body.decisionTitle}-${on}` }, {
    title: words.fileName,
    columns: [words.number, words.author, words.clause, words.text, words.disposition, words.reasonColumn].map((title) => ({ title })),
    rows: filterRows(found.body.rows, search).map((row) => [
      row.number,
      row.author || words.anonymous,
      row.clause || words.wholeDraft,
      row.text,
      dispositionWords.zh[row.disposition],
      row.reason,
    ]),
  });
}
