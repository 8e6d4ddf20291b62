import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";
import nodeIcal, { type VEvent } from "node-ical";
import { describe, expect, it } from "vitest";
import { nextSequence } from "~/domain/open-month/calendar-identity";
import {
  cancelCalendar,
  downloadCalendar,
  PERSONAL_ALARMS,
  publishCalendar,
  requestCalendar,
  type CalendarEvent,
} from "~/features/open-month/calendar-file.server";
import { hostileTitles, sampleAttendee, sampleEvent, sampleOrganizer } from "../support/calendar-samples";
import { lintIcs } from "../support/ics-linter";

const people = { organizer: sampleOrganizer, attendee: sampleAttendee, lang: "zh" as const };
const feed = { name: "2026 政府开放月", source: "https://open.example/feeds/open-month.ics", lang: "zh" as const, organizer: sampleOrganizer };
const download = { lang: "zh" as const, alarms: PERSONAL_ALARMS };

/** Every kind of file we send or serve, of one session. */
const kinds: [string, (event: CalendarEvent) => string, string | undefined][] = [
  ["feed", (event) => publishCalendar([event], feed), undefined],
  ["download", (event) => downloadCalendar(event, download), undefined],
  ["invitation", (event) => requestCalendar(event, people), "REQUEST"],
  ["cancellation", (event) => cancelCalendar({ ...event, sequence: event.sequence + 1 }, people), "CANCEL"],
];
const lint = (text: string, mimeMethod?: string) => lintIcs(new TextEncoder().encode(text), mimeMethod);

function byIcalJs(text: string): ICAL.Event {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  if (!event) throw new Error("ical.js found no event");
  return new ICAL.Event(event);
}

function byNodeIcal(text: string): VEvent {
  const event = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one?.type === "VEVENT");
  if (!event) throw new Error("node-ical found no event");
  return event as VEvent;
}

describe("E2: hostile titles", () => {
  const titles = hostileTitles();

  it("are two hundred", () => expect(titles.length).toBeGreaterThanOrEqual(200));

  it.each(kinds)("leave nothing to find in a %s, and both parsers read the title", (_kind, make, mimeMethod) => {
    for (const title of titles) {
      const text = make({ ...sampleEvent, title, description: title, place: title });
      expect(lint(text, mimeMethod), JSON.stringify(title.slice(0, 60))).toEqual([]);
      const wanted = shown(title);
      expect(byIcalJs(text).summary).toBe(wanted);
      if (!misreadByNodeIcal(wanted)) expect(byNodeIcal(text).summary).toBe(wanted);
      expect(byIcalJs(text).location).toBe(wanted);
    }
  });

  it("E7: name a feed without injecting a line", () => {
    for (const name of titles) {
      const text = publishCalendar([sampleEvent], { ...feed, name });
      expect(lint(text)).toEqual([]);
      expect(text).not.toMatch(/^ATTENDEE/m);
      const calendar = new ICAL.Component(ICAL.parse(text));
      for (const property of ["name", "x-wr-calname"]) {
        // ical.js does not know that these two are TEXT and gives them as they stand in the file.
        const raw = String(calendar.getFirstPropertyValue(property));
        expect(raw.replace(/\\([\\;,])/g, "$1")).toBe(shown(name));
      }
    }
  });

  it("name people without losing them in either parser", () => {
    for (const name of ['市"政"府', "办公室; 一处, 二处: 三处", "x\r\nATTENDEE:mailto:a@b.example", "\\", "开门^办"]) {
      const text = requestCalendar(sampleEvent, { ...people, organizer: { ...sampleOrganizer, name } });
      expect(lint(text, "REQUEST")).toEqual([]);
      expect(byNodeIcal(text).organizer).toMatchObject({ val: "mailto:open@office.example" });
      expect(text.match(/^ATTENDEE/gm)).toHaveLength(1);
    }
  });

  it("never make a file for an address that would break it", () => {
    for (const email of ["a@b,c", "a b@c", "a@b\r\nX:1", "nobody", "a;b@c"]) {
      expect(() => requestCalendar(sampleEvent, { ...people, attendee: { name: "王", email } })).toThrow(RangeError);
    }
  });
});

