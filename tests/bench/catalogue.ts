import pg from "pg";
import type { BenchApp } from "./app";
import { load, round } from "./load";

const REQUESTS = 200;
const AT_ONCE = 10;
const YEARS = 10;
const ITEMS = 200;

/**
 * A catalogue of 200 items among ten such years, listed and filtered, against the demo's dozen: each address is new, so that no page comes from
 * the cache.
 */
export async function measureCatalogue(app: BenchApp) {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "PublicDocument" SELECT (jsonb_populate_record(NULL::"PublicDocument", to_jsonb(d) || jsonb_build_object(
       'id', gen_random_uuid()::text, 'key', year::text, 'path', '/catalogue/' || year,
       'body', d.body || jsonb_build_object('year', year, 'items', (
         SELECT jsonb_agg((d.body -> 'items' -> (n % 10)) || jsonb_build_object('year', year, 'number', n, 'slug', year || '-' || n)) FROM generate_series(1, $1::int) n))))).*
     FROM "PublicDocument" d, generate_series(2006, 2005 + $2::int) year WHERE d.kind = 'catalogue' AND d.key = '2026'`,
    [ITEMS, YEARS],
  );
  await client.end();
  const measure = (path: string) =>
    load(REQUESTS, AT_ONCE, async (index) => {
      const response = await fetch(`${app.origin}${path}&n=${index}`);
      await response.arrayBuffer();
      return response.status;
    });
  const dozen = await measure("/catalogue/2026?hearing=yes");
  const listed = await measure("/catalogue/2006?unit=");
  const filtered = await measure("/catalogue/2007?hearing=yes");
  return { items: YEARS * ITEMS, dozen, listed, filtered, filteredToDozen: round((filtered.perSecond / dozen.perSecond) * 100) / 100 };
}
