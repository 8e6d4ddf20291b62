import { describe, expect, it } from "vitest";
import { buildDoor, gateOperator, scanOf, sendScan, sendScans, ticketFor } from "../../../tests/support/door-builder";
import { testPlatform } from "../../../tests/support/platform";
import { cancelRegistration } from "./cancel-registration.server";
import { doorBook, doorSessionOf, doorSessions, paperList } from "./door-queries.server";
import { recordScans, UNKNOWN_CODES } from "./record-scans.server";
import { reissueTicket } from "./reissue-ticket.server";
import { readScans } from "./schema-door";
import { ticketCodeOf } from "./ticket-code.server";

const platform = await testPlatform();
const { db, clock } = platform;
const { sessionId, operator, event } = await buildDoor(platform, { capacity: 400 });
const scan = (over: Record<string, unknown>) => scanOf(sessionId, over);
const send = (over: Record<string, unknown>) => sendScan(platform, operator, scan(over));
const unitsOf = (registrationId: string) => db.admissionUnit.count({ where: { registrationId } });
const unissued = (n: number) => ticketCodeOf("another key", { id: String(n), reissueNumber: 0 });
const staff = { actor: { kind: "staff" as const, id: event.organiser.id } };

describe("one scan at the door", () => {
  it("lets a confirmed party in with its masked name and what it asked for", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { name: "欧阳修", persons: 2, needs: "轮椅一辆" });
    expect(await send({ code })).toMatchObject({
      verdict: "admit", name: "欧阳*", admitted: 1, of: 2, notes: "轮椅一辆", words: { zh: { word: "签到成功" }, en: { word: "Checked in" } },
    });
    expect(await unitsOf(id)).toBe(1);
    expect(await db.auditRow.count({ where: { action: "scan.recorded", nounKind: "scan" } })).toBeGreaterThan(0);
  });

  it("says at the second door when and where the first was", async () => {
    const { code } = await ticketFor(platform, sessionId);
    await send({ code });
    clock.advance(21);
    const again = await send({ code });
    expect(again).toMatchObject({ verdict: "already_in", first: { gate: "AAA", operator: "黄师傅" } });
    expect(again.words.zh.word).toBe("已于 09:10 签到");
    clock.advance(-21);
  });

  it("is blue at the same phone within ten seconds, and only there", async () => {
    const { code } = await ticketFor(platform, sessionId);
    await send({ code });
    expect((await send({ code })).verdict).toBe("just_admitted");
    expect((await send({ code, deviceId: "PHONE-BBB" })).verdict).toBe("already_in");
    expect((await send({ code, deviceId: undefined })).verdict).toBe("already_in");
  });

  it("finds the party by code, by its hash and by hand", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { persons: 3 });
    const { codeHash } = await db.registration.findUniqueOrThrow({ where: { id } });
    expect(await send({ code })).toMatchObject({ verdict: "admit", admitted: 1 });
    expect(await send({ codeHash: codeHash.toUpperCase() })).toMatchObject({ verdict: "admit", admitted: 2 });
    expect(await send({ partyId: id })).toMatchObject({ verdict: "admit", admitted: 3 });
  });

  it("refuses what has no place any more: cancelled (also after it was scanned), replaced, waiting", async () => {
    const gone = await ticketFor(platform, sessionId);
    await send({ code: gone.code });
    await cancelRegistration(platform, clock.now(), { registrationId: gone.id, unitId: "test-office", ...staff });
    expect((await send({ code: gone.code, deviceId: "PHONE-BBB" })).verdict).toBe("cancelled");

    const old = await ticketFor(platform, sessionId);
    const renewed = await reissueTicket(platform, clock.now(), { registrationId: old.id, unitId: "test-office", ...staff });
    if (!renewed.ok) throw new Error(renewed.reason);
    expect((await send({ code: old.code })).verdict).toBe("replaced");
    expect((await send({ code: renewed.code })).verdict).toBe("admit");

    const waiting = await ticketFor(platform, sessionId);
    await db.registration.update({ where: { id: waiting.id }, data: { state: "waiting" } });
    expect(await send({ code: waiting.code })).toMatchObject({ verdict: "not_confirmed", state: "waiting" });
    expect(await unitsOf(waiting.id)).toBe(0);
  });

  it("lets nobody in for a cancelled session", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    await db.eventSession.update({ where: { id: sessionId }, data: { cancelledAt: new Date("2026-08-19T00:00:00Z") } });
    expect((await send({ code })).verdict).toBe("cancelled");
    await db.eventSession.update({ where: { id: sessionId }, data: { cancelledAt: null } });
    expect(await unitsOf(id)).toBe(0);
  });

  it.each(["UTC", "Asia/Shanghai", "America/New_York"])("C14: opens at 9:00 and closes at 10:45 on a server in %s", async (zone) => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      const at = async (time: string) => {
        clock.set(`2026-08-20T${time}+08:00`);
        const { code } = await ticketFor(platform, sessionId);
        // The phone is in yet another zone and five minutes late.
        return send({ code, deviceTime: "2026-08-19T21:05:00-04:00" });
      };
      expect(await at("08:59:59")).toMatchObject({ verdict: "too_early", minutes: 1, words: { zh: { next: "09:00 开始入场，还有 1 分钟，请稍候。" } } });
      expect(await at("09:00:00")).toMatchObject({ verdict: "admit" });
      expect(await at("10:44:59.999")).toMatchObject({ verdict: "admit" });
      expect(await at("10:45:01")).toMatchObject({ verdict: "too_late", minutes: 1 });
    } finally {
      process.env.TZ = before;
      clock.set("2026-08-20T09:10:00+08:00");
    }
  });
});

