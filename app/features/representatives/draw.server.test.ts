import { describe, expect, it } from "vitest";
import { commitmentOf, type DrawRecord } from "~/domain/representatives/draw-record";
import { isDrawn, type PublicDraw } from "~/domain/representatives/public-shapes";
import { meetsQuotas } from "~/domain/representatives/quotas";
import { verifyDraw } from "~/domain/representatives/verify-draw";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { project, withdrawProjection } from "~/publications";
import {
  applyAndScreen, approveCall, buildCall, callFields, callNoun, citizenNumber, CLOSED_AT, DRAW_AT, DURING, examplePeople, frozenCall, FROZEN_AT, nodeSha256, PUBLISHED_AT, publishCall, saltOf, sexes,
} from "../../../tests/support/call-builder";
import { testPlatform } from "../../../tests/support/platform";
import { applyForCall } from "./apply-for-call.server";
import { editCall } from "./edit-call.server";
import { freezePool } from "./freeze-pool.server";
import { ownApplication } from "./own-queries.server";
import { findCall, findDraw, publicCallsOf } from "./public-queries.server";
import { deskPool } from "./queries.server";
import { revealPanel } from "./reveal-draw.server";
import { screenApplications } from "./screen-applications.server";
import { withdrawApplication } from "./withdraw-application.server";
import { poolSentence } from "./words-desk";

const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000);
const none = { looserQuotas: false, neverSelectable: false };
const value = { text: "482913", publicAt: minutes(DRAW_AT, 5) };
const mine = { slug: "siren-meeting", answers: [true], values: ["女性", "东区"], statement: "", lang: "zh" as const };
const newPlatform = () => testPlatform();
type World = Awaited<ReturnType<typeof buildCall>>;
type TestPlatform = Awaited<ReturnType<typeof testPlatform>>;

async function drawOf(platform: TestPlatform, drawId: string): Promise<PublicDraw> {
  const draw = await findDraw(platform.db, drawId);
  if (draw === null || draw === "withdrawn") throw new Error(`draw ${drawId}: ${draw}`);
  return draw;
}
const freeze = (platform: TestPlatform, world: World, now = FROZEN_AT, consent = none) => freezePool(platform, now, world.drafter, world.slug, consent, project);

describe("the selection method comes first", async () => {
  const platform = await newPlatform();
  const world = await buildCall(platform);
  const me = await citizenNumber(platform, 1);
  const apply = (now: Date) => applyForCall(platform, now, me, mine, saltOf(1));

  it("refuses sign-up before call and method are public, whatever its own window says", async () => {
    expect(await apply(DURING)).toEqual({ ok: false, reason: "CALL_NOT_PUBLIC" });
    await approveCall(platform, PUBLISHED_AT, world);
    expect(await apply(DURING)).toEqual({ ok: false, reason: "CALL_NOT_PUBLIC" });
    expect(await findCall(platform.db, world.slug, DURING)).toBeNull();
  });

  it("refuses to publish the call once its sign-up would have begun", async () => {
    const late = await publishRevision(platform, minutes(callFields.applicationsOpenAt, 1), world.publisher, await callNoun(platform, world.slug), project);
    expect(late).toMatchObject({ ok: false, reason: "NOT_READY", faults: [{ reason: "METHOD_AFTER_OPENING" }] });
  });

  it("refuses sign-up before it opens and from the closing instant on", async () => {
    const published = await publishRevision(platform, PUBLISHED_AT, world.publisher, await callNoun(platform, world.slug), project);
    expect(published).toMatchObject({ ok: true });
    expect(await apply(minutes(callFields.applicationsOpenAt, -1))).toMatchObject({ ok: false, reason: "NOT_OPEN_YET" });
    expect(await apply(CLOSED_AT)).toMatchObject({ ok: false, reason: "CLOSED", closesAt: CLOSED_AT });
    expect(await apply(minutes(CLOSED_AT, -1))).toEqual({ ok: true, number: 1, isNew: true });
    expect(await findCall(platform.db, world.slug, DURING)).toMatchObject({ state: "open", applications: 1, draw: null });
    expect(await publicCallsOf(platform.db, "siren-rules", DURING)).toHaveLength(1);
  });

  it("does not publish a call without its method", async () => {
    const other = await buildCall(platform, { slug: "without-method", method: "" });
    const refused = await submitRevision(platform, PUBLISHED_AT, other.drafter, await callNoun(platform, "without-method"));
    expect(refused).toMatchObject({ ok: false, reason: "NOT_READY", faults: [{ reason: "METHOD_MISSING" }] });
  });
});

