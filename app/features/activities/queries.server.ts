import { countConfirmations } from "~/domain/activities/hearing-confirmation";
import type { HearingSide } from "~/domain/activities/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

/** The hearings of a decision of the officer's reach, newest first; null for anybody else's decision. */
export async function deskHearings(db: Db, officer: Officer, slug: string) {
  return db.decision.findFirst({
    where: { slug, ...officer.unitScope },
    select: {
      slug: true,
      title: true,
      hearings: { orderBy: { number: "desc" }, select: { id: true, number: true, title: true, heldAt: true, place: true, materialsSentOn: true, recordSummary: true } },
    },
  });
}

/** One hearing of the officer's reach with its numbers, without people; null for anybody else's. */
export async function hearingForEdit(db: Db, officer: Officer, slug: string, number: number) {
  const row = await db.hearing.findFirst({
    where: { number, decision: { slug, ...officer.unitScope } },
    include: { decision: { select: { slug: true, title: true } }, participants: { select: { confirmation: true } } },
  });
  if (!row) return null;
  const isPublic = await db.publicDocument.count({ where: { kind: "hearing", key: `${slug}/${number}`, withdrawnAt: null } });
  const { participants, sides, ...hearing } = row;
  return { ...hearing, sides: sides as unknown as HearingSide[], people: participants.length, answers: countConfirmations(participants), isPublic: isPublic > 0 };
}
export type EditableHearing = NonNullable<Awaited<ReturnType<typeof hearingForEdit>>>;

/** The people of one hearing of the officer's reach, in the order of the list; null for anybody else's. */
export async function hearingPeople(db: Db, officer: Officer, slug: string, number: number) {
  const row = await db.hearing.findFirst({
    where: { number, decision: { slug, ...officer.unitScope } },
    select: {
      id: true, number: true, version: true, title: true, heldAt: true, sides: true,
      decision: { select: { slug: true } },
      participants: { orderBy: { position: "asc" }, select: { position: true, name: true, side: true, confirmation: true, confirmedOn: true } },
    },
  });
  return row && { ...row, sides: row.sides as unknown as HearingSide[] };
}
export type HearingPeople = NonNullable<Awaited<ReturnType<typeof hearingPeople>>>;
