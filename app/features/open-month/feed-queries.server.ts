import { FEED_DAYS } from "~/domain/open-month/calendar-identity";
import type { PublicEvent } from "~/domain/open-month/public-shapes";
import type { Lang } from "~/domain/text/lang";
import type { Db } from "~/platform/db.server";
import { localPath } from "~/platform/http";
import type { Platform } from "~/platform/platform.server";
import type { CalendarEvent } from "./calendar-file.server";
import { sessionFacts, invitationFacts } from "./tell-party.server";
import { toldSession } from "./queries.server";

const DAY_MS = 86_400_000;

/**
 * Calendar entries of published events: one event, or all of a season with its sessions until thirty days after their end. Cancelled sessions
 * are entries that say so. The address of an online event is in none of them.
 */
export async function publicEntries(platform: Platform, which: { slug: string } | { seasonYear: number }, lang: Lang, now: Date): Promise<CalendarEvent[] | null> {
  const rows = await platform.db.publicDocument.findMany({
    where: {
      kind: "event",
      withdrawnAt: null,
      ...("slug" in which ? { key: which.slug } : { body: { path: ["seasonYear"], equals: which.seasonYear } }),
    },
    select: { body: true, updatedAt: true },
  });
  if ("slug" in which && rows.length === 0) return null;
  const events = rows.map((row) => ({ event: row.body as unknown as PublicEvent, updatedAt: row.updatedAt }));
  const sessions = await platform.db.eventSession.findMany({
    where: {
      id: { in: events.flatMap(({ event }) => event.sessions.map(({ id }) => id)) },
      ...("slug" in which ? {} : { endsAt: { gt: new Date(now.getTime() - FEED_DAYS * DAY_MS) } }),
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { ...toldSession, isProvisional: true, cancelledAt: true },
  });
  return sessions.flatMap((session): CalendarEvent[] => {
    const found = events.find(({ event }) => event.slug === session.event.slug);
    if (!found) return [];
    const { event, updatedAt } = found;
    return [
      {
        uid: session.calendarUid,
        sequence: session.sequence,
        stampAt: session.changedAt > updatedAt ? session.changedAt : updatedAt,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        title: (lang === "en" && event.titleEn) || event.title,
        place: [(lang === "en" && event.placeEn) || event.place, event.address].filter(Boolean).join(lang === "en" ? ", " : "，"),
        description: (lang === "en" && event.summaryEn) || event.summary,
        pageUrl: platform.env.publicUrl + localPath(lang, `/events/${event.slug}`),
        status: session.cancelledAt ? "cancelled" : event.isProvisional ? "tentative" : "confirmed",
      },
    ];
  });
}

/** The entry of one ticket, for its file and the holder's own feed. `ticketPath` leads back to the ticket. */
export function ticketEntry(
  platform: Platform,
  party: { turn: number; state: string; session: OwnSession },
  lang: Lang,
): CalendarEvent {
  const { event, ...rest } = party.session;
  const session = { ...rest, ...event };
  const facts = sessionFacts(platform, session, lang, party.state === "confirmed");
  const cancelled = party.state === "cancelled" || session.cancelledAt !== null;
  const { uid, sequence } = invitationFacts(session, party, cancelled);
  return {
    uid,
    sequence,
    stampAt: session.changedAt,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: facts.eventTitle,
    place: facts.place,
    description: "",
    pageUrl: facts.eventUrl,
    status: cancelled ? "cancelled" : session.isProvisional ? "tentative" : "confirmed",
  };
}

export const ownSession = { ...toldSession, isProvisional: true, cancelledAt: true } as const;

type OwnSession = NonNullable<Awaited<ReturnType<typeof readOwn>>>[number]["session"];

/** The registrations of one contact that have or had places, in the order of their sessions; of each session the newest. */
async function readOwn(db: Db, contact: { kind: string; value: string }, now: Date) {
  return db.registration.findMany({
    where: {
      contactKind: contact.kind,
      contact: contact.value,
      confirmedAt: { not: null },
      session: { endsAt: { gt: new Date(now.getTime() - FEED_DAYS * DAY_MS) } },
    },
    orderBy: [{ session: { startsAt: "asc" } }, { turn: "desc" }],
    select: { state: true, turn: true, session: { select: ownSession } },
  });
}

/** The entries behind the token of a personal feed, or null where there is no such feed any more. */
export async function personalEntries(platform: Platform, tokenHash: string, lang: Lang, now: Date): Promise<CalendarEvent[] | null> {
  const feed = await platform.db.calendarFeed.findUnique({ where: { tokenHash }, select: { citizenId: true } });
  const citizen = feed && (await platform.db.citizen.findUnique({ where: { id: feed.citizenId }, select: { contactKind: true, contact: true } }));
  if (!citizen) return null;
  const seen = new Set<string>();
  return (await readOwn(platform.db, { kind: citizen.contactKind, value: citizen.contact }, now))
    .filter(({ session }) => !seen.has(session.id) && seen.add(session.id))
    .map((party) => ticketEntry(platform, party, lang));
}
