import { beforeEach, describe, expect, it } from "vitest";
import type { Question } from "~/domain/questionnaire/question";
import { lockLedger } from "~/features/consultation/lock-ledger.server";
import { editQuestionnaire } from "~/features/questionnaires/edit-questionnaire.server";
import { noteResults, type LockLedger } from "~/features/questionnaires/note-results.server";
import { findQuestionnaire } from "~/features/questionnaires/public-queries.server";
import { countResults } from "~/features/questionnaires/results-queries.server";
import { submitAnswer, type SubmitAnswer } from "~/features/questionnaires/submit-answer.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import { publications } from "~/publications";
import { buildLedger, must, publishUnreviewed, type Ledger } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { somebodyWaits, whilePublishing, withoutRowLock } from "../support/while-publishing";
import { noteUnguarded, submitUnguarded } from "./questionnaire.unguarded";

/** Fewer connections than people who come at once. */
const platform = await testPlatform({ pool: 6 });
const { db } = platform;
/** Another process on the same database, for what must not queue behind those who come at once. */
const elsewhere = await testPlatform({ databaseUrl: platform.databaseUrl, pool: 3 });
const opensAt = new Date("2026-07-01T01:00:00Z");
const closesAt = new Date("2026-07-10T10:00:00Z");
const lastInstant = new Date(closesAt.getTime() - 1);
const AT_ONCE = 20;
const questions: Question[] = [
  { kind: "single", text: { zh: "多久一次？", en: "" }, isRequired: true, choices: [{ zh: "每天", en: "" }, { zh: "很少", en: "" }] },
  { kind: "text", text: { zh: "还有什么？", en: "" }, isRequired: false },
];
let count = 0;
let ledger: Ledger;
let slug: string;
let id: string;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `asked-${count}` });
  slug = `asked-${count}-q1`;
  const row = { slug, windowId: ledger.windowId, title: "停车问卷", introduction: "大约两分钟。", opensAt, closesAt, questions: questions as unknown as Prisma.InputJsonValue, createdById: ledger.drafter.id, createdAt: opensAt, updatedAt: opensAt };
  ({ id } = await db.questionnaire.create({ data: row, select: { id: true } }));
  await publishUnreviewed(platform, "questionnaire", id);
});

const answer = (at: Date, submission: string, on: Pick<Platform, "unitOfWork"> = platform) =>
  submitAnswer(on, at, { slug, submission, lang: "zh", typed: (field) => (field === "q1" ? ["1"] : []) });
const stored = () => db.questionnaireAnswer.count({ where: { questionnaireId: id } });
const noted = async () => (await db.activity.findMany({ where: { windowId: ledger.windowId }, select: { people: true, summary: true } })).map(({ people, summary }) => [people, /答卷 (\d+) 份/.exec(summary)?.[1]]);
/** What the report will show, and the same counted anew. */
const frozen = async () => (await db.activity.findFirstOrThrow({ where: { windowId: ledger.windowId }, select: { results: true } })).results;
const counted = async () => {
  const row = await db.questionnaire.findUniqueOrThrow({ where: { id } });
  return countResults(db, { ...row, questions });
};
const note = async (at: Date, lock: LockLedger = lockLedger, on: Platform = platform) => {
  const { version } = await on.db.questionnaire.findUniqueOrThrow({ where: { id } });
  return noteResults(on, at, ledger.drafter, { id, version }, lock);
};
const told = (results: SubmitAnswer[]) => results.filter(({ ok }) => ok).length;

