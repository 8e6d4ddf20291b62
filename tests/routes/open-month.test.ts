import { describe, expect, it } from "vitest";
import { buildEvent, register, releaseEvent } from "../support/event-builder";
import { readForms } from "../support/html-forms";
import { visitor, type Page, type Visitor } from "../support/http";
import { lintIcs } from "../support/ics-linter";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";
import { cancelSessions } from "~/features/open-month/cancel-sessions.server";
import { ticketCodeHash } from "~/features/open-month/ticket-code.server";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);
let events = 0;
async function event(options: Parameters<typeof buildEvent>[1] = {}) {
  events += 1;
  const built = await buildEvent(platform, { slug: `visit-${events}`, ...options });
  return { ...built, sessionId: built.sessionIds[0]!, path: `/events/${built.slug}` };
}
async function citizen(n: number): Promise<Visitor> {
  const person = visitor(origin);
  await person.post("/sign-in/demo", new URLSearchParams({ persona: "citizen", n: String(n) }));
  return person;
}
const press = (person: Visitor, path: string, fields: Record<string, string>) => person.post(`${path}/register`, new URLSearchParams(fields));
const codeIn = (page: Page) => page.location?.split("/").at(-1) ?? "";
const api = async (slug: string) => JSON.parse((await visitor(origin).get(`/api/v1/events/${slug}`)).body) as { sessions: Record<string, unknown>[] };

describe("a citizen who is signed in", () => {
  it("registers with the one button of the event page and holds a ticket", async () => {
    const { path, slug, sessionId } = await event();
    const person = await citizen(1);
    const page = await person.get(path);
    expect(page.text).toContain("正在报名，2026年8月19日 18:00 截止");
    expect(page.text).toContain("余 4 / 4 人");
    const done = await person.submit(page.form(`${path}/register`), { partySize: "2" });
    expect([done.status, done.location]).toEqual([303, expect.stringMatching(/^\/tickets\/A[A-Z2-9]{25}$/)]);
    const ticket = await person.follow(done);
    expect(ticket.status).toBe(200);
    expect(ticket.headers.get("cache-control")).toBe("no-store");
    expect(ticket.body).toContain("<svg class=\"qr\"");
    expect(ticket.text).toContain("已报名，这是您的票");
    expect(ticket.body).not.toContain("13900000001");
    expect((await api(slug)).sessions).toMatchObject([{ id: sessionId, capacity: 4, seatsLeft: 2, waiting: 0, isOpen: true }]);
    expect((await person.get("/me")).text).toContain("我的报名（1 份）");
  });

  it("gets the same ticket however often the button is pressed", async () => {
    const { path, sessionId } = await event();
    const person = await citizen(2);
    const fields = { sessionId, partySize: "1" };
    const answers = await Promise.all([press(person, path, fields), press(person, path, fields), press(person, path, fields)]);
    expect(new Set(answers.map(codeIn)).size).toBe(1);
    expect(answers.every(({ status }) => status === 303)).toBe(true);
    expect(await db.registration.count({ where: { sessionId } })).toBe(1);
  });

  it("stands in line when it is full, changes the party, and moves up when somebody cancels", async () => {
    const { path, slug, sessionId } = await event({ sessions: [{ capacity: 2 }] });
    const [first, second] = [await citizen(3), await citizen(4)];
    const inside = await press(first, path, { sessionId, partySize: "2" });
    const full = await second.get(path);
    expect(full.text).toContain("排队候补");
    const line = await second.submit(full.form(`${path}/register`), { partySize: "2" });
    expect((await second.follow(line)).text).toMatch(/候补中.*您排在第一位/);
    expect((await second.follow(line)).body).not.toContain('class="qr"');
    expect((await api(slug)).sessions).toMatchObject([{ seatsLeft: 0, waiting: 1 }]);

    const change = await first.get(`${inside.location}/change`);
    const forms = change.body.match(/name="intent" value="(\w+)"/g);
    expect(forms).toHaveLength(3);
    const gone = await first.post(`${inside.location}/change`, new URLSearchParams({ intent: "cancel" }));
    expect(gone.location).toBe(inside.location);
    expect((await first.follow(gone)).text).toContain("报名已取消");
    expect((await second.follow(line)).text).toContain("已报名，这是您的票");
    expect((await first.post(`${inside.location}/change`, new URLSearchParams({ intent: "cancel" }))).status).toBe(303);
    const smaller = await second.post(`${line.location}/change`, new URLSearchParams({ intent: "change", partySize: "1" }));
    expect(smaller.status).toBe(303);
    expect((await api(slug)).sessions).toMatchObject([{ seatsLeft: 1, waiting: 0 }]);
    const larger = await second.post(`${line.location}/change`, new URLSearchParams({ intent: "change", partySize: "4" }));
    expect([larger.status, larger.text]).toEqual([409, expect.stringContaining("只剩 1 个名额")]);
  });

  it("is refused with what to do next: before the opening second, after closing, beyond the size, when full and unwilling to wait", async () => {
    const { path, sessionId } = await event({ sessions: [{ capacity: 1, registrationOpensAt: "2026-08-12T10:00:00+08:00" }] });
    const person = await citizen(5);
    platform.clock.set("2026-08-12T09:59:59.900+08:00");
    const early = await press(person, path, { sessionId, partySize: "1" });
    expect([early.status, early.text]).toEqual([409, expect.stringContaining("报名于 2026年8月12日 10:00 开始")]);
    expect((await person.get(path)).body).not.toContain(`action="${path}/register"`);
    platform.clock.set("2026-08-12T10:00:00.000+08:00");
    expect((await press(person, path, { sessionId, partySize: "9" })).status).toBe(422);
    expect((await press(person, path, { sessionId, partySize: "0" })).status).toBe(422);
    expect((await press(person, path, { sessionId, partySize: "1" })).status).toBe(303);
    const full = await press(await citizen(6), path, { sessionId, partySize: "1", whenFull: "refuse" });
    expect([full.status, full.text]).toEqual([409, expect.stringContaining("名额已满")]);
    platform.clock.set("2026-08-19T18:00:00.000+08:00");
    expect((await press(await citizen(7), path, { sessionId, partySize: "1" })).status).toBe(409);
    platform.clock.set("2026-08-12T09:00:00+08:00");
  });

  it("does not register for another event's session, nor for one that does not exist", async () => {
    const [one, two] = [await event(), await event()];
    const person = await citizen(8);
    expect((await press(person, one.path, { sessionId: two.sessionId, partySize: "1" })).status).toBe(404);
    expect((await press(person, "/events/nowhere", { sessionId: one.sessionId, partySize: "1" })).status).toBe(404);
    expect(await db.registration.count({ where: { sessionId: { in: [one.sessionId, two.sessionId] } } })).toBe(0);
  });
});

