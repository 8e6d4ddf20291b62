import { dayOf } from "~/domain/calendar/shanghai";
import { isRole } from "~/domain/identity/roles";
import { isReviewer, mayStandIn, type ReviewingPerson } from "~/domain/review/deputies";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";

const person = { id: true, name: true, unitId: true, closedAt: true, roles: { select: { role: true } } } as const satisfies Prisma.StaffSelect;

function reviewingPerson(row: Prisma.StaffGetPayload<{ select: typeof person }>): ReviewingPerson {
  return { id: row.id, name: row.name, unitId: row.unitId, roles: row.roles.map(({ role }) => role).filter(isRole) };
}

/** Whom the person stands in for today. A closed account has no deputy: its work was handed over. */
export async function absentFor(db: Db | Tx, deputyId: string, now: Date): Promise<ReviewingPerson[]> {
  const today = dayOf(now);
  const rows = await db.reviewDeputy.findMany({
    where: { deputyId, fromDay: { lte: today }, toDay: { gte: today }, absent: { closedAt: null } },
    orderBy: { id: "asc" },
    select: { absent: { select: person } },
  });
  return rows.map((row) => reviewingPerson(row.absent));
}

/** Everybody who reviews or publishes, with the deputies of today: whose turn it is, in one list for a whole page. */
export async function reviewersToday(db: Db, now: Date): Promise<{ people: ReviewingPerson[]; deputies: Map<string, string> }> {
  const today = dayOf(now);
  const rows = await db.staff.findMany({
    where: { closedAt: null, roles: { some: { role: { in: ["unitReviewer", "secrecyReviewer", "publisher"] } } } },
    orderBy: { id: "asc" },
    select: { ...person, absences: { where: { fromDay: { lte: today }, toDay: { gte: today }, deputy: { closedAt: null } }, select: { deputy: { select: { name: true } } } } },
  });
  return { people: rows.map(reviewingPerson), deputies: new Map(rows.flatMap((row) => row.absences.map(({ deputy }) => [row.id, deputy.name]))) };
}

/** The absences of a person that are not over, and who could stand in. */
export async function ownAbsences(db: Db, officer: ReviewingPerson, now: Date) {
  const [absences, standsInFor, colleagues] = await Promise.all([
    db.reviewDeputy.findMany({ where: { absentId: officer.id, toDay: { gte: dayOf(now) } }, orderBy: { fromDay: "asc" }, select: { id: true, fromDay: true, toDay: true, deputy: { select: { name: true } } } }),
    db.reviewDeputy.findMany({ where: { deputyId: officer.id, toDay: { gte: dayOf(now) } }, orderBy: { fromDay: "asc" }, select: { id: true, fromDay: true, toDay: true, absent: { select: { name: true } } } }),
    db.staff.findMany({
      where: { closedAt: null, id: { not: officer.id }, OR: [{ unitId: officer.unitId }, { roles: { some: { role: { in: ["unitReviewer", "secrecyReviewer"] } } } }] },
      orderBy: { id: "asc" },
      select: { ...person, unit: { select: { name: true } } },
    }),
  ]);
  return {
    reviews: isReviewer(officer.roles),
    absences,
    standsInFor,
    candidates: colleagues.filter((row) => mayStandIn(reviewingPerson(row), officer)).map((row) => ({ id: row.id, name: row.name, unitName: row.unit.name })),
  };
}

/** One open account, or null. */
export async function openPerson(tx: Tx, id: string): Promise<ReviewingPerson | null> {
  const row = await tx.staff.findUnique({ where: { id }, select: person });
  return row && row.closedAt === null ? reviewingPerson(row) : null;
}
