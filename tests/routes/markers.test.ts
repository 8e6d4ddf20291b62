import { describe, expect, it } from "vitest";
import { demoDatabase } from "../support/demo-database";
import { visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { demoParameters, routePatterns } from "../support/route-table";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase() });
const { db } = platform;
const MARKER = "未公开标记甲乙丙";

/**
 * What may be read by the public, and what is no text of a noun: projections, the machine room, and names that pages take from live tables
 * (a unit's name is an address, not a draft).
 */
const LEFT_OUT = new Set(["PublicDocument", "ReportRow", "Setting", "Message", "AuditRow", "Unit", "Session", "RateCounter", "WorkerHeartbeat", "_prisma_migrations", "CalendarYear", "CalendarDay"]);

/** Columns that hold a code out of a closed list, a key, a hash or a day, where another value would not be a text but a fault. */
const CODES =
  /(?:^|[a-z])(?:Id|Ids|On|Slug|Hash|Sha256|Key|Kind|Mark|Code|Uid)$|^(?:id|slug|sha256|kind|key|state|status|channel|channels|lang|category|procedures|plannedCompletion|adjustment|adjustments|presence|anchor|mode|admission|capacityUnit|allocation|role|step|conclusion|attribute|disposition|screening|source|requirement|purpose|persona|email|contact|turn|type|verdict|shown|checkpoint|unknownHere|endedBy|cancelledCause|randomnessKind|removed|left|mediaType|fileName|calendarUid|decisionSlug|number|label|outcome|result|round|validity|tokens|textKey|letterKey|digestDay|day|on|heldOn|heldUntil|heldAt|salt|digest|templateId|audienceKind|authorKind|needs|toldMark|toldDispositions|consentVersion|originalNotice|originalAddress)$/;

interface Column {
  table: string;
  column: string;
  isArray: boolean;
}

/** Writes the marker into every text of every noun as it stands on the desk, as if somebody had edited everything and published nothing. */
async function markEverything(): Promise<Column[]> {
  const columns = await db.$queryRaw<Column[]>`
    SELECT c.table_name AS "table", c.column_name AS "column", c.data_type = 'ARRAY' AS "isArray"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND (c.data_type = 'text' OR (c.data_type = 'ARRAY' AND c.udt_name = '_text'))`;
  const texts = columns.filter(({ table, column }) => !LEFT_OUT.has(table) && !CODES.test(column));
  for (const { table, column, isArray } of texts) {
    const marked = isArray ? `array_append("${column}", '${MARKER}')` : `COALESCE("${column}", '') || '${MARKER}'`;
    await db.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = ${marked}`);
  }
  // Revisions too: reviewed ones, returned ones, old ones.
  await db.$executeRawUnsafe(`UPDATE "Revision" SET "content" = "content" || '{"title": "${MARKER}"}'`);
  return texts;
}

describe("what nobody published", () => {
  it("is on no public page, in no feed, in no answer of the API, in no site map and in no message", async () => {
    const example = await demoParameters(db);
    const documents = await db.publicDocument.findMany({ where: { withdrawnAt: null }, select: { kind: true, key: true, path: true } });
    const waiting = await db.message.count();
    const texts = await markEverything();
    expect(texts.length).toBeGreaterThan(100);
    for (const noun of ["Decision", "Section", "Clause", "ConsultationWindow", "Theme", "Activity", "AdoptionReport", "OpenEvent", "Season", "RepresentativeCall", "Attachment", "Opinion", "Point"]) {
      expect(texts.some(({ table }) => table === noun), noun).toBe(true);
    }

    const anybody = visitor(await openSite(platform));
    const patterns = (await routePatterns()).filter((pattern) => !pattern.startsWith("/desk") && !/^(?:\/en)?\/(?:receipts|tickets|cases|calendar|gate|sign|system|me)\b/.test(pattern));
    const addresses = new Set([
      ...patterns.map(example),
      ...documents.flatMap(({ path }) => [path.split("#")[0]!, `/en${path.split("#")[0]!}`]),
      ...documents.map(({ kind, key }) => `/api/v1/publications/${kind}/${encodeURIComponent(key)}`),
    ]);
    let read = 0;
    for (const address of addresses) {
      const page = await anybody.get(address);
      if (page.status === 200) read += 1;
      expect(page.status, address).toBeLessThan(500);
      expect(page.body.includes(MARKER), `${address} shows what nobody published`).toBe(false);
    }
    expect(read).toBeGreaterThan(100);
    expect(await db.message.count()).toBe(waiting);
    for (const { props } of await db.message.findMany({ select: { props: true } })) expect(JSON.stringify(props)).not.toContain(MARKER);
  }, 240_000);
});
