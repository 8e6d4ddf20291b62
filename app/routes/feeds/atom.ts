import type { LoaderFunctionArgs } from "@remix-run/node";
import { atomFile } from "~/features/open-data/atom-file.server";
import { newestChanges } from "~/features/open-data/public-queries.server";
import { conditionalAnswer } from "~/platform/conditional.server";
import { localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";

/** A reader that comes once a day misses nothing. */
const ENTRIES = 200;

/** `GET /feeds/publications.atom`: what was published and withdrawn last. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, env } = context.platform;
  const lang = langOf(request);
  const changes = await newestChanges(db, ENTRIES);
  const officeName = (lang === "en" && env.site.officeNameEn) || env.site.officeName;
  const file = atomFile(changes, { officeName, publicUrl: env.publicUrl, path: localPath(lang, "/feeds/publications.atom") }, lang);
  return conditionalAnswer(request, file, changes[0]?.updatedAt ?? null, {
    "content-type": "application/atom+xml; charset=utf-8",
    "cache-control": "public, max-age=60",
    "access-control-allow-origin": "*",
  });
}
