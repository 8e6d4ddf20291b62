import type { LoaderFunctionArgs } from "@remix-run/node";
import { xlsxDownload } from "~/platform/export.server";
import { publishedTable } from "./catalogue-table.server";

/** The same as an Excel workbook. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { name, table } = await publishedTable(context.platform, params.year);
  return xlsxDownload(name, [table]);
}
