import { expect, describe, it } from "vitest";
import { EMPTY_STEP, type StepKind, type StepRecord } from "~/domain/decision/procedure-step";
import type { PublicProcedure } from "~/domain/decision/public-shapes";
import { must, publishUnreviewed, seedOpinions, answeredTheme, publishReport, buildLedger } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { sectionPublication } from "../catalogue/section-publication.server";
import { readProcedure } from "./procedure-facts.server";
import { procedurePublication } from "./procedure-publication.server";
import { archivesForDesk, metadataForEdit, procedureForDesk } from "./queries.server";
import { requestArchive } from "./request-archive.server";
import { takeTurn } from "./take-turn.server";
import { writeMetadata } from "./write-metadata.server";
import { writeStep } from "./write-step.server";

const platform = await testPlatform({ at: "2026-09-15T09:00:00+08:00" });
const { db } = platform;
const ledger = await buildLedger(platform);
const { slug, drafter, colleague, drafter2 } = ledger;
const now = () => platform.clock.now();
const decision = await db.decision.update({ where: { slug }, data: { procedures: ["publicParticipation", "riskAssessment", "legalityReview"] } });
const standing = async () => (await readProcedure(db, { slug }, now()))!.standing;

function step(kind: StepKind, record: Partial<StepRecord>, version = 0, officer = drafter) {
  return writeStep(platform, now(), officer, { slug, kind, version, record: { ...EMPTY_STEP, ...record } });
}
const lawful = { submittedOn: "2026-08-17", doneOn: "2026-08-28", result: "lawful", documentTitle: "审查意见书" };
const meeting = { doneOn: "2026-09-10", result: "passed", documentTitle: "主任办公会议" };

describe("the checklist of a decision", () => {
  it("belongs to the unit: another unit finds nothing and writes nothing", async () => {
    expect(await procedureForDesk(db, drafter2, slug, now())).toBeNull();
    expect(await metadataForEdit(db, drafter2, slug)).toBeNull();
    expect(await archivesForDesk(db, drafter2, slug)).toBeNull();
    expect(await step("riskAssessment", {}, 0, drafter2)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await takeTurn(platform, now(), drafter2, { slug, turn: "suspend", reason: "不是我们的事", basis: "", seen: 0 })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await requestArchive(platform, now(), drafter2, slug)).toEqual({ ok: false, reason: "NOT_FOUND" });
    const metadata = { indexNumber: "", subject: "", documentNumber: "", issuedOn: null, validity: "", validUntil: null };
    expect(await writeMetadata(platform, now(), drafter2, { slug, version: 0, metadata })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await db.procedureStep.count()).toBe(0);
  });

  it("is refused what the rules refuse, with the rule's name, and stores nothing of it", async () => {
    const rows = await db.auditRow.count();
    expect(await step("legalityReview", { ...lawful, documentTitle: "" })).toMatchObject({ reason: "REFUSED", findings: [{ rule: "legalityHasOpinion" }] });
    expect(await step("collectiveDiscussion", meeting)).toMatchObject({ reason: "REFUSED", findings: [{ rule: "reportBeforeDiscussion" }, { rule: "legalityBeforeDiscussion" }] });
    expect([await db.procedureStep.count(), await db.auditRow.count()]).toEqual([0, rows]);
  });

  it("is saved by one of two officials who saw the same version; the other is told", async () => {
    const results = await Promise.all([step("riskAssessment", { notes: "甲" }), step("riskAssessment", { notes: "乙" }, 0, colleague)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "STALE" });
    must(await step("riskAssessment", { doneOn: "2026-08-01", result: "controllable", documentTitle: "评估报告" }, 1));
    expect((await db.procedureStep.findFirstOrThrow()).version).toBe(2);
  });

  it("does not publish the outcome before the adoption report (Art. 32), then goes through meeting to publication", async () => {
    const outcome = await db.section.create({ data: { decisionId: decision.id, kind: "decisionOutcome", presence: "text", body: "经讨论通过。", updatedAt: now() } });
    const faults = () => db.$transaction((tx) => sectionPublication.faults(tx, outcome.id, now()));
    expect(await faults()).toMatchObject([{ reason: "ADOPTION_REPORT_MISSING" }]);

    const [point] = await seedOpinions(platform, ledger, [{ authorKind: "firm", name: "某公司" }]);
    await answeredTheme(platform, ledger, { title: "期限", pointIds: [point!.pointId], disposition: "adopted" });
    await publishReport(platform, new Date("2026-08-05T02:00:00Z"), ledger);
    expect(await faults()).toEqual([]);
    // Listed only after the window: what the table has not seen listed stays proposed.
    expect(await standing()).toEqual({ stage: "proposed", stop: null });
    await db.catalogueVersion.create({ data: { catalogueId: decision.catalogueId, number: 1, createdAt: now() } });
    await publishUnreviewed(platform, "catalogue", decision.catalogueId);
    expect((await standing()).stage).toBe("riskAssessment");

    must(await step("legalityReview", lawful));
    expect((await standing()).stage).toBe("legalityReview");
    must(await step("collectiveDiscussion", meeting));
    expect((await standing()).stage).toBe("decided");
    await publishUnreviewed(platform, "section", outcome.id);
    expect((await standing()).stage).toBe("published");
  });

  it("lets an official record what the state allows, with what the turn needs, on what was seen", async () => {
    const turn = (given: Partial<Parameters<typeof takeTurn>[3]>) => takeTurn(platform, now(), drafter, { slug, turn: "implement", reason: "由监管中心执行", basis: "", seen: 0, ...given });
    expect(await turn({ turn: "cancel" })).toEqual({ ok: false, reason: "NOT_NOW" });
    expect(await turn({ turn: "archive" })).toEqual({ ok: false, reason: "ARCHIVE_MISSING" });
    must(await turn({}));
    expect(await turn({ turn: "suspend" })).toEqual({ ok: false, reason: "STALE" });
    must(await turn({ turn: "suspend", seen: 1, reason: "汛期情况紧急，先中止执行" }));
    expect(await standing()).toEqual({ stage: "implementing", stop: "suspended" });
    expect(await step("partyReport", { doneOn: "2026-09-01" })).toEqual({ ok: false, reason: "STOPPED" });
    must(await turn({ turn: "resume", seen: 2 }));
    must(await step("partyReport", { doneOn: "2026-09-01" }));
  });

  it("starts over after a major adjustment (Art. 37): steps are open again, their responsible units stay, the old ones are kept", async () => {
    must(await step("riskAssessment", { doneOn: "2026-08-01", result: "controllable", documentTitle: "评估报告", responsibleUnit: "监管中心" }, 2));
    must(await takeTurn(platform, now(), drafter, { slug, turn: "reopen", reason: "实施范围作重大调整", basis: "", seen: 3 }));
    const procedure = (await readProcedure(db, { slug }, now()))!;
    expect(procedure).toMatchObject({ round: 2, standing: { stage: "drafting", stop: null } });
    expect(procedure.facts.reportedOn).toBeNull();
    expect(procedure.facts.announcedOn).toBeNull();
    expect(procedure.facts.steps.riskAssessment).toMatchObject({ doneOn: null, responsibleUnit: "监管中心" });
    expect(await step("collectiveDiscussion", meeting, 1)).toMatchObject({ reason: "REFUSED" });
    expect(await db.procedureStep.count({ where: { round: 1, doneOn: { not: null } } })).toBeGreaterThan(2);
  });
});

