import type { ClauseMark } from "~/domain/consultation/clause-mark";
import { isHeading } from "~/domain/consultation/outline";
import type { ClauseKind } from "~/domain/consultation/clause-tree";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

/** A clause of a version with what it was in its base; `now` is null for one that is gone. */
export interface AlignedRow {
  mark: ClauseMark;
  now: AlignmentClause | null;
  old: AlignmentClause | null;
  /** Somebody decided that the two are the same. */
  isRuled: boolean;
}

export interface AlignmentClause {
  id: string;
  label: string;
  title: string | null;
  text: string;
  isHeading: boolean;
}

/** What an official decided. */
export interface DeskRuling {
  clauseId: string;
  oldClauseId: string;
  isSame: boolean;
  label: string;
  oldLabel: string;
  decidedBy: string;
  decidedAt: Date;
}

const clauseSelect = { id: true, identityId: true, kind: true, label: true, title: true, text: true, mark: true } as const;

/** How a version of the officer's reach stands to its base, clause by clause, the newest where no number is given; null for a version out of reach. Six queries, however long it is. */
export async function alignmentForDesk(db: Db, officer: Officer, slug: string, number: number | null) {
  const version = await db.draftVersion.findFirst({
    where: { ...(number === null ? {} : { number }), decision: { slug, ...officer.unitScope } },
    orderBy: { number: "desc" },
    select: { id: true, number: true, alignment: true, title: true, baseId: true, base: { select: { number: true } } },
  });
  if (!version) return null;
  const [clauses, olds, rulings, published] = await Promise.all([
    db.clause.findMany({ where: { versionId: version.id }, orderBy: { position: "asc" }, select: clauseSelect }),
    version.baseId === null ? [] : db.clause.findMany({ where: { versionId: version.baseId }, orderBy: { position: "asc" }, select: clauseSelect }),
    db.clauseRuling.findMany({
      where: { versionId: version.id },
      orderBy: [{ decidedAt: "asc" }, { clauseId: "asc" }],
      select: { clauseId: true, oldClauseId: true, isSame: true, decidedById: true, decidedAt: true, clause: { select: { label: true } }, oldClause: { select: { label: true } } },
    }),
    db.revision.count({ where: { publication: { kind: "draft", nounId: version.id }, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null } }),
  ]);
  const staff = await db.staff.findMany({ where: { id: { in: rulings.map(({ decidedById }) => decidedById) } }, select: { id: true, name: true } });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const byIdentity = new Map(olds.map((old) => [old.identityId, old]));
  const kept = new Set(clauses.map(({ identityId }) => identityId));
  const ruled = new Set(rulings.filter(({ isSame }) => isSame).map(({ clauseId, oldClauseId }) => `${clauseId} ${oldClauseId}`));
  const rows = clauses.map((clause): AlignedRow => {
    const old = byIdentity.get(clause.identityId);
    return { mark: (clause.mark ?? "new") as ClauseMark, now: shown(clause), old: old ? shown(old) : null, isRuled: old !== undefined && ruled.has(`${clause.id} ${old.id}`) };
  });
  const gone = olds.filter(({ identityId }) => !kept.has(identityId)).map((old): AlignedRow => ({ mark: "deleted", now: null, old: shown(old), isRuled: false }));
  return {
    version: { id: version.id, number: version.number, alignment: version.alignment, title: version.title, baseNumber: version.base?.number ?? null, isPublished: published > 0 },
    rows: [...rows, ...gone],
    olds: olds.map(shown),
    rulings: rulings.map(({ clause, oldClause, decidedById, ...ruling }): DeskRuling => ({ ...ruling, label: clause.label, oldLabel: oldClause.label, decidedBy: names.get(decidedById) ?? "" })),
  };
}
export type DeskAlignment = NonNullable<Awaited<ReturnType<typeof alignmentForDesk>>>;

function shown({ id, label, title, text, kind }: { id: string; label: string; title: string | null; text: string; kind: string }): AlignmentClause {
  return { id, label, title, text, isHeading: isHeading({ kind: kind as ClauseKind }) };
}
