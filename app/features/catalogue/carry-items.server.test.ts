import { describe, expect, it } from "vitest";
import { buildCatalogueOffice } from "../../../tests/support/catalogue-builder";
import { testPlatform } from "../../../tests/support/platform";
import { carriableItems, carryItems } from "./carry-items.server";
import { publicCatalogue, publicDecision } from "./public-queries.server";
import { recordPartyConsent } from "./record-party-consent.server";

const platform = await testPlatform({ at: "2026-01-12T09:00:00+08:00" });
const { db, clock } = platform;
const office = await buildCatalogueOffice(platform);
const now = () => clock.now();

const facts = { summary: "一句话。", category: "plan", leadUnitId: "supervision", plannedCompletion: "2025-11", procedures: ["publicParticipation"] };
const titles: Record<string, string> = { begun: "滨江市河道规划", listed: "滨江市绿化规划", gone: "滨江市桥梁规划", done: "滨江市道路规划" };

async function build(): Promise<void> {
  const at = now();
  const catalogue = await db.catalogue.create({ data: { year: 2025, unitId: "supervision", createdAt: at, versions: { create: { number: 1, partyConsentMeeting: "2025年第2次办党组会议", partyConsentOn: "2025-03-01", createdAt: at } } } });
  for (const [index, [slug, title]] of Object.entries(titles).entries()) {
    const cancelled = slug === "gone" ? { adjustment: "cancelled", adjustmentReason: "不再需要" } : {};
    await db.decision.create({ data: { ...facts, ...cancelled, slug, title, catalogueId: catalogue.id, number: index + 1, createdAt: at, updatedAt: at } });
  }
  await office.releaseYear(2025);
  for (const [slug, kind] of [["begun", "draftingExplanation"], ["done", "decisionOutcome"]] as const) {
    const { id } = await db.decision.findUniqueOrThrow({ where: { slug } });
    // What became of the opinions was published before the office came here.
    if (slug === "done") await db.procedureStep.create({ data: { decisionId: id, round: 1, kind: "publicParticipation", doneOn: "2025-11-01", documentTitle: "意见采纳情况", updatedById: office.drafter.id, updatedAt: at } });
    const section = await db.section.create({ data: { decisionId: id, kind, body: `${titles[slug]}的说明`, updatedAt: at } });
    await office.release("section", section.id);
  }
}
await build();
const consent = (year: number) => recordPartyConsent(platform, { now: now(), today: "2026-01-12" }, office.drafter, year, { meeting: "2026年第1次办党组会议", on: "2026-01-10", note: "" });

describe("items of last year", () => {
  it("are offered with what the rule says, to the unit that leads them", async () => {
    const rules = (await carriableItems(db, office.drafter, 2026)).map(({ slug, rule }) => [slug, rule.ok ? rule.identity : rule.reason]);
    expect(rules).toEqual([["begun", "same"], ["listed", "new"], ["gone", "CANCELLED"], ["done", "DECIDED"]]);
    expect(await carriableItems(db, office.drafter2, 2026)).toEqual([]);
    expect(await carriableItems(db, office.drafter, 2025)).toEqual([]);
  });

  it("go on all or none, and nobody else's", async () => {
    expect(await carryItems(platform, now(), office.drafter, 2026, [])).toEqual({ ok: false, reason: "NOTHING_CHOSEN" });
    expect(await carryItems(platform, now(), office.drafter, 2026, ["begun", "gone"])).toEqual({ ok: false, reason: "REFUSED", titles: [titles.gone] });
    expect(await carryItems(platform, now(), office.drafter2, 2026, ["begun"])).toMatchObject({ ok: false, reason: "REFUSED" });
    expect(await db.catalogue.count()).toBe(1);
  });

  it("keep their address where they have begun, and get one of their own otherwise; once, however often it is asked", async () => {
    const results = await Promise.all([0, 1, 2].map(() => carryItems(platform, now(), office.drafter, 2026, ["begun", "listed"])));
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, carried: 2 }]);
    const items = await db.decision.findMany({ where: { catalogue: { year: 2026 } }, orderBy: { number: "asc" }, select: { slug: true, title: true, number: true, carriedFromYear: true, carriedFromSlug: true } });
    expect(items).toEqual([
      { slug: "begun", title: titles.begun, number: 1, carriedFromYear: 2025, carriedFromSlug: "begun" },
      { slug: "2026-2", title: titles.listed, number: 2, carriedFromYear: 2025, carriedFromSlug: "listed" },
    ]);
    expect((await carriableItems(db, office.drafter, 2026)).map(({ slug }) => slug)).toEqual(["listed", "gone", "done"]);
    expect(await carryItems(platform, now(), office.drafter, 2026, ["listed"])).toMatchObject({ ok: false, reason: "REFUSED" });
  });

  it("stay on the old pages until the new catalogue is public, which asks for a time of its own", async () => {
    expect((await publicDecision(db, "begun", now()))?.decision.year).toBe(2025);
    await consent(2026);
    await expect(office.releaseYear(2026)).rejects.toThrow("计划完成时间在2026年以前");
    await db.decision.updateMany({ where: { catalogue: { year: 2026 } }, data: { plannedCompletion: "2026-06" } });
    await office.releaseYear(2026);
  });

  it("are then on one page with everything that hangs on it, and the old table and page say where they went", async () => {
    const page = await publicDecision(db, "begun", now());
    expect(page?.decision).toMatchObject({ year: 2026, plannedCompletion: "2026-06", carriedFrom: { year: 2025, slug: "begun" } });
    expect(page?.sections.map(({ body }) => body)).toEqual([`${titles.begun}的说明`]);
    expect(page?.continuedIn).toBeNull();
    expect((await publicDecision(db, "listed", now()))?.continuedIn).toEqual({ year: 2026, slug: "2026-2", title: titles.listed });
    const old = await publicCatalogue(db, 2025, now());
    expect(old?.items.map(({ slug, continuedIn }) => [slug, continuedIn?.slug ?? null])).toEqual([["begun", "begun"], ["listed", "2026-2"], ["gone", null], ["done", null]]);
  });

  it("are not taken back when the old year's catalogue is published once more", async () => {
    await db.decision.update({ where: { slug: "done" }, data: { summary: "改了一句话。" } });
    const { id } = await db.catalogue.findUniqueOrThrow({ where: { year: 2025 } });
    await db.catalogueVersion.create({ data: { catalogueId: id, number: 2, createdAt: now() } });
    await consent(2025);
    await office.releaseYear(2025);
    expect((await publicDecision(db, "begun", now()))?.decision.year).toBe(2026);
    const old = await publicCatalogue(db, 2025, now());
    expect(old?.items.map(({ slug, plannedCompletion }) => [slug, plannedCompletion])).toEqual([["begun", "2025-11"], ["listed", "2025-11"], ["gone", "2025-11"], ["done", "2025-11"]]);
    expect(old?.catalogue.version).toBe(2);
  });
});
