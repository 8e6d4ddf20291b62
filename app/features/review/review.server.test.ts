import { describe, expect, it } from "vitest";
import type { ReviewForm } from "~/domain/review/review-check";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { project, publicationKind, withdrawProjection } from "~/publications";
import { must } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { approvedSeason, buildReviewOffice, submittedSeason, writtenSeason } from "../../../tests/support/review-builder";
import { approveBoth } from "../../../tests/support/reviews";
import { cancelRelease } from "./cancel-release.server";
import { changeWords, wordsSeen } from "./change-words.server";
import { absentFor, reviewersToday } from "./deputy-queries.server";
import { publishRevision } from "./publish-revision.server";
import { publicationHistory } from "./queries.server";
import { waitingRevisions, whoseTurn } from "./queue-queries.server";
import { releaseScheduled } from "./release-scheduled.server";
import { reviewRevision } from "./review-revision.server";
import { scanWords } from "./scan-queries.server";
import { scheduleRelease } from "./schedule-release.server";
import { setDeputy } from "./set-deputy.server";
import { removeDeputy } from "./remove-deputy.server";
import { submitRevision } from "./submit-revision.server";
import { withdrawPublication } from "./withdraw-publication.server";

const platform = await testPlatform();
const { db } = platform;
const now = platform.clock.now();
const office = await buildReviewOffice(platform);
const clear = { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" } as const;
let year = 2030;

const named = (nounId: string) => ({ kind: "season", nounId });
const newest = (nounId: string) => db.revision.findFirstOrThrow({ where: { publication: named(nounId) }, orderBy: { number: "desc" }, include: { findings: { orderBy: { position: "asc" } }, reviews: { orderBy: { createdAt: "asc" } } } });
const review = async (nounId: string, person: StaffViewer, change: Partial<ReviewForm> = {}) =>
  reviewRevision(platform, now, person, named(nounId), { conclusion: "approved", attribute: "proactiveDisclosure", legalBasis: "", checks: clear, reasons: "", reviewedSha256: (await newest(nounId)).sha256, ...change });
const refused = (reason: string, more = {}) => ({ ok: false, reason: "REFUSED", refusals: [{ reason, ...more }] });
const publish = (noun: Awaited<ReturnType<typeof writtenSeason>>) => publishRevision(platform, now, office.publisher, noun, project);
const isPublic = async (nounId: string) => (await db.publicDocument.count({ where: { kind: "season", key: nounId, withdrawnAt: null } })) === 1;
const queueOf = async (officer: StaffViewer, mine: boolean) => (await waitingRevisions(db, { officer, absent: [] }, { mine, after: null })).rows;

describe("two reviews, neither by the author", () => {
  it("unit first, then secrecy, then release; each by who has the right", async () => {
    const noun = await submittedSeason(platform, office, ++year);
    const { nounId } = noun;
    expect(await review(nounId, office.reviewer)).toEqual({ ok: false, reason: "FORBIDDEN" });
    expect(await review(nounId, office.outsideReviewer)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await review(nounId, office.publisher)).toEqual({ ok: false, reason: "FORBIDDEN" });
    expect(await publish(noun)).toMatchObject({ refusals: [{ reason: "REVIEW_MISSING", step: "unit" }, { reason: "REVIEW_MISSING", step: "secrecy" }] });
    must(await review(nounId, office.unitReviewer));
    expect(await publish(noun)).toEqual(refused("REVIEW_MISSING", { step: "secrecy" }));
    expect(await review(nounId, office.unitReviewer2)).toEqual({ ok: false, reason: "FORBIDDEN" });
    must(await review(nounId, office.reviewer));
    expect(await review(nounId, office.reviewer2)).toEqual({ ok: false, reason: "NOT_WAITING" });
    must(await publish(noun));
    expect(await isPublic(nounId)).toBe(true);
  });

  it("the author does neither, whatever roles the author holds", async () => {
    const noun = await writtenSeason(platform, ++year);
    must(await submitRevision(platform, now, office.colleague, noun));
    const all = { ...office.colleague, roles: [...office.colleague.roles, "secrecyReviewer" as const] };
    expect(await review(noun.nounId, all)).toEqual(refused("AUTHOR_REVIEWS"));
    must(await review(noun.nounId, office.unitReviewer));
    expect(await review(noun.nounId, all)).toEqual(refused("AUTHOR_REVIEWS"));
    expect((await newest(noun.nounId)).reviews).toHaveLength(1);
  });

  it("an edit voids both; another content than the one that was seen is not reviewed", async () => {
    const noun = await approvedSeason(platform, office, ++year);
    const { nounId } = noun;
    const { sha256 } = await newest(nounId);
    await db.season.update({ where: { year }, data: { introduction: "审查之后改的。" } });
    expect(await publish(noun)).toEqual({ ok: false, reason: "CHANGED_SINCE_REVIEW" });
    must(await submitRevision(platform, now, office.author, noun));
    expect(await publish(noun)).toMatchObject({ refusals: [{ reason: "REVIEW_MISSING", step: "unit" }, { reason: "REVIEW_MISSING", step: "secrecy" }] });
    expect(await review(nounId, office.unitReviewer, { reviewedSha256: sha256 })).toEqual(refused("CONTENT_CHANGED"));
    await approveBoth(platform, now, named(nounId), office);
    await db.$executeRaw`UPDATE "Revision" SET "content" = jsonb_set("content", '{title}', '"改库"'), "sha256" = 'other' WHERE "publicationId" = (SELECT "id" FROM "Publication" WHERE "nounId" = ${nounId}) AND "supersededAt" IS NULL`;
    expect(await publish(noun)).toMatchObject({ refusals: [{ reason: "REVIEW_OF_OTHER_CONTENT" }, { reason: "REVIEW_OF_OTHER_CONTENT" }] });
    expect(await isPublic(nounId)).toBe(false);
  });

  it("a return says why, goes to the author, and the same text may come again", async () => {
    const { nounId, ...noun } = await submittedSeason(platform, office, ++year);
    expect(await review(nounId, office.unitReviewer, { conclusion: "returned" })).toEqual(refused("REASONS_MISSING"));
    must(await review(nounId, office.unitReviewer, { conclusion: "returned", reasons: "缺开放时间" }));
    expect((await queueOf(office.author, true)).map((row) => [row.nounId, row.state])).toContainEqual([nounId, "returned"]);
    must(await submitRevision(platform, now, office.author, { ...noun, nounId }));
    expect((await queueOf(office.unitReviewer, true)).map((row) => row.nounId)).toContain(nounId);
  });

  it.each(["disclosureOnRequest", "nonDisclosure"] as const)("what is found to be %s is not published, waits for nobody, and may be submitted again", async (attribute) => {
    const { nounId, ...noun } = await submittedSeason(platform, office, ++year);
    must(await review(nounId, office.unitReviewer));
    expect(await review(nounId, office.reviewer, { attribute })).toEqual(refused("LEGAL_BASIS_MISSING"));
    must(await review(nounId, office.reviewer, { attribute, legalBasis: "政府信息公开条例第十四条" }));
    expect(await publish({ ...noun, nounId })).toEqual(refused("NOT_FOR_DISCLOSURE", { step: "secrecy" }));
    expect((await publicationHistory(db, named(nounId)))[0]).toMatchObject({ state: "withheld" });
    for (const person of [office.publisher, office.reviewer, office.author]) expect((await queueOf(person, false)).map((row) => row.nounId)).not.toContain(nounId);
    must(await submitRevision(platform, now, office.author, { ...noun, nounId }));
  });

  it("a withdrawal is at once and everywhere, and the record stays", async () => {
    const noun = await approvedSeason(platform, office, ++year);
    must(await publish(noun));
    const withdraw = (reason: string) => withdrawPublication(platform, now, office.reviewer, named(noun.nounId), reason, withdrawProjection);
    expect(await withdraw(" ")).toEqual({ ok: false, reason: "WITHDRAWAL_REASON_MISSING" });
    must(await withdraw("简介中有电话号码"));
    expect(await isPublic(noun.nounId)).toBe(false);
    // The emptied row is the tombstone of the feeds: no text of it is left for search or any list.
    expect(await db.publicDocument.findFirstOrThrow({ where: { kind: "season", key: noun.nounId } })).toMatchObject({ body: {}, withdrawnReason: "简介中有电话号码" });
    expect(await newest(noun.nounId)).toMatchObject({ withdrawnReason: "简介中有电话号码", content: { introduction: "欢迎来看。" } });
    expect(await publish(noun)).toEqual({ ok: false, reason: "WITHDRAWN" });
  });
});

describe("the scan", () => {
  const introduction = "联系人王晓明，电话 １３８ ００００ １００１；本室电话 000-5550 0108。内部资料。";

  it("stores what it found at submission, with its places, by the lists of that moment", async () => {
    const noun = await submittedSeason(platform, office, ++year, introduction);
    const { findings } = await newest(noun.nounId);
    expect(findings.map(({ position, rule, match }) => [position, rule, match])).toEqual([[1, "namedPhone", "１３８ ００００ １００１"], [2, "phone", "000-5550 0108"], [3, "word", "内部资料"]]);
    expect(findings[0]?.places).toMatchObject([{ path: "introduction", excerpt: expect.stringContaining("王晓明") }]);
  });

  it("is answered one by one by the secrecy reviewer, who is kept with the answer", async () => {
    const noun = await submittedSeason(platform, office, ++year, introduction);
    const { nounId } = noun;
    must(await review(nounId, office.unitReviewer));
    expect(await review(nounId, office.reviewer, { answers: { 1: "本人同意", 3: "-" } })).toEqual({ ok: false, reason: "REFUSED", refusals: [{ reason: "FINDING_UNANSWERED", finding: 2 }, { reason: "FINDING_UNANSWERED", finding: 3 }] });
    expect((await newest(nounId)).findings.every(({ acknowledgedAt }) => acknowledgedAt === null)).toBe(true);
    must(await review(nounId, office.reviewer, { answers: { 1: "本人同意", 2: "单位电话", 3: "一般用语" } }));
    expect((await newest(nounId)).findings[1]).toMatchObject({ reason: "单位电话", acknowledgedById: office.reviewer.id, acknowledgedAt: now });
    must(await publish(noun));
  });

  it("what nobody answered is not published, even where both reviews stand", async () => {
    const noun = await approvedSeason(platform, office, ++year, introduction);
    const { id } = await newest(noun.nounId);
    await db.scanFinding.updateMany({ where: { revisionId: id, position: { gt: 1 } }, data: { acknowledgedAt: null } });
    expect(await publish(noun)).toEqual(refused("FINDINGS_UNANSWERED", { count: 2 }));
    expect(await isPublic(noun.nounId)).toBe(false);
  });

  it("takes what attachments bring", async () => {
    const noun = await writtenSeason(platform, ++year);
    const kind = { ...noun.kind, scanBesides: async () => ({ texts: [{ path: "附件 1", text: "绝密" }], findings: [{ rule: "attachment" as const, match: "plan.pdf", places: [{ path: "附件 2", excerpt: "作者信息无法去除" }] }] }) };
    must(await submitRevision(platform, now, office.author, { ...noun, kind }));
    expect((await newest(noun.nounId)).findings.map(({ rule, match }) => [rule, match])).toEqual([["word", "绝密"], ["attachment", "plan.pdf"]]);
  });

  it("follows the office's lists, which two people do not change over each other", async () => {
    const before = await scanWords(db);
    const words = [...before.filter(({ word }) => word !== "内部资料"), { word: "欢迎来看", list: "sensitive" as const }];
    const change = () => changeWords(platform, now, office.admin, { words, seen: wordsSeen(before) });
    const both = await Promise.all([change(), change()]);
    expect(both.filter(({ ok }) => ok)).toEqual([{ ok: true, added: 1, removed: 1 }]);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "CHANGED_MEANWHILE" }]);
    expect(await changeWords(platform, now, office.admin, { words, seen: wordsSeen(words) })).toEqual({ ok: false, reason: "NOTHING_CHANGED" });
    const noun = await submittedSeason(platform, office, ++year);
    expect((await newest(noun.nounId)).findings).toMatchObject([{ rule: "word", match: "欢迎来看" }]);
    must(await changeWords(platform, now, office.admin, { words: before, seen: wordsSeen(words) }));
  });
});

