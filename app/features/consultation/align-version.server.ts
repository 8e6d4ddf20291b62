import { alignDrafts, type Alignment } from "~/domain/consultation/clause-align";
import type { ClauseKind } from "~/domain/consultation/clause-tree";
import type { AlignedClause, AlignmentRulings } from "~/domain/consultation/clause-version";
import type { Db, Tx } from "~/platform/db.server";

/** A stored clause as it is aligned. */
export interface StoredClause extends AlignedClause {
  id: string;
  identityId: string;
  closedReason: string | null;
  guideNote: string | null;
}

/** The clauses of a version in reading order. */
export async function storedClauses(tx: Db | Tx, versionId: string): Promise<StoredClause[]> {
  const clauses = await tx.clause.findMany({
    where: { versionId },
    orderBy: { position: "asc" },
    select: { id: true, identityId: true, parentId: true, kind: true, title: true, text: true, anchor: true, label: true, closedReason: true, guideNote: true },
  });
  const places = new Map(clauses.map(({ id }, index) => [id, index]));
  return clauses.map(({ parentId, kind, ...clause }) => ({ ...clause, kind: kind as ClauseKind, parent: parentId === null ? null : (places.get(parentId) ?? null) }));
}

/**
 * The version that a new one is aligned with: the newest before it that was ever public, for opinions hang on its clauses; else the newest before it. Null for
 * a first version.
 */
export async function baseFor(tx: Tx, decisionId: string, number: number): Promise<{ id: string; number: number } | null> {
  const versions = await tx.draftVersion.findMany({
    where: { decisionId, number: { lt: number } },
    orderBy: { number: "desc" },
    select: { id: true, number: true, decision: { select: { slug: true } } },
  });
  const [latest] = versions;
  if (!latest) return null;
  const wasPublic = await publicVersions(tx, latest.decision.slug);
  const { id, number: baseNumber } = versions.find((version) => wasPublic.has(version.number)) ?? latest;
  return { id, number: baseNumber };
}

/** Numbers of the versions that the public has or had: a document that was withdrawn stays as a tombstone. */
export async function publicVersions(tx: Db | Tx, slug: string): Promise<Set<number>> {
  const documents = await tx.publicDocument.findMany({ where: { kind: "draft", parentKey: slug }, select: { key: true } });
  return new Set(documents.map(({ key }) => Number(key.slice(slug.length + 1))));
}

/**
 * Aligns a stored version with its base and stores what came of it: each clause that was found again has the identity of the one before, each new one that of
 * its own row, and each its marks. Officials' rulings stand. The caller holds the version's row, so that two at once cannot mix.
 */
export async function alignVersion(tx: Tx, versionId: string, baseId: string | null): Promise<Alignment | null> {
  const now = await storedClauses(tx, versionId);
  const old = baseId === null ? [] : await storedClauses(tx, baseId);
  const alignment = baseId === null ? null : alignDrafts(old, now, await rulingsOf(tx, versionId, old, now));
  // No identity is given twice on the way: first every clause takes its own.
  await tx.$executeRaw`UPDATE "Clause" SET "identityId" = "id", "mark" = ${alignment ? "new" : null}::text, "wholeMark" = ${alignment ? "new" : null}::text, "oldLabel" = NULL WHERE "versionId" = ${versionId}`;
  if (alignment) {
    const found = alignment.pairs.map(({ oldIndex, newIndex, mark, wholeMark, oldLabel }) => ({
      id: now[newIndex]!.id,
      identity: old[oldIndex]!.identityId,
      mark,
      wholeMark,
      oldLabel: oldLabel === now[newIndex]!.label ? null : oldLabel,
    }));
    await tx.$executeRaw`
      UPDATE "Clause" SET "identityId" = found."identity", "mark" = found."mark", "wholeMark" = found."wholeMark", "oldLabel" = found."oldLabel"
      FROM unnest(
        ${found.map(({ id }) => id)}::text[], ${found.map(({ identity }) => identity)}::text[], ${found.map(({ mark }) => mark)}::text[],
        ${found.map(({ wholeMark }) => wholeMark)}::text[], ${found.map(({ oldLabel }) => oldLabel)}::text[]
      ) AS found("id", "identity", "mark", "wholeMark", "oldLabel")
      WHERE "Clause"."id" = found."id" AND "Clause"."versionId" = ${versionId}`;
  }
  await tx.draftVersion.update({ where: { id: versionId }, data: { baseId } });
  return alignment;
}

/** The rulings of a version by places in the two lists; those about clauses of another base say nothing here. */
async function rulingsOf(tx: Tx, versionId: string, old: readonly StoredClause[], now: readonly StoredClause[]): Promise<AlignmentRulings> {
  const rulings = await tx.clauseRuling.findMany({ where: { versionId }, select: { oldClauseId: true, clauseId: true, isSame: true } });
  const oldPlaces = new Map(old.map(({ id }, index) => [id, index]));
  const newPlaces = new Map(now.map(({ id }, index) => [id, index]));
  const placed = rulings.flatMap(({ oldClauseId, clauseId, isSame }) => {
    const [oldPlace, newPlace] = [oldPlaces.get(oldClauseId), newPlaces.get(clauseId)];
    return oldPlace === undefined || newPlace === undefined ? [] : [{ pair: [oldPlace, newPlace] as const, isSame }];
  });
  const pairs = (isSame: boolean) => placed.filter((ruling) => ruling.isSame === isSame).map(({ pair }) => pair);
  return { same: pairs(true), different: pairs(false) };
}
