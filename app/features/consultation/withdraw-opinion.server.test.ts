import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Contact } from "~/domain/identity/contact";
import { withdrawProjection } from "~/publications";
import { buildConsultation } from "../../../tests/support/consultation-builder";
import { testPlatform } from "../../../tests/support/platform";
import { findReceipt } from "./receipt-queries.server";
import { submitOpinion } from "./submit-opinion.server";
import { withdrawOpinion } from "./withdraw-opinion.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const closesAt = new Date("2026-09-01T00:00:00+08:00");
const phone: Contact = { kind: "phone", value: "13800000001" };

async function received(contact: Contact | null): Promise<string> {
  const result = await submitOpinion(
    platform,
    now,
    { slug: "garage-rules", clause: "a7", body: "我家住在三号楼。", authorKind: "individual", name: "王小明", contact, namePublic: true, consentVersion: null, contactConfirmed: false, submission: "", channel: "web", lang: "zh" },
    randomBytes,
  );
  if (!result.ok) throw new Error(result.reason);
  return result.receiptCode;
}
const withdraw = (receiptCode: string, provedContact: Contact | null = null, at = now) => withdrawOpinion(platform, at, { receiptCode, provedContact }, withdrawProjection);

beforeEach(async () => {
  await buildConsultation(db);
});
afterEach(async () => {
  await db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "AuditRow", "Message" CASCADE`;
});

describe("an opinion that its author takes back", () => {
  it("leaves a number and nothing of the person or the words", async () => {
    const code = await received(null);
    await db.point.create({ data: { opinionId: (await db.opinion.findFirstOrThrow()).id, position: 2, text: "三号楼" } });
    expect(await withdraw(code)).toEqual({ ok: true });
    const row = await db.opinion.findFirstOrThrow({ include: { points: true } });
    expect(row).toMatchObject({ withdrawnAt: now, body: "", authorName: null, contact: null, contactKind: null, salt: null, clauseLabel: "第七条" });
    expect(row.points.map(({ text }) => text)).toEqual(["", ""]);
    expect(JSON.stringify(row)).not.toMatch(/王小明|三号楼/);
    const receipt = await findReceipt(db, code, now);
    expect(receipt).toMatchObject({ withdrawnAt: now, body: "", authorMask: null });
  });

  it("needs proof of the contact where one was left", async () => {
    const code = await received(phone);
    expect(await withdraw(code)).toEqual({ ok: false, reason: "CONTACT_NOT_CONFIRMED" });
    expect(await withdraw(code, { kind: "phone", value: "13800000002" })).toEqual({ ok: false, reason: "CONTACT_NOT_CONFIRMED" });
    expect(await db.opinion.count({ where: { body: "" } })).toBe(0);
    expect(await withdraw(code, phone)).toEqual({ ok: true });
  });

  it("can be taken back until the last millisecond of the window", async () => {
    const code = await received(null);
    expect(await withdraw(code, null, closesAt)).toEqual({ ok: false, reason: "WINDOW_CLOSED" });
    expect(await withdraw(code, null, new Date(closesAt.getTime() - 1))).toEqual({ ok: true });
  });

  it("is withdrawn once, however often and however fast it is asked for", async () => {
    const code = await received(null);
    const answers = await Promise.all(Array.from({ length: 10 }, () => withdraw(code)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await withdraw(code)).toEqual({ ok: false, reason: "ALREADY_WITHDRAWN" });
    expect(await db.auditRow.count({ where: { action: "opinion.withdrawn" } })).toBe(1);
  });

  it("must exist", async () => {
    expect(await withdraw("AAAAAAAAAA")).toEqual({ ok: false, reason: "UNKNOWN_RECEIPT" });
  });
});
