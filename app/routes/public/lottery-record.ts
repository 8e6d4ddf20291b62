import type { LoaderFunctionArgs } from "@remix-run/node";
import { findLottery } from "~/features/open-month/public-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";

/** `GET /lotteries/<session id>/record.json`: the frozen list with its hash, after the draw the whole record, as `npm run draw:verify` reads it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const lottery = await findLottery(context.platform.db, params.sessionId ?? "");
  if (lottery === null) return apiRefusal(404, "NOT_FOUND", "没有这份抽签记录。 There is no such draw record.");
  if (lottery === "withdrawn") return apiRefusal(410, "GONE", "这份抽签记录已经撤下。 This draw record was withdrawn.");
  const answer = apiAnswer(request, lottery.record);
  answer.headers.set("content-disposition", `attachment; filename="${lottery.sessionId}.json"`);
  return answer;
}
