import { describe, expect, it } from "vitest";
import { isLotteryDrawn } from "~/domain/open-month/public-shapes";
import { findLottery } from "~/features/open-month/public-queries.server";
import { tellLottery } from "~/features/open-month/tell-lottery.server";
import { buildEvent } from "../support/event-builder";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db, clock } = platform;
const origin = await openSite(platform);
const { slug, sessionIds } = await buildEvent(platform, { slug: "siren-roof", unitId: "publicity", seasonYear: null, sessions: [{ capacity: 3, drawAt: "2026-08-19T21:30:00+08:00" }] });
const sessionId = sessionIds[0]!;
const desk = `/desk/events/${slug}/lotteries/${sessionId}`;

async function citizen(n: number): Promise<Visitor> {
  const person = visitor(origin);
  await person.post("/sign-in/demo", new URLSearchParams({ persona: "citizen", n: String(n) }));
  return person;
}
async function hire(persona: string, unitId: string): Promise<void> {
  const staff = { email: `${persona}@desk.example`, name: "邹晓蕾", unitId, persona, createdAt: clock.now(), roles: { create: [{ role: "organiser" }] } };
  await db.unit.upsert({ where: { id: unitId }, create: { id: unitId, name: unitId, nameEn: unitId, kind: "office" }, update: {} });
  await db.staff.create({ data: staff });
}
await hire("organiser", "publicity");
await hire("organiser2", "wangchao");
let [organiser, stranger] = [visitor(origin), visitor(origin)];
let people: Visitor[] = [];
/** Everybody signs in anew: nobody stays signed in from the application to the draw. */
async function at(time: string): Promise<void> {
  clock.set(new Date(`${time}+08:00`));
  [organiser, stranger] = [visitor(origin), visitor(origin)];
  await organiser.post("/sign-in/demo", new URLSearchParams({ persona: "organiser" }));
  await stranger.post("/sign-in/demo", new URLSearchParams({ persona: "organiser2" }));
  people = await Promise.all([1, 2, 3, 4, 5].map(citizen));
}
const send = (person: Visitor, path: string, fields: Record<string, string>) => person.post(path, new URLSearchParams(fields));
await at("2026-08-12T09:00:00");

describe("a session by lottery, from the announcement to the ticket", () => {
  it("says on its page in both languages how and when it is drawn, and takes applications by one button", async () => {
    const page = await visitor(origin).get(`/events/${slug}`);
    expect(page.text).toContain("这个场次用抽签决定谁参加");
    expect(page.text).toContain("2026年8月19日 21:30");
    expect(page.text).toContain("2026年8月19日晚公布的某公开号码");
    expect((await visitor(origin).get(`/en/events/${slug}`)).text).toContain("Who comes is decided by a draw");
    for (const person of people) {
      const done = await person.submit((await person.get(`/events/${slug}`)).form(`/events/${slug}/register`));
      expect(done.status).toBe(303);
      expect((await person.follow(done)).text).toContain("已申请，等待抽签");
    }
    const api = JSON.parse((await visitor(origin).get(`/api/v1/events/${slug}`)).body) as { sessions: unknown[] };
    expect(api.sessions).toMatchObject([{ allocation: "lottery", capacity: 3, seatsLeft: 3, applied: 5, waiting: 0, draw: { at: "2026-08-19T13:30:00.000Z", listFrozenAt: null, recordUrl: null } }]);
  });

  it("is frozen at the desk after closing, by its own unit alone, and published with its hash", async () => {
    expect((await send(organiser, desk, { intent: "freeze" })).text).toContain("报名还没有截止");
    await at("2026-08-19T18:00:00");
    expect((await stranger.get(desk)).status).toBe(404);
    expect((await send(stranger, desk, { intent: "freeze" })).status).toBe(404);
    expect((await send(people[0]!, desk, { intent: "freeze" })).status).toBe(403);
    const frozen = await organiser.submit((await organiser.get(desk)).form(desk));
    expect(frozen.location).toBe(`${desk}?done=frozen`);
    const page = await visitor(origin).get(`/lotteries/${sessionId}`);
    const { recordHash } = await db.sessionLottery.findUniqueOrThrow({ where: { sessionId } });
    expect(page.text).toContain(recordHash);
    expect(page.text).toContain("申请 5 组 = 进入名单 5 ＋ 冻结前退出 0");
    expect((await visitor(origin).get(`/events/${slug}`)).text).toContain("申请名单已经冻结，等待抽签");
    expect((await send(await citizen(9), `/events/${slug}/register`, { sessionId, partySize: "1" })).status).toBe(409);
  });

  it("is drawn with the public value typed twice, and everybody finds the result, the record, and their own place", async () => {
    const value = { intent: "reveal", value: "4 8 15 16 23", valueAgain: "4 8 15 16 23", publicAt: "2026-08-19T21:30" };
    expect((await send(organiser, desk, value)).status).toBe(409);
    await at("2026-08-19T21:45:00");
    const typo = await send(organiser, desk, { ...value, valueAgain: "4 8 15 16 24" });
    expect([typo.status, typo.text]).toEqual([422, expect.stringContaining("两次填写的随机数不同")]);
    expect((await send(organiser, desk, value)).location).toBe(`${desk}?done=drawn`);
    expect((await send(organiser, desk, { ...value, value: "1", valueAgain: "1" })).location).toBe(`${desk}?done=unchanged`);

    const lottery = await findLottery(db, sessionId);
    if (lottery === null || lottery === "withdrawn" || !isLotteryDrawn(lottery.record)) throw new Error("not drawn");
    const { chosen, alternates } = lottery.record.draw;
    expect([chosen.length, alternates.length]).toEqual([3, 2]);
    const file = await visitor(origin).get(`/lotteries/${sessionId}/record.json`);
    expect(JSON.parse(file.body)).toEqual(lottery.record);
    const page = (await visitor(origin).get(`/lotteries/${sessionId}`)).text;
    expect(page).toContain("中签（3 组）");
    expect(page).toContain("npm run draw:verify");
    expect((await organiser.get(desk)).text).toContain(`中签：第 ${chosen.join("、")} 号`);

    await tellLottery(platform, clock.now(), { sessionId });
    for (const [index, person] of people.entries()) {
      const rows = (await person.get("/me")).body;
      const code = /\/tickets\/(A[A-Z2-9]{25})/.exec(rows)?.[1] ?? "";
      const ticket = await person.get(`/tickets/${code}`);
      expect(ticket.text).toContain(chosen.includes(index + 1) ? "已报名，这是您的票" : `您${alternates.indexOf(index + 1) === 0 ? "排在第一位" : "前面还有 1 组"}`);
    }
    const { _count } = await db.message.aggregate({ where: { template: { in: ["registration-drawn", "registration-not-drawn"] } }, _count: true });
    expect(_count).toBe(5);
  });
});

it("a record that nobody made is not there", async () => {
  expect((await visitor(origin).get("/lotteries/nothing")).status).toBe(404);
  expect((await visitor(origin).get("/lotteries/nothing/record.json")).status).toBe(404);
});
