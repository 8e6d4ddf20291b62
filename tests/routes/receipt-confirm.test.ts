import { beforeEach, describe, expect, it } from "vitest";
import { buildConsultation } from "../support/consultation-builder";
import { visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00" });
const { db } = platform;
const origin = await openSite(platform);
await buildConsultation(db);
let person = 0;

/** Gives an opinion with a contact of its own, or none; the receipt's code. */
async function give(contact = `1380000${String(person).padStart(4, "0")}`): Promise<string> {
  const somebody = visitor(origin);
  const form = (await somebody.get("/decisions/garage-rules/opinion")).form("/opinion");
  const page = await somebody.submit(form, { body: `第 ${person} 件。`, contact, consent: "on" });
  return /receipts\/(\w+)/.exec(page.location ?? "")?.[1] ?? "";
}
beforeEach(async () => {
  person += 1;
  platform.clock.set("2026-08-12T09:00:00+08:00");
  await db.$executeRaw`TRUNCATE "RateCounter", "Message", "ContactCode"`;
});
const path = (code: string) => `/receipts/${code}/confirm`;
const somebody = visitor(origin);
const sendCode = async (code: string) => somebody.submit((await somebody.get(path(code))).form("/confirm"));
const confirm = (code: string, contactCode: string) => somebody.post(path(code), new URLSearchParams({ intent: "confirm", contactCode }));
const sixDigits = async () => ((await db.message.findFirstOrThrow({ where: { template: "contact-code" }, orderBy: { id: "desc" } })).props as { code: string }).code;
const another = (right: string) => (right === "000000" ? "111111" : "000000");
const confirmedAt = async (code: string) => (await db.opinion.findUniqueOrThrow({ where: { receiptCode: code } })).contactConfirmedAt;

describe("confirming the contact of an opinion by a code", () => {
  it("with the right code notes the instant once, and the page shows the contact at no step", async () => {
    const code = await give();
    const first = await somebody.get(path(code));
    const second = await sendCode(code);
    expect([first.status, second.status, second.text.includes("验证码已经发到您留下的手机号码")]).toEqual([200, 200, true]);
    expect(first.body + second.body).not.toMatch(/1380000\d{4}/);
    platform.clock.advance(3);
    const done = await confirm(code, await sixDigits());
    expect([done.status, done.location]).toEqual([303, `/receipts/${code}`]);
    expect(await confirmedAt(code)).toEqual(platform.clock.now());
    expect(await db.auditRow.count({ where: { action: "opinion.contact-confirmed" } })).toBe(1);
  });

  it("sent twice, at once or later, confirms once and says so each time; the first instant stays", async () => {
    const code = await give();
    await sendCode(code);
    const right = await sixDigits();
    const pressed = await Promise.all([confirm(code, right), confirm(code, right)]);
    const first = await confirmedAt(code);
    platform.clock.advance(1);
    pressed.push(await confirm(code, right));
    expect(pressed.map(({ status, location }) => [status, location])).toEqual([0, 1, 2].map(() => [303, `/receipts/${code}`]));
    platform.clock.advance(9);
    expect((await confirm(code, right)).text).toContain("验证码已经失效");
    expect(await db.auditRow.count({ where: { action: "opinion.contact-confirmed", at: first! } })).toBe(1);
    expect(await confirmedAt(code)).toEqual(first);
  });

  it("wrong five times is over, the right one too; a new one works, and the old one no more", async () => {
    const code = await give();
    await sendCode(code);
    const right = await sixDigits();
    for (let n = 0; n < 5; n += 1) {
      const wrong = await confirm(code, another(right));
      expect([wrong.status, wrong.text.includes("验证码不对")]).toEqual([422, true]);
    }
    const late = await confirm(code, right);
    expect([late.status, late.text.includes("验证码已经失效"), await confirmedAt(code)]).toEqual([422, true, null]);
    await sendCode(code);
    const renewed = await sixDigits();
    if (renewed !== right) expect((await confirm(code, right)).status).toBe(422);
    expect((await confirm(code, renewed)).status).toBe(303);
  });

  it("after ten minutes is over, a moment before is not", async () => {
    const [early, late] = [await give(), await give("late@people.test")];
    await sendCode(early);
    const ofEarly = await sixDigits();
    platform.clock.set("2026-08-12T09:09:59+08:00");
    expect((await confirm(early, ofEarly)).status).toBe(303);
    await sendCode(late);
    const ofLate = await sixDigits();
    platform.clock.advance(10);
    const over = await confirm(late, ofLate);
    expect([over.status, over.text.includes("验证码已经失效"), await confirmedAt(late)]).toEqual([422, true, null]);
  });

  it("a code for signing in or for another opinion's contact proves nothing here", async () => {
    const code = await give();
    await somebody.post("/sign-in/code", new URLSearchParams({ contact: `1380000${String(person).padStart(4, "0")}` }));
    expect((await confirm(code, await sixDigits())).status).toBe(422);
    const other = await give("other@people.test");
    await sendCode(other);
    expect((await confirm(code, await sixDigits())).status).toBe(422);
    expect([await confirmedAt(code), await confirmedAt(other)]).toEqual([null, null]);
  });

  it("sends five codes an hour to a contact and then says so", async () => {
    const code = await give();
    for (let n = 0; n < 5; n += 1) expect((await sendCode(code)).status).toBe(200);
    const limited = await sendCode(code);
    expect([limited.status, limited.body.includes("1380000")]).toEqual([429, false]);
    expect(await db.message.count({ where: { template: "contact-code" } })).toBe(5);
  });

  it("tells nobody who guesses codes whether there is an opinion or a contact: one page, then none", async () => {
    const pages = [];
    for (const guess of ["AAAAAAAAAA", "AAAAAAAAAB", "hello", "x".repeat(200)]) pages.push(await somebody.get(path(guess)));
    expect(new Set(pages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(pages[0]!.status).toBe(404);
    for (let n = pages.length; n < 10; n += 1) expect((await somebody.post(path("AAAAAAAAAA"), new URLSearchParams({ intent: "send" }))).status).toBe(404);
    expect((await somebody.get(path("AAAAAAAAAA"))).status).toBe(429);
    expect((await somebody.post(path("AAAAAAAAAA"), new URLSearchParams({ intent: "send" }))).status).toBe(429);
    expect(await db.message.count({ where: { template: "contact-code" } })).toBe(0);
  });

  it("is nothing for an opinion without a contact: the receipt, and no message", async () => {
    const without = visitor(origin);
    const form = (await without.get("/decisions/garage-rules/opinion")).form("/opinion");
    const code = /receipts\/(\w+)/.exec((await without.submit(form, { body: "没有留联系方式。" })).location ?? "")?.[1] ?? "";
    expect((await somebody.get(path(code))).location).toBe(`/receipts/${code}`);
    expect((await somebody.post(path(code), new URLSearchParams({ intent: "send" }))).status).toBe(404);
    expect(await db.message.count()).toBe(0);
  });
});
