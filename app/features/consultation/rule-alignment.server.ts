import { isHeading } from "~/domain/consultation/outline";
import type { ClauseKind } from "~/domain/consultation/clause-tree";
import type { Officer } from "~/features/identity/viewer.server";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { alignVersion, baseFor } from "./align-version.server";
import { lockPublication } from "./lock-publication.server";

/**
 * What an official decides about a version and its base: these two are the same clause; the clause is not the one that it was found to be; a ruling is taken back; or nothing
 * but that the two versions are aligned again, with what is the base by now.
 */
export type AlignmentRuling =
  | { kind: "same"; clauseId: string; oldClauseId: string }
  | { kind: "different"; clauseId: string }
  | { kind: "drop"; clauseId: string; oldClauseId: string }
  | { kind: "again" };

export type RuleAlignment =
  | { ok: true; versionNumber: number }
  | { ok: false; reason: "NOT_FOUND" | "PUBLISHED" | "STALE" | "CLAUSE_UNKNOWN" | "NOT_PAIRED" | "KIND_MISMATCH" };

/**
 * Corrects the alignment of a version that the public does not have yet; everything that nobody ruled on is aligned anew around it, in this version and in
 * unpublished ones that go back to it. The result is part of the draft's content, so it is reviewed with it, and a review made before is void. Of two officials
 * who saw the same alignment one wins and the other is told.
 */
export async function ruleAlignment(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, versionId, alignment, ruling }: { slug: string; versionId: string; alignment: number; ruling: AlignmentRuling },
): Promise<RuleAlignment> {
  return platform.unitOfWork<RuleAlignment>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const version = await tx.draftVersion.findFirst({
      where: { id: versionId, decision: { slug, ...officer.unitScope } },
      select: { id: true, number: true, decisionId: true, baseId: true },
    });
    if (!version) return { ok: false, reason: "NOT_FOUND" };
    if (await lockPublication(tx, "draft", version.id)) return { ok: false, reason: "PUBLISHED" };
    const { count } = await tx.draftVersion.updateMany({ where: { id: version.id, alignment }, data: { alignment: { increment: 1 } } });
    if (count === 0) return { ok: false, reason: "STALE" };
    const refused = ruling.kind === "again" ? null : await store(tx, now, officer, version, ruling);
    if (refused) return refused;
    const base = await baseFor(tx, version.decisionId, version.number);
    await alignVersion(tx, version.id, base?.id ?? null);
    await alignHeirs(tx, version.id);
    await record({ action: "draft.alignment-ruled", nounKind: "draft", nounId: version.id, detail: { ...ruling } });
    return { ok: true, versionNumber: version.number };
  });
}

type Refused = Extract<RuleAlignment, { ok: false }>;

async function store(tx: Tx, now: Date, officer: Officer, version: { id: string; baseId: string | null }, ruling: Exclude<AlignmentRuling, { kind: "again" }>): Promise<Refused | null> {
  const { clauseId } = ruling;
  if (ruling.kind === "drop") {
    const { count } = await tx.clauseRuling.deleteMany({ where: { versionId: version.id, clauseId, oldClauseId: ruling.oldClauseId } });
    return count === 0 ? { ok: false, reason: "STALE" } : null;
  }
  const clause = await tx.clause.findFirst({ where: { id: clauseId, versionId: version.id }, select: { identityId: true, kind: true } });
  if (!clause || version.baseId === null) return { ok: false, reason: "CLAUSE_UNKNOWN" };
  const isSame = ruling.kind === "same";
  const old = await tx.clause.findFirst({
    where: { versionId: version.baseId, ...(isSame ? { id: ruling.oldClauseId } : { identityId: clause.identityId }) },
    select: { id: true, kind: true },
  });
  if (!old) return { ok: false, reason: isSame ? "CLAUSE_UNKNOWN" : "NOT_PAIRED" };
  if (isHeadingKind(old.kind) !== isHeadingKind(clause.kind)) return { ok: false, reason: "KIND_MISMATCH" };
  // A clause goes on as one clause: what was ruled the same before is so no more.
  if (isSame) await tx.clauseRuling.deleteMany({ where: { versionId: version.id, isSame: true, OR: [{ clauseId }, { oldClauseId: old.id }] } });
  const key = { versionId: version.id, oldClauseId: old.id, clauseId };
  const decided = { isSame, decidedById: officer.id, decidedAt: now };
  await tx.clauseRuling.upsert({ where: { versionId_oldClauseId_clauseId: key }, create: { ...key, ...decided }, update: decided });
  return null;
}

function isHeadingKind(kind: string): boolean {
  return isHeading({ kind: kind as ClauseKind });
}

/** Versions that go back to this one have their identities from it. */
async function alignHeirs(tx: Tx, versionId: string): Promise<void> {
  const heirs = await tx.draftVersion.findMany({ where: { baseId: versionId }, orderBy: { number: "asc" }, select: { id: true } });
  for (const { id } of heirs) {
    if (await lockPublication(tx, "draft", id)) continue;
    await tx.draftVersion.update({ where: { id }, data: { alignment: { increment: 1 } } });
    await alignVersion(tx, id, versionId);
    await alignHeirs(tx, id);
  }
}
