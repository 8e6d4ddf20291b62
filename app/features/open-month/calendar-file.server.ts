import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalCalendar,
} from "ical-generator";
import { formatInstant, formatTime } from "~/domain/calendar/shanghai";
import type { Lang } from "~/domain/text/lang";

/** One session as calendars see it. `stampAt` is when this data last changed, never when the file is made. */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  stampAt: Date;
  startsAt: Date;
  endsAt: Date;
  title: string;
  place: string;
  description: string;
  pageUrl: string;
  status: "confirmed" | "tentative" | "cancelled";
};

export type CalendarPerson = { name: string; email: string };

export type FeedOptions = { name: string; source: string; lang: Lang; organizer: CalendarPerson };

export type MailOptions = { organizer: CalendarPerson; attendee: CalendarPerson; lang: Lang };

/** Minutes before the start at which a personal calendar reminds: a day and two hours. */
export const PERSONAL_ALARMS: readonly number[] = [24 * 60, 2 * 60];

const FEED_TTL_SECONDS = 3600;

const words: Record<Lang, Record<"time" | "place" | "page" | "tentative" | "decline", string>> = {
  zh: {
    time: "时间（北京时间）：",
    place: "地点：",
    page: "活动页面：",
    tentative: "时间或者地点为暂定，如有变动会通知已报名的人。",
    decline: "在日历里点“拒绝”不会取消报名。不能来时，请在您的票的页面上取消，把名额让给别人。",
  },
  en: {
    time: "Time (Beijing): ",
    place: "Place: ",
    page: "Event page: ",
    tentative: "Time or place is provisional; registered people are told of any change.",
    decline: "Declining in your calendar does not cancel your registration. If you cannot come, please cancel on your ticket page.",
  },
};

/**
 * A feed to subscribe to (METHOD:PUBLISH): no attendees, no alarms, asks to be fetched once an hour. Cancelled sessions stay in it as cancelled
 * entries for as long as the caller passes them.
 *
 * @param options.source the feed's own https address
 * @returns the text of the file; encode it as UTF-8 without a byte order mark
 */
export function publishCalendar(events: readonly CalendarEvent[], options: FeedOptions): string {
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: productId(options.lang),
    // The library writes the name as it is, so it is escaped here; everything else is escaped by the library.
    name: escapeText(oneLine(options.name)),
    source: safeUrl(options.source),
    ttl: FEED_TTL_SECONDS,
  });
  for (const event of events) addEvent(calendar, event, options.lang, { organizer: options.organizer });
  return finish(calendar);
}

/** The invitation in a mail to one person (METHOD:REQUEST). The recipient is the only attendee, already accepted. */
export function requestCalendar(event: CalendarEvent, options: MailOptions): string {
  const calendar = ical({ method: ICalCalendarMethod.REQUEST, prodId: productId(options.lang) });
  addEvent(calendar, event, options.lang, { ...options, alarms: PERSONAL_ALARMS });
  return finish(calendar);
}

/**
 * Takes an invitation back (METHOD:CANCEL): the event, the registration or the place is gone. Pass the same UID and organizer as in the invitation
 * and a SEQUENCE that is higher.
 */
export function cancelCalendar(event: CalendarEvent, options: MailOptions): string {
  const calendar = ical({ method: ICalCalendarMethod.CANCEL, prodId: productId(options.lang) });
  addEvent(calendar, { ...event, status: "cancelled" }, options.lang, options);
  return finish(calendar);
}

/** A file to download from a page: no method and nobody's address, so every calendar simply adds it. */
export function downloadCalendar(event: CalendarEvent, options: { lang: Lang; alarms: readonly number[] }): string {
  const calendar = ical({ prodId: productId(options.lang) });
  addEvent(calendar, event, options.lang, { alarms: options.alarms });
  return finish(calendar);
}

type People = { organizer?: CalendarPerson; attendee?: CalendarPerson; alarms?: readonly number[] };

