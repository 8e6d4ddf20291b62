import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "~/features/identity/viewer.server";
import { readForm } from "~/platform/form.server";
import { publishUnreviewed } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { addItem } from "./add-item.server";
import { editItem } from "./edit-item.server";
import { openCatalogue } from "./open-catalogue.server";
import { cataloguePublication } from "./publication.server";
import { deskCatalogue, itemForEdit, sectionForEdit } from "./queries.server";
import { recordPartyConsent } from "./record-party-consent.server";
import { removeItem } from "./remove-item.server";
import { addItemForm, editItemForm, sectionForm } from "./schema";
import { writeSection } from "./write-section.server";

const platform = await testPlatform();
const { db } = platform;
const now = () => platform.clock.now();

const supervision = officerOf("drafter", "supervision");
const command = officerOf("drafter2", "command");

function officerOf(id: string, unitId: string): Officer {
  return { kind: "staff", id, name: id, unitId, unitName: unitId, roles: ["drafter"], ownUnitOnly: true, unitScope: { leadUnitId: unitId } };
}

const typed = {
  title: "社区养老服务设施布局规划",
  summary: "把养老服务设施建到家门口。",
  category: "plan",
  leadUnitId: "supervision",
  plannedCompletion: "2026-11",
  procedures: ["legalityReview", "publicParticipation"],
  affectsLivelihood: "on",
  adjustment: "kept",
  exclusion: "none",
};

function formOf(values: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one);
  return form;
}
function newItem(more: Record<string, string | string[]> = {}) {
  const read = readForm(formOf({ ...typed, ...more }), addItemForm);
  if (!read.ok) throw new Error(JSON.stringify(read.fault.errors));
  return read.value;
}
function edited(version: number, more: Record<string, string | string[]> = {}) {
  const read = readForm(formOf({ ...typed, ...more, version: String(version) }), editItemForm);
  if (!read.ok) throw new Error(JSON.stringify(read.fault.errors));
  return read.value;
}
const add = (more: Record<string, string | string[]> = {}, officer = supervision) => addItem(platform, now(), officer, 2026, newItem(more));
const auditRows = () => db.auditRow.count();

async function publishCatalogue(): Promise<void> {
  await publishUnreviewed(platform, "catalogue", (await db.catalogue.findUniqueOrThrow({ where: { year: 2026 } })).id);
}

beforeEach(async () => {
  await db.publicDocument.deleteMany();
  await db.revision.deleteMany();
  await db.publication.deleteMany();
  await db.catalogueVersion.deleteMany();
  await db.section.deleteMany();
  await db.decision.deleteMany();
  await db.catalogue.deleteMany();
  await db.unit.createMany({
    data: ["supervision", "command", "legal", "works"].map((id) => ({ id, name: id, nameEn: id, kind: "innerUnit" })),
    skipDuplicates: true,
  });
});

describe("the form of an item", () => {
  const errorsOf = (more: Record<string, string | string[]>) => {
    const read = readForm(formOf({ ...typed, version: "1", ...more }), editItemForm);
    return read.ok ? {} : read.fault.errors;
  };

  it("takes one lead unit and two that work along", () => {
    expect(edited(1, { coUnitIds: ["legal", "works"] })).toMatchObject({ leadUnitId: "supervision", coUnitIds: ["legal", "works"] });
    expect(edited(1)).toMatchObject({ coUnitIds: [], procedures: ["publicParticipation", "legalityReview"], affectsLivelihood: true, affectsEnterprises: false });
  });

  it("refuses two lead units, none, and one that works along with itself", () => {
    expect(Object.keys(errorsOf({ leadUnitId: ["supervision", "legal"] }))).toEqual(["leadUnitId"]);
    expect(errorsOf({ leadUnitId: ["supervision", "legal"] }).leadUnitId?.[0]).toContain("只能有一个");
    expect(errorsOf({ leadUnitId: "" })).toEqual({ leadUnitId: ["请选择牵头部门。"] });
    expect(Object.keys(errorsOf({ coUnitIds: ["supervision"] }))).toEqual(["coUnitIds"]);
  });

  it.each(["2026-11", "2026-Q4"])("takes %s as planned completion", (plannedCompletion) => {
    expect(edited(1, { plannedCompletion }).plannedCompletion).toBe(plannedCompletion);
  });
  it.each(["2026-13", "2026-Q5", "2026", "11月", "1999-01", ""])("refuses %j as planned completion", (plannedCompletion) => {
    expect(Object.keys(errorsOf({ plannedCompletion }))).toEqual(["plannedCompletion"]);
  });
});