describe("an application", async () => {
  const platform = await newPlatform();
  const world = await buildCall(platform);
  await publishCall(platform, PUBLISHED_AT, world);
  const me = await citizenNumber(platform, 1);
  const contact = "applicant-1@mail.example";
  const { callId } = (await findCall(platform.db, world.slug, DURING) as { call: { callId: string } }).call;
  const own = () => ownApplication(platform.db, { id: me, contact }, callId);

  it("is one a person: sent again it is the first one, also after closing", async () => {
    expect(await applyForCall(platform, DURING, me, mine, saltOf(1))).toEqual({ ok: true, number: 1, isNew: true });
    expect(await applyForCall(platform, DURING, me, { ...mine, statement: "改了" }, saltOf(9))).toEqual({ ok: true, number: 1, isNew: false });
    expect(await applyForCall(platform, CLOSED_AT, me, mine, saltOf(9))).toEqual({ ok: true, number: 1, isNew: false });
    expect(await own()).toMatchObject({ number: 1, statement: "", salt: Buffer.from(saltOf(1)(16)).toString("hex") });
  });

  it("answers what the published call asks, and nothing else", async () => {
    const other = await citizenNumber(platform, 2);
    for (const wrong of [{ values: ["女性"] }, { values: ["女性", "中区"] }, { answers: [] }, { values: ["东区", "女性"] }]) {
      expect(await applyForCall(platform, DURING, other, { ...mine, ...wrong }, saltOf(2))).toEqual({ ok: false, reason: "ANSWERS_DO_NOT_FIT" });
    }
    expect(await platform.db.representativeApplication.count()).toBe(1);
  });

  it("is seen by its unit alone, with the contact masked", async () => {
    expect(await deskPool(platform.db, world.outsider, world.slug)).toBeNull();
    const pool = await deskPool(platform.db, world.drafter, world.slug);
    expect(pool?.applications).toMatchObject([{ number: 1, contact: "a***@mail.example", screening: null }]);
    expect(await screenApplications(platform, DURING, world.outsider, world.slug, [{ number: 1, verdict: "eligible" }])).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("is screened with a reason that its author reads", async () => {
    expect(await screenApplications(platform, DURING, world.drafter, world.slug, [{ number: 1, verdict: "refused", reason: "未满十八周岁。" }])).toEqual({ ok: true, screened: 1 });
    expect(await own()).toMatchObject({ screening: "refused", screeningReason: "未满十八周岁。" });
    const both = [{ number: 1, verdict: "eligible" as const }, { number: 7, verdict: "eligible" as const }];
    expect(await screenApplications(platform, DURING, world.drafter, world.slug, both)).toEqual({ ok: false, reason: "NO_SUCH_APPLICATION", number: 7 });
    expect(await own()).toMatchObject({ screening: "refused" });
  });

  it("is withdrawn until sign-up closes; what was written goes, and who comes back keeps the number", async () => {
    expect(await withdrawApplication(platform, CLOSED_AT, me, world.slug)).toEqual({ ok: false, reason: "CLOSED" });
    expect(await withdrawApplication(platform, DURING, me, world.slug)).toEqual({ ok: true });
    expect(await withdrawApplication(platform, DURING, me, world.slug)).toEqual({ ok: false, reason: "ALREADY_WITHDRAWN" });
    expect(await withdrawApplication(platform, DURING, await citizenNumber(platform, 3), world.slug)).toEqual({ ok: false, reason: "NO_APPLICATION" });
    expect(await own()).toMatchObject({ number: 1, values: {}, answers: [], statement: "", screening: null });
    expect(await findCall(platform.db, world.slug, DURING)).toMatchObject({ applications: 0 });
    expect(await applyForCall(platform, DURING, await citizenNumber(platform, 2), mine, saltOf(2))).toMatchObject({ number: 2 });
    expect(await applyForCall(platform, DURING, me, { ...mine, statement: "再次报名" }, saltOf(9))).toEqual({ ok: true, number: 1, isNew: true });
    expect(await own()).toMatchObject({ number: 1, statement: "再次报名", withdrawnAt: null, screening: null });
  });
});

describe("freezing the pool", async () => {
  const platform = await newPlatform();
  const world = await buildCall(platform);
  await publishCall(platform, PUBLISHED_AT, world);
  const people = examplePeople(62).map((person, i) => ({ ...person, verdict: i < 60 ? ("eligible" as const) : undefined }));
  await applyAndScreen(platform, world, people);

  it("waits for the end of sign-up and for the last conclusion", async () => {
    expect(await freeze(platform, world, minutes(CLOSED_AT, -1))).toEqual({ ok: false, reason: "STILL_OPEN", closesAt: CLOSED_AT });
    expect(await freeze(platform, world)).toEqual({ ok: false, reason: "UNSCREENED", numbers: [61, 62] });
    await screenApplications(platform, DURING, world.drafter, world.slug, [61, 62].map((number) => ({ number, verdict: "refused", reason: "未满十八周岁。" })));
    expect(await freezePool(platform, FROZEN_AT, world.outsider, world.slug, none, project)).toEqual({ ok: false, reason: "NOT_FOUND" });
  });

  it("is at least an hour before the public value", async () => {
    expect(await freeze(platform, world, minutes(DRAW_AT, -59))).toMatchObject({ ok: false, reason: "VALUE_TOO_EARLY" });
    expect(await platform.db.representativeDraw.count()).toBe(0);
  });

  it("publishes the record with its hash at once: numbers, values, commitments, and where everybody went", async () => {
    const frozen = await freeze(platform, world);
    if (!frozen.ok) throw new Error(frozen.reason);
    const draw = await drawOf(platform, frozen.drawId);
    expect(draw).toMatchObject({ recordHash: frozen.recordHash, counts: { received: 62, withdrawn: 0, refused: 2, pooled: 60 }, valuePublicAt: null });
    expect(isDrawn(draw.record)).toBe(false);
    expect(JSON.stringify(draw)).not.toMatch(/mail\.example|楼上警报器/);
    const values = { 性别: "女性", 区: "东区" };
    expect(draw.record.frozen.pool[0]).toEqual({ number: 1, values, commitment: commitmentOf(nodeSha256, saltOf(1)(16), { number: 1, person: "applicant-1@mail.example", values }) });
    const { sha256 } = await platform.db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "call", key: world.slug } } });
    expect(draw.record.frozen.call).toContain(sha256);
    expect(await findCall(platform.db, world.slug, FROZEN_AT)).toMatchObject({ state: "frozen" });
  });

  it("is done once: a second press, screening and editing change nothing", async () => {
    const before = await platform.db.representativeDraw.findFirstOrThrow();
    expect(await freeze(platform, world, minutes(FROZEN_AT, 5))).toEqual({ ok: true, drawId: before.id, recordHash: before.recordHash, isNew: false });
    expect(await screenApplications(platform, FROZEN_AT, world.drafter, world.slug, [{ number: 1, verdict: "refused", reason: "未满十八周岁。" }])).toEqual({ ok: false, reason: "POOL_FROZEN" });
    expect(await editCall(platform, FROZEN_AT, world.drafter, world.slug, { ...callFields, version: 1 })).toEqual({ ok: false, reason: "POOL_FROZEN" });
    expect(await platform.db.representativeDraw.findMany()).toEqual([before]);
  });

  it("lets an applicant check the own row", async () => {
    const me = { id: await citizenNumber(platform, 7), contact: "applicant-7@mail.example" };
    const { callId } = await platform.db.representativeDraw.findFirstOrThrow();
    expect(await ownApplication(platform.db, me, callId)).toMatchObject({ number: 7, poolRow: { agrees: true }, place: null });
  });
});