describe("C5: a ticket of another session", () => {
  it("gets the way to its room from staff of the same unit, and nothing from others", async () => {
    const same = await buildDoor(platform, { slug: "second-visit" });
    const far = await buildDoor(platform, { slug: "far-visit", unitId: "district-office" });
    const [near, distant] = [await ticketFor(platform, same.sessionId), await ticketFor(platform, far.sessionId)];
    const wrong = await send({ code: near.code });
    expect(wrong).toMatchObject({ verdict: "wrong_session", session: { id: same.sessionId, title: "走进地下纳凉点", place: "听潮社区服务中心" } });
    expect(wrong.words.en.next).toContain("Tingchao Community Centre");
    expect(wrong.name).toBeUndefined();
    const hidden = await send({ code: distant.code });
    expect(hidden).toEqual({ ...hidden, verdict: "not_found" });
    expect(Object.keys(hidden).sort()).toEqual(["scanId", "verdict", "words"]);
    for (const other of [same.sessionId, far.sessionId]) expect(await db.scan.count({ where: { sessionId: other } })).toBe(0);
    expect([await unitsOf(near.id), await unitsOf(distant.id)]).toEqual([0, 0]);
  });

  it("of another unit does not exist, whoever asks with whatever id", async () => {
    const far = await buildDoor(platform, { slug: "farther-visit", unitId: "third-office" });
    const { id, code } = await ticketFor(platform, far.sessionId);
    const before = await db.scan.count();
    for (const over of [{ code }, { partyId: id }, { code: "???" }]) expect((await sendScan(platform, operator, scanOf(far.sessionId, over))).verdict).toBe("not_found");
    expect(await db.scan.count()).toBe(before);
    expect((await send({ partyId: id })).verdict).toBe("not_found");
    expect((await sendScan(platform, far.operator, scanOf(far.sessionId, { code }))).verdict).toBe("admit");
    expect(await doorSessionOf(db, operator.scope, far.sessionId)).toBeNull();
    expect((await doorSessions(db, operator.scope, clock.now())).map((one) => one.id)).not.toContain(far.sessionId);
  });
});

