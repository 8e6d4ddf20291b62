import { beforeEach, describe, expect, it } from "vitest";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { objectToHiding } from "~/features/consultation/object-to-hiding.server";
import { submitOpinion, type NewOpinion } from "~/features/consultation/submit-opinion.server";
import { withdrawOpinion } from "~/features/consultation/withdraw-opinion.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { randomBytes } from "node:crypto";
import { project, withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, DURING_WINDOW, must, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";

const platform = await testPlatform({ pool: 5 });
const { db } = platform;
const now = platform.clock.now();
let count = 0;
let ledger: Ledger;
let opinion: { id: string; pointId: string; receiptCode: string };

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  [opinion] = (await seedOpinions(platform, ledger, [{}])) as [typeof opinion];
});
const hide = (at = now) => hideOpinion(platform, at, ledger.drafter, { windowId: ledger.windowId, opinionId: opinion.id, rule: "第六条" }, withdrawProjection);
const withdraw = () => withdrawOpinion(platform, DURING_WINDOW, { receiptCode: opinion.receiptCode, provedContact: null }, withdrawProjection);
const object = () => objectToHiding(platform, now, { receiptCode: opinion.receiptCode, reason: "没有违反规则。" });
const many = 12;

describe("one objection", () => {
  it("however often it is sent at once", async () => {
    must(await hide());
    const results = await Promise.all(Array.from({ length: many }, object));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.reason])))).toEqual(new Set(["ALREADY_OBJECTED"]));
    expect(await db.auditRow.count({ where: { action: "objection.made", nounId: opinion.id } })).toBe(1);
  });

  it("and the publication of the report never both: the one is refused, or the other waits", async () => {
    const second = (await seedOpinions(platform, ledger, [{ body: "计入的一件。" }]))[0]!;
    must(await hide());
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [second.pointId], disposition: "notAdopted", reason: "与上位法不符。" });
    await submitAndApprove(platform, now, ledger);
    const [published, objected] = await Promise.all([publishRevision(platform, now, ledger.publisher, reportNoun(ledger.windowId), project), object()]);
    expect([published.ok, objected.ok].filter(Boolean)).toHaveLength(1);
    if (!published.ok) expect(published.reason).toBe("NOT_READY");
    if (!objected.ok) expect(objected.reason).toBe("ANSWERS_OUT");
  });
});

describe("withdrawing and hiding the same opinion at once", () => {
  it("ends with the words gone, and a hidden one counted as withdrawn", async () => {
    const [withdrawn, hidden] = await Promise.all([withdraw(), hide(DURING_WINDOW)]);
    expect(withdrawn).toEqual({ ok: true });
    expect(hidden.ok || hidden.reason === "OPINION_GONE").toBe(true);
    const row = await db.opinion.findUniqueOrThrow({ where: { id: opinion.id }, include: { points: true } });
    expect([row.body, row.authorName, row.salt, row.withdrawnAt === null, row.points.map(({ text }) => text)]).toEqual(["", null, null, false, [""]]);
  });

  it("many withdrawals at once are one", async () => {
    const results = await Promise.all(Array.from({ length: many }, withdraw));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.auditRow.count({ where: { action: "opinion.withdrawn", nounId: opinion.id } })).toBe(1);
  });
});

describe("an opinion at the closing instant", () => {
  const send = (at: Date) => {
    const words: NewOpinion = { slug: ledger.slug, clause: "", body: "最后一刻的意见。", authorKind: "individual", name: "", contact: null, namePublic: false, submission: String(at.getTime()), channel: "web", lang: "zh", consentVersion: null, contactConfirmed: false };
    return submitOpinion(platform, at, words, randomBytes);
  };

  it("is in time a millisecond before and too late at it, and never in a report that did not count it", async () => {
    const closesAt = new Date("2026-07-20T16:00:00Z");
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion.pointId], disposition: "notAdopted", reason: "与上位法不符。" });
    await submitAndApprove(platform, closesAt, ledger);
    const [inTime, tooLate, published] = await Promise.all([
      send(new Date(closesAt.getTime() - 1)),
      send(closesAt),
      publishRevision(platform, closesAt, ledger.publisher, reportNoun(ledger.windowId), project),
    ]);
    expect(tooLate.ok).toBe(false);
    const received = await db.opinion.count({ where: { windowId: ledger.windowId } });
    const report = await db.publicDocument.findFirst({ where: { kind: "report", parentKey: ledger.slug } });
    const counted = (report?.body as { opinions: { received: number } } | undefined)?.opinions.received;
    // Either the report waited, saw the opinion and was refused as changed, or it was out first and the opinion came too late.
    if (published.ok) expect([inTime.ok, counted]).toEqual([false, received]);
    else expect([inTime.ok, published.reason, received]).toEqual([true, "CHANGED_SINCE_REVIEW", 2]);
  });
});
