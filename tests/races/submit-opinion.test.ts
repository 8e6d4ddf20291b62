import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { submitOpinion, type NewOpinion } from "~/features/consultation/submit-opinion.server";
import { buildConsultation } from "../support/consultation-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { submitUnguarded } from "./submit-opinion.unguarded";

const now = new Date("2026-08-12T09:00:00+08:00");
const AT_ONCE = 20;
const opinion: NewOpinion = {
  slug: "garage-rules",
  clause: "a7",
  body: "建议将三十日改为四十五日。",
  authorKind: "individual",
  name: "",
  contact: { kind: "phone", value: "13800000001" },
  namePublic: false,
  consentVersion: null,
  contactConfirmed: false,
  submission: "one page",
  channel: "web",
  lang: "zh",
};
const atOnce = <Result>(run: (n: number) => Promise<Result>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => run(n)));

describe("the same opinion posted twenty times at once", () => {
  it("is one opinion, one point, one audit row and one message; all twenty get the one receipt", async () => {
    const platform = await testPlatform({ pool: 30 });
    await buildConsultation(platform.db);
    const answers = await atOnce(() => submitOpinion(platform, now, opinion, randomBytes));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(answers.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
    expect(new Set(answers.map((answer) => (answer.ok ? answer.receiptCode : answer.reason)))).toHaveLength(1);
    const { db } = platform;
    const received = await db.auditRow.count({ where: { action: "opinion.received" } });
    expect([await db.opinion.count(), await db.point.count(), received, await db.message.count()]).toEqual([1, 1, 1, 1]);
  });

  it("is twenty opinions as soon as the unique key is gone", async () => {
    const platform = await testPlatform({ pool: 30 });
    await buildConsultation(platform.db);
    await platform.db.$executeRaw`DROP INDEX "Opinion_windowId_idempotencyKey_key"`;
    await atOnce(() => submitOpinion(platform, now, opinion, randomBytes));
    expect(await platform.db.opinion.count()).toBe(AT_ONCE);
  });

  it("is more than one opinion where somebody looks first and writes then", async () => {
    const platform = await testPlatform({ pool: 30 });
    const { windowId } = await buildConsultation(platform.db);
    await platform.db.$executeRaw`DROP INDEX "Opinion_windowId_idempotencyKey_key"`;
    const looked = meetingPoint(2);
    await atOnce(() => submitUnguarded(platform, now, { windowId, idempotencyKey: "the same", looked }));
    expect(await platform.db.opinion.count()).toBeGreaterThan(1);
  });
});

it("twenty different opinions from one page at once are twenty", async () => {
  const platform = await testPlatform({ pool: 30 });
  await buildConsultation(platform.db);
  const answers = await atOnce((n) => submitOpinion(platform, now, { ...opinion, body: `意见 ${n}` }, randomBytes));
  expect(new Set(answers.map((answer) => (answer.ok ? answer.receiptCode : answer.reason)))).toHaveLength(AT_ONCE);
  expect(await platform.db.opinion.count()).toBe(AT_ONCE);
});
