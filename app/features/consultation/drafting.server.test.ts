import { makeCalendar } from "~/domain/calendar/working-days";
import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "~/features/identity/viewer.server";
import { readForm } from "~/platform/form.server";
import type { Json } from "~/domain/text/json";
import { meetingPoint } from "../../../tests/support/meeting-point";
import { testPlatform } from "../../../tests/support/platform";
import { closeClause } from "./close-clause.server";
import { draftPublication } from "./draft-publication.server";
import { draftVersions, windowForDesk } from "./draft-queries.server";
import { changeWindowContact, extendWindow } from "./extend-window.server";
import { importDraft } from "./import-draft.server";
import { planWindow } from "./plan-window.server";
import { closeClauseForm, planForm } from "./schema-window";
import { windowPublication } from "./window-publication.server";

const platform = await testPlatform({ at: "2026-07-20T09:00:00+08:00" });
const { db } = platform;
const now = () => platform.clock.now();

const officer = officerOf("supervision");
const stranger = officerOf("command");
const SLUG = "parking";

function officerOf(unitId: string): Officer {
  return { kind: "staff", id: `drafter-${unitId}`, name: unitId, unitId, unitName: unitId, roles: ["drafter"], ownUnitOnly: true, unitScope: { leadUnitId: unitId } };
}

const text = (...articles: string[]) => ["滨江市停车管理办法", ...articles.map((article, index) => `第${"一二三四五"[index]}条　${article}`)].join("\n\n");
const firstText = text("停车要付费。", "夜间停车免费。", "装卸货物免费：\n\n（一）卸货；\n\n（二）装货。", "违反的，罚款。");

function importText(source: string, by: Officer = officer) {
  return importDraft(platform, now(), { actor: { kind: "staff", id: by.id }, unitScope: by.unitScope }, { slug: SLUG, name: "草案.md", bytes: new TextEncoder().encode(source) });
}
async function imported(source: string) {
  const result = await importText(source);
  if (!result.ok) throw new Error(result.reason);
  return { ...result, clauses: await db.clause.findMany({ where: { versionId: result.versionId }, orderBy: { position: "asc" } }) };
}
const rows = async () => [await db.draftVersion.count(), await db.clause.count(), await db.auditRow.count()];

/** Publishes a noun as the release does, as far as others depend on it: its revision and what the public reads. */
async function release(kind: "draft" | "window" | "section", nounId: string): Promise<void> {
  const { publication, number } = await nextRevision(kind, nounId);
  const revision = await db.revision.create({
    data: { publicationId: publication.id, number, content: {}, sha256: "", authorId: "", createdAt: now(), submittedAt: now(), publishedAt: now() },
  });
  if (kind !== "window") return;
  const content = (await windowPublication.canonicalise(db, nounId)) as Json;
  for (const { body, ...document } of windowPublication.project(content)) {
    const { kind, key } = document;
    const data = { ...document, body: body as object, publicationId: publication.id, revisionId: revision.id, sha256: "", updatedAt: now() };
    await db.publicDocument.upsert({ where: { kind_key: { kind, key } }, create: { ...data, publishedAt: now() }, update: data });
  }
}
async function nextRevision(kind: string, nounId: string) {
  const publication = await db.publication.upsert({ where: { kind_nounId: { kind, nounId } }, create: { kind, nounId, unitId: "supervision", createdAt: now() }, update: {} });
  await db.revision.updateMany({ where: { publicationId: publication.id, supersededAt: null }, data: { supersededAt: now() } });
  return { publication, number: (await db.revision.count({ where: { publicationId: publication.id } })) + 1 };
}