describe("a deputy", () => {
  const days = { fromDay: "2026-08-12", toDay: "2026-08-14" };
  const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
  const reviewOn = async (day: string, nounId: string, person: StaffViewer) =>
    reviewRevision(platform, at(day), person, named(nounId), { conclusion: "approved", attribute: "proactiveDisclosure", legalBasis: "", checks: clear, reasons: "", reviewedSha256: (await newest(nounId)).sha256 });
  const mineOn = async (day: string, person: StaffViewer) => {
    const absent = await absentFor(db, person.id, at(day));
    return (await waitingRevisions(db, { officer: person, absent }, { mine: true, after: null })).rows.map((row) => row.nounId);
  };

  it("sees and does the absent person's reviews in those days alone, and the record names both", async () => {
    const { nounId } = await submittedSeason(platform, office, ++year);
    const deputy = office.outsideReviewer;
    must(await setDeputy(platform, now, office.unitReviewer, { deputyId: deputy.id, ...days }));
    expect(await mineOn("2026-08-15", deputy)).not.toContain(nounId);
    expect(await reviewOn("2026-08-15", nounId, deputy)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await mineOn("2026-08-14", deputy)).toContain(nounId);
    const reviewers = await reviewersToday(db, at("2026-08-14"));
    const [row] = (await waitingRevisions(db, { officer: office.publisher, absent: [] }, { mine: false, after: null })).rows.filter((each) => each.nounId === nounId);
    expect(whoseTurn(row!, reviewers)).toEqual(["colleague", "unitReviewer（outsideReviewer代）", "unitReviewer2"]);
    must(await reviewOn("2026-08-14", nounId, deputy));
    expect((await newest(nounId)).reviews).toMatchObject([{ step: "unit", reviewerId: deputy.id, onBehalfOfId: office.unitReviewer.id }]);
    expect((await publicationHistory(db, named(nounId)))[0]?.reviews).toMatchObject([{ reviewerName: "outsideReviewer", onBehalfOfName: "unitReviewer" }]);
    // The right of the absent person is no more than it was.
    expect(await reviewOn("2026-08-14", nounId, deputy)).toEqual({ ok: false, reason: "FORBIDDEN" });
  });

  it("is never the author, and never for the author", async () => {
    must(await setDeputy(platform, now, office.unitReviewer2, { deputyId: office.author.id, ...days }));
    const own = await submittedSeason(platform, office, ++year);
    expect(await reviewOn("2026-08-12", own.nounId, office.author)).toEqual(refused("AUTHOR_REVIEWS"));
    expect(await mineOn("2026-08-12", office.author)).not.toContain(own.nounId);
    must(await setDeputy(platform, now, office.colleague, { deputyId: office.author.id, fromDay: "2026-08-20", toDay: "2026-08-21" }));
    const theirs = await writtenSeason(platform, ++year);
    must(await submitRevision(platform, now, office.colleague, theirs));
    expect(await reviewOn("2026-08-20", theirs.nounId, office.author)).toEqual(refused("AUTHOR_REVIEWS"));
    must(await reviewOn("2026-08-12", theirs.nounId, office.author));
  });

  it("is set once for each day, also at once, and taken back at once", async () => {
    const set = (deputy: StaffViewer) => setDeputy(platform, now, office.reviewer, { deputyId: deputy.id, ...days });
    const both = await Promise.all([set(office.reviewer2), set(office.reviewer2)]);
    expect(both.map((result) => (result.ok ? "set" : result.reason)).sort()).toEqual(["OVERLAPS", "set"]);
    expect(await set(office.publisher)).toEqual({ ok: false, reason: "DEPUTY_UNKNOWN" });
    expect(await setDeputy(platform, now, office.publisher, { deputyId: office.publisher2.id, ...days })).toEqual({ ok: false, reason: "NOT_A_REVIEWER" });
    const { id } = await db.reviewDeputy.findFirstOrThrow({ where: { absentId: office.reviewer.id } });
    expect(await removeDeputy(platform, now, office.reviewer2, id)).toEqual({ ok: false, reason: "NOT_FOUND" });
    must(await removeDeputy(platform, now, office.reviewer, id));
    expect(await absentFor(db, office.reviewer2.id, now)).toEqual([]);
  });
});