describe("what the public learns of the procedure", () => {
  const content = async () => (await db.$transaction((tx) => procedurePublication.canonicalise(tx, decision.id))) as unknown as PublicProcedure;

  it("has days and turns, the printed head, and neither notes nor the report to the party committee nor documents", async () => {
    must(await writeMetadata(platform, now(), drafter, { slug, version: 0, metadata: { indexNumber: "示例-01", subject: "城市管理", documentNumber: "", issuedOn: "2026-09-10", validity: "inForce", validUntil: null } }));
    const shown = await content();
    expect(shown.round).toBe(2);
    expect(shown.metadata).toMatchObject({ indexNumber: "示例-01", documentNumber: "" });
    expect(shown.turns.map(({ turn }) => turn)).toEqual(["implement", "reopen"]);
    expect(JSON.stringify(shown)).not.toMatch(/partyReport|notes|评估报告|审查意见书|监管中心负责/);
  });

  it("is the same content at any hour, so that a review of it stays good", async () => {
    const before = await content();
    platform.clock.advance(60 * 24 * 30);
    expect(await content()).toEqual(before);
  });

  it("has the stop with its reason and basis", async () => {
    must(await takeTurn(platform, now(), drafter, { slug, turn: "suspend", reason: "等待上级规划调整", basis: "", seen: 4 }));
    expect((await content()).stop).toMatchObject({ kind: "suspended", reason: "等待上级规划调整" });
    must(await takeTurn(platform, now(), drafter, { slug, turn: "resume", reason: "规划已经明确", basis: "", seen: 5 }));
    expect(await takeTurn(platform, now(), drafter, { slug, turn: "withhold", reason: "涉及防护工程的位置", basis: "", seen: 6 })).toEqual({ ok: false, reason: "BASIS_MISSING" });
    expect((await content()).stop).toBeNull();
  });

  it("keeps the head of two officials who saw the same version from each other", async () => {
    const metadata = { indexNumber: "", subject: "甲", documentNumber: "", issuedOn: null, validity: "", validUntil: null };
    const results = await Promise.all([
      writeMetadata(platform, now(), drafter, { slug, version: 1, metadata }),
      writeMetadata(platform, now(), colleague, { slug, version: 1, metadata: { ...metadata, subject: "乙" } }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
