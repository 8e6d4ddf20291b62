import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { writeCsv } from "~/domain/text/csv";
import { filterRows, findReport } from "~/features/consultation/report-queries.server";
import { reportSearch } from "~/features/consultation/schema-report";
import { reportWords } from "~/features/consultation/words-report";
import { refusal } from "~/platform/http.server";

/** The masked table of a report for Excel: the same conditions, rows and order as the page. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const slug = params.slug ?? "";
  const search = reportSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await findReport(context.platform.db, slug, search.round);
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  const words = reportWords.zh;
  const csv = writeCsv(
    [words.number, words.author, words.clause, words.text, words.disposition, words.reasonColumn],
    filterRows(found.body.rows, search).map((row) => [
      row.number,
      row.author || words.anonymous,
      row.clause || words.wholeDraft,
      row.text,
      dispositionWords.zh[row.disposition],
      row.reason,
    ]),
  );
  const on = dayOf(found.updatedAt);
  // RFC 6266: a plain name for old programs, the full one in UTF-8.
  const name = encodeURIComponent(`${words.fileName}-${found.body.decisionTitle}-${on}.csv`).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="report-${slug.replace(/[^a-z0-9-]/gi, "")}-${on}.csv"; filename*=UTF-8''${name}`,
    },
  });
}