describe("E3: one session in mail, page and feed", () => {
  it("has one UID everywhere, and every file is the same bytes each time", () => {
    for (const [, make] of kinds) {
      expect(byIcalJs(make(sampleEvent)).uid).toBe(sampleEvent.uid);
      expect(byNodeIcal(make(sampleEvent)).uid).toBe(sampleEvent.uid);
      expect(make({ ...sampleEvent })).toBe(make(sampleEvent));
    }
  });

  it("shows an address to its owner only", () => {
    expect(requestCalendar(sampleEvent, people)).toContain("wang@mail.example");
    expect(publishCalendar([sampleEvent], feed)).not.toContain("@mail.example");
    expect(downloadCalendar(sampleEvent, download)).not.toContain("@mail.example");
  });

  it("says the Beijing time, the place and the page in words, and links the page", () => {
    const event = byNodeIcal(downloadCalendar(sampleEvent, download));
    expect(event.description).toContain("时间（北京时间）：2026年8月15日 09:00–11:00");
    expect(event.description).toContain("一号厅，示范路 1 号");
    expect(event.url).toMatchObject({ val: "https://open.example/open-month/events/12?from=a%2Cb%3Bc" });
  });

  it("reminds a day and two hours before in personal files, and never in a feed", () => {
    for (const text of [downloadCalendar(sampleEvent, download), requestCalendar(sampleEvent, people)]) {
      expect(text.match(/^TRIGGER:.*/gm)).toEqual(["TRIGGER:-P1D", "TRIGGER:-PT2H"]);
    }
    expect(publishCalendar([sampleEvent], feed)).not.toContain("VALARM");
  });

  it("is marked as provisional while time or place may change", () => {
    const text = downloadCalendar({ ...sampleEvent, status: "tentative" }, download);
    expect(text).toContain("STATUS:TENTATIVE\r\n");
    expect(byNodeIcal(text).description).toContain("暂定");
  });

  it("asks programs that subscribe to come back once an hour", () => {
    const text = publishCalendar([], feed);
    expect(text).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
    expect(text).toContain("X-PUBLISHED-TTL:PT1H\r\n");
    expect(text).toContain("SOURCE;VALUE=URI:https://open.example/feeds/open-month.ics\r\n");
    expect(lint(text)).toEqual([]);
  });

  it("cannot end before it starts", () => {
    expect(() => downloadCalendar({ ...sampleEvent, endsAt: sampleEvent.startsAt }, download)).toThrow(RangeError);
  });
});

describe("a change", () => {
  const facts = (event: CalendarEvent) => ({ ...event, cancelled: event.status === "cancelled" });
  const change = (more: Partial<CalendarEvent>): CalendarEvent => {
    const after = { ...sampleEvent, ...more, stampAt: new Date("2026-08-01T00:00:00Z") };
    return { ...after, sequence: nextSequence(sampleEvent.sequence, facts(sampleEvent), facts(after)) };
  };

  it("E4: of the time keeps the UID, raises SEQUENCE and moves the instant", () => {
    const moved = change({ startsAt: new Date("2026-08-15T10:00:00+08:00"), endsAt: new Date("2026-08-15T12:00:00+08:00") });
    const text = requestCalendar(moved, people);
    expect(lint(text, "REQUEST")).toEqual([]);
    expect(byIcalJs(text).sequence).toBe(1);
    expect(byIcalJs(text).uid).toBe(sampleEvent.uid);
    expect(byIcalJs(text).startDate.toJSDate()).toEqual(moved.startsAt);
    expect(byNodeIcal(text).start.getTime()).toBe(moved.startsAt.getTime());
  });

  it("E4: of the wording leaves SEQUENCE alone", () => {
    expect(byIcalJs(requestCalendar(change({ description: "请带身份证。" }), people)).sequence).toBe(0);
  });

  it("E5: into a cancellation says CANCEL once, outside the event, with a higher SEQUENCE and no alarm", () => {
    const gone = change({ status: "cancelled" });
    const text = cancelCalendar(gone, people);
    expect(lint(text, "CANCEL")).toEqual([]);
    expect(text.match(/^METHOD:.*/gm)).toEqual(["METHOD:CANCEL"]);
    expect(text.indexOf("METHOD:CANCEL")).toBeLessThan(text.indexOf("BEGIN:VEVENT"));
    expect(text).toContain("STATUS:CANCELLED\r\n");
    expect(byIcalJs(text).sequence).toBe(1);
    expect(text).not.toContain("VALARM");
    expect(publishCalendar([gone], feed)).toContain("STATUS:CANCELLED\r\n");
    expect(downloadCalendar(gone, download)).not.toContain("VALARM");
  });
});

describe("E11: the time zone of the machine", () => {
  const script = fileURLToPath(new URL("../support/print-calendar-files.ts", import.meta.url));
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const runIn = (zone: string) =>
    execFileSync(process.execPath, ["--import", "tsx", script], { cwd: root, env: { ...process.env, TZ: zone }, encoding: "utf8" });

  it("changes no byte of any file and no instant that the parsers read", { timeout: 60_000 }, () => {
    const utc = runIn("UTC");
    expect(utc).toContain("offset 0\n");
    expect(utc).toContain("ical.js 2026-08-15T01:00:00.000Z\nnode-ical 2026-08-15T01:00:00.000Z\n");
    for (const [zone, offset] of [["Asia/Shanghai", -480], ["America/New_York", 240]] as const) {
      const there = runIn(zone);
      expect(there).toContain(`offset ${offset}\n`);
      expect(there.replace(`offset ${offset}\n`, "offset 0\n")).toBe(utc);
    }
  });
});

/** node-ical 0.26 undoes `\\n` before `\\\\`, so a title with a backslash before an n reads as a line end there. ical.js reads it as RFC 5545 says. */
function misreadByNodeIcal(title: string): boolean {
  return /\\[nN]/.test(title);
}

/** What a reader sees of a title: line ends as one space, no control characters, no ends of white space, half pairs replaced. */
function shown(title: string): string {
  let text = "";
  for (const symbol of title) {
    const code = symbol.codePointAt(0) ?? 0;
    if (symbol === "\n" || symbol === "\r" || code === 0x85 || code === 0x2028 || code === 0x2029) text += text.endsWith(" ") ? "" : " ";
    else if (code >= 0xd800 && code <= 0xdfff) text += "\ufffd";
    else if (code === 0xfeff || ((code < 0x20 || (code >= 0x7f && code < 0xa0)) && symbol !== "\t")) continue;
    else text += symbol;
  }
  return text.trim();
}
