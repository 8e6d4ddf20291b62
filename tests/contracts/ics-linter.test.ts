import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { describe, expect, it } from "vitest";
import { cancelCalendar, downloadCalendar, PERSONAL_ALARMS, publishCalendar, requestCalendar } from "~/features/open-month/calendar-file.server";
import { sampleAttendee, sampleEvent, sampleOrganizer } from "../support/calendar-samples";
import { lintIcs } from "../support/ics-linter";

const utf8 = (text: string) => new TextEncoder().encode(text);
const lint = (text: string, mimeMethod?: string) => lintIcs(utf8(text), mimeMethod);
const rulesOf = (text: string, mimeMethod?: string) => [...new Set(lint(text, mimeMethod).map((finding) => finding.rule))];

const lines = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kaimen//Test//EN", "BEGIN:VEVENT", "UID:00112233445566778899aabbccddeeff@open.example",
  "SEQUENCE:1", "DTSTAMP:20260720T020304Z", "DTSTART:20260815T010000Z", "DTEND:20260815T030000Z", "SUMMARY:开门",
  "STATUS:CONFIRMED", "URL;VALUE=URI:https://open.example/e/1", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT2H", "DESCRIPTION:开门",
  "END:VALARM", "END:VEVENT", "END:VCALENDAR",
];
const good = `${lines.join("\r\n")}\r\n`;
const swap = (from: string, to: string) => {
  if (!good.includes(from)) throw new Error(`the sample has no ${JSON.stringify(from)}`);
  return good.replace(from, to);
};
const after = (line: string, more: string) => swap(`${line}\r\n`, `${line}\r\n${more}\r\n`);

const mail = (method: string, more: string[]) =>
  `${lines.filter((_, i) => i < 12 || i > 16).join("\r\n")}\r\n`
    .replace("PRODID", `METHOD:${method}\r\nPRODID`)
    .replace("END:VEVENT", [...more, "END:VEVENT"].join("\r\n"));
const organizer = 'ORGANIZER;CN="办公室":mailto:open@office.example';
const attendee = "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:wang@mail.example";

