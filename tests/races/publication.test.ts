import { describe, expect, it } from "vitest";
import { publishRevision, type Project, type PublishRevision } from "~/features/review/publish-revision.server";
import { reviewRevision, type ReviewRevision } from "~/features/review/review-revision.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { project, withdrawProjection } from "~/publications";
import { must } from "../support/ledger-builder";
import { meetingPoint } from "../support/meeting-point";
import { testPlatform } from "../support/platform";
import { approvedSeason, buildReviewOffice, submittedSeason } from "../support/review-builder";

const platform = await testPlatform();
const { db } = platform;
const now = platform.clock.now();
const office = await buildReviewOffice(platform);
let year = 2040;

const named = (nounId: string) => ({ kind: "season", nounId });
const published = (nounId: string) => db.auditRow.count({ where: { action: "revision.published", nounId } });
const reasons = (results: { ok: boolean }[]) => results.map((result) => (result.ok ? "ok" : "refused")).sort();

describe("two publishers at once", () => {
  it("publish once", async () => {
    const noun = await approvedSeason(platform, office, ++year);
    const results = await Promise.all([office.publisher, office.publisher2].map((person) => publishRevision(platform, now, person, noun, project)));
    expect(reasons(results)).toEqual(["ok", "refused"]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusals: [{ reason: "ALREADY_PUBLISHED" }] });
    expect(await published(noun.nounId)).toBe(1);
  });

  it("without the lock publish twice", async () => {
    const noun = await approvedSeason(platform, office, ++year);
    const bothHaveLooked = meetingPoint(2);
    const unguarded = (person: StaffViewer) =>
      platform.unitOfWork<PublishRevision>({ now, actor: { kind: "staff", id: person.id } }, async (work) => {
        const revision = await work.tx.revision.findFirstOrThrow({ where: { publication: named(noun.nounId) } });
        await bothHaveLooked();
        if (revision.publishedAt) return { ok: false, reason: "NOT_FOUND" };
        await work.tx.revision.update({ where: { id: revision.id }, data: { publishedAt: now } });
        await work.record({ action: "revision.published", nounKind: "season", nounId: noun.nounId });
        return { ok: true, revisionId: revision.id };
      });
    expect(reasons(await Promise.all([unguarded(office.publisher), unguarded(office.publisher2)]))).toEqual(["ok", "ok"]);
    expect(await published(noun.nounId)).toBe(2);
  });
});

describe("two reviewers at once", () => {
  const clear = { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" } as const;
  const shaOf = async (nounId: string) => (await db.revision.findFirstOrThrow({ where: { publication: named(nounId) } })).sha256;

  it("make one conclusion; the other is told to look again", async () => {
    const { nounId } = await submittedSeason(platform, office, ++year);
    const input = { conclusion: "approved", attribute: "proactiveDisclosure", legalBasis: "", checks: clear, reasons: "", reviewedSha256: await shaOf(nounId) } as const;
    const back = { ...input, conclusion: "returned", reasons: "缺开放时间" } as const;
    const results = await Promise.all([reviewRevision(platform, now, office.unitReviewer, named(nounId), input), reviewRevision(platform, now, office.unitReviewer2, named(nounId), back)]);
    expect(reasons(results)).toEqual(["ok", "refused"]);
    expect(await db.review.count({ where: { revision: { publication: named(nounId) } } })).toBe(1);
  });

  it("without the lock and the unique step both count, one yes and one no", async () => {
    const { nounId } = await submittedSeason(platform, office, ++year);
    const reviewedSha256 = await shaOf(nounId);
    const bothHaveLooked = meetingPoint(2);
    const unguarded = (person: StaffViewer, conclusion: "approved" | "returned") =>
      platform.unitOfWork<ReviewRevision>({ now, actor: { kind: "staff", id: person.id } }, async (work) => {
        const revision = await work.tx.revision.findFirstOrThrow({ where: { publication: named(nounId) }, include: { reviews: true } });
        await bothHaveLooked();
        if (revision.reviews.length > 0) return { ok: false, reason: "NOT_WAITING" };
        // Another name for the step is what the table would be without its unique index.
        await work.tx.review.create({ data: { revisionId: revision.id, step: conclusion === "approved" ? "unit" : "unit ", reviewerId: person.id, conclusion, checks: clear, reviewedSha256, createdAt: now } });
        await work.record({ action: "test.reviewed", nounKind: "season", nounId });
        return { ok: true, conclusion };
      });
    expect(reasons(await Promise.all([unguarded(office.unitReviewer, "approved"), unguarded(office.unitReviewer2, "returned")]))).toEqual(["ok", "ok"]);
    expect(await db.review.count({ where: { revision: { publication: named(nounId) } } })).toBe(2);
  });
});

describe("a withdrawal while a newer version is being published", () => {
  const isPublic = async (nounId: string) => (await db.publicDocument.count({ where: { kind: "season", key: nounId, withdrawnAt: null } })) === 1;
  const isWithdrawn = async (nounId: string) => (await db.revision.count({ where: { publication: named(nounId), publishedAt: { not: null }, supersededAt: null, withdrawnAt: { not: null } } })) === 1;
  const withdraw = (nounId: string) => withdrawPublication(platform, now, office.reviewer, named(nounId), "简介中有电话号码", withdrawProjection);

  const somebodyWaits = async () => {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    return (row?.waiting ?? 0) > 0;
  };

  /** Publishes; in the middle of it `other` starts and runs as far as it can. */
  async function publishWhile(noun: Awaited<ReturnType<typeof approvedSeason>>, other: () => Promise<unknown>) {
    let running: Promise<unknown> | undefined;
    let isOver = false;
    const meanwhile: Project = async (work, revision, documents) => {
      running = other().finally(() => {
        isOver = true;
      });
      while (!isOver && !(await somebodyWaits())) continue;
      await project(work, revision, documents);
    };
    must(await publishRevision(platform, now, office.publisher, noun, meanwhile));
    await running;
  }

  it("waits for it and takes off what has just become public", async () => {
    const noun = await approvedSeason(platform, office, ++year);
    await publishWhile(noun, () => withdraw(noun.nounId));
    expect([await isPublic(noun.nounId), await isWithdrawn(noun.nounId)]).toEqual([false, true]);
  });

  it("without the lock finds nothing to take off, and what somebody wanted off stays public", async () => {
    const noun = await approvedSeason(platform, office, ++year);
    await publishWhile(noun, () =>
      platform.unitOfWork({ now, actor: { kind: "staff", id: office.reviewer.id } }, async (work) => {
        const { count } = await work.tx.publicDocument.updateMany({ where: { kind: "season", key: noun.nounId }, data: { withdrawnAt: now } });
        await work.record({ action: "test.withdrawn", nounKind: "season", nounId: noun.nounId, detail: { count } });
        return { ok: true };
      }),
    );
    expect([await isPublic(noun.nounId), await isWithdrawn(noun.nounId)]).toEqual([true, false]);
  });
});
