import { XMLParser } from "fast-xml-parser";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { SILENT_KINDS } from "~/features/open-data/public-queries.server";
import { documentKindWords } from "~/features/open-data/words";
import { apiShapes } from "~/features/open-data/schema";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { withdrawProjection } from "~/publications";
import { readDemoStaff } from "../../prisma/seed/publish";
import { demoDatabase } from "../support/demo-database";
import { visitor } from "../support/http";
import { lintIcs } from "../support/ics-linter";
import { testPlatform } from "../support/platform";
import { routePatterns } from "../support/route-table";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase() });
const { db, env } = platform;
const anybody = visitor(await openSite(platform));
const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => ["entry", "url", "link", "at:deleted-entry"].includes(name) });

async function json(address: string): Promise<Record<string, unknown>> {
  const page = await anybody.get(address);
  expect(page.status, address).toBe(200);
  return JSON.parse(page.body) as Record<string, unknown>;
}

/** Withdraws the publication of a public document as the publisher does. */
async function withdraw(kind: string): Promise<{ id: string; title: string; key: string }> {
  const document = await db.publicDocument.findFirstOrThrow({ where: { kind, withdrawnAt: null } });
  const publication = await db.publication.findUniqueOrThrow({ where: { id: document.publicationId } });
  const { publisher } = await readDemoStaff(platform);
  platform.clock.advance(1);
  const outcome = await withdrawPublication(platform, platform.clock.now(), publisher, { kind: publication.kind, nounId: publication.nounId }, "内容有误", withdrawProjection);
  expect(outcome).toEqual({ ok: true });
  return document;
}

describe("the feed of what was published", () => {
  interface Atom {
    feed: { id: string; updated: string; entry: { id: string; title: string; updated: string; link: { "@_href": string }[] }[]; "at:deleted-entry"?: { "@_ref": string }[] };
  }
  const read = async () => xml.parse((await anybody.get("/feeds/publications.atom")).body) as Atom;

  it("has an entry for everything public and one for each version of a catalogue, newest first, and every link leads to a page", async () => {
    const { feed } = await read();
    expect(feed.entry).toHaveLength(await db.publicDocument.count({ where: { withdrawnAt: null, kind: { notIn: [...SILENT_KINDS] } } }));
    const times = feed.entry.map(({ updated }) => updated);
    expect(times).toEqual([...times].sort().reverse());
    expect(feed.updated).toBe(times[0]);
    for (const { link } of feed.entry) expect((await anybody.get(new URL(link[0]!["@_href"]).pathname)).status, link[0]!["@_href"]).toBe(200);
  });

  it("says 304 to whoever has it, until something changes; what is withdrawn becomes a deleted entry without its title", async () => {
    const first = await anybody.get("/feeds/publications.atom");
    const known = { "if-none-match": first.headers.get("etag")! };
    expect((await anybody.get("/feeds/publications.atom", known)).status).toBe(304);
    const section = await withdraw("section");
    const answer = await anybody.get("/feeds/publications.atom", known);
    expect(answer.status).toBe(200);
    const { feed } = xml.parse(answer.body) as Atom;
    expect(feed["at:deleted-entry"]).toContainEqual(expect.objectContaining({ "@_ref": `urn:uuid:${section.id}` }));
    expect(feed.entry.map(({ id }) => id)).not.toContain(`urn:uuid:${section.id}`);
  });
});

