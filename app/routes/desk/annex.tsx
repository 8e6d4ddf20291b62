import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { annexRows, findAnnex } from "~/features/consultation/annex-queries.server";
import { DeskAnnex } from "~/features/consultation/parts/desk-annex";
import { requireOfficer } from "~/features/identity/viewer.server";
import { refusal } from "~/platform/http.server";

/** Rows on the page; the files have all. */
const SHOWN = 200;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "desk.open", platform.clock.now());
  const windowId = params.id ?? "";
  const annex = await findAnnex(platform.db, officer, windowId);
  if (!annex) throw refusal("NOT_FOUND");
  const rows = [];
  for await (const row of annexRows(platform.db, windowId, SHOWN)) rows.push(row);
  return { windowId, annex, rows };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `会议附件：${data.annex.report.decisionTitle}` : "会议附件" }];

export default function AnnexPage() {
  const { windowId, annex, rows } = useLoaderData<typeof loader>();
  return <DeskAnnex windowId={windowId} slug={annex.slug} annex={annex} rows={rows} />;
}
