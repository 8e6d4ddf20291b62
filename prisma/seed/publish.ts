import { publications, project, type PublicationKindName } from "../../app/publications";
import { publishRevision } from "../../app/features/review/publish-revision.server";
import { reviewRevision } from "../../app/features/review/review-revision.server";
import { submitRevision } from "../../app/features/review/submit-revision.server";
import type { StaffViewer } from "../../app/features/identity/viewer.server";
import { isRole, type Role } from "../../app/domain/identity/roles";
import type { Platform } from "../../app/platform/platform.server";

/** The people of the demo who bring things to the public, by unit and role. */
export interface DemoStaff {
  writerOf(unitId: string, role?: "drafter" | "organiser"): StaffViewer;
  unitReviewerOf(unitId: string): StaffViewer;
  reviewer: StaffViewer;
  publisher: StaffViewer;
  byEmail(email: string): StaffViewer;
}

export async function readDemoStaff(platform: Platform): Promise<DemoStaff> {
  const rows = await platform.db.staff.findMany({ include: { roles: true, unit: { select: { name: true } } }, orderBy: { id: "asc" } });
  const people = rows.map((row) => ({
    persona: row.persona,
    email: row.email,
    viewer: {
      kind: "staff",
      id: row.id,
      name: row.name,
      unitId: row.unitId,
      unitName: row.unit.name,
      roles: row.roles.map((role) => role.role).filter(isRole),
    } satisfies StaffViewer,
  }));
  const find = (is: (person: (typeof people)[number]) => boolean, what: string): StaffViewer => {
    const found = people.find(is);
    if (!found) throw new Error(`the demo has no ${what}`);
    return found.viewer;
  };
  const inUnit = (unitId: string, role: Role) => find((person) => person.viewer.unitId === unitId && person.viewer.roles.includes(role), `${role} in ${unitId}`);
  return {
    writerOf: (unitId, role = "drafter") => inUnit(unitId, role),
    unitReviewerOf: (unitId) => inUnit(unitId, "unitReviewer"),
    reviewer: find((person) => person.persona === "reviewer", "reviewer"),
    publisher: find((person) => person.persona === "publisher", "publisher"),
    byEmail: (email) => find((person) => person.email === email, `staff with ${email}`),
  };
}

const MINUTE = 60_000;

/** What the demo's secrecy reviewer says to what the scan finds in the demo's texts. */
const ANSWERS: Record<string, string> = {
  phone: "单位公开的咨询电话。",
  namedPhone: "经本人同意公开的工作电话。",
  civilDefenceWorks: "已对外开放的场所，地址早已公开，不涉及结构和内部布局。",
  word: "文中为一般用语，不涉密。",
};

/**
 * Takes a noun through submission, unit review, secrecy review and release by four people, at instants that end at `at`.
 *
 * @throws when the product refuses, so that a fault in the demo texts shows at once
 */
export async function publishDemo(
  platform: Platform,
  staff: DemoStaff,
  kindName: PublicationKindName,
  nounId: string,
  at: Date,
  author: StaffViewer,
): Promise<void> {
  const noun = { kindName, kind: publications[kindName], nounId };
  const submitted = await submitRevision(platform, new Date(at.getTime() - 60 * MINUTE), author, noun);
  if (!submitted.ok) throw new Error(`${kindName}: ${JSON.stringify(submitted)}`);
  const publication = await platform.db.publication.findUniqueOrThrow({ where: { id: submitted.publicationId }, select: { unitId: true } });
  const { sha256, findings } = await platform.db.revision.findUniqueOrThrow({ where: { id: submitted.revisionId }, select: { sha256: true, findings: true } });
  const answers = Object.fromEntries(findings.map(({ position, rule }) => [position, ANSWERS[rule] ?? "已核对，可以公开。"]));
  const reviewers = [
    { reviewer: staff.unitReviewerOf(publication.unitId), minutesBefore: 40 },
    { reviewer: staff.reviewer, minutesBefore: 20 },
  ];
  for (const { reviewer, minutesBefore } of reviewers) {
    const reviewed = await reviewRevision(platform, new Date(at.getTime() - minutesBefore * MINUTE), reviewer, { kind: kindName, nounId }, {
      conclusion: "approved",
      attribute: "proactiveDisclosure",
      legalBasis: "",
      checks: { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" },
      reasons: "",
      answers,
      reviewedSha256: sha256,
    });
    if (!reviewed.ok) throw new Error(`${kindName}: ${JSON.stringify(reviewed)}`);
  }
  const published = await publishRevision(platform, at, staff.publisher, noun, project);
  if (!published.ok) throw new Error(`${kindName}: ${JSON.stringify(published)}`);
}