describe("the catalogue of a year", () => {
  it("is opened once, numbers its items and gives each an address", async () => {
    expect(await openCatalogue(platform, now(), supervision, 2026)).toEqual({ ok: true });
    expect(await openCatalogue(platform, now(), command, 2026)).toEqual({ ok: false, reason: "EXISTS" });
    expect(await add()).toEqual({ ok: true, slug: "2026-1" });
    expect(await add({ slug: "elderly-care", leadUnitId: "command" }, command)).toEqual({ ok: true, slug: "elderly-care" });
    expect(await add({ slug: "elderly-care" })).toEqual({ ok: false, reason: "SLUG_TAKEN" });
    expect(await add({ summary: "另一件事。" })).toEqual({ ok: true, slug: "2026-3" });
    const seen = await deskCatalogue(db, supervision, 2026);
    expect(seen).toMatchObject({ unitId: "supervision", isOurs: true });
    expect(seen?.decisions.map(({ number, isOurs }) => [number, isOurs])).toEqual([[1, true], [2, false], [3, true]]);
  });

  it("numbers items that come at once without a gap or a double", async () => {
    const added = await Promise.all(Array.from({ length: 6 }, (_, n) => add({ summary: `第 ${n + 1} 件。` })));
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect((await db.decision.findMany({ orderBy: { number: "asc" } })).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("takes items from the unit that leads them, and units that exist", async () => {
    expect(await add({ leadUnitId: "command" })).toEqual({ ok: false, reason: "LEAD_UNIT_NOT_YOURS" });
    expect(await add({ coUnitIds: ["nobody"] })).toEqual({ ok: false, reason: "UNKNOWN_UNIT" });
    expect(await db.catalogue.count()).toBe(0);
  });

  it("asks of items that come after publication to say so", async () => {
    await add();
    await publishCatalogue();
    expect(await add({ summary: "另一件事。" })).toEqual({ ok: false, reason: "ADDED_UNMARKED" });
    expect(await add({ adjustment: "added", adjustmentReason: "市政府交办" })).toMatchObject({ ok: true });
  });

  it("records the consent of a meeting that was held, for the unit that answers for it", async () => {
    await add();
    const consent = { meeting: "2026年第7次办党组会议", on: "2026-08-12", note: "" };
    const record = (officer: Officer, on: string) => recordPartyConsent(platform, { now: now(), today: "2026-08-12" }, officer, 2026, { ...consent, on });
    expect(await record(command, "2026-08-12")).toEqual({ ok: false, reason: "NOT_YOURS" });
    expect(await record(supervision, "2026-08-13")).toEqual({ ok: false, reason: "IN_THE_FUTURE" });
    const { id } = await db.catalogue.findUniqueOrThrow({ where: { year: 2026 } });
    expect((await cataloguePublication.faults(db, id, now())).map(({ reason }) => reason)).toEqual(["PARTY_CONSENT_MISSING"]);
    expect(await record(supervision, "2026-08-12")).toEqual({ ok: true });
    expect(await cataloguePublication.faults(db, id, now())).toEqual([]);
  });
});

describe("an item", () => {
  it("belongs to its lead unit: for everybody else it is not there", async () => {
    await add();
    const rows = await auditRows();
    expect(await itemForEdit(db, command, "2026-1")).toBeNull();
    expect(await editItem(platform, now(), command, "2026-1", edited(1, { title: "别人的事项名称" }))).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await db.decision.findFirst({ where: { slug: "2026-1" } })).toMatchObject({ title: typed.title, version: 1 });
    expect(await auditRows()).toBe(rows);
    expect(await editItem(platform, now(), supervision, "2026-1", edited(1, { title: "养老服务设施布局规划" }))).toEqual({ ok: true, version: 2 });
  });

  it("is saved by one of two people who edit the same version, and the other is told", async () => {
    await add();
    const titles = ["养老设施规划甲", "养老设施规划乙"];
    const results = await Promise.all(titles.map((title) => editItem(platform, now(), supervision, "2026-1", edited(1, { title }))));
    const winner = results.findIndex(({ ok }) => ok);
    expect(results[1 - winner]).toEqual({ ok: false, reason: "STALE" });
    expect(await db.decision.findFirst({ where: { slug: "2026-1" } })).toMatchObject({ title: titles[winner], version: 2 });
  });

  it("is not moved in silence once the public has read it", async () => {
    await add();
    await publishCatalogue();
    const move = { plannedCompletion: "2026-12" };
    expect(await editItem(platform, now(), supervision, "2026-1", edited(1, move))).toEqual({ ok: false, reason: "CHANGED_UNMARKED" });
    expect(await editItem(platform, now(), supervision, "2026-1", edited(1, { ...move, adjustment: "rescheduled" }))).toEqual({ ok: false, reason: "REASON_MISSING" });
    const explained = { ...move, adjustment: "rescheduled", adjustmentReason: "上级规划调整" };
    expect(await editItem(platform, now(), supervision, "2026-1", edited(1, explained))).toEqual({ ok: true, version: 2 });
  });

  it("can be taken out again until the public has read it or something hangs on it", async () => {
    await add();
    await add({ slug: "with-text" });
    await add({ slug: "by-mistake" });
    await db.section.create({ data: { decisionId: (await db.decision.findUniqueOrThrow({ where: { slug: "with-text" } })).id, kind: "riskAssessment", updatedAt: now() } });
    expect(await removeItem(platform, now(), command, "by-mistake")).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await removeItem(platform, now(), supervision, "with-text")).toEqual({ ok: false, reason: "HAS_CONTENT" });
    expect(await removeItem(platform, now(), supervision, "by-mistake")).toEqual({ ok: true, year: 2026 });
    await publishCatalogue();
    expect(await removeItem(platform, now(), supervision, "2026-1")).toEqual({ ok: false, reason: "PUBLISHED" });
    expect((await db.decision.findMany({ orderBy: { number: "asc" } })).map(({ slug }) => slug)).toEqual(["2026-1", "with-text"]);
  });

  it("leaves the reach of the unit that hands it over", async () => {
    await add();
    await editItem(platform, now(), supervision, "2026-1", edited(1, { leadUnitId: "command" }));
    expect(await itemForEdit(db, supervision, "2026-1")).toBeNull();
    expect(await itemForEdit(db, command, "2026-1")).toMatchObject({ version: 2 });
  });
});

describe("a section", () => {
  const fields = (more: Record<string, string> = {}) => {
    const read = readForm(formOf({ presence: "text", body: "为什么要定这个办法。", ...more }), sectionForm);
    if (!read.ok) throw new Error(JSON.stringify(read.fault.errors));
    return read.value;
  };
  const write = (seenAt: Date | null, more: Record<string, string> = {}, officer = supervision) => {
    const { seenAt: _, ...section } = fields(more);
    return writeSection(platform, now(), officer, { slug: "2026-1", kind: "draftingExplanation", seenAt }, section);
  };
  const stored = async () => (await sectionForEdit(db, supervision, "2026-1", "draftingExplanation"))?.section ?? null;

  it("is written, and written over only by who has read it", async () => {
    await add();
    expect(await write(null)).toMatchObject({ ok: true });
    const first = (await stored())!;
    expect(await write(null, { body: "另一个开头。" })).toEqual({ ok: false, reason: "STALE" });
    expect(await write(first.updatedAt, { body: "改过的说明。" })).toMatchObject({ ok: true });
    expect(await write(first.updatedAt, { body: "同时改的说明。" })).toEqual({ ok: false, reason: "STALE" });
    expect((await stored())?.body).toBe("改过的说明。");
  });

  it("belongs to the lead unit", async () => {
    await add();
    expect(await write(null, {}, command)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await sectionForEdit(db, command, "2026-1", "draftingExplanation")).toBeNull();
    expect(await stored()).toBeNull();
  });

  it("has a text, a date to come, or a legal basis", () => {
    const errors = (values: Record<string, string>) => {
      const read = readForm(formOf(values), sectionForm);
      return read.ok ? [] : Object.keys(read.fault.errors);
    };
    expect(errors({ presence: "text" })).toEqual(["body"]);
    expect(errors({ presence: "notYet" })).toEqual(["body"]);
    expect(errors({ presence: "notPublic" })).toEqual(["basis"]);
    expect(errors({ presence: "notApplicable" })).toEqual([]);
    expect(errors({ presence: "text", body: "字".repeat(50_000) })).toEqual([]);
    expect(errors({ presence: "text", body: "字".repeat(50_001) })).toEqual(["body"]);
  });
});
