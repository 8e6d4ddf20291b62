import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkReceiptCode, makeReceiptCode } from "~/domain/codes/receipt-code";
import { opinionDigestInput } from "~/domain/text/opinion-digest";
import { sha256Hex } from "~/domain/text/sha256";
import { buildConsultation, addWindow, CLOSED_REASON, type TestConsultation } from "../../../tests/support/consultation-builder";
import { testPlatform } from "../../../tests/support/platform";
import { submitOpinion, type NewOpinion } from "./submit-opinion.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date("2026-08-12T09:00:00+08:00");
const closesAt = new Date("2026-09-01T00:00:00+08:00");
const opinion = (over: Partial<NewOpinion> = {}): NewOpinion => ({
  slug: "garage-rules",
  clause: "a7",
  body: "建议将三十日改为四十五日。",
  authorKind: "individual",
  name: "",
  contact: null,
  namePublic: false,
  consentVersion: null,
  contactConfirmed: false,
  submission: "page-token-1",
  channel: "web",
  lang: "zh",
  ...over,
});
const submit = (over: Partial<NewOpinion> = {}, at = now) => submitOpinion(platform, at, opinion(over), randomBytes);

let consultation: TestConsultation;
beforeEach(async () => {
  consultation = await buildConsultation(db);
});
afterEach(async () => {
  await db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "AuditRow", "Message" CASCADE`;
});

describe("an opinion that is taken", () => {
  it("is written with one point, an audit row that names nobody, and a receipt", async () => {
    const result = await submit({ name: "王小明" });
    expect(result).toMatchObject({ ok: true, isNew: true });
    const [row] = await db.opinion.findMany({ include: { points: true } });
    expect(row).toMatchObject({
      windowId: consultation.windowId,
      clauseLabel: "第七条",
      quotedText: "第七条（验收）　建设单位应当自竣工之日起三十日内备案，并提交：\n（一）备案表；\n材料齐全的，当场办结。",
      body: "建议将三十日改为四十五日。",
      authorName: "王小明",
      namePublic: false,
      channel: "web",
      receivedAt: now,
      receiptCode: result.ok && result.receiptCode,
    });
    expect(row?.points).toMatchObject([{ position: 1, text: "建议将三十日改为四十五日。", clauseIdentityId: row?.clauseIdentityId }]);
    const audit = await db.auditRow.findMany();
    expect(audit).toMatchObject([{ action: "opinion.received", actorKind: "anonymous", actorId: null, nounId: row?.id }]);
    expect(JSON.stringify(audit[0]?.detail)).not.toMatch(/王小明|四十五日/);
  });

  it("has a well-formed code and a digest that its holder can compute from salt and text", async () => {
    const result = await submit();
    expect(checkReceiptCode(result.ok ? result.receiptCode : "")).toMatchObject({ ok: true });
    const row = await db.opinion.findFirstOrThrow();
    expect(row.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(row.digest).toBe(sha256Hex(opinionDigestInput(row.salt ?? "", "建议将三十日改为四十五日。")));
  });

  it("sends the receipt to the contact, once, with the day of the answer", async () => {
    const contact = { kind: "email", value: "wang@home.example" } as const;
    const result = await submit({ contact, lang: "en" });
    await submit({ contact, lang: "en" });
    const messages = await db.message.findMany();
    expect(messages).toMatchObject([{ channel: "mail", template: "opinion-receipt", recipient: "wang@home.example", lang: "en" }]);
    expect(messages[0]?.props).toMatchObject({
      receiptCode: result.ok && result.receiptCode,
      receiptUrl: `${platform.env.publicUrl}/en/receipts/${result.ok ? result.receiptCode : ""}`,
      decisionTitle: "Rules on garages",
      clauseLabel: "第七条",
      answerDueOn: "2026-09-30",
    });
  });

  it("by phone goes by text message; without a contact nothing is sent", async () => {
    await submit();
    expect(await db.message.count()).toBe(0);
    await submit({ contact: { kind: "phone", value: "13800000001" } });
    expect(await db.message.findMany()).toMatchObject([{ channel: "sms", recipient: "13800000001" }]);
  });

  it("never floods a contact that nobody has confirmed, and is taken all the same", async () => {
    const contact = { kind: "phone", value: "13800000001" } as const;
    for (let n = 0; n < 22; n += 1) expect(await submit({ contact, submission: `page-${n}` })).toMatchObject({ ok: true });
    expect([await db.opinion.count(), await db.message.count()]).toEqual([22, 20]);
  });

  it("may be about the whole draft, or about a paragraph of an article", async () => {
    await submit({ clause: "" });
    await submit({ clause: "a7.p2" });
    const rows = await db.opinion.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => [row.clauseLabel, row.quotedText])).toEqual([
      [null, null],
      ["第七条第二款", "材料齐全的，当场办结。"],
    ]);
  });

  it("gets another code when the drawn one is somebody's already", async () => {
    const first = await submit();
    const taken = Buffer.from("the same bytes for both codes, more than enough of them");
    let draws = 0;
    // Salt and first code of the second opinion repeat those that gave the code of an opinion that is there already.
    const code = makeReceiptCode((n) => taken.subarray(0, n));
    await db.opinion.updateMany({ data: { receiptCode: code } });
    const second = await submitOpinion(platform, now, opinion({ submission: "another page" }), (n) => {
      draws += 1;
      return draws <= 2 ? taken.subarray(0, n) : randomBytes(n);
    });
    expect(first.ok && second.ok).toBe(true);
    expect(second).toMatchObject({ ok: true, isNew: true });
    expect(second.ok && second.receiptCode).not.toBe(code);
    expect(draws).toBeGreaterThan(2);
    expect(await db.opinion.count()).toBe(2);
  });
});

describe("the closing instant", () => {
  it.each([
    ["the opening instant", new Date("2026-08-01T00:00:00+08:00"), true],
    ["one millisecond before closing", new Date(closesAt.getTime() - 1), true],
    ["the closing instant itself", closesAt, "WINDOW_CLOSED"],
    ["one millisecond before opening", new Date(new Date("2026-08-01T00:00:00+08:00").getTime() - 1), "WINDOW_NOT_OPEN_YET"],
  ])("%s", async (_name, at, expected) => {
    const result = await submit({}, at);
    expect(result.ok || result.reason).toBe(expected);
    expect(await db.opinion.count()).toBe(expected === true ? 1 : 0);
  });

  it("does not take the receipt from a browser that repeats its request too late", async () => {
    const inTime = await submit({}, new Date(closesAt.getTime() - 1));
    expect(await submit({}, closesAt)).toEqual({ ok: true, receiptCode: inTime.ok && inTime.receiptCode, isNew: false });
    expect(await submit({ body: "迟到的另一条意见" }, closesAt)).toMatchObject({ ok: false, reason: "WINDOW_CLOSED", closesAt });
  });

  it("is that of the round which is open, not of one that is only announced", async () => {
    await addWindow(db, consultation.decisionId, consultation.versionId, { opensAt: "2026-10-01T00:00:00+08:00", closesAt: "2026-11-01T00:00:00+08:00" });
    expect(await submit()).toMatchObject({ ok: true });
    expect(await db.opinion.findMany()).toMatchObject([{ windowId: consultation.windowId }]);
    expect(await submit({ submission: "late" }, closesAt)).toMatchObject({ ok: false, reason: "WINDOW_NOT_OPEN_YET" });
  });
});

describe("an opinion that cannot be taken", () => {
  it.each([
    ["a decision nobody knows", { slug: "unknown" }, { reason: "NO_WINDOW" }],
    ["a clause that is not in the draft", { clause: "a99" }, { reason: "CLAUSE_UNKNOWN" }],
    ["a chapter", { clause: "c1" }, { reason: "CLAUSE_UNKNOWN" }],
    ["a clause that takes no comments", { clause: "a5" }, { reason: "CLAUSE_CLOSED", closedReason: CLOSED_REASON }],
    ["a paragraph of such a clause", { clause: "a5.p2" }, { reason: "CLAUSE_CLOSED", closedReason: CLOSED_REASON }],
  ])("%s", async (_name, over, expected) => {
    expect(await submit(over)).toMatchObject({ ok: false, ...expected });
    expect([await db.opinion.count(), await db.auditRow.count()]).toEqual([0, 0]);
  });

  it("without a name where the window asks for one", async () => {
    const named = await buildConsultation(db, { slug: "named", allowsAnonymous: false });
    expect(await submit({ slug: named.slug })).toEqual({ ok: false, reason: "NAME_MISSING" });
    expect(await submit({ slug: named.slug, name: "王小明" })).toMatchObject({ ok: true });
  });

  it("once the window has been taken down", async () => {
    await db.publicDocument.updateMany({ where: { kind: "window" }, data: { withdrawnAt: now, body: {} } });
    expect(await submit()).toEqual({ ok: false, reason: "NO_WINDOW" });
  });
});

describe("the same opinion sent again", () => {
  it("is one opinion with one receipt, from the same page and from a script without a token", async () => {
    for (const submission of ["page-token-1", ""]) {
      const first = await submit({ submission });
      expect(await submit({ submission }, new Date(now.getTime() + 60_000))).toEqual({ ok: true, receiptCode: first.ok && first.receiptCode, isNew: false });
    }
    expect([await db.opinion.count(), await db.point.count(), await db.auditRow.count()]).toEqual([2, 2, 2]);
  });

  it("is another one when anything in it differs, even from the same page", async () => {
    const others: Partial<NewOpinion>[] = [
      {},
      { body: "建议将三十日改为六十日。" },
      { clause: "a1" },
      { name: "王小明" },
      { contact: { kind: "phone", value: "13800000002" } },
      { submission: "page-token-2" },
    ];
    const codes = new Set<string>();
    for (const other of others) {
      const result = await submit(other);
      if (result.ok) codes.add(result.receiptCode);
    }
    expect(codes.size).toBe(others.length);
  });
});
