import type { LoaderFunctionArgs } from "@remix-run/node";
import { docxDownload } from "~/platform/export.server";
import { readPaper } from "./procedure-paper.server";

/** `GET /desk/decisions/:slug/pack.docx`: the submission pack and the report on the procedure for a word processor. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { slug, today, paper, isComplete } = await readPaper(args);
  return docxDownload({ plain: `pack-${slug}-${today}`, full: `送审材料和程序报告${isComplete ? "" : "（材料不齐）"}-${slug}-${today}` }, paper);
}