describe("forty people around the closing instant", () => {
  it("count when they came before it and not when they came at it, and the result says exactly as many", async () => {
    const results = await Promise.all(Array.from({ length: 2 * AT_ONCE }, (_, n) => answer(n % 2 === 0 ? lastInstant : closesAt, `page-of-person-${n}`)));
    expect(results.map(({ ok }) => ok)).toEqual(Array.from({ length: 2 * AT_ONCE }, (_, n) => n % 2 === 0));
    expect(await db.questionnaireAnswer.findMany({ where: { questionnaireId: id, receivedAt: { gte: closesAt } } })).toEqual([]);
    must(await note(closesAt));
    expect([told(results), await stored(), await noted()]).toEqual([AT_ONCE, AT_ONCE, [[AT_ONCE, String(AT_ONCE)]]]);
  });

  it("count after it too where a page that was drawn in time is enough", async () => {
    const answers = Array.from({ length: 2 * AT_ONCE }, (_, n) => submitUnguarded(platform, n % 2 === 0 ? lastInstant : closesAt, { slug, submission: `page-of-person-${n}`, openedAt: lastInstant }, async () => {}));
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    expect(await db.questionnaireAnswer.count({ where: { questionnaireId: id, receivedAt: { gte: closesAt } } })).toBe(AT_ONCE);
    must(await note(closesAt));
    expect(await noted()).toEqual([[2 * AT_ONCE, String(2 * AT_ONCE)]]);
  });

  it("while the result is noted each is either in it or told that it is closed", async () => {
    const [noting, ...results] = await Promise.all([note(closesAt), ...Array.from({ length: AT_ONCE }, (_, n) => answer(lastInstant, `page-of-person-${n}`))]);
    must(noting);
    const [figures] = await noted();
    expect(figures).toEqual([told(results), String(told(results))]);
    expect(await frozen()).toEqual(await counted());
    expect(await stored()).toBe(told(results));
    expect(results.every((result) => result.ok || result.reason === "CLOSED")).toBe(true);
  });

  it("without the questionnaire's row are all told that they count, and are in no result", async () => {
    must(await answer(opensAt, "the-first-of-all"));
    // Whoever has looked first sees to it that the result is noted, by another process, before anybody writes.
    let noting: ReturnType<typeof note> | undefined;
    const looked = async () => {
      noting ??= note(closesAt, lockLedger, elsewhere);
      must(await noting);
    };
    const results = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => submitUnguarded(platform, lastInstant, { slug, submission: `page-of-person-${n}` }, looked)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect([await stored(), await noted()]).toEqual([1 + AT_ONCE, [[1, "1"]]]);
  });
});

describe("an answer beside the result that is being noted", () => {
  beforeEach(async () => {
    must(await answer(opensAt, "the-first-of-all"));
  });

  it("comes too late once the figures are being counted", async () => {
    let late: Promise<SubmitAnswer> | undefined;
    must(
      await note(closesAt, async (work, officer, windowId) => {
        let isOver = false;
        late = answer(lastInstant, "late-but-in-time").finally(() => {
          isOver = true;
        });
        while (!isOver && !(await somebodyWaits(db))) continue;
        return lockLedger(work, officer, windowId);
      }),
    );
    expect(await late).toEqual({ ok: false, reason: "CLOSED" });
    expect([await stored(), await noted()]).toEqual([1, [[1, "1"]]]);
  });

  it("without the questionnaire's row is received after them, and the result does not know it", async () => {
    const lookedAndNoted = async () => {
      must(await note(closesAt));
    };
    must(await submitUnguarded(platform, lastInstant, { slug, submission: "late-but-in-time" }, lookedAndNoted));
    expect([await stored(), await noted()]).toEqual([2, [[1, "1"]]]);
  });

  /** An answer that is written and not yet stored for good; `store` ends it. */
  function underWay() {
    let store = () => {};
    const mayStore = new Promise<void>((resolve) => (store = resolve));
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const held = {
      unitOfWork: Object.assign(
        (async (context, command) =>
          platform.unitOfWork(context, async (work) => {
            const result = await command(work);
            written();
            await mayStore;
            return result;
          })) as Platform["unitOfWork"],
        { commits: platform.unitOfWork.commits },
      ),
    };
    return { submitting: answer(lastInstant, "under-way-page", held), isWritten, store };
  }

  it("that is under way is waited for, and is in it", async () => {
    const { submitting, isWritten, store } = underWay();
    await isWritten;
    const noting = note(closesAt);
    while (!(await somebodyWaits(db))) continue;
    store();
    must(await submitting);
    must(await noting);
    expect([await stored(), await noted()]).toEqual([2, [[2, "2"]]]);
    expect(await frozen()).toEqual(await counted());
  });

  it("that is under way is left out where nobody waits for the row", async () => {
    const { submitting, isWritten, store } = underWay();
    await isWritten;
    must(await noteUnguarded(platform, closesAt, slug));
    store();
    must(await submitting);
    expect([await stored(), (await noted())[0]?.[0]]).toEqual([2, 1]);
    expect(await frozen()).not.toEqual(await counted());
  });
});

