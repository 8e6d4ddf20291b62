import type { LoaderFunctionArgs } from "@remix-run/node";
import { listChanges } from "~/features/open-data/public-queries.server";
import { changesQuery } from "~/features/open-data/schema";
import { apiAnswer, apiRefusal } from "~/platform/api.server";
import { inApi } from "./publication-shape";

/** `GET /api/v1/publications?after=&since=&kind=&limit=`: everything public by its last change, withdrawals as tombstones. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, env } = context.platform;
  const read = changesQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!read.success) return apiRefusal(422, "BAD_INPUT", "查询条件无法识别，请对照接口说明。 The query cannot be read; please see /api/v1/openapi.json.");
  const { after, since, kind, limit } = read.data;
  const [millis = "", ...id] = after?.split("-") ?? [];
  const cursor = after ? { updatedAt: new Date(Number(millis)), id: id.join("-") } : since ? { updatedAt: new Date(since), id: LAST_ID } : null;
  const rows = await listChanges(db, { after: cursor, kind: kind ?? null, take: limit });
  const last = rows.at(-1);
  return apiAnswer(request, {
    publications: rows.map((row) => inApi(row, env.publicUrl)),
    next: last && rows.length === limit ? `${last.updatedAt.getTime()}-${last.id}` : null,
  });
}

/** No id comes behind it: with an instant alone, what changed exactly then is known already. */
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