describe("somebody without an account", () => {
  const lastCode = async () => ((await db.message.findFirstOrThrow({ where: { template: "contact-code" }, orderBy: { id: "desc" } })).props as { code: string }).code;

  it("gives name and contact, then six digits, and holds the ticket; nothing is held before", async () => {
    const { path, slug, sessionId } = await event({ sessions: [{ capacity: 1 }] });
    const person = visitor(origin);
    const page = await person.get(path);
    const form = await person.follow(await person.submit(page.form(`${path}/register`)));
    const details = await person.submit(form.form(`${path}/register`), { name: "李小红", contact: "li@home.example" });
    expect(details.status).toBe(200);
    expect(details.text).toContain("填写验证码");
    expect((await api(slug)).sessions).toMatchObject([{ seatsLeft: 1 }]);
    const wrong = await person.post(`${path}/register`, new URLSearchParams({ sessionId, partySize: "1", name: "李小红", contact: "li@home.example", whenFull: "wait", code: "000000" === (await lastCode()) ? "111111" : "000000" }));
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("验证码不对")]);
    const done = await person.post(`${path}/register`, new URLSearchParams({ sessionId, partySize: "1", name: "李小红", contact: "li@home.example", whenFull: "wait", code: await lastCode() }));
    expect(done.status).toBe(303);
    expect((await person.follow(done)).text).toContain("李*红");
    expect(await db.registration.findFirst({ where: { sessionId } })).toMatchObject({ name: "李小红", contactKind: "email", contact: "li@home.example", state: "confirmed" });
    expect((await person.get("/me")).text).toContain("我的报名（1 份）");
  });

  it("gets one ticket and one session, however often the last button is pressed", async () => {
    const { path, sessionId } = await event();
    const person = visitor(origin);
    const form = await person.follow(await person.submit((await person.get(path)).form(`${path}/register`)));
    const asked = readForms((await person.submit(form.form(`${path}/register`), { name: "李小红", contact: "twice@home.example" })).body, origin + path);
    const withCode = asked.find(({ fields }) => fields.some(({ name }) => name === "code"))!;
    const code = await lastCode();
    const press = () => visitor(origin).submit(withCode, { code });
    const pressed = [...(await Promise.all([press(), press()])), await press()];
    expect([new Set(pressed.map(({ status }) => status)), new Set(pressed.map(codeIn)).size]).toEqual([new Set([303]), 1]);
    expect(pressed.filter(({ headers }) => headers.has("set-cookie"))).toHaveLength(1);
    expect(await db.registration.count({ where: { sessionId } })).toBe(1);
    expect(await db.session.count({ where: { citizen: { contact: "twice@home.example" } } })).toBe(1);
  });

  it("gets everything typed back with each fault at its field", async () => {
    const { path, sessionId } = await event();
    const answer = await visitor(origin).post(`${path}/register`, new URLSearchParams({ sessionId, partySize: "2", name: "", contact: "12", needs: "轮椅位", step: "details" }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain("需要修改");
    expect(answer.body).toContain('value="轮椅位"');
    expect(answer.body).toMatch(/name="partySize"[^>]*value="2"|value="2"[^>]*name="partySize"/);
  });

  it("is not asked for a contact where the session is closed anyway", async () => {
    const { path, sessionId } = await event({ sessions: [{ registrationOpensAt: "2026-08-13T09:00:00+08:00" }] });
    const before = await db.message.count();
    const answer = await visitor(origin).post(`${path}/register`, new URLSearchParams({ sessionId, partySize: "1", name: "李", contact: "li@home.example", step: "details" }));
    expect([answer.status, await db.message.count()]).toEqual([409, before]);
  });
});

