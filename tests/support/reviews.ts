import { reviewRevision } from "~/features/review/review-revision.server";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { must } from "./ledger-builder";

/** The two people whose approval stands before every release. */
export interface Reviewers {
  /** Of the unit that publishes. */
  unitReviewer: StaffViewer;
  /** The secrecy reviewer. */
  reviewer: StaffViewer;
}

const CLEAR = { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" } as const;

/** Approves the newest revision in both steps, with every finding answered, by the real command. @throws what is refused */
export async function approveBoth(platform: Platform, now: Date, noun: { kind: string; nounId: string }, { unitReviewer, reviewer }: Reviewers): Promise<void> {
  const { sha256, answers } = await newestOf(platform.db, noun);
  for (const person of [unitReviewer, reviewer]) {
    must(
      await reviewRevision(platform, now, person, noun, {
        conclusion: "approved",
        attribute: "proactiveDisclosure",
        legalBasis: "",
        checks: CLEAR,
        reasons: "",
        answers,
        reviewedSha256: sha256,
      }),
    );
  }
}

/** The fields of the review form as a reviewer who approves the newest revision sends them. */
export async function approvalFields(db: Db, noun: { kind: string; nounId: string }): Promise<Record<string, string>> {
  const { sha256, answers } = await newestOf(db, noun);
  const answered = Object.fromEntries(Object.entries(answers).map(([position, answer]) => [`answer-${position}`, answer]));
  return { intent: "review", sha256, attribute: "proactiveDisclosure", conclusion: "approved", ...CLEAR, ...answered };
}

/** The newest revision's hash, and an answer to each thing that the scan found in it. */
async function newestOf(db: Db, noun: { kind: string; nounId: string }): Promise<{ sha256: string; answers: Record<number, string> }> {
  const { sha256, findings } = await db.revision.findFirstOrThrow({ where: { publication: noun }, orderBy: { number: "desc" }, include: { findings: true } });
  return { sha256, answers: Object.fromEntries(findings.map(({ position }) => [position, "单位公开信息"])) };
}
