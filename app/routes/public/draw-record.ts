import type { LoaderFunctionArgs } from "@remix-run/node";
import { findDraw } from "~/features/representatives/public-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";

/** `GET /draws/<id>/record.json`: the frozen pool with its hash, after the draw the whole record, as `npm run draw:verify` reads it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const draw = await findDraw(context.platform.db, params.id ?? "");
  if (draw === null) return apiRefusal(404, "NOT_FOUND", "没有这份抽选记录。 There is no such draw record.");
  if (draw === "withdrawn") return apiRefusal(410, "GONE", "这份抽选记录已经撤下。 This draw record was withdrawn.");
  const answer = apiAnswer(request, draw.record);
  answer.headers.set("content-disposition", `attachment; filename="${draw.drawId}.json"`);
  return answer;
}
