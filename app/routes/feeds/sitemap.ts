import type { LoaderFunctionArgs } from "@remix-run/node";
import { sitemapPages } from "~/features/open-data/public-queries.server";
import { sitemapFile } from "~/features/open-data/sitemap-file.server";
import { conditionalAnswer } from "~/platform/conditional.server";

/** `GET /sitemap.xml`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, env } = context.platform;
  const pages = await sitemapPages(db);
  return conditionalAnswer(request, sitemapFile(pages, env.publicUrl), pages[0]?.updatedAt ?? null, { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=300" });
}
