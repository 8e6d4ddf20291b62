import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { reportDownload } from "~/features/consultation/report-paper.server";
import { findReport, findReportRows, streamReportRows } from "~/features/consultation/report-queries.server";
import { reportSearch } from "~/features/consultation/schema-report";
import { reportWords } from "~/features/consultation/words-report";
import { refusal } from "~/platform/http.server";

/** A published report as a file, by the ending of the address: the same conditions, rows and order as the page. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { db } = context.platform;
  const slug = params.slug ?? "";
  const { pathname, searchParams } = new URL(request.url);
  const search = reportSearch.parse(Object.fromEntries(searchParams));
  const found = await findReport(db, slug, search.round);
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  const { body: report, sha256, key } = found;
  const title = reportWords.zh.fileName;
  const on = dayOf(found.updatedAt);
  const { matching } = await findReportRows(db, key, search, { after: 0 }, 0);
  return reportDownload(
    {
      title,
      name: { plain: `report-${slug}-${on}`, full: `${title}-${report.decisionTitle}-${on}` },
      report,
      sha256,
      matching,
      rows: (most) => streamReportRows(db, key, search, most),
    },
    pathname.endsWith(".xlsx") ? "xlsx" : pathname.endsWith(".docx") ? "docx" : "csv",
  );
}
