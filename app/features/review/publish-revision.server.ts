import { canonicalJson } from "~/domain/text/canonical-json";
import type { Json } from "~/domain/text/json";
import { sha256Hex } from "~/domain/text/sha256";
import { checkPublish, REQUIRED_STEPS, type PublishRefusal } from "~/domain/review/publication-state";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { ProjectedDocument, PublicationKind } from "~/platform/publication-kind.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockLatestRevision, recordOf, unansweredFindings } from "./queries.server";

export type PublishRevision =
  | { ok: true; revisionId: string }
  | { ok: false; reason: "NOT_FOUND" | "CHANGED_SINCE_REVIEW" | "WITHDRAWN" }
  | { ok: false; reason: "REFUSED"; refusals: PublishRefusal[] }
  | { ok: false; reason: "NOT_READY"; faults: { zh: string; en: string }[] };

/** The writer of the projection, given by the table of publications. */
export type Project = (
  work: Work,
  revision: { id: string; publicationId: string; sha256: string },
  documents: ProjectedDocument[],
) => Promise<void>;

/** A noun as the table of publications knows it. */
export interface PublishedNoun {
  kindName: string;
  kind: PublicationKind;
  nounId: string;
}

/** Publishes the approved newest revision now. Of two publishers at once one wins and the other is told that it is published already. */
export async function publishRevision(platform: Platform, now: Date, publisher: StaffViewer, noun: PublishedNoun, project: Project): Promise<PublishRevision> {
  return platform.unitOfWork<PublishRevision>({ now, actor: { kind: "staff", id: publisher.id } }, (work) => release(work, noun, project));
}

/**
 * Copies the approved newest revision into the public projection, in one transaction with everything that comes true
 * with it. The noun must still say exactly what was reviewed: content that changed since is refused, whatever the
 * reviews say. The one way to the public, for publishers and for the job that releases by the clock.
 */
export async function release(work: Work, noun: PublishedNoun, project: Project): Promise<PublishRevision> {
  const found = await lockLatestRevision(work.tx, { kind: noun.kindName, nounId: noun.nounId });
  if (!found) return { ok: false, reason: "NOT_FOUND" };
  const { publication, revision } = found;
  if (revision.withdrawnAt) return { ok: false, reason: "WITHDRAWN" };
  const check = checkPublish(recordOf(revision), REQUIRED_STEPS, unansweredFindings(revision));
  if (!check.ok) return { ok: false, reason: "REFUSED", refusals: check.refusals };

  const current = await noun.kind.canonicalise(work.tx, noun.nounId);
  if (current === null || sha256Hex(canonicalJson(current)) !== revision.sha256) return { ok: false, reason: "CHANGED_SINCE_REVIEW" };
  const faults = [...(await noun.kind.faults(work.tx, noun.nounId, work.now)), ...((await noun.kind.releaseFaults?.(work.tx, noun.nounId)) ?? [])];
  if (faults.length > 0) return { ok: false, reason: "NOT_READY", faults };

  const { count } = await work.tx.revision.updateMany({ where: { id: revision.id, publishedAt: null }, data: { publishedAt: work.now, scheduledAt: null } });
  if (count === 0) return { ok: false, reason: "REFUSED", refusals: [{ reason: "ALREADY_PUBLISHED" }] };
  await work.tx.revision.updateMany({
    where: { publicationId: publication.id, id: { not: revision.id }, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
    data: { supersededAt: work.now },
  });
  await project(work, { id: revision.id, publicationId: publication.id, sha256: revision.sha256 }, noun.kind.project(revision.content as Json));
  await noun.kind.afterPublish?.(work, noun.nounId);
  await work.record({
    action: "revision.published",
    nounKind: noun.kindName,
    nounId: noun.nounId,
    revisionId: revision.id,
    detail: { sha256: revision.sha256 },
  });
  return { ok: true, revisionId: revision.id };
}