describe("a scan id", () => {
  it("C3: that came before gets its first answer again, even after the party cancelled", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const one = scan({ code });
    const first = await sendScan(platform, operator, one);
    await cancelRegistration(platform, clock.now(), { registrationId: id, unitId: "test-office", ...staff });
    clock.advance(300);
    const again = await sendScan(platform, operator, { ...one, mode: "offline", clockOffsetMs: 5 });
    expect(JSON.stringify({ ...again, replayed: undefined })).toBe(JSON.stringify(first));
    expect([again.replayed, first.verdict]).toEqual([true, "admit"]);
    clock.set("2026-08-20T09:10:00+08:00");
  });

  it("C4: with another scan is refused and writes nothing", async () => {
    const [a, b] = [await ticketFor(platform, sessionId), await ticketFor(platform, sessionId)];
    const one = scan({ code: a.code });
    await sendScan(platform, operator, one);
    const before = await db.scan.count();
    for (const over of [{ code: b.code }, { persons: 2 }, { type: "exit" }, { deviceSeq: 999_999 }]) {
      expect((await sendScan(platform, operator, { ...one, ...over })).verdict).toBe("id_reused");
    }
    expect([await db.scan.count(), await unitsOf(b.id)]).toEqual([before, 0]);
  });

  it("is kept for refusals too, while a new id is a new attempt", async () => {
    const one = scan({ code: unissued(1) });
    expect((await sendScan(platform, operator, one)).replayed).toBeUndefined();
    expect(await sendScan(platform, operator, one)).toMatchObject({ verdict: "not_found", replayed: true });
    expect((await send({ code: unissued(1) })).replayed).toBeUndefined();
  });
});

describe("C7: hostile payloads", () => {
  it("are verdicts, every one, and the next valid code is let in", async () => {
    const { code } = await ticketFor(platform, sessionId, { persons: 4 });
    const fullWidth = [...code].map((symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0)).join("");
    const malformed = [
      "", " ", "==QA", "A", "\u0001\uffff\uffff", "7".repeat(2953), "\u0000\u0007", "🎉👨‍👩‍👧‍👦", "\ud800", "\u202eABC", "https://tickets.example/t/1",
      "weixin://wxpay/bizpayurl?pr=abc", '{"id":1}', "' OR 1=1; --", "<script>alert(1)</script>", code.slice(0, -1), `${code}A`, code.replace(/.$/, (last) => (last === "A" ? "B" : "A")), "王小明",
    ];
    const answers = await sendScans(platform, operator, ...malformed.map((text) => scan({ code: text })));
    expect(answers.map((answer) => answer.verdict)).toEqual(malformed.map(() => "malformed"));
    for (const answer of answers) expect(Object.keys(answer).sort()).toEqual(["scanId", "verdict", "words"]);
    for (const way of [`\\000026${code}`, code.toLowerCase(), fullWidth, `]Q3${code.slice(0, 6)}-${code.slice(6)}`]) {
      expect(await send({ code: way })).toMatchObject({ verdict: "admit" });
    }
    expect(await db.scan.count({ where: { codeHash: null, verdict: "malformed" } })).toBe(malformed.length);
  });

  it("in other fields do not keep the rest of the request from being recorded", async () => {
    const { code } = await ticketFor(platform, sessionId);
    const broken = [
      null, 1, "x", [], {}, scan({ code, scanId: "" }), scan({ code, scanId: "a b" }), scan({ code, scanId: "x".repeat(65) }), scan({ code, persons: 0 }),
      scan({ code, persons: 1.5 }), scan({ code, persons: "1" }), scan({ code, deviceTime: "soon" }), scan({ code, deviceTime: "9999-01-01T00:00:00Z" }), scan({ code, type: "walk_in" }),
      scan({ code, mode: "magic" }), scan({}), scan({ code, partyId: "x" }), scan({ type: "undo" }), scan({ code, deviceSeq: -1 }), scan({ code: 1 }), scan({ codeHash: "00" }),
    ];
    const read = readScans({ scans: [...broken, scan({ code })] });
    if (!read.ok) throw new Error(read.reason);
    const recorded = await recordScans(platform, clock.now(), operator, read.items);
    const verdicts = recorded.ok ? recorded.results.map((answer) => answer.verdict) : [];
    expect(verdicts).toEqual([...broken.map(() => "rejected_protocol"), "admit"]);
  });

  it("that are codes nobody issued stop being answered after sixty, for this account alone", async () => {
    const guesser = await gateOperator(platform, "test-office", "赵师傅");
    const guesses = Array.from({ length: 100 }, (_, n) => scan({ code: unissued(n) }));
    await sendScans(platform, guesser, ...guesses);
    const { code } = await ticketFor(platform, sessionId);
    await expect(sendScan(platform, guesser, scan({ code }))).rejects.toThrow("TOO_MANY_TRIES");
    expect((await send({ code })).verdict).toBe("admit");
    expect(await db.auditRow.findFirst({ where: { action: "door.guessing-suspected" } })).toMatchObject({ nounId: guesser.id, detail: { times: UNKNOWN_CODES.times } });
    clock.advance(1);
    expect((await sendScan(platform, guesser, scan({ code: unissued(500) }))).verdict).toBe("not_found");
    clock.advance(-1);
  });
});

