import { describe, expect, it } from "vitest";
import { demoDatabase } from "../support/demo-database";
import { register } from "../support/event-builder";
import { readForms } from "../support/html-forms";
import { visitor, type Page, type Visitor } from "../support/http";
import { approvalFields } from "../support/reviews";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const filled = await db.auditRow.findFirstOrThrow({ where: { nounId: "district-organisers" } });
platform.clock.set(filled.at);
const origin = await openSite(platform);

async function persona(name: string): Promise<Visitor> {
  const person = visitor(origin);
  await person.post("/sign-in/demo", new URLSearchParams({ persona: name }));
  return person;
}
const organiser = await persona("organiser");
const organiser2 = await persona("organiser2");
const unitReviewer = await persona("unit-reviewer3");
const reviewer = await persona("reviewer");
const publisher = await persona("publisher");

const texts = {
  title: "屋顶看城", kind: "visit", mode: "onSite", admission: "open", summary: "上屋顶看一看城市的避难场所。", description: "上午参观，下午座谈。",
  place: "主楼屋顶", whoMayCome: "市民", accessibility: "有电梯", phone: "000-5550 0108", capacityUnit: "persons", seasonYear: "2026",
};
const times = {
  intent: "plan", startsAt: "2026-08-25T09:30", endsAt: "2026-08-25T11:00", doorsOpenAt: "2026-08-25T09:00", doorsCloseAt: "2026-08-25T10:00",
  registrationOpensAt: "2026-08-12T09:00", registrationClosesAt: "2026-08-24T18:00", capacity: "2", maxPartySize: "2",
};
const send = (person: Visitor, path: string, fields: Record<string, string>) => person.post(path, new URLSearchParams(fields));

async function bringOut(eventId: string): Promise<void> {
  const page = `/desk/publications/event/${eventId}`;
  expect((await send(organiser, page, { intent: "submit" })).status).toBe(303);
  for (const person of [unitReviewer, reviewer]) {
    expect((await send(person, page, await approvalFields(db, { kind: "event", nounId: eventId }))).status).toBe(303);
  }
  expect((await send(publisher, page, { intent: "publish" })).status).toBe(303);
}

