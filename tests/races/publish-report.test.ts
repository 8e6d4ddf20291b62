import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { answerTheme, type AnswerTheme } from "~/features/consultation/answer-theme.server";
import { themeAsItStands } from "~/features/consultation/ledger-queries.server";
import { tellAuthors } from "~/features/consultation/tell-authors.server";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { publishRevision, type Project, type PublishRevision } from "~/features/review/publish-revision.server";
import { queueMessage } from "~/platform/messages.server";
import { project } from "~/publications";
import { answeredTheme, buildLedger, must, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";

const platform = await testPlatform();
const now = platform.clock.now();
let count = 0;
let ledger: Ledger;
let themeId: string;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  const opinions = await seedOpinions(platform, ledger, [1, 2, 3].map((n) => ({ contact: { kind: "email", value: `a${n}@people.test` } as const })));
  themeId = await answeredTheme(platform, ledger, { title: "期限", pointIds: opinions.map(({ pointId }) => pointId), disposition: "notAdopted", reason: "送审时的理由" });
  await submitAndApprove(platform, now, ledger);
});

const noun = () => reportNoun(ledger.windowId);
const both = (publish: (publisher: StaffViewer) => Promise<PublishRevision>) => Promise.all([publish(ledger.publisher), publish(ledger.secondPublisher)]);
const releases = () => platform.db.auditRow.count({ where: { action: "answers.released", nounId: ledger.windowId } });
const messages = () => platform.db.message.count({ where: { dedupeKey: { contains: ledger.windowId } } });

describe("two publishers of one report at once", () => {
  it("publish it once: one is told that it is published already, and each author hears once", async () => {
    const results = await both((publisher) => publishRevision(platform, now, publisher, noun(), project));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toEqual({ ok: false, reason: "REFUSED", refusals: [{ reason: "ALREADY_PUBLISHED" }] });
    expect(await releases()).toBe(1);
    // Two workers on it at once are the worst that can come of it.
    await Promise.all([tellAuthors(platform, now, { windowId: ledger.windowId }), tellAuthors(platform, now, { windowId: ledger.windowId })]);
    expect(await messages()).toBe(3);
  });

  it("without lock and guard publish it twice, and each author hears twice", async () => {
    const bothHaveLooked = meetingPoint(2);
    const results = await both((publisher) =>
      platform.unitOfWork<PublishRevision>({ now, actor: { kind: "staff", id: publisher.id } }, async (work) => {
        const revision = await work.tx.revision.findFirstOrThrow({ where: { publication: { kind: "report", nounId: ledger.windowId } } });
        await bothHaveLooked();
        if (revision.publishedAt) return { ok: false, reason: "REFUSED", refusals: [{ reason: "ALREADY_PUBLISHED" }] };
        await work.tx.revision.update({ where: { id: revision.id }, data: { publishedAt: now } });
        await work.tx.consultationWindow.update({ where: { id: ledger.windowId }, data: { reportedAt: now } });
        await work.record({ action: "answers.released", nounKind: "window", nounId: ledger.windowId });
        return { ok: true, revisionId: revision.id };
      }),
    );
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await releases()).toBe(2);
  });

  it("without a key that is the window's and the contact's, each author hears as often as the job runs", async () => {
    for (const run of [1, 2]) {
      await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
        const opinions = await work.tx.opinion.findMany({ where: { windowId: ledger.windowId } });
        for (const { id, contact, receiptCode } of opinions) {
          const props = { decisionTitle: "", reportUrl: "", opinions: [{ receiptCode, receiptUrl: "", dispositions: [] }] };
          await queueMessage(work, { channel: "mail", template: "opinions-answered", recipient: contact ?? "", lang: "zh", props, dedupeKey: `${ledger.windowId} ${id} ${run}` });
        }
        return { ok: true };
      });
    }
    expect(await messages()).toBe(6);
  });
});

describe("an official who changes an answer while the report is being published", () => {
  const newAnswer = { version: 2, disposition: "adopted", reason: "没有审查过的理由", changedClause: "" } as const;

  /** Publishes; in the middle of it, when the content has been checked already, `change` starts and runs as far as it can. */
  async function publishWhile(change: () => Promise<AnswerTheme>) {
    let changing: Promise<AnswerTheme> | undefined;
    let isOver = false;
    const projectMeanwhile: Project = async (work, revision, documents) => {
      changing = change().finally(() => {
        isOver = true;
      });
      while (!isOver && !(await somebodyWaits())) continue;
      await project(work, revision, documents);
    };
    must(await publishRevision(platform, now, ledger.publisher, noun(), projectMeanwhile));
    const document = await platform.db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } });
    const stored = await themeAsItStands(platform.db, ledger.windowId, themeId);
    return { changed: await changing, inReport: (document.body as unknown as PublicReport).themes[0]?.reason, inLedger: stored?.reason };
  }

  const somebodyWaits = async () => {
    const [row] = await platform.db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    return (row?.waiting ?? 0) > 0;
  };

  it("is refused, and the ledger says what was published", async () => {
    const { changed, inReport, inLedger } = await publishWhile(() =>
      answerTheme(platform, now, ledger.drafter, { windowId: ledger.windowId, themeId, ...newAnswer }),
    );
    expect(changed).toEqual({ ok: false, reason: "LEDGER_CLOSED" });
    expect([inReport, inLedger]).toEqual(["送审时的理由", "送审时的理由"]);
  });

  it("without the ledger's lock succeeds, and receipts show what nobody has reviewed", async () => {
    const { changed, inReport, inLedger } = await publishWhile(() =>
      platform.unitOfWork<AnswerTheme>({ now, actor: { kind: "staff", id: ledger.drafter.id } }, async (work) => {
        const window = await work.tx.consultationWindow.findUniqueOrThrow({ where: { id: ledger.windowId } });
        if (window.reportedAt) return { ok: false, reason: "LEDGER_CLOSED" };
        const { version, ...data } = newAnswer;
        await work.tx.theme.updateMany({ where: { id: themeId, version }, data });
        await work.record({ action: "theme.answered", nounKind: "theme", nounId: themeId });
        return { ok: true, version: version + 1 };
      }),
    );
    expect(changed).toMatchObject({ ok: true });
    expect([inReport, inLedger]).toEqual(["送审时的理由", "没有审查过的理由"]);
  });
});

