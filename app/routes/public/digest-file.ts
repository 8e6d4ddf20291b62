import type { LoaderFunctionArgs } from "@remix-run/node";
import { digestFileOf } from "~/features/consultation/digest-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";

/** `GET /digests/<day>.json`: every window's digest of the day with all its sums, so that anybody can compute the roots again. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const file = await digestFileOf(context.platform.db, params.day ?? "");
  return file ? apiAnswer(request, file) : apiRefusal(404, "NOT_FOUND", "这一天没有公布摘要。 No digest was published for this day.");
}
