import type { LoaderFunctionArgs } from "@remix-run/node";
import { findProof } from "~/features/consultation/digest-queries.server";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { apiRefusal } from "~/platform/api.server";

/** `GET /receipts/<code>/proof.json`: the proof as `npm run digest:verify` reads it. It holds the words, so nothing keeps it. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform, address } = context;
  const result = await lookUpReceipt(platform, platform.clock.now(), { typed: params.code ?? "", address }, (code) => findProof(platform.db, code));
  if (!result.ok && result.reason === "TOO_MANY_TRIES") return apiRefusal(429, "TOO_MANY_TRIES", "尝试次数过多，请过十分钟再试。 Too many tries; please wait ten minutes.");
  if (!result.ok || !result.found.proof) return apiRefusal(404, "NOT_FOUND", "没有找到证明。 There is no such proof.");
  return Response.json(result.found.proof, {
    headers: { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow", "content-disposition": 'attachment; filename="proof.json"' },
  });
}
