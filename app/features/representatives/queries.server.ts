import type { FrozenDraw, DrawRecord } from "~/domain/representatives/draw-record";
import { poolOutlook, quotasOf } from "~/domain/representatives/pool-outlook";
import type { PublicCall } from "~/domain/representatives/public-shapes";
import type { Values } from "~/domain/representatives/quotas";
import { maskContact } from "~/domain/identity/contact";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

/** The calls that an officer may reach, for every `where`. */
export function unitScope(officer: Pick<Officer, "ownUnitOnly" | "unitId">): { unitId?: string } {
  return officer.ownUnitOnly ? { unitId: officer.unitId } : {};
}

/** All calls of the officer's reach, the newest first, with how many applications wait to be screened. */
export async function deskCalls(db: Db, officer: Officer) {
  const calls = await db.representativeCall.findMany({
    where: unitScope(officer),
    orderBy: { createdAt: "desc" },
    select: { id: true, slug: true, title: true, applicationsOpenAt: true, applicationsCloseAt: true, drawAt: true, draws: { select: { drawnAt: true } } },
  });
  const ids = calls.map(({ id }) => id);
  const [waiting, standing, published] = await Promise.all([
    db.representativeApplication.groupBy({ by: ["callId"], where: { callId: { in: ids }, withdrawnAt: null, identityRemovedAt: null, screening: null }, _count: { _all: true } }),
    db.representativeApplication.groupBy({ by: ["callId"], where: { callId: { in: ids }, withdrawnAt: null }, _count: { _all: true } }),
    db.publicDocument.findMany({ where: { kind: "call", key: { in: calls.map(({ slug }) => slug) }, withdrawnAt: null }, select: { key: true } }),
  ]);
  const countOf = (rows: typeof waiting, callId: string) => rows.find((row) => row.callId === callId)?._count._all ?? 0;
  return calls.map((call) => ({
    ...call,
    isPublic: published.some(({ key }) => key === call.slug),
    unscreened: countOf(waiting, call.id),
    applications: countOf(standing, call.id),
  }));
}

/** The decisions of the officer's reach, newest catalogue first, for the choice in a form. */
export async function decisionChoices(db: Db, officer: Officer): Promise<{ slug: string; title: string }[]> {
  return db.decision.findMany({ where: officer.unitScope, orderBy: [{ catalogue: { year: "desc" } }, { number: "asc" }], select: { slug: true, title: true } });
}

/** One call of the officer's reach with all its fields; null for anybody else's. */
export async function callForEdit(db: Db, officer: Officer, slug: string) {
  const call = await db.representativeCall.findFirst({ where: { slug, ...unitScope(officer) }, include: { draws: { select: { id: true } } } });
  if (!call) return null;
  const isPublic = await db.publicDocument.count({ where: { kind: "call", key: slug, withdrawnAt: null } });
  return { ...call, isPublic: isPublic > 0 };
}
export type EditableCall = NonNullable<Awaited<ReturnType<typeof callForEdit>>>;

/** The applications of a call of the officer's reach, what the draw would do with them, and the draw; null for anybody else's. */
export async function deskPool(db: Db, officer: Officer, slug: string) {
  const call = await db.representativeCall.findFirst({ where: { slug, ...unitScope(officer) }, select: { id: true, slug: true, title: true, draws: true } });
  if (!call) return null;
  const [rows, document] = await Promise.all([
    db.representativeApplication.findMany({ where: { callId: call.id, withdrawnAt: null }, orderBy: { number: "asc" } }),
    db.publicDocument.findFirst({ where: { kind: "call", key: slug, withdrawnAt: null }, select: { body: true } }),
  ]);
  const removed = rows.filter(({ identityRemovedAt }) => identityRemovedAt !== null).map(({ number }) => number);
  const citizens = await db.citizen.findMany({ where: { id: { in: rows.map(({ citizenId }) => citizenId) } }, select: { id: true, name: true, contactKind: true, contact: true } });
  const applications = rows.filter(({ identityRemovedAt }) => identityRemovedAt === null).map((row) => {
    const citizen = citizens.find(({ id }) => id === row.citizenId);
    return {
      number: row.number,
      name: citizen?.name ?? "",
      contact: citizen ? maskContact({ kind: citizen.contactKind === "phone" ? "phone" : "email", value: citizen.contact }) : "",
      values: row.values as Values,
      answers: row.answers as { question: string; answer: boolean }[],
      statement: row.statement,
      appliedAt: row.appliedAt,
      screening: row.screening,
      screeningReason: row.screeningReason,
    };
  });
  const published = document && (document.body as unknown as PublicCall);
  const eligible = applications.filter(({ screening }) => screening === "eligible");
  const [draw] = call.draws;
  return {
    slug: call.slug,
    title: call.title,
    published,
    applications,
    /** Numbers of those whose identity was deleted, by the job or at their own request. */
    removed,
    unscreened: applications.filter(({ screening }) => screening === null).length,
    eligible: eligible.length,
    outlook: published && !draw ? poolOutlook(eligible, quotasOf(published.dimensions), published.seats) : null,
    draw: draw
      ? {
          id: draw.id,
          recordHash: draw.recordHash,
          frozenAt: draw.frozenAt,
          randomness: (draw.frozen as unknown as FrozenDraw).randomness,
          result: draw.record ? (draw.record as unknown as DrawRecord).draw : null,
        }
      : null,
  };
}
export type DeskPool = NonNullable<Awaited<ReturnType<typeof deskPool>>>;
