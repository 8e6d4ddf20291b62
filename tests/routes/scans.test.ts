import { describe, expect, it } from "vitest";
import type { ScanAnswer } from "~/domain/open-month/scan-answer";
import { buildDoor, cookieOf, gateOperator, scanOf, sendScan, ticketFor } from "../support/door-builder";
import { visitor, type Page } from "../support/http";
import { parseCsv } from "../support/parse-csv";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform();
const { db, clock } = platform;
const { sessionId, operator, event } = await buildDoor(platform, { capacity: 100 });
const far = await buildDoor(platform, { slug: "far-visit", unitId: "district-office" });
const origin = await openSite(platform);

async function signedIn(staffId: string) {
  const person = visitor(origin);
  const [name = "", value = ""] = (await cookieOf(platform, staffId)).split(/=(.*)/s);
  person.cookies.set(name, value);
  return person;
}
const gate = await signedIn(operator.id);
const organiser = await signedIn(event.organiser.id);
const anonymous = visitor(origin);
const drafter = await signedIn((await gateOperator(platform, "test-office", "高明", ["drafter"])).id);

const json = { "content-type": "application/json" };
const post = (who: typeof gate, body: unknown) => who.post("/api/v1/scans", typeof body === "string" ? body : JSON.stringify(body), json);
const answers = (page: Page) => (JSON.parse(page.body) as { results: ScanAnswer[] }).results;
const reason = (page: Page) => (JSON.parse(page.body) as { error: { reason: string; message: string } }).error;

