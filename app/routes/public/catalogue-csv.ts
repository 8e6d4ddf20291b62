import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvDownload } from "~/platform/export.server";
import { publishedTable } from "./catalogue-table.server";

/** The published catalogue of a year for a spreadsheet. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { name, table } = await publishedTable(context.platform, params.year);
  return csvDownload(name, table);
}
