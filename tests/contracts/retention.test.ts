import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, startOfDay } from "~/domain/calendar/shanghai";
import { expiredBefore, RETENTION, type PurgedRow, type RetentionRow } from "~/domain/identity/retention";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { purgeHearings } from "~/features/activities/purge-hearings.server";
import { nodeSha256, publishDigests } from "~/features/consultation/publish-digests.server";
import { findProof } from "~/features/consultation/digest-queries.server";
import { purgeOpinions } from "~/features/consultation/remove-identity.server";
import { purgeRegistrations } from "~/features/open-month/purge-registrations.server";
import { purgeApplications } from "~/features/representatives/remove-applications.server";
import { revealPanel } from "~/features/representatives/reveal-draw.server";
import { project, projectNumbers, showChanged } from "~/publications";
import { jobList } from "~/worker";
import { purgeExpired } from "~/worker/purge-expired";
import { buildCall, callFields, DRAW_AT, frozenCall, random } from "../support/call-builder";
import { demoDatabase } from "../support/demo-database";
import { buildEvent, register } from "../support/event-builder";
import { answeredTheme, buildLedger, must, publishReport, seedOpinions } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";

const platform = await testPlatform();
const { db } = platform;
const callPlatform = await testPlatform();
const { db: calls } = callPlatform;
const demo = await testPlatform({ databaseUrl: await demoDatabase() });

const rows = Object.keys(RETENTION) as RetentionRow[];
const named = new Set<string>(rows.flatMap((row) => [...RETENTION[row].columns]));

/** Columns whose name sounds like a person and that hold something of the office, or nothing that leads to anybody. */
const NOBODY = new Map<RegExp, string>([
  [/^(?:Unit|UnitAlias|Hall|GateDevice|CalendarDay)\.name/, "an office, a room, a phone, a holiday"],
  [/^(?:Unit)\.(?:phone|email|address)$/, "an office"],
  [/^Decision\.contact$|^Season\.phone$|\.contact(?:Unit|Phone|Email|Address)$/, "the office's own desk, published as such"],
  [/^(?:OpenEvent|SessionPlan|EventSession)\.(?:phone|address|addressEn)$/, "the organiser's desk and the place of an event"],
  [/^CatalogueVersion\.originalAddress$/, "an address on the web"],
  [/\.(?:file|source|meeting)Name$/, "a file, a meeting"],
  [/^ReportRow\.author(?:Kind)?$/, "masked, or published with the author's consent"],
  [/\.(?:publishes|is)\w+$|^Opinion\.namePublic$|^Opinion\.authorKind$/, "yes or no, or a kind"],
  [/\.contactConfirmedAt$|\.identityRemovedAt$/, "an instant"],
]);
const PERSONAL = /name|author(?!Id)|contact|phone|e?mail|address|recipient|citizen|statement|salt|needs|idcard/i;

/** Every purge by its job, in the order in which the night runs them. */
const purge = async (at: Date, world = platform) => {
  world.clock.set(at);
  await purgeRegistrations(world, at);
  await purgeApplications(world, at);
  await purgeHearings(world, at);
  await purgeOpinions(world, at, showChanged);
  await purgeExpired(world);
};

/** The last instant at which something that ended then still stays, and the first at which it goes. */
function aroundTheEnd(row: PurgedRow, ended: Date): { before: Date; after: Date } {
  const period: { days: number } | { hours: number } = RETENTION[row].period;
  const after = "days" in period ? startOfDay(addDays(dayOf(ended), period.days + (startOfDay(dayOf(ended)).getTime() === ended.getTime() ? 0 : 1))) : new Date(ended.getTime() + period.hours * 3_600_000);
  return { before: new Date(after.getTime() - 1), after };
}