describe("POST /api/v1/scans", () => {
  it("answers 200 with a verdict for each scan, whatever the verdicts are", async () => {
    const { code } = await ticketFor(platform, sessionId, { name: "王小明", persons: 2 });
    const sent = [scanOf(sessionId, { code }), scanOf(sessionId, { code: "???" }), scanOf(far.sessionId, { code }), { scanId: "half" }];
    const page = await post(gate, { scans: sent });
    expect(page.status).toBe(200);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("x-kaimen")).toBe("door/1");
    expect(answers(page).map(({ scanId, verdict }) => [scanId, verdict])).toEqual([
      [sent[0]!.scanId, "admit"], [sent[1]!.scanId, "malformed"], [sent[2]!.scanId, "not_found"], ["half", "rejected_protocol"],
    ]);
    expect(answers(page)[0]).toMatchObject({ name: "王*明", admitted: 1, of: 2 });
    const again = await post(gate, { scans: [sent[0]] });
    expect([again.status, again.body]).toEqual([200, JSON.stringify({ results: [{ ...answers(page)[0], replayed: true }] })]);
  });

  it("is 401 without a session and 403 without the role, as JSON with words", async () => {
    const { code } = await ticketFor(platform, sessionId);
    for (const [who, status, name] of [[anonymous, 401, "SIGN_IN_FIRST"], [drafter, 403, "FORBIDDEN"]] as const) {
      const page = await post(who, { scans: [scanOf(sessionId, { code })] });
      expect([page.status, reason(page).reason]).toEqual([status, name]);
      expect(reason(page).message).toMatch(/[一-龥]{4}.*[a-z]{4}/);
    }
  });

  it("is 400 for a body that is not a list of one to two hundred scans, and for a single scan that cannot be read", async () => {
    const many = Array.from({ length: 201 }, () => scanOf(sessionId, { code: "x" }));
    const broken: [unknown, string][] = [
      ["", "BROKEN_BODY"], ["{", "BROKEN_BODY"], ["null", "BROKEN_BODY"], [[], "BROKEN_BODY"], [{ scans: {} }, "BROKEN_BODY"], [{ scan: [] }, "BROKEN_BODY"],
      [{ scans: [] }, "NO_SCANS"], [{ scans: many }, "TOO_MANY_SCANS"], [{ scans: [{ scanId: "a b" }] }, "BROKEN_BODY"],
    ];
    const before = await db.scan.count();
    for (const [body, name] of broken) {
      const page = await post(gate, body);
      expect([page.status, reason(page).reason], JSON.stringify(body).slice(0, 40)).toEqual([400, name]);
      expect(reason(page).message.length).toBeGreaterThan(20);
    }
    expect(await db.scan.count()).toBe(before);
    expect((await post(gate, { scans: many.slice(1) })).status).toBe(200);
  });

  it("C4: is 409 for one scan under an id that came before, and a result of its own among others", async () => {
    const [a, b] = [await ticketFor(platform, sessionId), await ticketFor(platform, sessionId)];
    const first = scanOf(sessionId, { code: a.code });
    await post(gate, { scans: [first] });
    const alone = await post(gate, { scans: [{ ...first, code: b.code }] });
    expect([alone.status, reason(alone).reason, answers(alone)[0]?.verdict]).toEqual([409, "ID_REUSED", "id_reused"]);
    const among = await post(gate, { scans: [{ ...first, code: b.code }, scanOf(sessionId, { code: b.code })] });
    expect([among.status, answers(among).map((answer) => answer.verdict)]).toEqual([200, ["id_reused", "admit"]]);
  });

  it("is 429 after many codes that nobody issued, and asks to wait", async () => {
    const guesser = await gateOperator(platform, "test-office", "赵师傅");
    const person = await signedIn(guesser.id);
    const stranger = (await ticketFor(platform, far.sessionId)).code;
    for (let i = 0; i < 60; i++) await sendScan(platform, guesser, scanOf(sessionId, { code: stranger }));
    const page = await post(person, { scans: [scanOf(sessionId, { code: stranger })] });
    expect([page.status, reason(page).reason, page.headers.get("retry-after")]).toEqual([429, "TOO_MANY_TRIES", "60"]);
    expect(await db.auditRow.count({ where: { action: "door.guessing-suspected", nounId: guesser.id } })).toBe(1);
  });

  it("is not read, and not sent from another site", async () => {
    expect((await gate.get("/api/v1/scans")).status).toBe(404);
    const foreign = await gate.post("/api/v1/scans", JSON.stringify({ scans: [] }), { ...json, origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
  });
});

describe("GET /gate and /gate/list.json", () => {
  it("give people at the door the shell, its files and their own unit's sessions", async () => {
    const shell = await gate.get("/gate");
    expect([shell.status, shell.location]).toEqual([200, null]);
    expect(shell.headers.get("content-security-policy")).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(shell.headers.get("permissions-policy")).toContain("camera=(self)");
    expect((await gate.get("/en/gate")).location).toBe("/gate?lang=en");
    for (const file of JSON.parse((await gate.get("/gate/precache.json")).body) as { url: string; sha256: string }[]) {
      const page = await gate.get(file.url);
      expect([page.status, file.sha256.length], file.url).toEqual([200, 64]);
      expect(page.headers.get("content-security-policy")).toContain("'wasm-unsafe-eval'");
    }
    const { sessions, operator: person } = JSON.parse((await gate.get("/gate/list.json")).body) as { sessions: { id: string }[]; operator: { name: string } };
    expect([sessions.map((session) => session.id), person.name]).toEqual([[sessionId], "黄师傅"]);
    expect((await gate.get(`/gate/list.json?session=${far.sessionId}`)).status).toBe(404);
  });

  it("keep names masked and codes hashed", async () => {
    const { code } = await ticketFor(platform, sessionId, { name: "上官婉儿" });
    const list = await gate.get(`/gate/list.json?session=${sessionId}`);
    expect(list.body).toContain("上官*儿");
    expect(list.body).not.toContain("上官婉儿");
    expect(list.body).not.toContain(code);
    expect(list.body).not.toMatch(/138\d{8}/);
  });

  it("are for nobody else", async () => {
    expect((await anonymous.get("/gate")).location).toBe("/sign-in?returnTo=/gate");
    expect((await drafter.get("/gate")).status).toBe(403);
    expect([(await anonymous.get("/gate/list.json")).status, (await drafter.get("/gate/list.json")).status]).toEqual([401, 403]);
  });
});

describe("the desk", () => {
  const desk = `/desk/door/${sessionId}`;

  it("is not for the volunteer at the door, nor for another unit", async () => {
    expect((await gate.get(desk)).status).toBe(403);
    const foreign = await signedIn(far.event.organiser.id);
    for (const path of [desk, `${desk}/list`, `${desk}/paper`, `${desk}/numbers.csv`]) expect((await foreign.get(path)).status, path).toBe(404);
    expect((await organiser.get("/desk/door")).text).toContain("走进地下纳凉点");
  });

  it("lets a party in by hand once, however often the form is sent, and takes it back", async () => {
    const { id } = await ticketFor(platform, sessionId, { name: "诸葛亮", persons: 3 });
    clock.advance(1);
    const page = await organiser.get(desk);
    expect(page.text).toContain("诸葛*");
    expect(page.body).not.toContain("诸葛亮");
    const submission = /name="submission" value="([^"]+)"/.exec(page.body)![1]!;
    const [seq, at] = [/name="seq" value="(\d+)"/.exec(page.body)![1]!, /name="at" value="([^"]+)"/.exec(page.body)![1]!];
    const admit = (persons: string) => organiser.post(desk, new URLSearchParams({ intent: "admit", partyId: id, persons, submission, seq, at }));
    expect((await admit("2")).status).toBe(303);
    expect((await admit("2")).status).toBe(303);
    expect(await db.admissionUnit.count({ where: { registrationId: id } })).toBe(2);
    const reused = await admit("3");
    expect([reused.status, reused.text]).toEqual([409, expect.stringContaining("编号重复")]);
    expect((await admit("none")).status).toBe(422);

    const after = await organiser.get(desk);
    const undo = new URLSearchParams({ intent: "undo", scanId: submission, reason: "not_let_in", submission: `${submission.slice(0, 20)}undo`, seq: String(Number(seq) + 1), at });
    expect(after.body).toContain(`name="scanId" value="${submission}"`);
    expect((await organiser.post(desk, undo)).status).toBe(303);
    expect(await db.admissionUnit.count({ where: { registrationId: id } })).toBe(0);
    expect((await organiser.get(desk)).body).not.toContain(`name="scanId" value="${submission}"`);
    expect((await organiser.post(desk, new URLSearchParams({ ...Object.fromEntries(undo), reason: "because", submission: `${submission.slice(0, 20)}again` }))).status).toBe(422);
  });

  it("prints the list with masked names, the last four symbols and one box for each person", async () => {
    const { code } = await ticketFor(platform, sessionId, { name: "司马光", persons: 4, needs: "轮椅一辆" });
    const list = await organiser.get(`${desk}/list`);
    expect(list.body).toContain("print-door-list");
    expect(list.text).toContain(code.slice(-4));
    expect(list.text).not.toContain(code.slice(-8));
    expect(list.text).toContain("□ □ □ □");
    expect(list.text).toContain("轮椅一辆");
    expect(list.body).not.toContain("司马光");
  });

  it("takes the paper list in afterwards, every row once, and says which numbers are none", async () => {
    const [one, two] = [await ticketFor(platform, sessionId, { persons: 2 }), await ticketFor(platform, sessionId, { persons: 4 })];
    clock.set("2026-08-21T09:00:00+08:00");
    const office = await signedIn(event.organiser.id);
    const page = await office.get(`${desk}/paper`);
    const form = page.form(`${desk}/paper`);
    const nothing = await office.submit(form, {});
    expect([nothing.status, nothing.text]).toEqual([422, expect.stringContaining("没有填写任何人数")]);
    const wrong = await office.submit(form, { [`arrived-${one.id}`]: "2", [`arrived-${two.id}`]: "很多" });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("0 至 100 的整数")]);
    expect(wrong.body).toContain('value="很多"');
    for (let time = 0; time < 2; time++) {
      const done = await office.submit(form, { [`arrived-${one.id}`]: "2", [`arrived-${two.id}`]: "3" });
      expect([done.status, done.location]).toEqual([303, desk]);
    }
    const scans = await db.scan.findMany({ where: { registrationId: { in: [one.id, two.id] } }, select: { mode: true, persons: true, verdict: true } });
    expect(scans).toHaveLength(2);
    expect(new Set(scans.map((scan) => `${scan.mode} ${scan.verdict}`))).toEqual(new Set(["paper admit"]));
    clock.set("2026-08-20T09:10:00+08:00");
  });

  it("says the same on the page, in the file and in the interface", async () => {
    clock.set("2026-08-20T20:00:00+08:00");
    const office = await signedIn(event.organiser.id);
    const door = await signedIn(operator.id);
    const page = await office.get(desk);
    const file = await office.get(`${desk}/numbers.csv`);
    expect(file.headers.get("content-disposition")).toContain('filename="door-shelter-visit-2026-08-20.csv"');
    const [header, row] = parseCsv(file.body.replace(/^\ufeff/, "")) as [string[], string[]];
    const inFile = Object.fromEntries(header.map((name, index) => [name, row[index]]));
    const { numbers } = JSON.parse((await door.get(`/gate/list.json?session=${sessionId}`)).body) as { numbers: Record<string, number | null> };
    const labels = { registered: "登记", confirmed: "已报名", waiting: "候补", cancelled: "已取消", admitted: "到场", noShows: "未到", conflictScans: "待核对的扫码" };
    for (const [name, label] of Object.entries(labels)) {
      expect(inFile[label], label).toBe(String(numbers[name]));
      expect(new RegExp(`data-number="${name}"[^]*?<strong>(\\d+) [人次]`).exec(page.body)?.[1], label).toBe(String(numbers[name]));
    }
    expect(numbers.admitted).toBe(await db.admissionUnit.count({ where: { registration: { sessionId } } }));
    expect(Number(numbers.noShows)).toBe(Number(numbers.confirmed) - Number(numbers.admitted));
    expect((await door.get(`${desk}/numbers.csv`)).status).toBe(403);
  });
});