describe("an organiser", () => {
  it("writes an event, plans a session, and sees it public only after review and release; a change of time goes the same way", async () => {
    const created = await send(organiser, "/desk/events/new", { intent: "save", slug: "rooftop-view", ...texts });
    expect([created.status, created.location]).toEqual([303, "/desk/events/rooftop-view/sessions"]);
    expect((await send(organiser, "/desk/events/rooftop-view/sessions", times)).status).toBe(303);
    const citizen = visitor(origin);
    expect((await citizen.get("/events/rooftop-view")).status).toBe(404);
    const { id } = await db.openEvent.findUniqueOrThrow({ where: { slug: "rooftop-view" } });
    await bringOut(id);
    const page = await citizen.get("/events/rooftop-view");
    expect([page.status, page.text]).toEqual([200, expect.stringContaining("2026年8月25日（星期二）09:30—11:00")]);

    const { planId } = { planId: (await db.sessionPlan.findFirstOrThrow({ where: { eventId: id } })).id };
    expect((await send(organiser, "/desk/events/rooftop-view/sessions", { ...times, planId, startsAt: "2026-08-25T10:00", endsAt: "2026-08-25T11:30" })).status).toBe(303);
    expect((await citizen.get("/events/rooftop-view")).text).toContain("09:30—11:00");
    const refused = await send(organiser, `/desk/publications/event/${id}`, { intent: "submit" });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("请写明变动原因")]);
    const { updatedAt } = await db.openEvent.findUniqueOrThrow({ where: { id } });
    expect((await send(organiser, "/desk/events/rooftop-view", { intent: "save", slug: "rooftop-view", ...texts, changeNote: "电梯检修", seenAt: updatedAt.toISOString() })).status).toBe(303);
    platform.clock.advance(1);
    expect((await send(organiser, "/desk/events/rooftop-view", { intent: "save", slug: "rooftop-view", ...texts, changeNote: "电梯检修", seenAt: "2026-01-01T00:00:00.000Z" })).status).toBe(409);
    await bringOut(id);
    expect((await citizen.get("/events/rooftop-view")).text).toMatch(/电梯检修.*10:00—11:30/);
  });

  it("gets every fault of a form back with what was typed", async () => {
    const page = await send(organiser, "/desk/events/new", { intent: "save", ...texts, slug: "Not A Slug", title: "" });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining("网页短名")]);
    expect(page.body).toContain('value="主楼屋顶"');
    const taken = await send(organiser, "/desk/events/new", { intent: "save", ...texts, slug: "hall-by-night" });
    expect([taken.status, taken.text]).toEqual([409, expect.stringContaining("已经用过")]);
    const wrong = await send(organiser, "/desk/events/hall-by-night/sessions", { ...times, startsAt: "2026-02-30T09:00" });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining("请填写开始时间")]);
  });

  it("presses twice, at once or after going back, and makes one event, one hall, one session, one party", async () => {
    const again = async (press: () => Promise<Page>) => {
      const answers = [...(await Promise.all([press(), press()])), await press()];
      return [...new Set(answers.map(({ status, location }) => `${status} ${location}`))];
    };
    const slug = "pressed-twice";
    const sessions = `/desk/events/${slug}/sessions`;
    expect(await again(() => send(organiser, "/desk/events/new", { intent: "save", slug, ...texts }))).toEqual([`303 ${sessions}`]);
    expect(await again(() => send(organiser, sessions, { intent: "hall", name: "屋顶平台", capacity: "40" }))).toEqual([`303 ${sessions}?done=hall`]);
    const copies = await Promise.all([1, 2].map(() => send(organiser, `/desk/events/${slug}`, { intent: "copy", copySlug: "pressed-copy", days: "7" })));
    expect(copies.map(({ status }) => status).sort()).toEqual([303, 409]);

    const plan = async () => readForms((await organiser.get(sessions)).body, origin + sessions).find(({ fields }) => fields.some(({ name }) => name === "startsAt"))!;
    const [form, another] = [await plan(), await plan()];
    expect(await again(() => organiser.submit(form, times))).toEqual([`303 ${sessions}?done=planned`]);
    expect(await db.sessionPlan.count({ where: { event: { slug } } })).toBe(1);
    // Two groups at the same time are two sessions.
    expect((await organiser.submit(another, times)).status).toBe(303);
    expect(await db.sessionPlan.count({ where: { event: { slug } } })).toBe(2);

    const { id } = await db.eventSession.findFirstOrThrow({ where: { event: { slug: "cool-shelter-visit" } }, orderBy: { startsAt: "asc" } });
    const counter = (await organiser2.get(`/desk/events/cool-shelter-visit/register-for?session=${id}`)).form("/register-for");
    expect(await again(() => organiser2.submit(counter, { name: "钱奶奶", partySize: "1" }))).toEqual([expect.stringMatching(/^303 \/tickets\/A/)]);
    expect(await db.registration.count({ where: { sessionId: id, name: "钱奶奶" } })).toBe(1);
  });

  it("sees and touches the own unit's events only: the other's are not there", async () => {
    const list = await organiser2.get("/desk/events");
    expect(list.text).toContain("走进地下纳凉点");
    expect(list.text).not.toContain("科普馆之夜");
    for (const path of ["/desk/events/hall-by-night", "/desk/events/hall-by-night/sessions", "/desk/events/hall-by-night/registrations", "/desk/events/hall-by-night/register-for"]) {
      expect([path, (await organiser2.get(path)).status]).toEqual([path, 404]);
    }
    const { id } = await db.eventSession.findFirstOrThrow({ where: { event: { slug: "hall-by-night" } } });
    for (const fields of [{ intent: "capacity", sessionId: id, capacity: "1" }, { intent: "cancel", sessionId: id, cause: "other", reason: "不是我的活动" }, times] as Record<string, string>[]) {
      expect((await send(organiser2, "/desk/events/hall-by-night/sessions", fields)).status).toBe(404);
    }
    expect(await db.eventSession.findUnique({ where: { id } })).toMatchObject({ capacity: 30, cancelledAt: null });
  });

  it("registers somebody from the counter and gets the ticket to print; the list masks every contact", async () => {
    const { id } = await db.eventSession.findFirstOrThrow({ where: { event: { slug: "cool-shelter-visit" } }, orderBy: { startsAt: "asc" } });
    const form = (await organiser2.get(`/desk/events/cool-shelter-visit/register-for?session=${id}`)).form("/register-for");
    const done = await organiser2.submit(form, { name: "赵奶奶", partySize: "2" });
    expect([done.status, done.location]).toEqual([303, expect.stringMatching(/^\/tickets\/A/)]);
    expect((await organiser2.follow(done)).text).toContain("赵*奶");
    const list = await organiser2.get(`/desk/events/cool-shelter-visit/registrations?session=${id}`);
    expect(list.text).toMatch(/赵奶奶/);
    expect(list.body).not.toMatch(/1380000\d{4}/);
    expect(list.headers.get("cache-control")).toBe("no-store");
  });

  it("raises the capacity and the line moves at once; cancels one registration with a reason", async () => {
    const slug = "hands-on-corner";
    const session = await db.eventSession.findFirstOrThrow({ where: { event: { slug } }, orderBy: { startsAt: "desc" } });
    platform.clock.set(filled.at);
    await db.eventSession.update({ where: { id: session.id }, data: { capacity: 8, seatsLeft: 0 } });
    const waiting = await register(platform, platform.clock.now(), session.id, 555);
    expect(waiting).toMatchObject({ state: "waiting" });
    expect((await send(organiser, `/desk/events/${slug}/sessions`, { intent: "capacity", sessionId: session.id, capacity: "9" })).status).toBe(303);
    const row = await db.registration.findUniqueOrThrow({ where: { id: waiting.ok ? waiting.registrationId : "" } });
    expect(row.state).toBe("confirmed");
    expect((await send(organiser, `/desk/events/${slug}/registrations?session=${session.id}`, { registrationId: row.id, reason: "" })).status).toBe(422);
    expect((await send(organiser, `/desk/events/${slug}/registrations?session=${session.id}`, { registrationId: row.id, reason: "本人来电取消" })).status).toBe(303);
    expect(await db.registration.findUnique({ where: { id: row.id } })).toMatchObject({ state: "cancelled", endedBy: "office" });
  });
});