describe("the retention table", () => {
  it("names every column that is for something personal", async () => {
    const columns = await db.$queryRaw<{ place: string }[]>`
      SELECT table_name || '.' || column_name AS "place" FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`;
    const places = columns.map(({ place }) => place);
    expect(places.filter((place) => PERSONAL.test(place.split(".")[1]!) && !named.has(place) && ![...NOBODY.keys()].some((fine) => fine.test(place)))).toEqual([]);
    expect([...named].filter((place) => !places.includes(place)), "columns that are not there").toEqual([]);
  });

  it("names every column in which a name or a contact of the demo stands", async () => {
    const people = await Promise.all([
      demo.db.citizen.findMany({ select: { name: true, contact: true } }),
      demo.db.registration.findMany({ select: { name: true, contact: true } }),
      demo.db.opinion.findMany({ where: { authorKind: "individual", namePublic: false }, select: { authorName: true, contact: true } }),
      demo.db.hearingParticipant.findMany({ select: { name: true } }),
    ]);
    // Two characters occur in any text by chance.
    const texts = [...new Set(people.flat().flatMap((person) => Object.values(person)))].filter((text): text is string => text !== null && text.length > 2);
    expect(texts.length).toBeGreaterThan(100);
    const columns = await demo.db.$queryRaw<{ table: string; column: string }[]>`
      SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND (c.data_type IN ('text', 'jsonb', 'ARRAY'))`;
    const found: string[] = [];
    for (const { table, column } of columns) {
      const [hit] = await demo.db.$queryRawUnsafe<{ text: string }[]>(`SELECT person.text FROM "${table}" t JOIN unnest($1::text[]) AS person(text) ON strpos(t."${column}"::text, person.text) > 0 LIMIT 1`, texts);
      if (hit) found.push(`${table}.${column}`);
    }
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((place) => !named.has(place) && ![...NOBODY.keys()].some((fine) => fine.test(place)))).toEqual([]);
  }, 120_000);

  it("names the job of each period, which is there and runs by the clock", () => {
    const { jobs, schedule } = jobList(platform);
    for (const row of rows) {
      const { job } = RETENTION[row];
      if (job === null) continue;
      expect(Object.keys(jobs), row).toContain(job);
      expect(schedule.some((line) => line.endsWith(` ${job}`)), row).toBe(true);
    }
    const purges = Object.keys(jobs).filter((job) => /purge|retention/.test(job));
    expect(purges.filter((job) => !rows.some((row) => RETENTION[row].job === job)), "jobs without a row").toEqual([]);
  });
});

