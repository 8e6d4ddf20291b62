import { expect, it } from "vitest";
import { handOverReviews } from "~/features/review/hand-over-reviews.server";
import { reviewRevision } from "~/features/review/review-revision.server";
import { releaseScheduled } from "~/features/review/release-scheduled.server";
import { scheduleRelease } from "~/features/review/schedule-release.server";
import { setDeputy } from "~/features/review/set-deputy.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { waitingRevisions } from "~/features/review/queue-queries.server";
import { project, publicationKind } from "~/publications";
import { must } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { approvedSeason, buildReviewOffice, submittedSeason, writtenSeason } from "../../../tests/support/review-builder";
import { approveBoth } from "../../../tests/support/reviews";
import { closeAccount } from "./close-account.server";
import { openSession } from "./open-session.server";

const platform = await testPlatform();
const { db } = platform;
const now = platform.clock.now();
const office = await buildReviewOffice(platform);
const close = (leaving: { id: string }, successor: { id: string }, admin = office.admin) => closeAccount(platform, now, admin, { staffId: leaving.id, successorId: successor.id }, handOverReviews);
const mine = async (person: typeof office.author) => (await waitingRevisions(db, { officer: person, absent: [] }, { mine: true, after: null })).rows.map((row) => [row.nounId, row.state]);
const clear = { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" } as const;

it("is not done without a successor who can do the same", async () => {
  expect(await close(office.author, office.outsideReviewer)).toEqual({ ok: false, reason: "SUCCESSOR_UNFIT" });
  expect(await close(office.author, office.author)).toEqual({ ok: false, reason: "SUCCESSOR_UNFIT" });
  expect(await close(office.author, { id: "" })).toEqual({ ok: false, reason: "SUCCESSOR_MISSING" });
  expect(await close({ id: "nobody" }, office.author)).toEqual({ ok: false, reason: "NOT_FOUND" });
  expect(await close(office.admin, office.author)).toEqual({ ok: false, reason: "OWN_ACCOUNT" });
});

it("gives the author's duties to the successor, who does not review what is now theirs; the author stays the author", async () => {
  const returned = await submittedSeason(platform, office, 2050);
  const sha256 = async (nounId: string) => (await db.revision.findFirstOrThrow({ where: { publication: { kind: "season", nounId } }, orderBy: { number: "desc" } })).sha256;
  const input = async (nounId: string) => ({ conclusion: "approved", attribute: "proactiveDisclosure", legalBasis: "", checks: clear, reasons: "", reviewedSha256: await sha256(nounId) }) as const;
  must(await reviewRevision(platform, now, office.unitReviewer, { kind: "season", nounId: "2050" }, { ...(await input("2050")), conclusion: "returned", reasons: "缺时间" }));
  await submittedSeason(platform, office, 2051);
  await approvedSeason(platform, office, 2052);
  const token = await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    const opened = await openSession(work, { staffId: office.author.id });
    await work.record({ action: "test.signed-in", nounKind: "staff", nounId: office.author.id });
    return { ok: true, token: opened };
  });
  expect([token.ok, await db.session.count({ where: { staffId: office.author.id } })]).toEqual([true, 1]);

  expect(must(await close(office.author, office.colleague)).moved).toEqual({ revisions: 3, releases: 0, deputies: 0 });
  expect(await db.session.count({ where: { staffId: office.author.id } })).toBe(0);
  expect(await mine(office.colleague)).toEqual([["2050", "returned"]]);
  expect(await reviewRevision(platform, now, office.colleague, { kind: "season", nounId: "2051" }, await input("2051"))).toMatchObject({ refusals: [{ reason: "AUTHOR_REVIEWS" }] });
  expect(await db.revision.findMany({ where: { publication: { nounId: { in: ["2050", "2051", "2052"] } } }, select: { authorId: true, takenOverById: true } })).toEqual(
    Array.from({ length: 3 }, () => ({ authorId: office.author.id, takenOverById: office.colleague.id })),
  );
  expect(await db.auditRow.count({ where: { actorId: office.author.id, action: "revision.submitted" } })).toBe(3);
  expect(await close(office.author, office.colleague)).toEqual({ ok: false, reason: "ALREADY_CLOSED" });
  must(await submitRevision(platform, now, office.colleague, returned));
});

it("gives ordered releases and standing in to the successor", async () => {
  const noun = await writtenSeason(platform, 2053);
  must(await submitRevision(platform, now, office.colleague, noun));
  const at = new Date("2026-08-20T09:00:00+08:00");
  await approveBoth(platform, now, { kind: "season", nounId: "2053" }, office);
  must(await scheduleRelease(platform, now, office.publisher, { kind: "season", nounId: "2053" }, at));
  must(await setDeputy(platform, now, office.reviewer, { deputyId: office.reviewer2.id, fromDay: "2026-08-12", toDay: "2026-08-14" }));
  expect(must(await close(office.publisher, office.publisher2)).moved).toMatchObject({ releases: 1 });
  const { id } = await db.revision.findFirstOrThrow({ where: { publication: { nounId: "2053" } } });
  await releaseScheduled(platform, at, { revisionId: id }, { kindOf: publicationKind, project });
  expect(await db.publicDocument.count({ where: { key: "2053", withdrawnAt: null } })).toBe(1);
  // The absent reviewer has nobody to be absent for when the deputy's successor is the absent one.
  expect(must(await close(office.reviewer2, office.reviewer)).moved).toMatchObject({ deputies: 0 });
  expect(await db.reviewDeputy.count()).toBe(0);
});

it("of two accounts that are closed with each other as successor one stays open", async () => {
  const admin2 = await db.staff.create({ data: { email: "admin2@office.example", name: "admin2", unitId: "information", createdAt: now, roles: { create: [{ role: "systemAdmin" }] } } });
  const second = { ...office.admin, id: admin2.id };
  const results = await Promise.all([close(office.unitReviewer, office.unitReviewer2), close(office.unitReviewer2, office.unitReviewer, second)]);
  expect(results.map((result) => (result.ok ? "closed" : result.reason)).sort()).toEqual(["SUCCESSOR_MISSING", "closed"]);
});
