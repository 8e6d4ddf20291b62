import { afterEach, describe, expect, it } from "vitest";
import type { Contact } from "~/domain/identity/contact";
import { sessionCookie } from "~/platform/session.server";
import { testPlatform } from "../../../tests/support/platform";
import { confirmContactCode } from "./confirm-contact-code.server";
import { requestContactCode, type ContactPurpose } from "./request-contact-code.server";
import { signInCitizen } from "./sign-in-citizen.server";
import { viewerOf } from "./viewer.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const after = (ms: number) => new Date(now.getTime() + ms);
const TEN_MINUTES = 600_000;
const phone: Contact = { kind: "phone", value: "13800000001" };
const email: Contact = { kind: "email", value: "wang@home.example" };

let caller = 0;
async function ask(contact: Contact = phone, { at = now, purpose = "sign-in" as ContactPurpose, address = `192.0.2.${(caller += 1)}` } = {}) {
  return requestContactCode(platform, at, { contact, purpose, lang: "zh", address });
}
async function lastCode(): Promise<string> {
  const { props } = await db.message.findFirstOrThrow({ orderBy: { id: "desc" } });
  return (props as { code: string }).code;
}
async function codeFor(...args: Parameters<typeof ask>): Promise<string> {
  expect(await ask(...args)).toEqual({ ok: true });
  return lastCode();
}
const other = (code: string) => (code === "000000" ? "111111" : "000000");
const confirm = (code: string, { contact = phone, at = now, purpose = "sign-in" as ContactPurpose } = {}) => confirmContactCode(platform, at, { contact, purpose, code });

afterEach(async () => {
  await db.$executeRaw`TRUNCATE "ContactCode", "Citizen", "Session", "AuditRow", "Message", "RateCounter" CASCADE`;
});

describe("a contact code", () => {
  it("is six digits, sent to the contact, and not stored in clear beside it", async () => {
    const code = await codeFor(email);
    expect(code).toMatch(/^\d{6}$/);
    expect(await db.message.findMany()).toMatchObject([{ channel: "mail", recipient: email.value, template: "contact-code", props: { expiresAt: after(TEN_MINUTES).toISOString() } }]);
    const [stored] = await db.contactCode.findMany();
    expect(stored?.codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(stored).toMatchObject({ triesLeft: 5, expiresAt: after(TEN_MINUTES) });
  });

  it("proves its contact once", async () => {
    const code = await codeFor();
    expect(await confirm(code)).toEqual({ ok: true });
    expect(await confirm(code)).toEqual({ ok: false, reason: "CODE_GONE" });
  });

  it("is good until ten minutes have passed", async () => {
    expect(await confirm(await codeFor(), { at: after(TEN_MINUTES - 1) })).toEqual({ ok: true });
    expect(await confirm(await codeFor(), { at: after(TEN_MINUTES) })).toEqual({ ok: false, reason: "CODE_GONE" });
  });

  it("is void after five wrong tries, the right one included", async () => {
    const code = await codeFor();
    for (let n = 0; n < 5; n += 1) expect(await confirm(other(code))).toEqual({ ok: false, reason: "WRONG_CODE" });
    expect(await confirm(code)).toEqual({ ok: false, reason: "CODE_GONE" });
  });

  it("still works at the fifth try", async () => {
    const code = await codeFor();
    for (let n = 0; n < 4; n += 1) await confirm(other(code));
    expect(await confirm(code)).toEqual({ ok: true });
  });

  it("is void as soon as a new one is asked for", async () => {
    const first = await codeFor();
    const second = await codeFor(phone, { at: after(1000) });
    if (first !== second) expect(await confirm(first, { at: after(2000) })).toEqual({ ok: false, reason: "WRONG_CODE" });
    expect(await confirm(second, { at: after(2000) })).toEqual({ ok: true });
    expect(await db.contactCode.count()).toBe(1);
  });

  it("proves no other contact and serves no other purpose", async () => {
    const code = await codeFor();
    expect(await confirm(code, { contact: email })).toEqual({ ok: false, reason: "CODE_GONE" });
    expect(await confirm(code, { purpose: "withdraw-opinion" })).toEqual({ ok: false, reason: "CODE_GONE" });
    expect(await confirm(code)).toEqual({ ok: true });
  });

  it("can be asked for five times an hour by one contact, and not without end from one address", async () => {
    for (let n = 0; n < 5; n += 1) expect(await ask()).toEqual({ ok: true });
    expect(await ask()).toEqual({ ok: false, reason: "TOO_MANY_TRIES" });
    for (let n = 0; n < 60; n += 1) await ask({ kind: "email", value: `p${n}@home.example` }, { address: "198.51.100.7" });
    expect(await ask(email, { address: "198.51.100.7" })).toEqual({ ok: false, reason: "TOO_MANY_TRIES" });
    expect(await ask(email)).toEqual({ ok: true });
  });

  it("does not keep contacts of people who never came back", async () => {
    await ask(email);
    await ask(phone, { at: after(2 * 86_400_000) });
    expect((await db.contactCode.findMany()).map(({ contact }) => contact)).toEqual([phone.value]);
  });
});

describe("a citizen who signs in with a code", () => {
  it("is the same person every time, with a session that the site knows", async () => {
    const first = await signInCitizen(platform, now, { contact: phone, code: await codeFor() });
    await signInCitizen(platform, now, { contact: phone, code: await codeFor() });
    expect(await db.citizen.findMany()).toMatchObject([{ contactKind: "phone", contact: phone.value }]);
    const cookie = await sessionCookie(platform).serialize(first.ok ? first.token : "");
    const viewer = await viewerOf(platform, new Request("http://localhost/me", { headers: { cookie: cookie.split(";")[0] ?? "" } }), now);
    expect(viewer).toMatchObject({ kind: "citizen", contactKind: "phone", contact: phone.value });
  });

  it("with a wrong code is nobody, and the try is spent", async () => {
    const code = await codeFor();
    expect(await signInCitizen(platform, now, { contact: phone, code: other(code) })).toEqual({ ok: false, reason: "WRONG_CODE" });
    expect([await db.session.count(), await db.citizen.count()]).toEqual([0, 0]);
    expect(await db.contactCode.findMany()).toMatchObject([{ triesLeft: 4 }]);
  });
});
