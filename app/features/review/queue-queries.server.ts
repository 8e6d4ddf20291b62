import { may, mayOn, scopeOf, type Role } from "~/domain/identity/roles";
import { ACTION_OF_STEP, type ReviewingPerson } from "~/domain/review/deputies";
import { dueStep, type PublicationState } from "~/domain/review/publication-state";
import type { Db } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { namesOf, stateOf } from "./queries.server";

/** A person with those for whom the person stands in today. */
export interface ReviewDesk {
  officer: ReviewingPerson;
  absent: readonly ReviewingPerson[];
}

/** Reviewers of all units, publishers and auditors see every unit's work; everybody else sees the own unit's and that of those they stand in for. */
function seesEveryUnit(roles: readonly Role[]): boolean {
  return scopeOf(roles, "review.secrecy") === "all" || may(roles, "publication.publish") || may(roles, "audit.read");
}

export function seesUnit({ officer, absent }: ReviewDesk, unitId: string): boolean {
  return seesEveryUnit(officer.roles) || officer.unitId === unitId || absent.some((person) => scopeOf(person.roles, "review.secrecy") === "all" || person.unitId === unitId);
}

const ROWS = 50;

export interface WaitingRevision {
  id: string;
  kind: string;
  nounId: string;
  unitId: string;
  unitName: string;
  title: string;
  number: number;
  state: PublicationState;
  submittedAt: Date;
  /** When the present step began. */
  since: Date;
  scheduledAt: Date | null;
  releaseFailed: boolean;
  authorIds: string[];
  responsible: string;
}

/**
 * What waits for a review, for release or for its author after a return, oldest submission first, fifty at a time; what was found to be not for
 * disclosure waits for nobody. `mine`: only what is this person's turn, as reviewer, deputy, publisher, or author of what came back.
 */
export async function waitingRevisions(db: Db, desk: ReviewDesk, filter: { mine: boolean; after: string | null }): Promise<{ rows: WaitingRevision[]; next: string | null }> {
  const found = await db.revision.findMany({
    where: { AND: [OPEN, { NOT: WITHHELD }, filter.mine ? turnOf(desk) : inSight(desk), behind(filter.after)] },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: ROWS + 1,
    omit: { content: true },
    include: { reviews: { orderBy: { createdAt: "asc" } }, publication: { select: { kind: true, nounId: true, unitId: true } } },
  });
  const shown = found.slice(0, ROWS);
  const [names, units] = await Promise.all([
    namesOf(db, shown.map((row) => row.takenOverById ?? row.authorId)),
    db.unit.findMany({ where: { id: { in: [...new Set(shown.map((row) => row.publication.unitId))] } }, select: { id: true, name: true } }),
  ]);
  const rows = shown.map((row) => ({
    id: row.id,
    ...row.publication,
    unitName: units.find(({ id }) => id === row.publication.unitId)?.name ?? "",
    title: row.title,
    number: row.number,
    state: stateOf(row),
    submittedAt: row.submittedAt,
    since: row.reviews.at(-1)?.createdAt ?? row.submittedAt,
    scheduledAt: row.scheduledAt,
    releaseFailed: Array.isArray(row.scheduleFailure) && row.scheduleFailure.length > 0,
    authorIds: [row.authorId, ...(row.takenOverById ? [row.takenOverById] : [])],
    responsible: names.get(row.takenOverById ?? row.authorId) ?? "",
  }));
  const last = shown.at(-1);
  return { rows, next: found.length > ROWS && last ? `${last.submittedAt.getTime()}.${last.id}` : null };
}

/** Whose turn it is, by name, with the deputies of today. */
export function whoseTurn(row: WaitingRevision, reviewers: { people: readonly ReviewingPerson[]; deputies: ReadonlyMap<string, string> }): string[] {
  if (row.state === "returned") return [row.responsible];
  const step = dueStep(row.state);
  const action = step === null ? "publication.publish" : ACTION_OF_STEP[step];
  return reviewers.people
    .filter((person) => mayOn(person, action, row.unitId) && (step === null || !row.authorIds.includes(person.id)))
    .map((person) => {
      const deputy = step === null ? undefined : reviewers.deputies.get(person.id);
      return deputy === undefined ? person.name : `${person.name}（${deputy}代）`;
    });
}

const OPEN: Prisma.RevisionWhereInput = { publishedAt: null, supersededAt: null, withdrawnAt: null };
const RETURNED: Prisma.RevisionWhereInput = { reviews: { some: { conclusion: "returned" } } };
const approvedIn = (step: string): Prisma.RevisionWhereInput => ({ reviews: { some: { step, conclusion: "approved" } } });
const notIn = (step: string): Prisma.RevisionWhereInput => ({ reviews: { none: { step } } });
const WITHHELD: Prisma.RevisionWhereInput = { AND: [approvedIn("secrecy"), { reviews: { some: { attribute: { not: "proactiveDisclosure" } } } }] };

/** Not by any of these: the duties of a closed account count like authorship. */
function byOthers(ids: string[]): Prisma.RevisionWhereInput {
  return { authorId: { notIn: ids }, OR: [{ takenOverById: null }, { takenOverById: { notIn: ids } }] };
}

function turnOf({ officer, absent }: ReviewDesk): Prisma.RevisionWhereInput {
  const turns: Prisma.RevisionWhereInput[] = [{ AND: [RETURNED, { OR: [{ authorId: officer.id, takenOverById: null }, { takenOverById: officer.id }] }] }];
  for (const person of [officer, ...absent]) {
    const others = byOthers([officer.id, person.id]);
    const ofUnit = (scope: string) => (scope === "unit" ? { publication: { unitId: person.unitId } } : {});
    const [unit, secrecy] = [scopeOf(person.roles, ACTION_OF_STEP.unit), scopeOf(person.roles, ACTION_OF_STEP.secrecy)];
    if (unit !== "none") turns.push({ AND: [notIn("unit"), ofUnit(unit), others] });
    if (secrecy !== "none") turns.push({ AND: [approvedIn("unit"), notIn("secrecy"), ofUnit(secrecy), others] });
  }
  if (may(officer.roles, "publication.publish")) turns.push({ AND: [approvedIn("secrecy"), { scheduledAt: null }] });
  return { OR: turns };
}

function inSight(desk: ReviewDesk): Prisma.RevisionWhereInput {
  const { officer, absent } = desk;
  if (seesEveryUnit(officer.roles) || absent.some(({ roles }) => scopeOf(roles, "review.secrecy") === "all")) return {};
  return { publication: { unitId: { in: [officer.unitId, ...absent.map(({ unitId }) => unitId)] } } };
}

/** What comes after the last row of a page; an address that was made up begins at the beginning. */
function behind(after: string | null): Prisma.RevisionWhereInput {
  const [, time, id] = /^(\d{1,15})\.([\w-]{1,40})$/.exec(after ?? "") ?? [];
  if (time === undefined || id === undefined) return {};
  const submittedAt = new Date(Number(time));
  return { OR: [{ submittedAt: { gt: submittedAt } }, { submittedAt, id: { gt: id } }] };
}
