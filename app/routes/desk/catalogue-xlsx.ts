import type { LoaderFunctionArgs } from "@remix-run/node";
import { xlsxDownload } from "~/platform/export.server";
import { deskTable } from "./catalogue-desk.server";

/** The same as an Excel workbook. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { name, table } = await deskTable(context.platform, request, params.year);
  const answer = await xlsxDownload(name, [table]);
  answer.headers.set("cache-control", "no-store");
  return answer;
}
