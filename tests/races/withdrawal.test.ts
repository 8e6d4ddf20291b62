import { beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { confirmOpinionContact } from "~/features/consultation/confirm-opinion-contact.server";
import { groupOpinions } from "~/features/consultation/group-opinions.server";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { objectToHiding } from "~/features/consultation/object-to-hiding.server";
import { reportFalseAttribution } from "~/features/consultation/report-false-attribution.server";
import { startGrouping } from "~/features/consultation/start-grouping.server";
import { withdrawOpinion } from "~/features/consultation/withdraw-opinion.server";
import { confirmContactCode } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { publishRevision, type Project } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Platform } from "~/platform/platform.server";
import { project, publications, showChanged, withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, must, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { confirmUnguarded, falseAttributionUnguarded, hideUnguarded, objectUnguarded, spendUnguarded, withdrawUnguarded, withdrawWithoutWaiting } from "./withdrawal.unguarded";

const platform = await testPlatform({ pool: 8 });
const { db } = platform;
const now = platform.clock.now();
const closesAt = new Date("2026-07-20T16:00:00Z");
const lastMoment = new Date(closesAt.getTime() - 1);
const contact = { kind: "email", value: "author@people.test" } as const;
let count = 0;
let ledger: Ledger;
let opinion: { id: string; pointId: string; receiptCode: string };

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  [opinion] = (await seedOpinions(platform, ledger, [{ body: "请延长期限。", name: "赵一鸣", contact }])) as [typeof opinion];
});

const row = () => db.opinion.findUniqueOrThrow({ where: { id: opinion.id }, include: { points: true, objection: true } });
const audited = (action: string) => db.auditRow.count({ where: { action, nounId: opinion.id } });

const somebodyWaits = async () => {
  const [found] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  return (found?.waiting ?? 0) > 0;
};

/** Publishes; in the middle of it, when the content has been compared already, `other` starts and runs until it is over or has to wait. */
function publishingWhile<Result>(other: () => Promise<Result>): { project: Project; result: () => Promise<Result | undefined> } {
  let running: Promise<Result> | undefined;
  let isOver = false;
  return {
    project: async (work, revision, documents) => {
      running = other().finally(() => {
        isOver = true;
      });
      while (!isOver && !(await somebodyWaits())) continue;
      await project(work, revision, documents);
    },
    result: async () => running,
  };
}

describe("withdraw and hide at once", () => {
  it("the opinion is withdrawn, and hidden only before: never after", async () => {
    const [withdrawn, hidden] = await Promise.all([
      withdrawOpinion(platform, lastMoment, { receiptCode: opinion.receiptCode, provedContact: contact }, withdrawProjection),
      hideOpinion(platform, lastMoment, ledger.drafter, { windowId: ledger.windowId, opinionId: opinion.id, rule: "第六条" }, withdrawProjection),
    ]);
    expect(withdrawn).toEqual({ ok: true });
    const { withdrawnAt, hiddenAt, body, authorName, points } = await row();
    expect([withdrawnAt === null, body, authorName, points[0]?.text]).toEqual([false, "", null, ""]);
    expect(hidden.ok).toBe(hiddenAt !== null);
    const actions = await db.auditRow.findMany({ where: { nounId: opinion.id }, orderBy: { id: "asc" }, select: { action: true } });
    expect(actions.at(-1)?.action === "opinion.withdrawn" || hidden.ok).toBe(true);
  });

  it("without the guard a withdrawn opinion is hidden by somebody who looked before: it is told of a success and counted twice", async () => {
    const looked = meetingPoint(2);
    const hiding = hideUnguarded(platform, now, { opinionId: opinion.id, looked });
    const withdrawing = withdrawUnguarded(platform, now, { opinionId: opinion.id, looked });
    expect([await withdrawing, await hiding].map(({ ok }) => ok)).toEqual([true, true]);
    const { withdrawnAt, hiddenAt } = await row();
    expect([withdrawnAt, hiddenAt]).toEqual([now, now]);
    // The same state is refused by the real command.
    expect(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: opinion.id, rule: "第六条" }, withdrawProjection)).toEqual({ ok: false, reason: "OPINION_GONE" });
  });
});

