import { writeSection } from "../../app/features/catalogue/write-section.server";
import type { Officer } from "../../app/features/identity/viewer.server";
import { reviewRevision } from "../../app/features/review/review-revision.server";
import { submitRevision } from "../../app/features/review/submit-revision.server";
import type { SectionKind } from "../../app/domain/decision/public-shapes";
import type { Platform } from "../../app/platform/platform.server";
import { publications } from "../../app/publications";
import { instantOf, type DemoStart } from "./moments";
import type { DemoStaff } from "./publish";

const SLUG = "basement-everyday-use";

/** What is written, and how far it has come: waiting for the unit, or, with a finding of the scan to answer, for the secrecy reviewer. */
const WAITING: { kind: SectionKind; add: string; submitted: number; passedUnit: number | null }[] = [
  { kind: "riskAssessment", add: "\n\n对评估有疑问的居民，可以拨打监管中心电话 000-5550 0107，工作日接听。", submitted: -2, passedUnit: -1 },
  { kind: "expertReview", add: "\n\n论证会定在八月下旬，请三位没有利害关系的专家参加。", submitted: -1, passedUnit: null },
];

/** Changes of public sections that are under review when the demo begins, so that reviewers find something to do. */
export async function fillWaiting(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  for (const { kind, add, submitted, passedUnit } of WAITING) {
    const section = await platform.db.section.findFirstOrThrow({ where: { kind, decision: { slug: SLUG } }, include: { decision: { select: { leadUnitId: true } } } });
    const { leadUnitId } = section.decision;
    const author = staff.writerOf(leadUnitId);
    const officer: Officer = { ...author, ownUnitOnly: true, unitScope: { leadUnitId } };
    const at = instantOf(start, { days: submitted, time: "10:20" });
    const { presence, title, body, basis, updatedAt } = section;
    const fields = { presence: presence as "text", title, body: body + add, basis };
    must(kind, await writeSection(platform, at, officer, { slug: SLUG, kind, seenAt: updatedAt }, fields));
    const sent = await submitRevision(platform, at, author, { kindName: "section", kind: publications.section, nounId: section.id });
    if (!sent.ok) throw new Error(`${kind}: ${JSON.stringify(sent)}`);
    if (passedUnit === null) continue;
    const { sha256 } = await platform.db.revision.findUniqueOrThrow({ where: { id: sent.revisionId }, select: { sha256: true } });
    must(
      kind,
      await reviewRevision(platform, instantOf(start, { days: passedUnit, time: "15:10" }), staff.unitReviewerOf(leadUnitId), { kind: "section", nounId: section.id }, {
        conclusion: "approved",
        attribute: "proactiveDisclosure",
        legalBasis: "",
        checks: { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" },
        reasons: "",
        reviewedSha256: sha256,
      }),
    );
  }
}

function must(kind: string, result: { ok: boolean }): void {
  if (!result.ok) throw new Error(`${kind}: ${JSON.stringify(result)}`);
}