describe("the same page sent twenty times at once", () => {
  it("is one answer", async () => {
    const results = await Promise.all(Array.from({ length: AT_ONCE }, () => answer(opensAt, "the-same-page")));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1);
    expect([await stored(), await db.auditRow.count({ where: { action: "questionnaire.answered", nounId: id } })]).toEqual([1, 1]);
  });

  it("is more than one where somebody looks first and writes then", async () => {
    const bothHaveLooked = meetingPoint(2);
    await Promise.all([1, 2].map((n) => submitUnguarded(platform, opensAt, { slug, submission: "the-same-page", key: `the-same-page-${n}` }, bothHaveLooked)));
    expect(await stored()).toBe(2);
  });
});

describe("two officials who note the result at once", () => {
  it("note it once", async () => {
    const { version } = await db.questionnaire.findUniqueOrThrow({ where: { id } });
    const results = await Promise.all([ledger.drafter, ledger.colleague].map((officer) => noteResults(platform, closesAt, officer, { id, version }, lockLedger)));
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["STALE", "ok"]);
    expect(await noted()).toHaveLength(1);
  });

  it("note it twice without holding the questionnaire", async () => {
    await Promise.all([noteUnguarded(platform, closesAt, slug), noteUnguarded(platform, closesAt, slug)]);
    expect(await noted()).toHaveLength(2);
  });
});

describe("a later closing that is published while the result is noted", () => {
  const later = new Date("2026-07-12T10:00:00Z");

  beforeEach(async () => {
    const { title, titleEn, introduction, introductionEn, version } = await db.questionnaire.findUniqueOrThrow({ where: { id } });
    must(await editQuestionnaire(platform, opensAt, ledger.drafter, { id, version }, { title, titleEn, introduction, introductionEn, opensAt, closesAt: later }));
    must(await submitRevision(platform, opensAt, ledger.drafter, { kindName: "questionnaire", kind: publications.questionnaire, nounId: id }));
    await approveBoth(platform, opensAt, { kind: "questionnaire", nounId: id }, ledger);
  });

  const publishWhileNoting = (kind: (typeof publications)["questionnaire"]) => whilePublishing(platform, lastInstant, ledger.publisher, { kindName: "questionnaire", kind, nounId: id }, () => note(closesAt));
  const isOpen = async () => {
    const found = await findQuestionnaire(db, slug);
    return found !== null && found !== "withdrawn" && found.closesAt === later.toISOString();
  };

  it("is waited for, and answers are still taken", async () => {
    expect(await publishWhileNoting(publications.questionnaire)).toEqual({ ok: false, reason: "NOT_CLOSED_YET" });
    expect([await isOpen(), (await answer(closesAt, "after-the-first-closing")).ok]).toEqual([true, true]);
  });

  it("without the row's lock is told to the public, who find it noted", async () => {
    must(await publishWhileNoting(withoutRowLock(publications.questionnaire) as (typeof publications)["questionnaire"]));
    expect([await isOpen(), await answer(closesAt, "after-the-first-closing")]).toEqual([true, { ok: false, reason: "CLOSED" }]);
  });
});
