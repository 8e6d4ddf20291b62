import { CAPACITY_UNITS } from "~/domain/open-month/capacity";
import { movesPeople, nextSequence } from "~/domain/open-month/calendar-identity";
import { EVENT_ADMISSIONS, EVENT_KINDS, EVENT_MODES, eventFaults, oneOf, SESSION_ALLOCATIONS } from "~/domain/open-month/event";
import { eventFaultSentence } from "~/domain/open-month/event.words";
import type { PublicEvent } from "~/domain/open-month/public-shapes";
import { attachedFiles, fileDocuments, leftInFiles } from "~/platform/files/attached-files.server";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import type { Work } from "~/platform/unit-of-work.server";

/** The job that tells registered people that their session moved. */
export const TELL_SESSION_MOVED = "tell-session-moved";

/**
 * An open event with its sessions; the noun's id is the event's. With its release the planned sessions come into force. Live figures (capacity,
 * seats left, waiting parties) and a cancellation with its cause from a closed list are no part of it: they are shown at once, beside it.
 */
export const eventPublication: PublicationKind = {
  label: { zh: "开放活动", en: "Open event" },
  writeAction: "event.write",

  async owner(tx, nounId) {
    const event = await tx.openEvent.findUnique({ where: { id: nounId }, select: { slug: true, title: true, unitId: true } });
    return event && { unitId: event.unitId, title: `开放活动：${event.title}`, deskPath: `/desk/events/${event.slug}` };
  },

  canonicalise,
  scanBesides: (tx, nounId) => leftInFiles(tx, "event", nounId),

  async faults(tx, nounId) {
    const event = await tx.openEvent.findUniqueOrThrow({
      where: { id: nounId },
      include: { plans: { orderBy: { startsAt: "asc" } }, sessions: { where: { cancelledAt: null } } },
    });
    const published = await publishedEvent(tx, event.slug);
    const typed = <Row extends { allocation: string }>(row: Row) => ({ ...row, allocation: oneOf(SESSION_ALLOCATIONS, row.allocation) });
    const inForce = published && { changeNote: published.changeNote, sessions: event.sessions.map((one) => ({ ...typed(one), registrations: one.lastNumber })) };
    const cancelled = await tx.eventSession.findMany({ where: { eventId: nounId, cancelledAt: { not: null } }, select: { id: true } });
    const standing = event.plans.filter((plan) => !cancelled.some(({ id }) => id === plan.id));
    // A cancelled event is published once more with its reason or its recap; nothing is announced by that.
    const sessions = standing.length === 0 && cancelled.length > 0 ? event.plans : standing;
    return eventFaults({ ...event, sessions: sessions.map(typed) }, inForce).map((fault) => ({
      reason: fault.reason,
      zh: eventFaultSentence(fault, "zh"),
      en: eventFaultSentence(fault, "en"),
    }));
  },

  project(content) {
    const event = content as unknown as PublicEvent;
    const instants = (pick: "startsAt" | "endsAt") => event.sessions.map((session) => Date.parse(session[pick]));
    return [
      ...fileDocuments(event.files, event.decisionSlug || null),
      {
        kind: "event",
        key: event.slug,
        parentKey: event.decisionSlug || null,
        path: `/events/${event.slug}`,
        title: event.title,
        body: content,
        startsAt: new Date(Math.min(...instants("startsAt"))),
        endsAt: new Date(Math.max(...instants("endsAt"))),
      },
    ];
  },

  async afterPublish(work, nounId) {
    const content = (await canonicalise(work.tx, nounId)) as unknown as PublicEvent;
    for (const plan of await work.tx.sessionPlan.findMany({ where: { eventId: nounId }, orderBy: { id: "asc" } })) {
      await bringIntoForce(work, content, plan);
    }
  },
};