describe("an undo", () => {
  it("gives the places of an own scan back, within fifteen minutes, once", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { persons: 3 });
    const one = scan({ code, persons: 2 });
    await sendScan(platform, operator, one);
    await send({ code });
    expect(await send({ type: "undo", refersTo: one.scanId, reason: "wrong_ticket" })).toMatchObject({ verdict: "undone", admitted: 1, of: 3 });
    expect(await unitsOf(id)).toBe(1);
    expect(await send({ code, persons: 2, deviceId: "PHONE-BBB" })).toMatchObject({ verdict: "admit", admitted: 3 });
    await send({ type: "undo", refersTo: one.scanId });
    expect(await unitsOf(id)).toBe(3);
  });

  it("of another phone's scan, of another operator's, of one too old or unknown is refused", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const colleague = await gateOperator(platform, "test-office", "李师傅");
    const one = scan({ code });
    await sendScan(platform, operator, one);
    const refused = (over: Record<string, unknown>, who = operator) => sendScan(platform, who, scan({ type: "undo", refersTo: one.scanId, ...over }));
    expect((await refused({ deviceId: "PHONE-BBB" })).verdict).toBe("undo_refused");
    expect((await refused({}, colleague)).verdict).toBe("undo_refused");
    expect((await refused({ refersTo: "unknown" })).verdict).toBe("undo_refused");
    clock.advance(16);
    expect((await refused({})).verdict).toBe("undo_refused");
    expect(await unitsOf(id)).toBe(1);
    clock.advance(-16);
  });
});