describe("the linter", () => {
  it("has nothing to say about good files", () => {
    expect(lint(good)).toEqual([]);
    expect(lint(mail("REQUEST", [organizer, attendee]), "REQUEST")).toEqual([]);
    expect(lint(mail("PUBLISH", [organizer]))).toEqual([]);
  });

  const folded = swap("SUMMARY:开门", `SUMMARY:${"国".repeat(30)}`);
  const planted: [string, number, Uint8Array][] = [
    ["a time zone without its definition", 5, utf8(swap("DTSTART:20260815T010000Z", "DTSTART;TZID=Asia/Shanghai:20260815T090000"))],
    ["DTSTAMP without Z", 5, utf8(swap("20260720T020304Z", "20260720T020304"))],
    ["no DTSTAMP", 3, utf8(swap("DTSTAMP:20260720T020304Z\r\n", ""))],
    ["bare line feeds", 1, utf8(good.replaceAll("\r\n", "\n"))],
    ["no CRLF at the end", 1, utf8(good.slice(0, -2))],
    ["a line of 300 octets", 1, utf8(swap("SUMMARY:开门", `SUMMARY:${"x".repeat(292)}`))],
    ["no VERSION", 2, utf8(swap("VERSION:2.0\r\n", ""))],
    ["a day and an hour that do not exist", 5, utf8(swap("20260815T010000Z", "20260231T250000Z"))],
    ["DTEND and DURATION", 3, utf8(after("DTEND:20260815T030000Z", "DURATION:PT2H"))],
    ["an end before the start", 3, utf8(swap("20260815T030000Z", "20260815T000000Z"))],
    ["DTSTART twice", 3, utf8(after("DTSTART:20260815T010000Z", "DTSTART:20260815T010000Z"))],
    ["a byte order mark", 1, Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8(good)])],
    ["a fold inside a character", 1, foldInside(folded)],
  ];

  it.each(planted)("finds what parsers forgive: %s", (_name, rule, octets) => {
    expect(lintIcs(octets).map((finding) => finding.rule)).toContain(rule);
  });

  it.each([
    ["a line that is longer than 75 octets though not than 75 characters", 1, swap("SUMMARY:开门", `SUMMARY:${"国".repeat(25)}`)],
    ["an empty line", 1, after("STATUS:CONFIRMED", "")],
    ["two calendars", 2, good + good],
    ["a calendar that is not closed", 2, swap("END:VCALENDAR\r\n", "")],
    ["a property after an alarm", 2, after("END:VALARM", "LOCATION:一号厅")],
    ["a calendar property after an event", 2, after("END:VEVENT", "X-WR-CALNAME:开门")],
    ["an injected line", 2, after("SUMMARY:开门", "X-EVIL:1")],
    ["the non-standard TIMEZONE-ID", 2, after("VERSION:2.0", "TIMEZONE-ID:Asia/Shanghai")],
    ["METHOD inside the event", 2, after("SEQUENCE:1", "METHOD:CANCEL")],
    ["an unescaped comma", 4, swap("SUMMARY:开门", "SUMMARY:开门, 参观")],
    ["a lonely backslash", 4, swap("SUMMARY:开门", "SUMMARY:开门\\x")],
    ["an escaped address", 4, swap("https://open.example/e/1", "https://open.example/a\\,b\\;c")],
    ["a control character", 4, swap("SUMMARY:开门", "SUMMARY:开\u0007门")],
    ["a line separator", 4, swap("SUMMARY:开门", "SUMMARY:开\u2028门")],
    ["an escaped quote in a name", 4, after("STATUS:CONFIRMED", 'ORGANIZER;CN="市\\"政\\"府":mailto:open@office.example')],
    ["a floating start", 5, swap("20260815T010000Z", "20260815T010000")],
    ["a UID that counts", 6, swap("00112233445566778899aabbccddeeff@open.example", "12@open.example")],
    ["a UID without domain", 6, swap("00112233445566778899aabbccddeeff@open.example", "00112233445566778899aabbccddeeff")],
    ["no SEQUENCE", 7, swap("SEQUENCE:1\r\n", "")],
    ["a stamp of the download", 7, after("STATUS:CONFIRMED", "LAST-MODIFIED:20260721T000000Z")],
    ["somebody's address in a public file", 8, after("STATUS:CONFIRMED", attendee)],
    ["an invitation without organizer", 8, mail("REQUEST", [attendee])],
    ["an invitation to two", 8, mail("REQUEST", [organizer, attendee, attendee.replace("wang", "li")])],
    ["an invitation that asks again", 8, mail("REQUEST", [organizer, attendee.replace("RSVP=FALSE", "RSVP=TRUE")])],
    ["a feed without organizer", 8, mail("PUBLISH", [])],
    ["a cancellation that is still confirmed", 9, mail("CANCEL", [organizer, attendee])],
    ["a cancellation with SEQUENCE 0", 9, mail("CANCEL", [organizer, attendee]).replace("CONFIRMED", "CANCELLED").replace("SEQUENCE:1", "SEQUENCE:0")],
    ["an alarm in a feed", 10, after("VERSION:2.0", "METHOD:PUBLISH")],
    ["an alarm after the start", 10, swap("TRIGGER:-PT2H", "TRIGGER:PT2H")],
    ["an alarm without text", 10, swap("TRIGGER:-PT2H\r\nDESCRIPTION:开门", "TRIGGER:-PT2H")],
  ])("finds %s", (_name, rule, text) => {
    expect(rulesOf(text)).toContain(rule);
  });

  it("compares the method of the file with the method of the mail", () => {
    expect(rulesOf(mail("REQUEST", [organizer, attendee]), "CANCEL")).toEqual([8]);
  });

  it("finds what the generator does when it is used without our recipe", () => {
    const naive = ical({ name: "x\r\nX-EVIL:1", timezone: "Asia/Shanghai", method: ICalCalendarMethod.PUBLISH });
    naive
      .createEvent({
        id: "1",
        start: new Date("2026-08-15T01:00:00Z"),
        end: new Date("2026-08-15T03:00:00Z"),
        summary: "开\u0007门",
        url: "https://open.example/a,b;c",
        status: ICalEventStatus.CONFIRMED,
        organizer: { name: '市"政"府', email: "open@office.example" },
      })
      .createAlarm({ type: ICalAlarmType.display, triggerBefore: 600 });
    const messages = lint(naive.toString()).map((finding) => `${finding.rule} ${finding.message}`);
    expect(messages).toEqual(
      expect.arrayContaining([
        "1 the file does not end with CRLF",
        "2 X-EVIL is not ours in VCALENDAR",
        "2 TIMEZONE-ID is not ours in VCALENDAR",
        "2 STATUS after a sub-component",
        "4 control character",
        "4 URL must not be escaped",
        "4 not a content line",
        "5 DTSTAMP is not UTC",
        "5 DTSTART is not UTC",
        "6 UID is not a long random name under a domain",
        "10 no alarm in a feed or a cancellation",
      ]),
    );
  });

  it("finds nothing in the four kinds of file that we make", () => {
    const people = { organizer: sampleOrganizer, attendee: sampleAttendee, lang: "zh" as const };
    expect(lint(publishCalendar([sampleEvent], { name: "开放月", source: "https://open.example/feeds/open-month.ics", lang: "zh", organizer: sampleOrganizer }))).toEqual([]);
    expect(lint(downloadCalendar(sampleEvent, { lang: "en", alarms: PERSONAL_ALARMS }))).toEqual([]);
    expect(lint(requestCalendar(sampleEvent, people), "REQUEST")).toEqual([]);
    expect(lint(cancelCalendar({ ...sampleEvent, sequence: 1 }, people), "CANCEL")).toEqual([]);
  });
});

/** Folds the summary before it is too long, but inside a Chinese character of three octets. */
function foldInside(text: string): Uint8Array {
  const octets = utf8(text);
  const cut = utf8(text.slice(0, text.indexOf("SUMMARY:"))).length + "SUMMARY:".length + 3 * 21 + 1;
  return Uint8Array.from([...octets.subarray(0, cut), 0x0d, 0x0a, 0x20, ...octets.subarray(cut)]);
}