describe("a release by the clock", () => {
  const at = new Date("2026-08-20T09:00:00+08:00");
  const order = (nounId: string, when = at, person = office.publisher) => scheduleRelease(platform, now, person, named(nounId), when);
  const run = (revisionId: string, when = at) => releaseScheduled(platform, when, { revisionId }, { kindOf: publicationKind, project });
  const scheduled = async (introduction?: string) => {
    const noun = await approvedSeason(platform, office, ++year, introduction);
    must(await order(noun.nounId));
    return { ...noun, revisionId: (await newest(noun.nounId)).id };
  };
  const published = (nounId: string) => db.auditRow.count({ where: { action: "revision.published", nounId } });
  const jobs = async (revisionId: string) => db.$queryRaw<{ run_at: Date }[]>`SELECT run_at FROM graphile_worker.jobs WHERE key = ${`release-scheduled:${revisionId}`}`;

  it("is ordered for what is approved, for an instant to come, and is one job even when moved", async () => {
    const early = await submittedSeason(platform, office, ++year);
    expect(await order(early.nounId)).toMatchObject({ ok: false, reason: "REFUSED" });
    const { nounId, revisionId } = await scheduled();
    expect(await order(nounId, now)).toEqual({ ok: false, reason: "RELEASE_TIME_PAST" });
    must(await order(nounId, new Date(at.getTime() + 60_000)));
    expect(await jobs(revisionId)).toHaveLength(1);
    expect((await queueOf(office.publisher, true)).map((row) => row.nounId)).not.toContain(nounId);
    await run(revisionId);
    expect(await isPublic(nounId)).toBe(false);
    await run(revisionId, new Date(at.getTime() + 60_000));
    expect(await isPublic(nounId)).toBe(true);
    expect(await newest(nounId)).toMatchObject({ publishedAt: new Date(at.getTime() + 60_000), scheduledAt: null, scheduledById: office.publisher.id });
  });

  it("happens once, by two workers at once and again afterwards", async () => {
    const { nounId, revisionId } = await scheduled();
    await Promise.all([run(revisionId), run(revisionId)]);
    await run(revisionId);
    expect([await published(nounId), await isPublic(nounId)]).toEqual([1, true]);
  });

  it("does not happen after it was taken back, after a new version, or after a withdrawal", async () => {
    const cancelled = await scheduled();
    must(await cancelRelease(platform, now, office.publisher, named(cancelled.nounId)));
    expect(await cancelRelease(platform, now, office.publisher, named(cancelled.nounId))).toEqual({ ok: false, reason: "NOT_SCHEDULED" });
    const edited = await scheduled();
    await writtenSeason(platform, Number(edited.nounId), "新的内容");
    must(await submitRevision(platform, now, office.author, edited));
    const withdrawn = await approvedSeason(platform, office, ++year);
    must(await publish(withdrawn));
    await writtenSeason(platform, Number(withdrawn.nounId), "第二版");
    must(await submitRevision(platform, now, office.author, withdrawn));
    await approveBoth(platform, now, named(withdrawn.nounId), office);
    must(await order(withdrawn.nounId));
    const { id } = await newest(withdrawn.nounId);
    must(await withdrawPublication(platform, now, office.publisher, named(withdrawn.nounId), "地址有误", withdrawProjection));
    for (const [revisionId, nounId, times] of [[cancelled.revisionId, cancelled.nounId, 0], [edited.revisionId, edited.nounId, 0], [id, withdrawn.nounId, 1]] as const) {
      await run(revisionId);
      expect([await isPublic(nounId), await published(nounId), (await db.revision.findUniqueOrThrow({ where: { id: revisionId } })).scheduleFailure ?? []]).toEqual([false, times, []]);
    }
  });

  it("does not happen after an edit that nobody submitted, and the publisher is told", async () => {
    const { nounId, revisionId } = await scheduled();
    await writtenSeason(platform, Number(nounId), "悄悄改了");
    await run(revisionId);
    expect(await isPublic(nounId)).toBe(false);
    expect(await newest(nounId)).toMatchObject({ scheduledAt: null, scheduleFailure: ["审查之后内容有改动，不能发布。请由起草人员重新提交审查。"] });
    expect((await queueOf(office.publisher, true)).find((row) => row.nounId === nounId)).toMatchObject({ releaseFailed: true });
    // Restored, the same approval holds, and a new order clears the note.
    await writtenSeason(platform, Number(nounId));
    must(await order(nounId));
    expect((await newest(nounId)).scheduleFailure).toEqual([]);
  });

  it("does not happen by the order of somebody who is no publisher any more", async () => {
    const { nounId, revisionId } = await scheduled();
    await db.staffRole.deleteMany({ where: { staffId: office.publisher.id } });
    await run(revisionId);
    await db.staffRole.create({ data: { staffId: office.publisher.id, role: "publisher" } });
    expect(await isPublic(nounId)).toBe(false);
    expect((await newest(nounId)).scheduleFailure).toEqual(["下达定时发布的人已经不是发布人员。请由现任发布人员发布。"]);
  });
});