function addEvent(calendar: ICalCalendar, event: CalendarEvent, lang: Lang, people: People): void {
  if (event.endsAt <= event.startsAt) throw new RangeError("a session ends after it starts");
  const added = calendar.createEvent({
    id: oneLine(event.uid),
    sequence: event.sequence,
    // Native UTC dates and no time zone anywhere: the library then writes every instant as UTC.
    stamp: event.stampAt,
    lastModified: event.stampAt,
    start: event.startsAt,
    end: event.endsAt,
    summary: oneLine(event.title),
    location: oneLine(event.place),
    description: describe(event, lang, people.attendee !== undefined),
    url: safeUrl(event.pageUrl),
    status: {
      confirmed: ICalEventStatus.CONFIRMED,
      tentative: ICalEventStatus.TENTATIVE,
      cancelled: ICalEventStatus.CANCELLED,
    }[event.status],
  });
  if (people.organizer) added.organizer(safePerson(people.organizer));
  if (people.attendee) {
    added.createAttendee({
      ...safePerson(people.attendee),
      role: ICalAttendeeRole.REQ,
      type: ICalAttendeeType.INDIVIDUAL,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  }
  if (event.status === "cancelled") return;
  for (const minutes of people.alarms ?? []) {
    added.createAlarm({ type: ICalAlarmType.display, triggerBefore: minutes * 60, description: oneLine(event.title) });
  }
}

/** The text says the local time in words, because the instants in the file are UTC. */
function describe(event: CalendarEvent, lang: Lang, isInvitation: boolean): string {
  const say = words[lang];
  return manyLines(
    [
      `${say.time}${formatInstant(event.startsAt, lang)}–${formatTime(event.endsAt)}`,
      `${say.place}${oneLine(event.place)}`,
      ...(event.status === "tentative" ? [say.tentative] : []),
      ...(event.description === "" ? [] : [event.description]),
      `${say.page}${safeUrl(event.pageUrl)}`,
      ...(isInvitation && event.status !== "cancelled" ? [say.decline] : []),
    ].join("\n"),
  );
}

function productId(lang: Lang): { company: string; product: string; language: string } {
  return { company: "Kaimen", product: "Open Month", language: lang };
}

/** The library writes properties after alarms, which the grammar forbids (RFC 5545 §3.6.1), and leaves the last line open. */
function finish(calendar: ICalCalendar): string {
  const lines: string[] = [];
  let alarms: string[] = [];
  let inAlarm = false;
  for (const line of calendar.toString().split("\r\n")) {
    if (line === "BEGIN:VALARM") inAlarm = true;
    if (line === "END:VEVENT") {
      lines.push(...alarms);
      alarms = [];
    }
    (inAlarm ? alarms : lines).push(line);
    if (line === "END:VALARM") inAlarm = false;
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** Text for a file: line ends as `\n`, no other control characters, no halves of surrogate pairs (they have no UTF-8). */
function manyLines(text: string): string {
  return text
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd");
}

function oneLine(text: string): string {
  return manyLines(text).replace(/\s*\n\s*/g, " ").trim();
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (symbol) => `\\${symbol}`);
}

/** An absolute address without the characters that the library would escape, which would break the link. */
function safeUrl(url: string): string {
  return new URL(url).href.replace(/,/g, "%2C").replace(/;/g, "%3B").replace(/\\/g, "%5C");
}

/** Names lose quotes and backslashes, because no two programs agree how a quoted parameter carries them. */
function safePerson(person: CalendarPerson): CalendarPerson {
  if (!/^[^\s,;:"\\<>()[\]@\p{Cc}]+@[^\s,;:"\\<>()[\]@\p{Cc}]+$/u.test(person.email)) {
    throw new RangeError("not an address that a calendar file can carry");
  }
  return { email: person.email, name: oneLine(person.name).replace(/["\\]/g, "") || person.email };
}