describe("quotas that nobody can keep", async () => {
  const platform = await newPlatform();
  const women = { ...sexes, values: sexes.values.map((one) => (one.label.zh === "女性" ? { ...one, min: 3, max: 5 } : { ...one, min: 0, max: 5 })) };
  const world = await buildCall(platform, { dimensions: [women] });
  await publishCall(platform, PUBLISHED_AT, world);
  await applyAndScreen(platform, world, Array.from({ length: 8 }, (_, i) => ({ values: [i < 2 ? "女性" : "男性"], verdict: "eligible" as const })));

  it("are refused before drawing with the exact shortage, and nothing is left behind", async () => {
    const refused = await freeze(platform, world);
    if (refused.ok) throw new Error("must be refused");
    expect(refused.reason).toBe("INFEASIBLE");
    expect(poolSentence(refused)).toContain("女性需 3 名，仅 2 名报名");
    expect(poolSentence(refused)).toContain("现在没有抽出任何人");
    expect(await platform.db.representativeDraw.count()).toBe(0);
    expect(await platform.db.publicDocument.count({ where: { kind: "draw" } })).toBe(0);
    expect((await deskPool(platform.db, world.drafter, world.slug))?.outlook?.shortages).toEqual([{ kind: "VALUE_SHORT", quota: { dimension: "性别", value: "女性", min: 3, max: 5 }, needed: 3, applied: 2 }]);
  });

  it("can be mended: the call is changed with a public reason, sign-up opens again, and then the pool freezes", async () => {
    const looser = { ...callFields, dimensions: [{ ...sexes, values: sexes.values.map((one) => ({ ...one, min: 1, max: 4 })) }], version: 1 };
    await editCall(platform, FROZEN_AT, world.drafter, world.slug, looser);
    const noun = await callNoun(platform, world.slug);
    expect(await submitRevision(platform, FROZEN_AT, world.drafter, noun)).toMatchObject({ ok: false, faults: [{ reason: "RULES_CHANGED_WITHOUT_REASON" }, { reason: "RULES_CHANGED_AFTER_CLOSING" }] });
    const reopened = { ...looser, changeReason: "女性报名不足，放宽名额要求。", applicationsCloseAt: new Date("2026-08-18T18:00:00+08:00"), version: 2 };
    await editCall(platform, FROZEN_AT, world.drafter, world.slug, reopened);
    await publishCall(platform, FROZEN_AT, world);
    expect(await freeze(platform, world, FROZEN_AT)).toMatchObject({ ok: false, reason: "STILL_OPEN" });
    // Two women are a small cell: they are put together with the men, and the office must agree that the quotas mean nothing then.
    const now = new Date("2026-08-19T08:00:00+08:00");
    expect(await freeze(platform, world, now)).toMatchObject({ ok: false, reason: "QUOTA_WOULD_BE_LOOSER" });
    expect(await freeze(platform, world, now, { ...none, looserQuotas: true })).toMatchObject({ ok: true });
    expect((await drawOf(platform, `${world.slug}-1`)).record.frozen.pool.map(({ values }) => values["性别"])).toEqual(Array(8).fill("女性、男性"));
  });
});

