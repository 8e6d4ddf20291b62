import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvDownload } from "~/platform/export.server";
import { deskTable } from "./catalogue-desk.server";

/** The catalogue as it stands on the desk, published or not. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { name, table } = await deskTable(context.platform, request, params.year);
  const answer = csvDownload(name, table);
  answer.headers.set("cache-control", "no-store");
  return answer;
}
