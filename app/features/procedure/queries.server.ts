import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";
import { readProcedure } from "./procedure-facts.server";
import { EMPTY_METADATA } from "./procedure-publication.server";

/** The procedure of a decision of the officer's reach, with who took its turns; null for anybody else's. */
export async function procedureForDesk(db: Db, officer: Officer, slug: string, now: Date) {
  const procedure = await readProcedure(db, { slug, ...officer.unitScope }, now);
  if (!procedure) return null;
  const people = await db.staff.findMany({ where: { id: { in: procedure.turns.map(({ takenById }) => takenById) } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { facts, ...rest } = procedure;
  // The calendar is for the rules; a page has no use for its days.
  const { calendar: _days, ...shown } = facts;
  return { ...rest, facts: shown, rules: facts, turns: procedure.turns.map((turn) => ({ ...turn, takenBy: names.get(turn.takenById) ?? "" })) };
}
export type ProcedureForDesk = NonNullable<Awaited<ReturnType<typeof procedureForDesk>>>;

/** The printed head of a decision of the officer's reach as it is written now. */
export async function metadataForEdit(db: Db, officer: Officer, slug: string) {
  const decision = await db.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { slug: true, title: true, metadata: true } });
  return decision && { slug: decision.slug, title: decision.title, version: decision.metadata?.version ?? 0, metadata: decision.metadata ?? EMPTY_METADATA };
}

/** The archive packages of a decision of the officer's reach, newest first, twenty at most. */
export async function archivesForDesk(db: Db, officer: Officer, slug: string) {
  const decision = await db.decision.findFirst({
    where: { slug, ...officer.unitScope },
    select: {
      slug: true,
      title: true,
      archives: {
        orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
        take: 20,
        select: { id: true, requestedAt: true, requestedById: true, opinionsDone: true, opinionsTotal: true, finishedAt: true, head: true, bytes: true, files: true },
      },
    },
  });
  if (!decision) return null;
  const people = await db.staff.findMany({ where: { id: { in: decision.archives.map(({ requestedById }) => requestedById) } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { ...decision, archives: decision.archives.map(({ requestedById, ...archive }) => ({ ...archive, requestedBy: names.get(requestedById) ?? "" })) };
}
export type ArchivesForDesk = NonNullable<Awaited<ReturnType<typeof archivesForDesk>>>;

/** The newest finished packages within the officer's reach, fifty at most. */
export async function listArchives(db: Db, officer: Officer) {
  return db.archivePackage.findMany({
    where: { finishedAt: { not: null }, decision: officer.unitScope },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: { id: true, finishedAt: true, head: true, decision: { select: { slug: true, title: true, leadUnit: { select: { name: true } } } } },
  });
}
export type ListedArchive = Awaited<ReturnType<typeof listArchives>>[number];
