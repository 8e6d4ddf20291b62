import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Contact } from "~/domain/identity/contact";
import { buildConsultation } from "../../../tests/support/consultation-builder";
import { testPlatform } from "../../../tests/support/platform";
import { resendReceipts } from "./resend-receipts.server";
import { submitOpinion } from "./submit-opinion.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const phone: Contact = { kind: "phone", value: "13800000001" };
const email: Contact = { kind: "email", value: "wang@home.example" };
let caller = 0;
const resend = (contact: Contact, address = `192.0.2.${(caller += 1)}`) => resendReceipts(platform, now, { contact, lang: "zh", address });

async function give(contact: Contact, times: number): Promise<string[]> {
  const codes: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const opinion = { slug: "garage-rules", clause: "", body: `意见 ${n}`, authorKind: "individual", name: "", contact, namePublic: false, consentVersion: null, contactConfirmed: false, submission: "", channel: "web", lang: "zh" } as const;
    const result = await submitOpinion(platform, new Date(now.getTime() + n), opinion, randomBytes);
    if (result.ok) codes.push(result.receiptCode);
  }
  return codes;
}
const sent = () => db.message.findMany({ where: { template: "receipts-again" }, orderBy: { id: "asc" } });
const codesIn = (props: unknown) => (props as { receipts: { receiptCode: string }[] }).receipts.map(({ receiptCode }) => receiptCode);

beforeEach(async () => {
  await buildConsultation(db);
});
afterEach(async () => {
  await db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "AuditRow", "Message", "RateCounter" CASCADE`;
});

describe("lost receipts", () => {
  it("are all sent to the contact they belong to, and to nobody else", async () => {
    const codes = await give(email, 3);
    await give(phone, 1);
    expect(await resend(email)).toEqual({ ok: true });
    const [message, ...rest] = await sent();
    expect(rest).toEqual([]);
    expect(message).toMatchObject({ channel: "mail", recipient: email.value });
    expect(codesIn(message?.props).sort()).toEqual([...codes].sort());
    expect(message?.props).toMatchObject({ receipts: [{ decisionTitle: "小区车库使用管理办法" }, {}, {}] });
  });

  it("go by text message four at a time", async () => {
    const codes = await give(phone, 6);
    await resend(phone);
    const messages = await sent();
    expect(messages.map(({ props }) => codesIn(props).length)).toEqual([4, 2]);
    expect(messages.flatMap(({ props }) => codesIn(props)).sort()).toEqual([...codes].sort());
  });

  it("of a contact that gave nothing get the same answer and send nothing", async () => {
    await give(phone, 1);
    expect(await resend(email)).toEqual(await resend(phone));
    expect((await sent()).map(({ recipient }) => recipient)).toEqual([phone.value]);
  });

  it("leave an audit row without the contact", async () => {
    await give(phone, 1);
    await resend(phone);
    const rows = await db.auditRow.findMany({ where: { action: "receipts.asked-again" } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows.map(({ nounId, detail }) => [nounId, detail]))).not.toContain(phone.value);
  });

  it("can be asked for five times an hour by one contact and sixty times from one address", async () => {
    for (let n = 0; n < 5; n += 1) expect(await resend(phone)).toEqual({ ok: true });
    expect(await resend(phone)).toEqual({ ok: false, reason: "TOO_MANY_TRIES" });
    for (let n = 0; n < 60; n += 1) await resend({ kind: "email", value: `p${n}@home.example` }, "198.51.100.7");
    expect(await resend(email, "198.51.100.7")).toEqual({ ok: false, reason: "TOO_MANY_TRIES" });
    expect(await resend(email)).toEqual({ ok: true });
  });
});
