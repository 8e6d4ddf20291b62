import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { cancelCalendar, downloadCalendar, PERSONAL_ALARMS, publishCalendar, requestCalendar } from "~/features/open-month/calendar-file.server";
import { sampleAttendee, sampleEvent, sampleOrganizer } from "./calendar-samples";

/** Prints every kind of calendar file and the start that both parsers read from it, so that a test can compare time zones. */
const people = { organizer: sampleOrganizer, attendee: sampleAttendee, lang: "zh" as const };
const files = [
  publishCalendar([sampleEvent], { name: "开放月", source: "https://open.example/feeds/open-month.ics", lang: "zh", organizer: sampleOrganizer }),
  downloadCalendar(sampleEvent, { lang: "zh", alarms: PERSONAL_ALARMS }),
  requestCalendar(sampleEvent, people),
  cancelCalendar({ ...sampleEvent, sequence: 1 }, people),
];

process.stdout.write(`offset ${sampleEvent.startsAt.getTimezoneOffset()}\n`);
for (const text of files) {
  process.stdout.write(text);
  const start = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent")?.getFirstPropertyValue("dtstart");
  if (start instanceof ICAL.Time) process.stdout.write(`ical.js ${start.toJSDate().toISOString()}\n`);
  for (const one of Object.values(nodeIcal.sync.parseICS(text))) {
    if (one?.type === "VEVENT") process.stdout.write(`node-ical ${one.start.toISOString()}\n`);
  }
}