describe("the calendar of consultations", () => {
  it("has each window from opening to closing, clean to the octet; a withdrawn one is cancelled under the same name with a higher SEQUENCE", async () => {
    const read = async () => {
      const { body } = await anybody.get("/feeds/windows.ics");
      expect(lintIcs(new TextEncoder().encode(body))).toEqual([]);
      return new ICAL.Component(ICAL.parse(body)).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
    };
    const before = await read();
    const windows = await db.publicDocument.findMany({ where: { kind: "window" } });
    expect(before.map(({ startDate, endDate }) => [startDate.toJSDate(), endDate.toJSDate()])).toEqual(expect.arrayContaining(windows.map(({ startsAt, endsAt }) => [startsAt, endsAt])));
    const gone = await withdraw("window");
    const after = (await read()).find(({ uid }) => uid.startsWith(gone.id))!;
    expect(after.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(after.sequence).toBeGreaterThan(before.find(({ uid }) => uid === after.uid)!.sequence);
    expect(after.summary).not.toContain(gone.title);
  });
});

describe("the site map", () => {
  it("names every public page once in each language, and each of them answers", async () => {
    const page = await anybody.get("/sitemap.xml");
    const { urlset } = xml.parse(page.body) as { urlset: { url: { loc: string }[] } };
    const addresses = urlset.url.map(({ loc }) => loc);
    expect(new Set(addresses).size).toBe(addresses.length);
    const rows = await db.publicDocument.findMany({ where: { withdrawnAt: null, kind: { not: "file" } }, select: { path: true } });
    for (const { path } of rows) expect(addresses).toContain(env.publicUrl + path.split("#")[0]!);
    for (const address of addresses) expect((await anybody.get(new URL(address).pathname)).status, address).toBe(200);
    const robots = await anybody.get("/robots.txt");
    expect(robots.body).toContain(`Sitemap: ${env.publicUrl}/sitemap.xml`);
    for (const line of robots.body.split("\n").filter((each) => each.startsWith("Disallow:"))) {
      expect(addresses.filter((address) => new URL(address).pathname.startsWith(line.slice(10)))).toEqual([]);
    }
  });
});

describe("everything public for programs", () => {
  it("comes page by page, each document once, withdrawals as tombstones, and nothing when nothing changed", async () => {
    const seen: { id: string; withdrawnAt: string | null; title: string; updatedAt: string }[] = [];
    for (let next: string | null = ""; next !== null; ) {
      const page: { publications: typeof seen; next: string | null } = apiShapes.publications.parse(await json(`/api/v1/publications?limit=7${next && `&after=${next}`}`));
      seen.push(...page.publications);
      next = page.next;
    }
    expect(seen.map(({ id }) => id).sort()).toEqual((await db.publicDocument.findMany({ select: { id: true } })).map(({ id }) => id).sort());
    expect(seen.filter(({ withdrawnAt }) => withdrawnAt !== null).map(({ title }) => title)).toEqual(expect.arrayContaining([""]));
    expect(await json(`/api/v1/publications?since=${seen.at(-1)!.updatedAt}`)).toEqual({ publications: [], next: null });
    const gone = await withdraw("event");
    const { publications } = apiShapes.publications.parse(await json(`/api/v1/publications?since=${seen.at(-1)!.updatedAt}`));
    expect(publications).toMatchObject([{ id: gone.id, title: "", withdrawnReason: "内容有误" }]);
    const tombstone = await anybody.get(`/api/v1/publications/event/${gone.key}`);
    expect([tombstone.status, JSON.parse(tombstone.body)]).toMatchObject([410, { content: null, title: "" }]);
    expect(tombstone.body).not.toContain(gone.title);
  });

  it("has a word for each kind in both languages", async () => {
    const kinds = await db.publicDocument.groupBy({ by: ["kind"] });
    for (const { kind } of kinds) expect([documentKindWords.zh[kind], documentKindWords.en[kind]], kind).not.toContain(undefined);
  });

  it("refuses what it cannot read, with words", async () => {
    for (const query of ["limit=0", "limit=x", "after=1", "since=yesterday", "kind=%00", `after=99999999999999999-${"f".repeat(36)}`]) {
      const page = await anybody.get(`/api/v1/publications?${query}`);
      expect([200, 400, 422], query).toContain(page.status);
      if (page.status === 422) expect(apiShapes.refusal.parse(JSON.parse(page.body)).error.message).toContain("openapi.json");
    }
  });

  it("is described for every address of the reading API, and every answer has the described shape", async () => {
    const { paths } = (await json("/api/v1/openapi.json")) as { paths: Record<string, { get: { operationId: keyof typeof apiShapes } }> };
    const routes = (await routePatterns()).filter((pattern) => pattern.startsWith("/api/v1/") && !/scans|openapi/.test(pattern));
    expect(Object.keys(paths).sort()).toEqual(routes.map((pattern) => pattern.replace(/:(\w+)/g, "{$1}")).sort());
    const draft = await db.publicDocument.findFirstOrThrow({ where: { kind: "draft", withdrawnAt: null } });
    const event = await db.publicDocument.findFirstOrThrow({ where: { kind: "event", withdrawnAt: null } });
    const example: Record<string, string> = { kind: "draft", key: encodeURIComponent(draft.key), year: "2026", slug: draft.parentKey! };
    for (const [path, { get }] of Object.entries(paths)) {
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => (path.includes("/events/") ? event.key : example[name]!));
      apiShapes[get.operationId].parse(await json(address));
    }
  });

  it("keeps the instant of its last change when it is released again and says the same", async () => {
    const before = await db.publicDocument.findFirstOrThrow({ where: { kind: "decision", withdrawnAt: null } });
    const { publications, project } = await import("~/publications");
    const publication = await db.publication.findUniqueOrThrow({ where: { id: before.publicationId } });
    platform.clock.advance(60);
    await platform.unitOfWork({ now: platform.clock.now(), actor: { kind: "system" } }, async (work) => {
      const content = (await publications.catalogue.canonicalise(work.tx, publication.nounId))!;
      const documents = publications.catalogue.project(content);
      const changed = documents.map((each) => (each.key === before.key ? each : { ...each, title: `${each.title}（调整）` }));
      await project(work, { id: before.revisionId, publicationId: publication.id, sha256: before.sha256 }, changed);
      await work.record({ action: "test.projected", nounKind: "catalogue", nounId: publication.nounId });
      return { ok: true };
    });
    const rows = await db.publicDocument.findMany({ where: { publicationId: publication.id }, select: { key: true, updatedAt: true } });
    for (const { key, updatedAt } of rows) expect(updatedAt.getTime() === platform.clock.now().getTime(), key).toBe(key !== before.key);
  });
});