describe("before the end nothing goes, after it the person goes and what was said stays", () => {
  it("opinions: words, counts, sums and the proof in the day's digest stay", async () => {
    platform.clock.set("2026-08-12T09:00:00+08:00");
    const ledger = await buildLedger(platform, { slug: "kept-opinions" });
    const [opinion] = await seedOpinions(platform, ledger, [{ body: "请保留这句话。", name: "赵一鸣", namePublic: true, contact: { kind: "phone", value: "13800000007" } }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId], disposition: "notAdopted", reason: "与上位法不符。" });
    await publishReport(platform, platform.clock.now(), ledger);
    await publishDigests(platform, platform.clock.now(), projectNumbers);
    const { before, after } = aroundTheEnd("opinionIdentity", platform.clock.now());
    const read = () => db.opinion.findUniqueOrThrow({ where: { id: opinion!.id } });
    const first = await read();
    await purge(before);
    expect(await read()).toEqual(first);
    await purge(after);
    expect(await read()).toMatchObject({ body: "请保留这句话。", digest: first.digest, digestDay: first.digestDay, receiptCode: first.receiptCode, authorName: null, contact: null, contactKind: null, salt: null });
    expect((await findProof(db, opinion!.receiptCode))?.verification).toMatchObject({ consistent: true });
    expect(await db.reportRow.findMany({ where: { reportKey: "kept-opinions/1" }, select: { author: true, text: true } })).toEqual([{ author: "赵**", text: "请保留这句话。" }]);
    expect(await db.auditRow.count({ where: { action: "retention.applied", nounId: "opinions" } })).toBe(1);
  });

  it("opinions of a window that never got a response: from the closing", async () => {
    const ledger = await buildLedger(platform, { slug: "never-answered" });
    await seedOpinions(platform, ledger, [{ name: "赵一鸣" }]);
    const { before, after } = aroundTheEnd("opinionIdentity", (await db.consultationWindow.findUniqueOrThrow({ where: { id: ledger.windowId } })).closesAt);
    const namedOnes = () => db.opinion.count({ where: { windowId: ledger.windowId, authorName: { not: null } } });
    await purge(before);
    expect(await namedOnes()).toBe(1);
    await purge(after);
    expect(await namedOnes()).toBe(0);
  });

  it("registrations: persons and states stay", async () => {
    const event = await buildEvent(platform);
    must(await register(platform, new Date("2026-08-12T09:00:00+08:00"), event.sessionIds[0]!, 1, { persons: 2, needs: "轮椅" }));
    const { endsAt } = await db.eventSession.findUniqueOrThrow({ where: { id: event.sessionIds[0]! } });
    const { before, after } = aroundTheEnd("registration", endsAt);
    const read = () => db.registration.findFirstOrThrow({ where: { sessionId: event.sessionIds[0]! }, select: { name: true, contact: true, contactKind: true, needs: true, persons: true, state: true } });
    const first = await read();
    await purge(before);
    expect(await read()).toEqual(first);
    await purge(after);
    expect(await read()).toEqual({ name: "", contact: null, contactKind: null, needs: "", persons: 2, state: "confirmed" });
  });

  it("applications: those who were not drawn go first; the draw is verified as before without anybody's identity", async () => {
    const world = await buildCall(callPlatform);
    const { drawId, recordHash } = await frozenCall(callPlatform, world, 24);
    must(await revealPanel(callPlatform, DRAW_AT, world.drafter, drawId, { text: "482913", publicAt: DRAW_AT }, project));
    const draw = await calls.representativeDraw.findUniqueOrThrow({ where: { id: drawId } });
    const { chosen, alternates } = (draw.record as unknown as { draw: { chosen: number[]; alternates: number[] } }).draw;
    const kept = [...chosen, ...alternates.slice(0, callFields.alternates)].sort((a, b) => a - b);
    const withIdentity = async () => {
      const left = await calls.representativeApplication.findMany({ where: { call: { slug: world.slug }, identityRemovedAt: null }, orderBy: { number: "asc" } });
      for (const { citizenId, statement } of left) expect([await calls.citizen.count({ where: { id: citizenId } }), statement === ""]).toEqual([1, false]);
      return left.map(({ number }) => number);
    };
    const everybody = Array.from({ length: 24 }, (_, i) => i + 1);
    const ofApplicants = aroundTheEnd("application", callFields.meetingAt);
    const ofRepresentatives = aroundTheEnd("representative", callFields.meetingAt);
    await purge(ofApplicants.before, callPlatform);
    expect(await withIdentity()).toEqual(everybody);
    await purge(ofApplicants.after, callPlatform);
    expect(await withIdentity()).toEqual(kept);
    await purge(ofRepresentatives.before, callPlatform);
    expect(await withIdentity()).toEqual(kept);
    await purge(ofRepresentatives.after, callPlatform);
    expect(await withIdentity()).toEqual([]);

    const gone = await calls.representativeApplication.findMany({ where: { call: { slug: world.slug } }, select: { number: true, values: true, answers: true, statement: true, salt: true, screening: true, citizenId: true } });
    expect(gone).toHaveLength(24);
    for (const { values, answers, statement, salt, screening, citizenId } of gone) expect([values, answers, statement, salt, screening, citizenId.startsWith("removed:")]).toEqual([{}, [], "", "", "eligible", true]);
    expect(await calls.citizen.count({ where: { contact: { startsWith: "applicant-" } } })).toBe(0);
    const after = await calls.representativeDraw.findUniqueOrThrow({ where: { id: drawId } });
    expect(after).toEqual(draw);
    expect(verifyDraw(nodeSha256, JSON.parse(JSON.stringify(after.record)), recordHash)).toMatchObject({ consistent: true });
    const shown = await calls.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "draw", key: drawId } } });
    expect(verifyDraw(nodeSha256, (shown.body as { record: unknown }).record, recordHash)).toMatchObject({ consistent: true });
  });

  it("a pool that is frozen and not drawn yet waits as a whole", async () => {
    const world = await buildCall(callPlatform, { slug: "late-draw" });
    await frozenCall(callPlatform, world, 12);
    await purge(aroundTheEnd("application", callFields.meetingAt).after, callPlatform);
    expect(await calls.representativeApplication.count({ where: { call: { slug: "late-draw" }, identityRemovedAt: null } })).toBe(12);
  });

  it("participants of a hearing: the mask that was published stays, with the side", async () => {
    const ledger = await buildLedger(platform, { slug: "heard" });
    const { decisionId } = await db.consultationWindow.findUniqueOrThrow({ where: { id: ledger.windowId } });
    const heldAt = new Date("2026-09-10T09:00:00+08:00");
    const times = { heldAt, applicationsOpenAt: heldAt, applicationsCloseAt: heldAt, createdAt: heldAt, updatedAt: heldAt };
    const hearing = await db.hearing.create({ data: { decisionId, number: 1, title: "听证会", matter: "停车费", place: "一楼", sides: [], createdById: "test", ...times, participants: { create: [{ position: 1, name: "赵一鸣", side: "车主" }] } } });
    const read = () => db.hearingParticipant.findMany({ where: { hearingId: hearing.id }, select: { name: true, side: true } });
    const { before, after } = aroundTheEnd("hearingParticipant", heldAt);
    await purge(before);
    expect(await read()).toEqual([{ name: "赵一鸣", side: "车主" }]);
    await purge(after);
    expect(await read()).toEqual([{ name: "赵**", side: "车主" }]);
  });

  it.each(["message", "session", "contactCode", "rateCounter"] as const)("%s", async (row) => {
    const ended = new Date("2031-03-05T10:20:00+08:00");
    const { before, after } = aroundTheEnd(row, ended);
    const owner = { contactKind: "email", contact: "late@people.test" };
    await db.message.create({ data: { channel: "mail", template: "contact-code", recipient: "late@people.test", lang: "zh", props: {}, dedupeKey: randomUUID(), createdAt: ended } });
    await db.session.create({ data: { tokenHash: random(8).toString(), createdAt: ended, lastSeenAt: ended, expiresAt: ended } });
    await db.contactCode.create({ data: { ...owner, purpose: "test", codeHash: "x", expiresAt: ended, createdAt: ended } });
    await db.rateCounter.create({ data: { key: randomUUID(), windowStartsAt: ended } });
    const count = { message: () => db.message.count(), session: () => db.session.count(), contactCode: () => db.contactCode.count(), rateCounter: () => db.rateCounter.count() }[row];
    await purge(before);
    expect(await count()).toBeGreaterThan(0);
    await purge(after);
    expect(await count()).toBe(0);
  });

  it("a person known by a contact: while a session, an application or a calendar address hangs on it, and no longer", async () => {
    const now = new Date("2032-03-05T10:20:00+08:00");
    const known = async (contact: string) => (await db.citizen.create({ data: { contactKind: "email", contact, createdAt: now } })).id;
    const [signedIn, withFeed, revoked, nobody] = await Promise.all(["in", "feed", "revoked", "nobody"].map((name) => known(`${name}@idle.test`)));
    await db.session.create({ data: { tokenHash: "idle", citizenId: signedIn!, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 60_000) } });
    await db.calendarFeed.createMany({ data: [{ citizenId: withFeed!, tokenHash: "x", createdAt: now }, { citizenId: revoked!, tokenHash: null, createdAt: now, revokedAt: now }] });
    const left = async () => (await db.citizen.findMany({ where: { contact: { endsWith: "@idle.test" } }, orderBy: { contact: "asc" } })).map(({ contact }) => contact.split("@")[0]);
    await purge(now);
    expect(await left()).toEqual(["feed", "in"]);
    expect([await db.calendarFeed.count({ where: { citizenId: revoked! } }), await db.citizen.count({ where: { id: nobody! } })]).toEqual([0, 0]);
    await purge(new Date(now.getTime() + 60_000));
    expect(await left()).toEqual(["feed"]);
  });

  it("the same instant is the end for every row, read from the table", () => {
    const ended = new Date("2026-08-12T09:00:00+08:00");
    for (const row of ["opinionIdentity", "registration", "application", "representative", "hearingParticipant", "message"] as const) {
      const { before, after } = aroundTheEnd(row, ended);
      expect([row, ended <= expiredBefore(row, before), ended <= expiredBefore(row, after)]).toEqual([row, false, true]);
    }
  });
});