describe("a phone that did not wait for the answer", () => {
  it("suspends the admission until somebody says that the person went in", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const one = scan({ code });
    expect((await sendScan(platform, operator, one)).verdict).toBe("admit");
    expect(await sendScan(platform, operator, { ...one, mode: "offline", shown: "not_prepared" })).toMatchObject({ verdict: "admit", replayed: true });
    expect(await unitsOf(id)).toBe(0);
    await sendScan(platform, operator, { ...one, mode: "offline", shown: "not_prepared", letIn: true });
    expect(await unitsOf(id)).toBe(1);
    // What was said once stands.
    await sendScan(platform, operator, { ...one, mode: "offline", shown: "admit", letIn: false });
    expect(await db.scan.findUniqueOrThrow({ where: { id: one.scanId }, select: { shown: true, letIn: true } })).toEqual({ shown: "not_prepared", letIn: true });
  });

  it("does not use up the ticket that it turned away", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    const late = await send({ code, mode: "offline", shown: "not_prepared" });
    expect(late).toMatchObject({ verdict: "admit", flags: ["shown_refused"] });
    expect(await unitsOf(id)).toBe(0);
    expect((await send({ code, deviceId: "PHONE-BBB" })).verdict).toBe("admit");
  });

  it("is judged by when it scanned and not by when it could send, its clock corrected", async () => {
    const { code } = await ticketFor(platform, sessionId);
    clock.set("2026-08-20T15:00:00+08:00");
    const sent = scan({ code, mode: "offline", shown: "admit", deviceTime: "2026-08-20T09:40:00+08:00", clockOffsetMs: 20 * 60_000 });
    expect((await sendScan(platform, operator, sent)).verdict).toBe("admit");
    const { estAt, receivedAt } = await db.scan.findUniqueOrThrow({ where: { id: sent.scanId } });
    expect([estAt, receivedAt]).toEqual([new Date("2026-08-20T09:20:00+08:00"), clock.now()]);
    const yearOff = scan({ code, mode: "offline", shown: "admit", deviceTime: "2027-08-20T09:30:00+08:00", clockOffsetMs: 365 * 86_400_000, deviceId: "PHONE-BBB" });
    expect(await sendScan(platform, operator, yearOff)).toMatchObject({ verdict: "already_in", first: { at: "2026-08-20T01:20:00.000Z" } });
    expect((await db.scan.findUniqueOrThrow({ where: { id: yearOff.scanId } })).estAt).toEqual(new Date("2026-08-20T09:30:00+08:00"));
    clock.set("2026-08-20T09:10:00+08:00");
  });
});

describe("the paper list", () => {
  it("is typed in after the doors have closed, and counts", async () => {
    const { id, code } = await ticketFor(platform, sessionId, { name: "王明", persons: 2 });
    const rows = await paperList(db, platform.keys.ticketKey, sessionId);
    expect(rows).toContainEqual(expect.objectContaining({ name: "王*", persons: 2, lastFour: code.slice(-4) }));
    clock.set("2026-08-20T18:00:00+08:00");
    expect(await send({ partyId: id, persons: 2, mode: "paper" })).toMatchObject({ verdict: "admit", admitted: 2 });
    expect(await unitsOf(id)).toBe(2);
    clock.set("2026-08-20T09:10:00+08:00");
  });
});

describe("exits", () => {
  it("free places where people may come back, and only there", async () => {
    const { id, code } = await ticketFor(platform, sessionId);
    await send({ code });
    clock.advance(1);
    expect(await send({ code, type: "exit" })).toMatchObject({ verdict: "exit_recorded", admitted: 0 });
    clock.advance(1);
    expect((await send({ code })).verdict).toBe("already_in");
    await db.eventSession.update({ where: { id: sessionId }, data: { allowsReEntry: true } });
    const back = await ticketFor(platform, sessionId);
    await send({ code: back.code });
    clock.advance(1);
    await send({ code: back.code, type: "exit" });
    expect(await unitsOf(back.id)).toBe(0);
    clock.advance(1);
    expect((await send({ code: back.code })).verdict).toBe("admit");
    await db.eventSession.update({ where: { id: sessionId }, data: { allowsReEntry: false } });
    expect(await unitsOf(id)).toBe(1);
    clock.set("2026-08-20T09:10:00+08:00");
  });
});

describe("after all this", () => {
  it("the figures from the scans are the figures from the places", async () => {
    const session = await doorSessionOf(db, {}, sessionId);
    const book = await doorBook(db, session!, new Date("2026-08-20T20:00:00+08:00"));
    const places = await db.admissionUnit.count({ where: { registration: { sessionId } } });
    expect(book.numbers.admitted).toBe(places);
    expect(book.numbers.noShows).toBeGreaterThan(0);
    const listed = (await doorSessions(db, operator.scope, clock.now())).find((one) => one.id === sessionId);
    expect(listed).toMatchObject({ admitted: places, expected: (await db.registration.aggregate({ where: { sessionId, state: "confirmed" }, _sum: { persons: true } }))._sum.persons });
  });
});