describe("an objection twice at once", () => {
  beforeEach(async () => {
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: opinion.id, rule: "第六条" }, withdrawProjection));
  });

  it("is one: the second is told that there is one already, and the first words stand", async () => {
    const object = (reason: string) => objectToHiding(platform, now, { receiptCode: opinion.receiptCode, reason });
    const results = await Promise.all([object("甲的理由"), object("乙的理由")]);
    const winner = results.findIndex(({ ok }) => ok);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results[1 - winner]).toEqual({ ok: false, reason: "ALREADY_OBJECTED" });
    expect((await row()).objection?.reason).toBe(["甲的理由", "乙的理由"][winner]);
    expect(await audited("objection.made")).toBe(1);
  });

  it("without lock and key both are told that theirs was received, and one text is lost", async () => {
    const looked = meetingPoint(2);
    const results = await Promise.all(["甲的理由", "乙的理由"].map((reason) => objectUnguarded(platform, now, { opinionId: opinion.id, reason, looked })));
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await audited("objection.made")).toBe(2);
    expect(await db.objection.count({ where: { opinionId: opinion.id } })).toBe(1);
  });
});

describe("a withdrawal at the closing instant, while the report is being published", () => {
  beforeEach(async () => {
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [opinion.pointId], disposition: "notAdopted", reason: "与上位法不符。" });
    await submitAndApprove(platform, closesAt, ledger);
  });
  const figures = async () => {
    const document = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } });
    const { received, counted, withdrawn } = (document.body as unknown as PublicReport).opinions;
    const rows = await db.reportRow.count({ where: { reportKey: `${ledger.slug}/1` } });
    return { report: [received, counted, withdrawn], rows, isWithdrawn: (await row()).withdrawnAt !== null };
  };
  const publish = (projectMeanwhile: Project) => publishRevision(platform, closesAt, ledger.publisher, reportNoun(ledger.windowId), projectMeanwhile);

  it("waits for the report and is refused: what was counted is what is shown", async () => {
    const meanwhile = publishingWhile(() => withdrawOpinion(platform, lastMoment, { receiptCode: opinion.receiptCode, provedContact: contact }, withdrawProjection));
    must(await publish(meanwhile.project));
    expect(await meanwhile.result()).toEqual({ ok: false, reason: "WINDOW_CLOSED" });
    expect(await figures()).toEqual({ report: [1, 1, 0], rows: 1, isWithdrawn: false });
  });

  it("that was first makes the report differ from what was reviewed", async () => {
    must(await withdrawOpinion(platform, lastMoment, { receiptCode: opinion.receiptCode, provedContact: contact }, withdrawProjection));
    expect(await publish(project)).toMatchObject({ ok: false, reason: "CHANGED_SINCE_REVIEW" });
  });

  it("without the lock goes through, and the report counts an opinion that is withdrawn", async () => {
    const meanwhile = publishingWhile(() => withdrawUnguarded(platform, lastMoment, { opinionId: opinion.id, looked: async () => {} }));
    must(await publish(meanwhile.project));
    expect(await meanwhile.result()).toEqual({ ok: true });
    const { report, rows, isWithdrawn } = await figures();
    expect([report, isWithdrawn]).toEqual([[1, 1, 0], true]);
    expect(rows, "the sum says one, the table holds none").toBe(0);
  });
});

describe("a withdrawal while what a search for equal letters found is being written", () => {
  const LETTER = "地下车库平时开放停车以后，出入口没有公示收费标准，也没有投诉电话。建议写明经营单位应当在出入口公示收费标准、减免办法和投诉电话，变更之前三十日告知业主。";
  let mine: typeof opinion;
  beforeEach(async () => {
    [mine] = (await seedOpinions(platform, ledger, [{ body: `甲小区的${LETTER}` }, { body: `乙小区的${LETTER}` }, { body: `丙小区的${LETTER}` }])) as [typeof opinion];
  });

  /** The proposals are written and not seen by others yet; `other` starts now and runs until it is over or has to wait. */
  async function groupingWhile(other: () => Promise<unknown>): Promise<string[]> {
    const { runId } = must(await startGrouping(platform, now, ledger.drafter, { windowId: ledger.windowId }));
    let running: Promise<unknown> | undefined;
    const meanwhile = async () => {
      let isOver = false;
      running = other().finally(() => {
        isOver = true;
      });
      while (!isOver && !(await somebodyWaits())) continue;
    };
    const unitOfWork = Object.assign(
      ((context, command) => platform.unitOfWork(context, (work) => command({ ...work, record: async (event) => meanwhile().then(() => work.record(event)) }))) as Platform["unitOfWork"],
      { commits: platform.unitOfWork.commits },
    );
    await groupOpinions({ ...platform, unitOfWork }, () => now, { runId }, { exclusively: (_name, work) => work() });
    await running;
    return (await db.proposal.findMany({ where: { windowId: ledger.windowId } })).flatMap(({ title, commonText }) => [title, commonText]);
  }

  it("waits for it and takes its words out of what was found", async () => {
    const words = await groupingWhile(() => withdrawOpinion(platform, lastMoment, { receiptCode: mine.receiptCode, provedContact: null }, withdrawProjection));
    expect((await db.opinion.findUniqueOrThrow({ where: { id: mine.id } })).withdrawnAt).toEqual(lastMoment);
    expect([words.join("").includes("甲小区"), words[1]]).toEqual([false, `乙小区的${LETTER}`]);
  });

  it("without waiting finds nothing to take out, and the words stand in the proposal", async () => {
    const words = await groupingWhile(() => withdrawWithoutWaiting(platform, lastMoment, { opinionId: mine.id }));
    expect((await db.opinion.findUniqueOrThrow({ where: { id: mine.id } })).body).toBe("");
    expect(words.join("")).toContain("甲小区");
  });
});

