import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { submitOpinion, type NewOpinion } from "~/features/consultation/submit-opinion.server";
import { publishRevision, type Project } from "~/features/review/publish-revision.server";
import { project } from "~/publications";
import { answeredTheme, buildLedger, must, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";

const platform = await testPlatform();
const { db } = platform;
const now = platform.clock.now();
/** The last instant at which the window takes opinions. */
const lastInstant = new Date("2026-07-20T15:59:59.999Z");
let count = 0;
let ledger: Ledger;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  const seeded = await seedOpinions(platform, ledger, [{}, {}]);
  await answeredTheme(platform, ledger, { title: "期限", pointIds: seeded.map(({ pointId }) => pointId), disposition: "adopted" });
  await submitAndApprove(platform, now, ledger);
});

const opinion = (): NewOpinion => ({ slug: ledger.slug, clause: "a3", body: "最后一刻的意见。", authorKind: "individual", name: "", contact: null, namePublic: false, consentVersion: null, contactConfirmed: false, submission: "page", channel: "web", lang: "zh" });
const received = () => db.opinion.count({ where: { windowId: ledger.windowId } });
const reported = async () => ((await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } })).body as unknown as PublicReport).opinions.received;
const somebodyWaits = async () => {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  return (row?.waiting ?? 0) > 0;
};

/** Publishes; when the content has been compared already, `submit` starts and runs as far as it can. */
async function publishWhile<Result>(submit: () => Promise<Result>): Promise<Result> {
  let submitting: Promise<Result> | undefined;
  let isOver = false;
  const projectMeanwhile: Project = async (work, revision, documents) => {
    submitting = submit().finally(() => {
      isOver = true;
    });
    while (!isOver && !(await somebodyWaits())) continue;
    await project(work, revision, documents);
  };
  must(await publishRevision(platform, now, ledger.publisher, reportNoun(ledger.windowId), projectMeanwhile));
  return submitting!;
}

describe("an opinion handed in at the closing instant while the report is being published", () => {
  it("is told that the window is closed, and the report says as many as there are", async () => {
    const result = await publishWhile(() => submitOpinion(platform, lastInstant, opinion(), randomBytes));
    expect(result).toMatchObject({ ok: false, reason: "WINDOW_CLOSED" });
    expect([await received(), await reported()]).toEqual([2, 2]);
  });

  it("without the look at the window afterwards is received, and the report does not know it", async () => {
    await publishWhile(() =>
      platform.unitOfWork({ now: lastInstant, actor: { kind: "anonymous" } }, async (work) => {
        const row = { windowId: ledger.windowId, body: "最后一刻的意见。", authorKind: "individual", channel: "web", receivedAt: lastInstant, receiptCode: `late-${count}`, idempotencyKey: "late", digest: "" };
        await work.tx.opinion.create({ data: { ...row, points: { create: { text: row.body } } } });
        await work.record({ action: "opinion.received", nounKind: "opinion", nounId: ledger.windowId });
        return { ok: true };
      }),
    );
    expect([await received(), await reported()]).toEqual([3, 2]);
  });

  it("and not yet stored is waited for: the report is refused, because it is not in what was reviewed", async () => {
    let store = () => {};
    const mayStore = new Promise<void>((resolve) => (store = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const submitting = platform.unitOfWork({ now: lastInstant, actor: { kind: "anonymous" } }, async (work) => {
      const row = { windowId: ledger.windowId, body: "最后一刻的意见。", authorKind: "individual", channel: "web", receivedAt: lastInstant, receiptCode: `early-${count}`, idempotencyKey: "early", digest: "" };
      await work.tx.opinion.create({ data: { ...row, points: { create: { text: row.body } } } });
      await work.record({ action: "opinion.received", nounKind: "opinion", nounId: ledger.windowId });
      written();
      await mayStore;
      return { ok: true };
    });
    await isWritten;
    const publishing = publishRevision(platform, now, ledger.publisher, reportNoun(ledger.windowId), project);
    while (!(await somebodyWaits())) continue;
    store();
    await submitting;
    expect(await publishing).toEqual({ ok: false, reason: "CHANGED_SINCE_REVIEW" });
    expect(await received()).toBe(3);
  });
});
