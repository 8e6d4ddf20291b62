import { expect, it } from "vitest";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { nodeSha256 } from "~/features/consultation/publish-digests.server";
import { cancelRegistration } from "~/features/open-month/cancel-registration.server";
import { renewFeed } from "~/features/open-month/calendar-feed.server";
import { applyForCall } from "~/features/representatives/apply-for-call.server";
import { applyAndScreen, buildCall, citizenNumber, DRAW_AT, DURING, examplePeople, FROZEN_AT, PUBLISHED_AT, publishCall, saltOf } from "../support/call-builder";
import { freezePool } from "~/features/representatives/freeze-pool.server";
import { revealPanel } from "~/features/representatives/reveal-draw.server";
import { project } from "~/publications";
import { buildEvent, register } from "../support/event-builder";
import { answeredTheme, buildLedger, must, publishReport, publishUnreviewed, seedOpinions } from "../support/ledger-builder";
import { visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

/** The person: everything they gave carries one of these marks. */
const contact = { kind: "email", value: "applicant-1@mail.example" } as const;
const name = "标记人甲乙";
const statement = "想说说楼上警报器的声音。";
const needs = "轮椅标记丙丁";
const words = "这段话作为记录留下来。";

const platform = await testPlatform({ at: "2026-08-21T12:00:00+08:00" });
const { db } = platform;
const origin = await openSite(platform);

/** Every column of every schema in which one of the marks stands, whatever its type. */
async function placesOf(marks: readonly string[]): Promise<string[]> {
  const columns = await db.$queryRaw<{ place: string; table: string; column: string }[]>`
    SELECT c.table_name || '.' || c.column_name AS "place", quote_ident(c.table_schema) || '.' || quote_ident(c.table_name) AS "table", quote_ident(c.column_name) AS "column"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema NOT IN ('pg_catalog', 'information_schema') AND t.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`;
  const found = [];
  for (const { place, table, column } of columns) {
    const [hit] = await db.$queryRawUnsafe<{ one: number }[]>(`SELECT 1 AS one FROM ${table} t JOIN unnest($1::text[]) AS mark(text) ON strpos(t.${column}::text, mark.text) > 0 LIMIT 1`, marks);
    if (hit) found.push(place);
  }
  return found.sort();
}

it("a person takes everything away in one file, and after the deletion nothing of the person is in any column; words, counts and the draw stay", async () => {
  const frozen = await buildCall(platform, { slug: "frozen-call" });
  await publishCall(platform, PUBLISHED_AT, frozen);
  await applyAndScreen(platform, frozen, examplePeople(12).map((person) => ({ ...person, verdict: "eligible" })));
  const { drawId, recordHash } = must(await freezePool(platform, FROZEN_AT, frozen.drafter, frozen.slug, { looserQuotas: false, neverSelectable: false }, project));
  const open = await buildCall(platform, { slug: "open-call" });
  await publishCall(platform, PUBLISHED_AT, open);
  const citizenId = await citizenNumber(platform, 1);
  must(await applyForCall(platform, DURING, citizenId, { slug: open.slug, answers: [true], values: examplePeople(1)[0]!.values, statement, lang: "zh" }, saltOf(1)));

  const past = await buildEvent(platform);
  const coming = await buildEvent(platform, { slug: "coming", sessions: [{ startsAt: "2026-08-30T09:30:00+08:00", registrationClosesAt: "2026-08-29T18:00:00+08:00" }] });
  must(await register(platform, DURING, past.sessionIds[0]!, 1, { contact, name, needs }));
  must(await register(platform, DURING, coming.sessionIds[0]!, 1, { contact, name, needs }));
  const ticket = await db.registration.findFirstOrThrow({ where: { sessionId: coming.sessionIds[0]! } });
  must(await cancelRegistration(platform, DURING, { codeHash: ticket.codeHash, actor: { kind: "anonymous" } }));
  await renewFeed(platform, DURING, citizenId);

  const ledger = await buildLedger(platform, { slug: "parking-own" });
  const [opinion, other] = await seedOpinions(platform, ledger, [{ body: words, name, namePublic: true, contact }, { body: "别人的话。", name: "李大山" }]);
  await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { publishDuringWindow: true } });
  await publishUnreviewed(platform, "opinion", opinion!.id);
  await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion!.pointId, other!.pointId], disposition: "notAdopted", reason: "与上位法不符。" });
  await publishReport(platform, platform.clock.now(), ledger);
  const { decisionId } = await db.consultationWindow.findUniqueOrThrow({ where: { id: ledger.windowId } });
  await db.follow.create({ data: { decisionId, contactKind: contact.kind, contact: contact.value, followedAt: DURING } });

  const me = visitor(origin);
  await me.submit((await me.get("/sign-in/code")).form("/sign-in/code"), { contact: contact.value });
  const code = ((await db.message.findFirstOrThrow({ where: { template: "contact-code" }, orderBy: { id: "desc" } })).props as { code: string }).code;
  expect((await me.post("/sign-in/code", new URLSearchParams({ contact: contact.value, code }))).status).toBe(303);

  const file = JSON.parse((await me.get("/me/data.json")).body) as Record<string, never[]>;
  expect(file).toMatchObject({
    contact: contact.value,
    opinions: [{ body: words, authorName: name, receiptCode: opinion!.receiptCode }],
    follows: [{ decision: { slug: "parking-own" } }],
    applications: expect.arrayContaining([expect.objectContaining({ statement, number: 1, salt: Buffer.from(saltOf(1)(16)).toString("hex"), call: { slug: frozen.slug, title: expect.any(String) as string, draws: [{ id: drawId, recordHash }] } })]) as never[],
    registrations: [{ name, needs, state: "confirmed" }, { name, needs, state: "cancelled" }],
    calendarFeed: { revokedAt: null },
    sessions: [{ expiresAt: "2026-09-04T04:00:00.000Z" }],
    questionnaires: expect.stringContaining("不记名") as string,
  });
  expect(file.applications).toHaveLength(2);
  expect(file.messages!.length).toBeGreaterThan(1);
  expect(JSON.stringify(file)).not.toContain("李大山");

  const marks = [contact.value, name, needs];
  expect((await placesOf(marks)).length, "the sweep finds the marks while they are there").toBeGreaterThan(8);
  expect(await placesOf([citizenId])).toEqual(expect.arrayContaining(["RepresentativeApplication.citizenId", "CalendarFeed.citizenId", "Session.citizenId"]));
  const counted = await Promise.all([db.opinion.count(), db.registration.count(), db.representativeApplication.count(), db.eventSession.findUniqueOrThrow({ where: { id: past.sessionIds[0]! }, select: { seatsLeft: true } })]);

  const page = await me.get("/me/data");
  expect((await me.follow(await me.submit(page.form("/me/data"), { confirm: "on" }))).text).toContain("您的个人信息已经删除");
  expect(await placesOf(marks)).toEqual([]);
  // Who acted stays a number in the chain of records, which leads to nobody any more.
  expect(await placesOf([citizenId])).toEqual(["AuditRow.actorId", "AuditRow.nounId"]);
  const own = await db.representativeApplication.findMany({ where: { number: 1 }, orderBy: { callId: "asc" }, include: { call: { select: { slug: true } } } });
  for (const { statement: left, values, salt, withdrawnAt, call } of own) expect([call.slug, left, values, salt, withdrawnAt !== null]).toEqual([call.slug, "", {}, "", call.slug === "open-call"]);

  expect(await Promise.all([db.opinion.count(), db.registration.count(), db.representativeApplication.count(), db.eventSession.findUniqueOrThrow({ where: { id: past.sessionIds[0]! }, select: { seatsLeft: true } })])).toEqual(counted);
  expect(await db.opinion.findUniqueOrThrow({ where: { id: opinion!.id } })).toMatchObject({ body: words, authorName: null, contact: null });
  const report = await visitor(origin).get("/decisions/parking-own/report");
  expect(report.text).toContain(words);
  expect(report.text).toContain("标**");
  // The pool is drawn without the person as it would have been with them, and anybody can check it.
  must(await revealPanel(platform, DRAW_AT, frozen.drafter, drawId, { text: "482913", publicAt: DRAW_AT }, project));
  const draw = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "draw", key: drawId } } });
  expect(verifyDraw(nodeSha256, (draw.body as { record: unknown }).record, recordHash)).toMatchObject({ consistent: true });
});

it("deleting twice, or without anything, is a page and no fault", async () => {
  for (let n = 0; n < 2; n += 1) {
    const me = visitor(origin);
    await db.$executeRaw`TRUNCATE "RateCounter"`;
    await me.submit((await me.get("/sign-in/code")).form("/sign-in/code"), { contact: "nobody@people.test" });
    const code = ((await db.message.findFirstOrThrow({ where: { recipient: "nobody@people.test" }, orderBy: { id: "desc" } })).props as { code: string }).code;
    await me.post("/sign-in/code", new URLSearchParams({ contact: "nobody@people.test", code }));
    expect((await me.submit((await me.get("/me/data")).form("/me/data"), { confirm: "on" })).status).toBe(303);
    expect(await placesOf(["nobody@people.test"])).toEqual([]);
  }
});