describe("the queue", () => {
  it("is read page by page, each row once, with the same number of queries for few and many", async () => {
    const many = 120;
    const publication = (n: number) => ({ id: `many-${String(n).padStart(3, "0")}`, kind: "season", nounId: `${5000 + n}`, unitId: "publicity", createdAt: now });
    await db.publication.createMany({ data: Array.from({ length: many }, (_, n) => publication(n)) });
    await db.revision.createMany({
      data: Array.from({ length: many }, (_, n) => ({ publicationId: publication(n).id, number: 1, content: {}, sha256: "x", title: `第 ${n} 件`, authorId: office.author.id, createdAt: now, submittedAt: new Date(Date.UTC(2026, 6, 1, 0, Math.floor(n / 3))) })),
    });
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await waitingRevisions(db, { officer: office.unitReviewer, absent: [] }, { mine: true, after });
      seen.push(...page.rows.map((row) => row.nounId));
      after = page.next;
      if (after === null) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, many)).toEqual(expect.arrayContaining(Array.from({ length: many }, (_, n) => `${5000 + n}`)));
    expect((await waitingRevisions(db, { officer: office.unitReviewer, absent: [] }, { mine: true, after: "nonsense" })).rows).toHaveLength(50);
    expect((await queueOf(office.outsideReviewer, false)).some((row) => row.unitId === "publicity")).toBe(false);
  });
});