beforeEach(async () => {
  platform.clock.set("2026-07-20T09:00:00+08:00");
  for (const table of ["publicDocument", "revision", "publication", "consultationWindow", "section", "clause", "draftVersion", "decision", "catalogue"] as const) {
    await (db[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  }
  await db.unit.createMany({ data: ["supervision", "command"].map((id) => ({ id, name: id, nameEn: id, kind: "innerUnit" })), skipDuplicates: true });
  const catalogue = await db.catalogue.create({ data: { year: 2026, unitId: "supervision", createdAt: now() } });
  const times = { createdAt: now(), updatedAt: now() };
  await db.decision.create({
    data: { slug: SLUG, catalogueId: catalogue.id, number: 1, title: "停车管理办法", summary: "停车", category: "policyMeasure", leadUnitId: "supervision", plannedCompletion: "2026-12", ...times },
  });
});

describe("importing a draft", () => {
  it("stores every clause in reading order, each below its parent", async () => {
    const { number, counts, clauses } = await imported(firstText);
    expect([number, counts]).toMatchObject([1, { articles: 4, items: 2 }]);
    expect(clauses.map(({ position, number }) => `${position} ${number}`)).toEqual(["1 第一条", "2 第二条", "3 第三条", "4 （一）", "5 （二）", "6 第四条"]);
    expect(clauses[3]!.parentId).toBe(clauses[2]!.id);
    expect(await draftVersions(db, officer, SLUG)).toMatchObject({ drafts: [{ number: 1, clauses: 6, articles: 4, isPublished: false }] });
  });

  it("of the same text again keeps every clause itself", async () => {
    const first = await imported(firstText);
    const second = await imported(`${firstText}\n`);
    expect(second.number).toBe(2);
    expect(second.clauses.map(({ identityId }) => identityId)).toEqual(first.clauses.map(({ identityId }) => identityId));
    expect(new Set([...first.clauses, ...second.clauses].map(({ id }) => id)).size).toBe(12);
  });

  it("of the file of the newest version is that version: nothing is written, not even in the log", async () => {
    const first = await imported(firstText);
    const rows = await db.auditRow.count();
    expect(await importText(firstText)).toMatchObject({ ok: true, number: 1, title: (await db.draftVersion.findFirstOrThrow()).title });
    expect([first.number, await db.draftVersion.count(), await db.auditRow.count()]).toEqual([1, 1, rows]);
    await imported(`${firstText}\n`);
    // Going back to an earlier text is a version of its own.
    expect(await importText(firstText)).toMatchObject({ ok: true, number: 3 });
  });

  it("keeps a clause that only got another number, and why it takes no comments", async () => {
    const first = await imported(firstText);
    await closeClause(platform, now(), officer, { slug: SLUG, clauseId: first.clauses[5]!.id, closedReason: "罚款由上位法规定" });
    const second = await imported(text("停车要付费。", "装卸货物免费：\n\n（一）卸货；\n\n（二）装货。", "违反的，罚款。", "本办法自公布之日起施行。"));
    const identity = (of: typeof first, words: string) => of.clauses.find((clause) => clause.text.startsWith(words));
    expect(identity(second, "装卸")?.identityId).toBe(identity(first, "装卸")?.identityId);
    expect(identity(second, "违反")).toMatchObject({ identityId: identity(first, "违反")?.identityId, number: "第三条", closedReason: "罚款由上位法规定" });
    expect(first.clauses.map(({ identityId }) => identityId)).not.toContain(identity(second, "本办法")?.identityId);
  });

  it.each([
    ["no text", new Uint8Array([0, 1, 2, 3]), "NOT_TEXT"],
    ["an empty file", new Uint8Array(), "EMPTY"],
    ["only white space", new TextEncoder().encode(" \n\n　"), "EMPTY"],
    ["more than 2 MB", new TextEncoder().encode("字".repeat(700_000)), "TOO_LARGE"],
    ["a text without clauses", new TextEncoder().encode("今天开会。"), "NO_CLAUSE"],
  ])("of %s changes nothing", async (_what, bytes, reason) => {
    await imported(firstText);
    const before = await rows();
    const importer = { actor: { kind: "system" as const }, unitScope: {} };
    expect(await importDraft(platform, now(), importer, { slug: SLUG, name: "x", bytes })).toEqual({ ok: false, reason });
    expect(await rows()).toEqual(before);
  });

  it("into another unit's decision or none changes nothing", async () => {
    const before = await rows();
    expect(await importText(firstText, stranger)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await rows()).toEqual(before);
    expect(await draftVersions(db, stranger, SLUG)).toBeNull();
  });

  it("by several people at once makes as many versions", async () => {
    const meet = meetingPoint(4);
    const results = await Promise.all(Array.from({ length: 4 }, (_, n) => meet().then(() => importText(firstText + "\n".repeat(n + 1)))));
    expect(results.map((result) => result.ok && result.number).sort()).toEqual([1, 2, 3, 4]);
  });
});

describe("a clause", () => {
  const close = (clauseId: string, closedReason: string | null, by = officer) => closeClause(platform, now(), by, { slug: SLUG, clauseId, closedReason });

  it("is closed with a reason that stands in the draft, and opened again", async () => {
    const { clauses, versionId } = await imported(firstText);
    const reasons = async () => ((await draftPublication.canonicalise(db, versionId)) as { clauses: { closedReason: string | null }[] }).clauses.map(({ closedReason }) => closedReason);
    expect(await close(clauses[1]!.id, "由上位法规定")).toEqual({ ok: true, versionNumber: 1 });
    expect(await reasons()).toEqual([null, "由上位法规定", null, null, null, null]);
    expect(await close(clauses[1]!.id, null)).toEqual({ ok: true, versionNumber: 1 });
    expect(await reasons()).toEqual([null, null, null, null, null, null]);
  });

  it("stays as it is once the public has the version", async () => {
    const { clauses, versionId } = await imported(firstText);
    await release("draft", versionId);
    expect(await close(clauses[1]!.id, "由上位法规定")).toEqual({ ok: false, reason: "PUBLISHED" });
    expect(await db.clause.count({ where: { closedReason: { not: null } } })).toBe(0);
  });

  it("belongs to the lead unit", async () => {
    const { clauses } = await imported(firstText);
    expect(await close(clauses[1]!.id, "由上位法规定", stranger)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("is not closed without a reason", () => {
    const form = new FormData();
    form.set("clauseId", "x");
    expect(readForm(form, closeClauseForm)).toMatchObject({ ok: false, fault: { errors: { reason: [expect.stringContaining("不接受意见的理由")] } } });
  });
});

describe("the plan of a window", () => {
  const typed = {
    round: "1",
    opensOn: "2026-08-01",
    closesOn: "2026-08-31",
    channels: ["web", "letter"],
    contactUnit: "监管中心",
    contactEmail: "yijian@office.example",
    allowsAnonymous: "on",
    replyDays: "30",
  };
  function plan(versionId: string, more: Record<string, string | string[]> = {}) {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...typed, versionId, ...more })) for (const one of [value].flat()) form.append(name, one);
    const read = readForm(form, planForm);
    if (!read.ok) throw new Error(JSON.stringify(read.fault.errors));
    return read.value;
  }
  const save = (versionId: string, more: Record<string, string | string[]> = {}, by = officer) => planWindow(platform, now(), by, SLUG, plan(versionId, more));
  const faults = async (windowId: string) => (await windowPublication.faults(db, windowId, now())).map(({ reason }) => reason);

  /** Everything that lies open together with the window: catalogue item, draft, explanation and guide. */
  async function releaseParts(versionId: string): Promise<void> {
    await release("draft", versionId);
    const { id: decisionId } = await db.decision.findUniqueOrThrow({ where: { slug: SLUG } });
    for (const kind of ["draftingExplanation", "draftInterpretation"]) {
      const section = await db.section.create({ data: { decisionId, kind, body: "说明", updatedAt: now() } });
      await release("section", section.id);
    }
    const item = { kind: "decision", key: SLUG, parentKey: SLUG, path: `/decisions/${SLUG}`, title: "停车管理办法", body: {}, publicationId: "p", revisionId: "r", sha256: "" };
    await db.publicDocument.create({ data: { ...item, publishedAt: now(), updatedAt: now() } });
  }
  async function planned(more: Record<string, string | string[]> = {}) {
    const { versionId } = await imported(firstText);
    await releaseParts(versionId);
    const result = await save(versionId, more);
    if (!result.ok) throw new Error(result.reason);
    return { versionId, windowId: result.windowId };
  }
  const stored = (windowId: string) => db.consultationWindow.findUniqueOrThrow({ where: { id: windowId } });

  it("may be saved with faults, which are said before it is submitted", async () => {
    const { versionId } = await imported(firstText);
    const result = await save(versionId, { closesOn: "2026-08-20", channels: [], contactUnit: "" });
    expect(result).toMatchObject({ ok: true, round: 1 });
    const desk = await windowForDesk(db, officer, SLUG, now(), await platform.workCalendar());
    expect(desk?.standing).toBe("planned");
    const said = desk?.faults.join("\n") ?? "";
    for (const part of ["草案全文", "起草说明", "草案解读", "途径", "联系单位", "只有 19 日", "不少于 30 日", "目录"]) expect(said).toContain(part);
  });

  it("lasts thirty days, the first not counted, or says why not", async () => {
    const { versionId, windowId } = await planned({ closesOn: "2026-08-30" });
    expect(await faults(windowId)).toEqual(["TOO_SHORT"]);
    await save(versionId, { closesOn: "2026-08-30", shortenedReason: "急" });
    expect(await faults(windowId)).toEqual(["SHORTENED_REASON_TOO_BRIEF"]);
    await save(versionId, { closesOn: "2026-08-30", shortenedReason: "台风季防汛应急需要" });
    expect(await faults(windowId)).toEqual([]);
    await save(versionId);
    expect(await faults(windowId)).toEqual([]);
    expect(await stored(windowId)).toMatchObject({
      opensAt: new Date("2026-08-01T00:00:00+08:00"),
      closesAt: new Date("2026-09-01T00:00:00+08:00"),
      originalClosesAt: new Date("2026-09-01T00:00:00+08:00"),
      shortenedReason: null,
    });
  });

  it("goes without a guide only with a reason", async () => {
    const { versionId, windowId } = await planned();
    await db.section.deleteMany({ where: { kind: "draftInterpretation" } });
    expect(await faults(windowId)).toEqual(["PART_MISSING"]);
    await save(versionId, { guideExemption: "全文只有四条，不另作解读" });
    expect(await faults(windowId)).toEqual([]);
  });

  it("is warned about a closing day on a holiday", async () => {
    await planned({ closesOn: "2026-10-01" });
    const desk = await windowForDesk(db, officer, SLUG, now(), await platform.workCalendar());
    expect(desk?.warnings.join()).toContain("2026年10月8日");
  });

  it("is told what is provisional in a year without notice, and no longer once the year is imported", async () => {
    await planned({ closesOn: "2027-01-01" });
    const before = await windowForDesk(db, officer, SLUG, now(), await platform.workCalendar());
    expect(before?.warnings[0]).toContain("2027年1月4日（暂定");
    expect(before?.warnings[1]).toContain("是暂定的");
    const days = ["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map((on) => ({ on, kind: "off" as const, name: "元旦" }));
    const imported = makeCalendar([{ year: 2027, status: "official", sourceDocument: "测试用安排", days }]);
    const after = await windowForDesk(db, officer, SLUG, now(), imported);
    expect(after?.warnings).toEqual([expect.stringContaining("2027年1月5日。")]);
  });

  it("belongs to the lead unit, and to a version of its own draft", async () => {
    const { versionId } = await imported(firstText);
    expect(await save(versionId, {}, stranger)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await windowForDesk(db, stranger, SLUG, now(), await platform.workCalendar())).toBeNull();
    expect(await save("another")).toEqual({ ok: false, reason: "VERSION_UNKNOWN" });
    expect(await db.consultationWindow.count()).toBe(0);
  });

  it("is made once by two people at once", async () => {
    const { versionId } = await imported(firstText);
    const results = await Promise.all([save(versionId), save(versionId, { replyDays: "20" })]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await db.consultationWindow.count()).toBe(1);
  });

  it("refuses days and addresses that nobody can read", () => {
    for (const [name, value] of Object.entries({ opensOn: "2026-02-30", closesOn: "8月31日", contactEmail: "office", replyDays: "0" })) {
      expect(() => plan("x", { [name]: value })).toThrow(name);
    }
  });

  it("may be changed until it opens, and not any more from that instant", async () => {
    const { versionId, windowId } = await planned();
    await release("window", windowId);
    platform.clock.set("2026-07-31T23:59:59.999+08:00");
    expect(await save(versionId, { opensOn: "2026-08-02", closesOn: "2026-09-02" })).toMatchObject({ ok: true, windowId });
    await release("window", windowId);
    platform.clock.set("2026-08-02T00:00:00+08:00");
    expect(await save(versionId, { channels: ["web"] })).toEqual({ ok: false, reason: "ALREADY_OPEN" });
    expect(await stored(windowId)).toMatchObject({ channels: ["web", "letter"] });
  });

  it("makes another round after the closing", async () => {
    const { versionId, windowId } = await planned();
    await release("window", windowId);
    platform.clock.set("2026-09-01T00:00:00+08:00");
    expect(await save(versionId)).toEqual({ ok: false, reason: "STALE" });
    const again = await save(versionId, { round: "2", opensOn: "2026-09-10", closesOn: "2026-10-12" });
    expect(again).toMatchObject({ ok: true, round: 2 });
    expect(await stored(windowId)).toMatchObject({ round: 1, closesAt: new Date("2026-09-01T00:00:00+08:00") });
  });

  describe("that is open", () => {
    const extend = async (closesOn: string, by = officer) => extendWindow(platform, now(), by, { slug: SLUG, closesOn, calendar: await platform.workCalendar() });

    async function opened() {
      const { versionId, windowId } = await planned();
      await release("window", windowId);
      platform.clock.set("2026-08-12T09:00:00+08:00");
      return { versionId, windowId };
    }

    it("is extended beside its first closing, and the public sees it with the release", async () => {
      const { windowId } = await opened();
      expect(await extend("2026-09-10")).toMatchObject({ ok: true, windowId });
      expect(await stored(windowId)).toMatchObject({ closesAt: new Date("2026-09-11T00:00:00+08:00"), originalClosesAt: new Date("2026-09-01T00:00:00+08:00") });
      const shown = async () => (await db.publicDocument.findFirst({ where: { kind: "window" } }))?.endsAt;
      expect(await shown()).toEqual(new Date("2026-09-01T00:00:00+08:00"));
      expect(await faults(windowId)).toEqual([]);
      await release("window", windowId);
      expect(await shown()).toEqual(new Date("2026-09-11T00:00:00+08:00"));
      expect(await extend("2026-09-20")).toMatchObject({ ok: true });
    });

    it("is never shortened, and not extended once it has closed", async () => {
      const { windowId } = await opened();
      expect(await extend("2026-08-31")).toEqual({ ok: false, reason: "NOT_LATER" });
      expect(await extend("2026-08-20")).toEqual({ ok: false, reason: "NOT_LATER" });
      await extend("2026-09-10");
      platform.clock.set("2026-09-01T00:00:00+08:00");
      expect(await extend("2026-09-20")).toEqual({ ok: false, reason: "ALREADY_CLOSED" });
      // The extension was written in time but not released in time.
      expect(await faults(windowId)).toEqual(["EXTENDED_AFTER_CLOSING"]);
    });

    it("is extended by its own unit, after its release and its opening", async () => {
      const { windowId } = await planned();
      expect(await extend("2026-09-10")).toEqual({ ok: false, reason: "NOT_PUBLISHED" });
      await release("window", windowId);
      expect(await extend("2026-09-10")).toEqual({ ok: false, reason: "NOT_OPEN_YET" });
      platform.clock.set("2026-08-12T09:00:00+08:00");
      expect(await extend("2026-09-10", stranger)).toEqual({ ok: false, reason: "NOT_FOUND" });
    });

    it("gets another contact without losing an extension on its way", async () => {
      const { windowId } = await opened();
      await extend("2026-09-10");
      const contact = { contactUnit: "法规处", contactPhone: "000-5550 0102", contactEmail: "", contactAddress: "" };
      expect(await changeWindowContact(platform, now(), stranger, SLUG, contact)).toEqual({ ok: false, reason: "NOT_FOUND" });
      expect(await changeWindowContact(platform, now(), officer, SLUG, contact)).toEqual({ ok: true, windowId });
      expect(await stored(windowId)).toMatchObject({ ...contact, closesAt: new Date("2026-09-11T00:00:00+08:00") });
      expect(await faults(windowId)).toEqual([]);
    });

    it("cannot be released with a plan that came too late, and is brought back to what the public has", async () => {
      const { versionId, windowId } = await planned();
      await release("window", windowId);
      // Planned anew before the opening, but the opening came before the release.
      await save(versionId, { channels: ["web"], closesOn: "2026-09-20" });
      platform.clock.set("2026-08-12T09:00:00+08:00");
      expect(await faults(windowId)).toEqual(["CHANGED_AFTER_OPENING"]);
      await extend("2026-09-10");
      expect(await stored(windowId)).toMatchObject({ channels: ["web", "letter"], originalClosesAt: new Date("2026-09-01T00:00:00+08:00") });
      expect(await faults(windowId)).toEqual([]);
    });
  });
});
