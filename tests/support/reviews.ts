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

/** Approves the newest revision in both steps, by the real command. @throws what is refused */
export async function approveBoth(platform: Platform, now: Date, noun: { kind: string; nounId: string }, { unitReviewer, reviewer }: Reviewers): Promise<void> {
  const { sha256 } = await platform.db.revision.findFirstOrThrow({ where: { publication: noun }, orderBy: { number: "desc" } });
  for (const person of [unitReviewer, reviewer]) {
    must(
      await reviewRevision(platform, now, person, noun, {
        conclusion: "approved",
        attribute: "proactiveDisclosure",
        legalBasis: "",
        checks: CLEAR,
        reasons: "",
        reviewedSha256: sha256,
      }),
    );
  }
}

/** The fields of the review form as a reviewer who approves the newest revision sends them. */
export async function approvalFields(db: Db, noun: { kind: string; nounId: string }): Promise<Record<string, string>> {
  const { sha256 } = await db.revision.findFirstOrThrow({ where: { publication: noun }, orderBy: { number: "desc" } });
  return { intent: "review", sha256, attribute: "proactiveDisclosure", conclusion: "approved", ...CLEAR };
}
