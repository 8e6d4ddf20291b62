import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublished } from "~/features/open-data/public-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";
import { inApi } from "./publication-shape";

/** `GET /api/v1/publications/:kind/:key`: one public document with its content; 410 with the tombstone once withdrawn. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, env } = context.platform;
  const found = await findPublished(db, params.kind ?? "", params.key ?? "");
  if (!found) return apiRefusal(404, "NOT_FOUND", "没有这项公开内容。 There is no such public document.");
  const body = { ...inApi(found, env.publicUrl), content: found.body };
  return found.withdrawnAt ? Response.json(body, { status: 410, headers: { "cache-control": "no-store", "access-control-allow-origin": "*" } }) : apiAnswer(request, body);
}