describe("people whom no draw can choose", async () => {
  const platform = await newPlatform();
  const strict = { ...sexes, values: [{ ...sexes.values[0]!, min: 0, max: 0 }, { ...sexes.values[1]!, min: 5, max: 5 }] };
  const world = await buildCall(platform, { dimensions: [strict] });
  await publishCall(platform, PUBLISHED_AT, world);
  await applyAndScreen(platform, world, Array.from({ length: 9 }, (_, i) => ({ values: [i < 3 ? "女性" : "男性"], verdict: "eligible" as const })));

  it("are named before freezing, and the office must have seen it", async () => {
    expect(await freeze(platform, world)).toEqual({ ok: false, reason: "NEVER_SELECTABLE", numbers: [1, 2, 3] });
    expect(await freeze(platform, world, FROZEN_AT, { ...none, neverSelectable: true })).toMatchObject({ ok: true });
  });
});

describe("the draw", async () => {
  const platform = await newPlatform();
  const world = await buildCall(platform);
  const { drawId, recordHash } = await frozenCall(platform, world, 60);
  const reveal = (given = value, now = minutes(DRAW_AT, 10)) => revealPanel(platform, now, world.drafter, drawId, given, project);

  it("waits for a value that became public after the announced instant", async () => {
    expect(await reveal({ ...value, publicAt: minutes(DRAW_AT, -1) })).toEqual({ ok: false, reason: "VALUE_TOO_OLD", availableAt: DRAW_AT });
    expect(await reveal(value, minutes(DRAW_AT, 4))).toEqual({ ok: false, reason: "VALUE_FROM_THE_FUTURE" });
    expect(await reveal({ ...value, text: "四八二九一三" })).toEqual({ ok: false, reason: "NOT_A_PUBLIC_VALUE" });
    expect(await revealPanel(platform, minutes(DRAW_AT, 10), world.outsider, drawId, value, project)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await platform.db.representativeDraw.findFirstOrThrow()).toMatchObject({ record: null, drawnAt: null });
  });

  it("is not made on a record that was taken off", async () => {
    const other = await testPlatform();
    const its = await buildCall(other);
    const frozen = await frozenCall(other, its, 20);
    await withdrawPublication(other, FROZEN_AT, its.publisher, { kind: "draw", nounId: frozen.drawId }, "名单有误，正在核对。", withdrawProjection);
    expect(await findDraw(other.db, frozen.drawId)).toBe("withdrawn");
    expect(await revealPanel(other, minutes(DRAW_AT, 10), its.drafter, frozen.drawId, value, project)).toEqual({ ok: false, reason: "RECORD_NOT_PUBLIC" });
  });

  it("chooses five who keep the quotas, and alternates in order, under the hash that was public before", async () => {
    expect(await reveal()).toMatchObject({ ok: true, isNew: true });
    const draw = await drawOf(platform, drawId);
    if (!isDrawn(draw.record)) throw new Error("not drawn");
    const { frozen, draw: result } = draw.record;
    const chosen = frozen.pool.filter(({ number }) => result.chosen.includes(number));
    expect(meetsQuotas(chosen, frozen.quotas, 5)).toBe(true);
    expect([...result.chosen, ...result.alternates].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(draw.record.recordHash).toBe(recordHash);
    expect(draw.valuePublicAt).toBe(value.publicAt.toISOString());
    expect(await findCall(platform.db, world.slug, minutes(DRAW_AT, 10))).toMatchObject({ state: "drawn" });
  });

  it("gives the same list from the published record to everybody, and 不一致 for one changed digit", async () => {
    const { record } = await drawOf(platform, drawId);
    const copy = JSON.parse(JSON.stringify(record)) as DrawRecord;
    expect(verifyDraw(nodeSha256, copy, recordHash)).toMatchObject({ consistent: true, chosen: copy.draw.chosen });
    copy.draw.randomness = { kind: "numbers", sources: ["482914"] };
    expect(verifyDraw(nodeSha256, copy, recordHash)).toMatchObject({ consistent: false, difference: { reason: "RANDOM_VALUE", where: "draw.text" } });
  });

  it("is made once: a second press with another value changes nothing and tells the first result", async () => {
    const before = await drawOf(platform, drawId);
    const again = await reveal({ ...value, text: "111111" }, minutes(DRAW_AT, 20));
    expect(again).toEqual({ ok: true, isNew: false, chosen: (before.record as DrawRecord).draw.chosen });
    expect(await drawOf(platform, drawId)).toEqual(before);
  });

  it("tells each applicant what became of them", async () => {
    const { record } = await drawOf(platform, drawId);
    const { chosen, alternates } = (record as DrawRecord).draw;
    const { callId } = await platform.db.representativeDraw.findFirstOrThrow();
    const placeOf = async (number: number) => (await ownApplication(platform.db, { id: await citizenNumber(platform, number), contact: `applicant-${number}@mail.example` }, callId))?.place;
    expect(await placeOf(chosen[0]!)).toEqual({ kind: "chosen" });
    expect(await placeOf(alternates[1]!)).toEqual({ kind: "alternate", place: 2 });
    expect(await placeOf(alternates[5]!)).toEqual({ kind: "notDrawn" });
  });
});
