import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicDecision } from "~/features/catalogue/public-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";
import type { PublicDraft } from "~/domain/consultation/public-shapes";

/** `GET /api/v1/decisions/:slug`: the item, its sections, windows, the newest draft with its clauses, and the report. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const page = await publicDecision(db, params.slug ?? "", clock.now());
  if (!page) return apiRefusal(404, "NOT_FOUND", "这件决策尚未公开。 This decision is not public.");
  const newest = page.drafts.at(-1);
  const draft = newest && { ...(newest.body as unknown as PublicDraft), publishedAt: newest.publishedAt };
  return apiAnswer(request, {
    ...page.decision,
    url: `${env.publicUrl}/decisions/${page.decision.slug}`,
    continuedIn: page.continuedIn,
    status: page.standing.status,
    publishedAt: page.publishedAt,
    updatedAt: page.updatedAt,
    sections: page.sections,
    windows: page.windows.map((window) => ({ ...window.body, publishedAt: window.publishedAt })),
    draft: draft ?? null,
    clauses: draft?.clauses ?? [],
    report: page.reports.at(-1)?.body ?? null,
    procedure: page.procedure,
  });
}