async function canonicalise(tx: Tx, nounId: string) {
  const event = await tx.openEvent.findUnique({ where: { id: nounId }, include: { plans: { orderBy: [{ startsAt: "asc" }, { id: "asc" }], include: { hall: { select: { id: true, name: true } } } } } });
  if (!event || event.plans.length === 0) return null;
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: event.unitId }, select: { id: true, name: true, nameEn: true } });
  const content: PublicEvent = {
    slug: event.slug,
    unit,
    seasonYear: event.seasonYear,
    kind: oneOf(EVENT_KINDS, event.kind),
    mode: oneOf(EVENT_MODES, event.mode),
    admission: oneOf(EVENT_ADMISSIONS, event.admission),
    title: event.title,
    titleEn: event.titleEn,
    summary: event.summary,
    summaryEn: event.summaryEn,
    description: event.description,
    place: event.place,
    placeEn: event.placeEn,
    address: event.address,
    isProvisional: event.isProvisional,
    whoMayCome: event.whoMayCome,
    whatToBring: event.whatToBring,
    accessibility: event.accessibility,
    phone: event.phone,
    capacityUnit: oneOf(CAPACITY_UNITS, event.capacityUnit),
    capacityText: event.capacityText,
    decisionSlug: event.decisionSlug,
    changeNote: event.changeNote,
    cancelledReason: event.cancelledReason ?? "",
    recap: event.recap,
    files: await attachedFiles(tx, "event", nounId),
    sessions: event.plans.map((plan) => ({
      id: plan.id,
      startsAt: plan.startsAt.toISOString(),
      endsAt: plan.endsAt.toISOString(),
      doorsOpenAt: plan.doorsOpenAt.toISOString(),
      doorsCloseAt: plan.doorsCloseAt.toISOString(),
      registrationOpensAt: plan.registrationOpensAt.toISOString(),
      registrationClosesAt: plan.registrationClosesAt.toISOString(),
      maxPartySize: plan.maxPartySize,
      allocation: oneOf(SESSION_ALLOCATIONS, plan.allocation),
      draw: plan.allocation === "lottery" && plan.drawAt ? { at: plan.drawAt.toISOString(), source: plan.drawSource } : null,
      hall: plan.hall,
    })),
  };
  return content;
}

/** The event as the public sees it now, or null. */
export async function publishedEvent(tx: Tx, slug: string): Promise<PublicEvent | null> {
  const document = await tx.publicDocument.findFirst({ where: { kind: "event", key: slug, withdrawnAt: null }, select: { body: true } });
  return document && (document.body as unknown as PublicEvent);
}

type Plan = NonNullable<Awaited<ReturnType<Tx["sessionPlan"]["findUnique"]>>>;

/**
 * Makes what was just released true for registration, tickets, mails and doors. A session that is in force already keeps its figures; one that
 * moved gets a higher SEQUENCE, and a job tells its people.
 */
async function bringIntoForce(work: Work, event: PublicEvent, plan: Plan): Promise<void> {
  const { tx, now } = work;
  const released = {
    title: event.title,
    titleEn: event.titleEn,
    place: event.place,
    placeEn: event.placeEn,
    phone: event.phone,
    isProvisional: event.isProvisional,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    doorsOpenAt: plan.doorsOpenAt,
    doorsCloseAt: plan.doorsCloseAt,
    registrationOpensAt: plan.registrationOpensAt,
    registrationClosesAt: plan.registrationClosesAt,
    maxPartySize: plan.maxPartySize,
    allocation: plan.allocation,
    drawAt: plan.drawAt,
    drawSource: plan.drawSource,
    hallId: plan.hallId,
  };
  await tx.$queryRaw`SELECT 1 FROM "EventSession" WHERE "id" = ${plan.id} FOR UPDATE`;
  const before = await tx.eventSession.findUnique({ where: { id: plan.id } });
  if (!before) {
    const { id, eventId, capacity, calendarUid } = plan;
    await tx.eventSession.create({ data: { id, eventId, capacity, seatsLeft: capacity, calendarUid, changedAt: now, ...released } });
    return;
  }
  if (before.cancelledAt) return;
  const [old, next] = [{ ...before, cancelled: false }, { ...released, cancelled: false }];
  const moved = movesPeople(old, next);
  await tx.eventSession.update({
    where: { id: plan.id },
    data: { ...released, ...whatStays(before), sequence: nextSequence(before.sequence, old, next), ...(moved ? { changedAt: now } : {}) },
  });
  if (!moved) return;
  const sequence = before.sequence + 1;
  await work.record(
    { action: "session.moved", nounKind: "session", nounId: plan.id, detail: { sequence, eventSlug: event.slug } },
    [
      {
        task: TELL_SESSION_MOVED,
        payload: {
          sessionId: plan.id,
          sequence,
          movedAt: now.toISOString(),
          reason: event.changeNote,
          before: { startsAt: before.startsAt.toISOString(), endsAt: before.endsAt.toISOString(), place: before.place },
        },
        key: `${TELL_SESSION_MOVED}:${plan.id}:${sequence}`,
      },
    ],
  );
}

/** Once somebody has registered, or a list is frozen, the release changes nothing of how places are given out; under the row's lock, whatever was checked before. */
function whatStays(before: NonNullable<Awaited<ReturnType<Tx["eventSession"]["findUnique"]>>>) {
  const { allocation, hallId, registrationClosesAt, drawAt, drawSource } = before;
  return { ...(before.lastNumber > 0 ? { allocation, hallId } : {}), ...(before.listFrozenAt === null ? {} : { registrationClosesAt, drawAt, drawSource }) };
}