describe("a contact confirmed twice at once with one code", () => {
  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE "Message", "ContactCode", "RateCounter"`;
  });
  async function sentCode(): Promise<string> {
    must(await requestContactCode(platform, now, { contact, purpose: "confirm-opinion", lang: "zh", address: "192.0.2.1" }));
    return ((await db.message.findFirstOrThrow({ where: { template: "contact-code" } })).props as { code: string }).code;
  }

  it("works once: the code is spent, and one confirmation is noted", async () => {
    const code = await sentCode();
    const spent = await Promise.all([1, 2].map(() => confirmContactCode(platform, now, { contact, purpose: "confirm-opinion", code })));
    expect(spent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(spent.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "CODE_GONE" });
    const noted = await Promise.all([1, 2].map(() => confirmOpinionContact(platform, now, { receiptCode: opinion.receiptCode, provedContact: contact })));
    expect(noted.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await audited("opinion.contact-confirmed")).toBe(1);
  });

  it("without the guards proves the contact twice and is noted twice", async () => {
    await sentCode();
    const looked = meetingPoint(2);
    const spent = await Promise.all([1, 2].map(() => spendUnguarded(platform, now, { contact: contact.value, looked })));
    expect(spent.map(({ ok }) => ok)).toEqual([true, true]);
    const alsoLooked = meetingPoint(2);
    const noted = await Promise.all([1, 2].map(() => confirmUnguarded(platform, now, { opinionId: opinion.id, looked: alsoLooked })));
    expect(noted.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await audited("opinion.contact-confirmed")).toBe(2);
  });
});

describe("a report of false attribution while the opinion alone is being released", () => {
  const noun = () => ({ kindName: "opinion", kind: publications.opinion, nounId: opinion.id });
  const shownText = async () => ((await db.publicDocument.findFirstOrThrow({ where: { kind: "opinion", parentKey: `${ledger.slug}/1` } })).body as { text: string }).text;
  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE "RateCounter"`;
    await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { publishDuringWindow: true } });
    must(await submitRevision(platform, now, ledger.drafter, noun()));
    await approveBoth(platform, now, { kind: "opinion", nounId: opinion.id }, ledger);
  });
  const report = () => reportFalseAttribution(platform, now, { opinion: { receiptCode: opinion.receiptCode }, reason: "不是我写的。", submission: "", address: "192.0.2.2" }, showChanged);

  it("waits for it and takes the words off what it has shown", async () => {
    const meanwhile = publishingWhile(report);
    must(await publishRevision(platform, now, ledger.publisher, noun(), meanwhile.project));
    expect(await meanwhile.result()).toMatchObject({ ok: true });
    expect(await shownText()).not.toContain("请延长期限");
  });

  it("that was first keeps it from being released", async () => {
    must(await report());
    expect(await publishRevision(platform, now, ledger.publisher, noun(), project)).toMatchObject({ ok: false, reason: "NOT_READY" });
  });

  it("without the lock is filed, and the words stand on the public page all the same", async () => {
    const meanwhile = publishingWhile(() => falseAttributionUnguarded(platform, now, { opinionId: opinion.id, windowId: ledger.windowId, showChanged }));
    must(await publishRevision(platform, now, ledger.publisher, noun(), meanwhile.project));
    expect(await meanwhile.result()).toEqual({ ok: true });
    expect(await db.falseAttribution.count({ where: { opinionId: opinion.id, decidedAt: null } })).toBe(1);
    expect(await shownText()).toContain("请延长期限");
  });
});
