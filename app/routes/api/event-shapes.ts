import type { PublicEvent } from "~/domain/open-month/public-shapes";
import type { EventView, SessionView } from "~/features/open-month/public-queries.server";

/** An event in the list of the reading API. Instants are ISO 8601 in UTC, addresses absolute. */
export function eventInList({ event, sessions, isCancelled, publishedAt, updatedAt }: EventView, publicUrl: string) {
  const { slug, title, titleEn, summary, summaryEn, kind, mode, admission, unit, seasonYear, place, placeEn, isProvisional } = event;
  return {
    slug, title, titleEn, summary, summaryEn, kind, mode, admission, unit, seasonYear, place, placeEn, isProvisional, isCancelled,
    startsAt: sessions[0]?.startsAt ?? null,
    endsAt: sessions.at(-1)?.endsAt ?? null,
    publishedAt,
    updatedAt,
    url: `${publicUrl}/events/${slug}`,
  };
}

/** One event with its sessions and their live figures: `waiting` counts parties, `seatsLeft` is what a newcomer can have. */
export function eventInFull(view: EventView, publicUrl: string) {
  const { sessions: _reviewed, ...event } = view.event;
  const { publishedAt, updatedAt, isCancelled } = view;
  return {
    ...event,
    isCancelled,
    publishedAt,
    updatedAt,
    url: `${publicUrl}/events/${event.slug}`,
    sessions: view.sessions.map((session) => sessionInFull(view.event, session, publicUrl)),
  };
}

function sessionInFull(event: PublicEvent, session: SessionView, publicUrl: string) {
  const { id, startsAt, endsAt, doorsOpenAt, registrationOpensAt, registrationClosesAt, maxPartySize, allocation, live } = session;
  return {
    id, startsAt, endsAt, doorsOpenAt, registrationOpensAt, registrationClosesAt, maxPartySize, allocation,
    capacity: live.capacity,
    seatsLeft: session.seatsLeft,
    waiting: live.waitingParties,
    applied: live.appliedParties,
    draw: session.draw && { ...session.draw, listFrozenAt: live.listFrozenAt, drawnAt: live.drawnAt, recordUrl: live.listFrozenAt ? `${publicUrl}/lotteries/${id}/record.json` : null },
    hall: session.hall,
    isOpen: event.admission === "open" && session.window.state === "open",
    isCancelled: live.cancelledAt !== null,
    cancelledCause: live.cancelledCause,
    registerUrl: `${publicUrl}/events/${event.slug}/register?sessionId=${id}`,
  };
}
