import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicCatalogue } from "~/features/catalogue/public-queries.server";
import { apiAnswer, apiRefusal } from "~/platform/api.server";

/** `GET /api/v1/catalogue/:year`: the published catalogue, `items[]` with `slug` and standing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const found = /^\d{4}$/.test(params.year ?? "") ? await publicCatalogue(db, Number(params.year), clock.now()) : null;
  if (!found) return apiRefusal(404, "NOT_FOUND", "该年度目录尚未公布。 The catalogue of that year is not published.");
  const { catalogue, items, versions, publishedAt, updatedAt } = found;
  return apiAnswer(request, {
    year: catalogue.year,
    publishedAt,
    updatedAt,
    partyConsent: catalogue.partyConsent,
    version: catalogue.version,
    versions: versions.map((version) => ({ ...version, url: `${env.publicUrl}/catalogue/${catalogue.year}/versions/${version.number}` })),
    original: catalogue.original,
    note: catalogue.note,
    items: items.map((item) => ({ ...item, url: `${env.publicUrl}/decisions/${item.slug}` })),
  });
}