describe("a ticket's address", () => {
  it("wrong in whatever way gives one neutral page, and none after ten tries; it never says whose it would have been", async () => {
    const { sessionId } = await event();
    const made = await register(platform, platform.clock.now(), sessionId, 91);
    const code = made.ok ? made.code : "";
    const person = visitor(origin);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await person.get(`/tickets/${n % 2 ? "nonsense" : code.slice(0, -1) + "2"}`)).status);
    expect(statuses.slice(0, 10).every((status) => status === 404)).toBe(true);
    expect(statuses[10]).toBe(429);
    expect((await person.get(`/tickets/${code}`)).status).toBe(200);
    await db.rateCounter.deleteMany();
  });

  it("replaced by a newer one is gone and says where the new one is", async () => {
    const { path, sessionId } = await event();
    const person = await citizen(20);
    const ticket = await press(person, path, { sessionId, partySize: "1" });
    const renewed = await person.post(`${ticket.location}/change`, new URLSearchParams({ intent: "reissue" }));
    expect(renewed.status).toBe(303);
    expect(renewed.location).not.toBe(ticket.location);
    const old = await person.get(ticket.location ?? "");
    expect([old.status, old.text]).toEqual([410, expect.stringContaining("这张票已换成新票")]);
    expect((await person.post(`${ticket.location}/change`, new URLSearchParams({ intent: "reissue" }))).location).toBe(ticket.location);
    expect((await person.follow(renewed)).status).toBe(200);
    expect((await person.post(`${ticket.location}/change`, new URLSearchParams({ intent: "cancel" }))).status).toBe(404);
  });

  it("is sent again on asking, with the same page for a stranger", async () => {
    const person = visitor(origin);
    const ask = async (contact: string) => (await person.submit((await person.get("/tickets/resend")).form("/tickets/resend"), { contact })).text;
    expect(await ask("13900000020")).toBe((await ask("13912345678")).replace("13912345678", "13900000020"));
  });
});

describe("the pages of the open month", () => {
  it("list events by day and kind with filters in the address, in both languages, and without any script", async () => {
    await event({ mode: "online", onlineLink: "https://live.example/secret-room" });
    const person = visitor(origin);
    const moved = await person.get("/open-month");
    expect(moved.location).toBe("/open-month/2026");
    const page = await person.follow(moved);
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script|secret-room/);
    const online = await person.get("/open-month/2026?mode=online&day=2026-08-20");
    expect(online.text).toMatch(/符合条件的活动（1 场，共 \d+ 场）/);
    expect((await person.get("/open-month/2026?day=2026-08-21")).text).toContain("没有符合条件的活动");
    const english = await person.get("/en/open-month/2026?kind=visit");
    expect(english.text).toContain("Inside a Cool Shelter");
    expect(english.text).toContain("Open for registration");
    expect((await person.get("/open-month/1999")).status).toBe(404);
  });

  it("say that time or place is provisional, and that an event was called off, and keep the page", async () => {
    const { path, slug, organiser, id } = await event({ isProvisional: true });
    const person = await citizen(30);
    expect((await person.get(path)).text).toContain("时间或者地点为暂定");
    await cancelSessions(platform, platform.clock.now(), organiser, { slug, sessionId: null, cause: "weather", reason: "台风橙色预警，详见通知。" });
    const page = await person.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/已取消.*天气原因/);
    expect(page.text).not.toContain("台风橙色预警");
    expect(page.body).not.toContain(`action="${path}/register"`);
    // The organiser's words become public with the next reviewed revision only.
    await releaseEvent(platform, id, platform.clock.now());
    expect((await person.get(path)).text).toContain("台风橙色预警");
    expect((await api(slug)).sessions).toMatchObject([{ isOpen: false, isCancelled: true, cancelledCause: "weather" }]);
  });

  it("by invitation offer no registration and say whom to call", async () => {
    const { path, sessionId } = await event({ admission: "invited" });
    const person = await citizen(31);
    expect((await person.get(path)).body).not.toContain(`action="${path}/register"`);
    expect((await press(person, path, { sessionId, partySize: "1" })).status).toBe(409);
  });

  it("are gone with the event", async () => {
    const { path, slug } = await event();
    await db.publicDocument.updateMany({ where: { kind: "event", key: slug }, data: { withdrawnAt: platform.clock.now(), body: {} } });
    const person = visitor(origin);
    expect([(await person.get(path)).status, (await person.get(`${path}.ics`)).status, (await person.get(`/api/v1/events/${slug}`)).status]).toEqual([404, 404, 404]);
  });
});

