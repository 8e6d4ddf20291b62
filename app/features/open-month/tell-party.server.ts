import type { InvitationFacts, MessageProps, MessageTemplate, SessionFacts, TicketFacts } from "~/domain/messages/templates";
import { personalSequence } from "~/domain/open-month/calendar-identity";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import type { LockedSession } from "./lock-session.server";
import { ticketCodeOf } from "./ticket-code.server";

/** What a message needs of a party. */
export interface ToldParty {
  id: string;
  contactKind: string | null;
  contact: string | null;
  persons: number;
  lang: string;
  turn: number;
  reissueNumber: number;
}

export type ToldSession = Pick<
  LockedSession,
  "slug" | "title" | "titleEn" | "place" | "placeEn" | "phone" | "onlineLink" | "startsAt" | "endsAt" | "calendarUid" | "sequence" | "changedAt"
>;

export function langOfParty(party: { lang: string }): Lang {
  return party.lang === "en" ? "en" : "zh";
}

/** The session in a reader's language. The address of an online event goes to people with a place only. */
export function sessionFacts(platform: Platform, session: ToldSession, lang: Lang, hasPlace: boolean): SessionFacts {
  const place = (lang === "en" && session.placeEn) || session.place;
  return {
    eventTitle: (lang === "en" && session.titleEn) || session.title,
    sessionTitle: "",
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    place: hasPlace && session.onlineLink ? `${place} ${session.onlineLink}` : place,
    phone: session.phone,
    eventUrl: platform.env.publicUrl + localPath(lang, `/events/${session.slug}`),
  };
}

/**
 * The calendar part for one party. An invitation after a cancellation is newer than the cancellation: each registration of the same person
 * takes two numbers, one for coming and one for going.
 */
export function invitationFacts(session: ToldSession, party: { turn: number }, cancelled = false): InvitationFacts {
  return {
    uid: session.calendarUid,
    sequence: personalSequence(session.sequence, 2 * party.turn + (cancelled ? 1 : 0)),
    stampAt: session.changedAt.toISOString(),
  };
}

export function ticketUrl(platform: Platform, lang: Lang, code: string): string {
  return platform.env.publicUrl + localPath(lang, `/tickets/${code}`);
}

/** The facts of a confirmed party's ticket. */
export function ticketFacts(platform: Platform, session: ToldSession, party: ToldParty): TicketFacts {
  const lang = langOfParty(party);
  const code = ticketCodeOf(platform.keys.ticketKey, party);
  return {
    session: sessionFacts(platform, session, lang, true),
    persons: party.persons,
    code,
    ticketUrl: ticketUrl(platform, lang, code),
    calendar: invitationFacts(session, party),
  };
}

/** Queues a message to a party in the command's transaction; a party without a contact gets its news from the office. */
export async function tellParty<Template extends MessageTemplate>(
  work: Work,
  party: ToldParty,
  template: Template,
  props: MessageProps[Template],
  dedupeKey: string,
): Promise<void> {
  if (party.contact === null) return;
  const channel = party.contactKind === "email" ? "mail" : "sms";
  await queueMessage(work, { channel, template, recipient: party.contact, lang: langOfParty(party), props, dedupeKey });
}