it("whoever has no such role is turned away from every page and every form", async () => {
  const paths = ["/desk/events", "/desk/events/new", "/desk/events/hall-by-night/sessions", "/desk/events/hall-by-night/registrations", "/desk/seasons/2026"];
  for (const name of ["drafter", "gate", "citizen"]) {
    const person = await persona(name);
    for (const path of paths) expect([name, path, (await person.get(path)).status]).toEqual([name, path, 403]);
    expect((await send(person, "/desk/events/new", { intent: "save", slug: "never", ...texts })).status).toBe(403);
  }
  const stranger = visitor(origin);
  expect((await stranger.get("/desk/events")).status).toBe(302);
  expect((await send(stranger, "/desk/events/new", { intent: "save", slug: "never", ...texts })).status).toBe(401);
});

it("a new open month is public after review and release, and belongs to the unit that wrote it", async () => {
  const season = { year: "2027", title: "2027年政府开放月", theme: "同一座城", startsOn: "2027-08-01", endsOn: "2027-08-31", registrationLimit: "2" };
  expect((await send(organiser, "/desk/seasons/new", season)).location).toBe("/desk/seasons/2027?saved=1");
  expect((await visitor(origin).get("/open-month/2027")).status).toBe(404);
  expect((await send(organiser2, "/desk/seasons/2027", { ...season, theme: "别的" })).status).toBe(404);
  expect((await organiser2.get("/desk/seasons/2027")).text).toContain("由其他单位管理");
});