describe("the reading API", () => {
  it("lists events and gives each with live figures and an absolute address to register at", async () => {
    const { slug, sessionId } = await event();
    const { events: list } = JSON.parse((await visitor(origin).get("/api/v1/events")).body) as { events: { slug: string; title: string }[] };
    expect(list).toContainEqual(expect.objectContaining({ slug, title: "走进地下纳凉点" }));
    expect((await api(slug)).sessions).toEqual([
      expect.objectContaining({
        id: sessionId,
        startsAt: "2026-08-20T01:30:00.000Z",
        endsAt: "2026-08-20T02:45:00.000Z",
        capacity: 4,
        seatsLeft: 4,
        waiting: 0,
        isOpen: true,
        registerUrl: `${platform.env.publicUrl}/events/${slug}/register?sessionId=${sessionId}`,
      }),
    ]);
    const unknown = await visitor(origin).get("/api/v1/events/nowhere");
    expect([unknown.status, unknown.headers.get("content-type"), JSON.parse(unknown.body)]).toEqual([404, expect.stringContaining("application/json"), { error: expect.objectContaining({ reason: "NOT_FOUND" }) }]);
  });
});

describe("calendar files", () => {
  it("of event, season and ticket are well formed, carry one UID, and answer a poll with 304", async () => {
    const { path, sessionId } = await event();
    const person = await citizen(40);
    const ticket = await press(person, path, { sessionId, partySize: "1" });
    const { calendarUid } = await db.eventSession.findUniqueOrThrow({ where: { id: sessionId } });
    for (const address of [`${path}.ics`, "/open-month/2026.ics", `${ticket.location}.ics`, `/en${path}.ics`]) {
      const file = await person.get(address);
      expect([address, file.status, file.headers.get("content-type")]).toEqual([address, 200, "text/calendar; charset=utf-8"]);
      expect(file.body.replaceAll("\r\n ", "")).toContain(`UID:${calendarUid}`);
      expect(lintIcs(Buffer.from(file.body))).toEqual([]);
      const etag = file.headers.get("etag") ?? "";
      const again = await person.get(address, { "if-none-match": etag });
      expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, "", etag]);
      expect((await person.get(address, { "if-modified-since": file.headers.get("last-modified") ?? "" })).status).toBe(304);
    }
    const unknown = await person.get("/tickets/nonsense.ics");
    expect(unknown.status).toBe(404);
  });

  it("E5: of one person follow what becomes of the registration, until the person makes another address", async () => {
    const { path, sessionId } = await event();
    const person = await citizen(41);
    const ticket = await press(person, path, { sessionId, partySize: "1" });
    expect((await visitor(origin).get("/me/calendar")).status).toBe(303);
    await person.post("/me/calendar", new URLSearchParams({ intent: "renew" }));
    const address = async () => /calendar\/[0-9a-f]{64}\.ics/.exec((await person.get("/me/calendar")).body)?.[0] ?? "";
    const first = await address();
    const anybody = visitor(origin);
    expect((await anybody.get(`/${first}`)).body).toContain("STATUS:CONFIRMED");
    await person.post(`${ticket.location}/change`, new URLSearchParams({ intent: "cancel" }));
    expect((await anybody.get(`/${first}`)).body).toContain("STATUS:CANCELLED");
    await person.post("/me/calendar", new URLSearchParams({ intent: "renew" }));
    expect((await anybody.get(`/${first}`)).status).toBe(404);
    const second = await address();
    expect((await anybody.get(`/${second}`)).status).toBe(200);
    await person.post("/me/calendar", new URLSearchParams({ intent: "revoke" }));
    expect((await anybody.get(`/${second}`)).status).toBe(404);
    expect(ticketCodeHash(codeIn(ticket))).toHaveLength(64);
  });
});
