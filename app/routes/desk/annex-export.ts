import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { annexRows, findAnnex } from "~/features/consultation/annex-queries.server";
import { reportDownload } from "~/features/consultation/report-paper.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { refusal } from "~/platform/http.server";

const FORMATS = ["csv", "xlsx", "docx"] as const;

/** The annex for the meeting as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const windowId = params.id ?? "";
  const format = FORMATS.find((each) => each === params.format);
  const annex = format && (await findAnnex(platform.db, officer, windowId));
  if (!format || !annex) throw refusal("NOT_FOUND");
  const { report, sha256, slug } = annex;
  const title = "意见采纳情况（会议附件）";
  return reportDownload(
    {
      title,
      name: { plain: `annex-${slug}-${dayOf(now)}`, full: `${title}-${report.decisionTitle}-${dayOf(now)}` },
      report,
      sha256,
      matching: report.table.rows,
      rows: (most) => annexRows(platform.db, windowId, most),
    },
    format,
  );
}
