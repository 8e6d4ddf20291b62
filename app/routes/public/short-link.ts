import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { publicDecision } from "~/features/catalogue/public-queries.server";
import { refusal } from "~/platform/http.server";

/** `GET /d/:slug`: the short address of a decision's page, as its QR code holds it. An address that was printed keeps leading there. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { db, clock } = context.platform;
  const slug = params.slug ?? "";
  if (!(await publicDecision(db, slug, clock.now()))) throw refusal("NOT_FOUND");
  return redirect(`/decisions/${slug}`, 302);
}
