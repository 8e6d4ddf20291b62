/**
 * A linter for our calendar files that reads octets, because calendar parsers forgive almost everything. Its rules are numbered as in
 * `docs/calendar-files.md`. It knows the few properties that our files use: any other one is a finding, so an injected line is found.
 */
export type IcsFinding = { rule: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10; line: number; message: string };

type Rule = IcsFinding["rule"];
type Property = { name: string; params: Map<string, string>; value: string; line: number };
type Component = { name: string; line: number; properties: Property[]; children: Component[] };

const MAX_OCTETS = 75;
const CALENDAR_PROPERTIES = [
  "VERSION", "PRODID", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
];
const EVENT_PROPERTIES = [
  "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE",
  "URL", "STATUS", "LAST-MODIFIED", "CREATED",
];
const ALARM_PROPERTIES = ["ACTION", "TRIGGER", "DESCRIPTION"];
const KNOWN: Record<string, readonly string[]> = { VCALENDAR: CALENDAR_PROPERTIES, VEVENT: EVENT_PROPERTIES, VALARM: ALARM_PROPERTIES };
const PARENT: Record<string, string> = { VCALENDAR: "", VEVENT: "VCALENDAR", VALARM: "VEVENT" };
const TEXT_PROPERTIES = new Set(["SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME", "UID", "PRODID"]);
const INSTANTS = new Set(["DTSTAMP", "DTSTART", "DTEND", "LAST-MODIFIED", "CREATED"]);

/** All findings in the order of the lines; empty for a file we would send. `mimeMethod` is the method parameter of the mail part. */
export function lintIcs(octets: Uint8Array, mimeMethod?: string): IcsFinding[] {
  const findings: IcsFinding[] = [];
  const find = (rule: Rule, line: number, message: string) => void findings.push({ rule, line, message });
  const lines = unfold(octets, find);
  const roots = readComponents(lines, find);
  if (roots.length !== 1 || roots[0]?.name !== "VCALENDAR") find(2, 1, "a file holds exactly one VCALENDAR");
  for (const calendar of roots) checkCalendar(calendar, mimeMethod, find);
  return findings.sort((a, b) => a.line - b.line || a.rule - b.rule);
}

type Find = (rule: Rule, line: number, message: string) => void;

/** Rule 1: octets, line ends, folding. */
function unfold(octets: Uint8Array, find: Find): { text: string; line: number }[] {
  let start = 0;
  if (octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf) {
    find(1, 1, "byte order mark");
    start = 3;
  }
  const unfolded: { text: string; line: number }[] = [];
  let number = 0;
  while (start < octets.length) {
    number += 1;
    let end = start;
    while (end < octets.length && octets[end] !== 0x0a && octets[end] !== 0x0d) end += 1;
    const octetLine = octets.subarray(start, end);
    if (octets[end] === 0x0d && octets[end + 1] === 0x0a) start = end + 2;
    else {
      find(1, number, end === octets.length ? "the file does not end with CRLF" : "a line ends with something else than CRLF");
      start = end + 1;
    }
    if (octetLine.length > MAX_OCTETS) find(1, number, `${octetLine.length} octets in a line, more than ${MAX_OCTETS}`);
    if (octetLine.length === 0) find(1, number, "empty line");
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octetLine);
    } catch {
      find(1, number, "not UTF-8, or folded inside a character");
      text = new TextDecoder("utf-8").decode(octetLine);
    }
    const last = unfolded.at(-1);
    if (text.startsWith(" ") && last) last.text += text.slice(1);
    else unfolded.push({ text, line: number });
  }
  return unfolded;
}

/** Rule 2: one calendar, properties before sub-components; rule 4: the grammar of a line. */
function readComponents(lines: { text: string; line: number }[], find: Find): Component[] {
  const roots: Component[] = [];
  const open: Component[] = [];
  for (const { text, line } of lines) {
    const property = readProperty(text, line, find);
    if (!property) continue;
    const current = open.at(-1);
    if (property.name === "BEGIN") {
      const component: Component = { name: property.value, line, properties: [], children: [] };
      if (PARENT[component.name] !== (current?.name ?? "")) find(2, line, `${component.name} does not belong here`);
      (current?.children ?? roots).push(component);
      open.push(component);
    } else if (property.name === "END") {
      if (current?.name !== property.value) find(2, line, `END:${property.value} without its BEGIN`);
      open.pop();
    } else if (!current) {
      find(2, line, "property outside the calendar");
    } else {
      if (current.children.length > 0) find(2, line, `${property.name} after a sub-component`);
      if (!KNOWN[current.name]?.includes(property.name)) find(2, line, `${property.name} is not ours in ${current.name}`);
      current.properties.push(property);
    }
  }
  if (open.length > 0) find(2, lines.at(-1)?.line ?? 1, `${open.at(-1)?.name} is not closed`);
  return roots;
}

/** Rule 4: parameters quoted where they must be, no quote inside, TEXT escaped, addresses and instants not, no control characters. */
function readProperty(text: string, line: number, find: Find): Property | null {
  if (/(?!\t)\p{Cc}|[\u2028\u2029\ufeff]/u.test(text)) find(4, line, "control character");
  const head = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/su.exec(text);
  if (!head) {
    find(4, line, "not a content line");
    return null;
  }
  const [, name = "", rawParams = "", value = ""] = head;
  const params = new Map<string, string>();
  for (const [, key = "", content = ""] of rawParams.matchAll(/;([A-Za-z0-9-]+)=((?:"[^"]*"|[^;])*)/g)) {
    params.set(key.toUpperCase(), content.replaceAll('"', ""));
    if (content.includes("\\")) find(4, line, `backslash in the parameter ${key}`);
  }
  const property = { name: name.toUpperCase(), params, value, line };
  if (TEXT_PROPERTIES.has(property.name)) {
    const rest = value.replace(/\\[\\;,nN]/g, "");
    if (/[\\;,]/.test(rest)) find(4, line, `${property.name} is not escaped`);
  } else if (value.includes("\\")) {
    find(4, line, `${property.name} must not be escaped`);
  }
  return property;
}

function checkCalendar(calendar: Component, mimeMethod: string | undefined, find: Find): void {
  const all = (name: string) => calendar.properties.filter((one) => one.name === name);
  if (all("VERSION").length !== 1 || all("VERSION")[0]?.value !== "2.0") find(2, calendar.line, "VERSION:2.0 exactly once");
  if (all("PRODID").length !== 1) find(2, calendar.line, "PRODID exactly once");
  if (all("METHOD").length > 1) find(2, calendar.line, "METHOD at most once");
  const method = all("METHOD")[0]?.value;
  if (mimeMethod !== undefined && mimeMethod !== method) find(8, calendar.line, `METHOD ${method} in the file, ${mimeMethod} in the mail`);
  if (method !== undefined && !["PUBLISH", "REQUEST", "CANCEL"].includes(method)) find(8, calendar.line, `METHOD ${method}`);
  const isFeed = method === "PUBLISH" || all("REFRESH-INTERVAL").length > 0;
  const uids = new Set<string>();
  for (const event of calendar.children.filter((one) => one.name === "VEVENT")) {
    checkEvent(event, method, find);
    for (const uid of event.properties.filter((one) => one.name === "UID")) {
      if (uids.has(uid.value)) find(6, uid.line, "UID twice in one file");
      uids.add(uid.value);
    }
    for (const alarm of event.children.filter((one) => one.name === "VALARM")) checkAlarm(alarm, isFeed, method, find);
  }
}

function checkEvent(event: Component, method: string | undefined, find: Find): void {
  const all = (name: string) => event.properties.filter((one) => one.name === name);
  const value = (name: string) => all(name)[0]?.value;

  for (const name of ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"]) {
    if (all(name).length !== 1) find(3, event.line, `${name} exactly once, not ${all(name).length} times`);
  }
  for (const name of ["DTEND", "DURATION", "ORGANIZER", "LOCATION", "DESCRIPTION", "URL", "LAST-MODIFIED", "CREATED"]) {
    if (all(name).length > 1) find(3, event.line, `${name} more than once`);
  }
  if (all("DTEND").length > 0 && all("DURATION").length > 0) find(3, event.line, "DTEND together with DURATION");
  const start = instant(value("DTSTART"));
  const end = instant(value("DTEND"));
  if (start !== null && end !== null && end <= start) find(3, event.line, "DTEND is not after DTSTART");

  for (const one of event.properties.filter((property) => INSTANTS.has(property.name))) {
    if (one.params.has("TZID")) find(5, one.line, `${one.name} with TZID`);
    if (!/Z$/.test(one.value)) find(5, one.line, `${one.name} is not UTC`);
    else if (instant(one.value) === null) find(5, one.line, `${one.name} is no real instant`);
  }
  if (!/^[!-+\--~]{16,}@[a-z0-9.-]+$/i.test(value("UID") ?? "")) find(6, event.line, "UID is not a long random name under a domain");
  if (!/^\d+$/.test(value("SEQUENCE") ?? "")) find(7, event.line, "SEQUENCE is not a whole number");
  if (value("LAST-MODIFIED") !== undefined && value("LAST-MODIFIED") !== value("DTSTAMP")) {
    find(7, event.line, "DTSTAMP and LAST-MODIFIED are both the time of the data change");
  }
  checkPeople(event, method, find);
  if (value("URL") !== undefined && !URL.canParse(value("URL") ?? "")) find(4, event.line, "URL is no address");
  if (method === "CANCEL") {
    if (value("STATUS") !== "CANCELLED") find(9, event.line, "CANCEL without STATUS:CANCELLED");
    if (Number(value("SEQUENCE")) < 1) find(9, event.line, "CANCEL with SEQUENCE 0");
  }
}

/** Rule 8: who may and must be named, by method. */
function checkPeople(event: Component, method: string | undefined, find: Find): void {
  const organizers = event.properties.filter((one) => one.name === "ORGANIZER");
  const attendees = event.properties.filter((one) => one.name === "ATTENDEE");
  if (method !== undefined && organizers.length !== 1) find(8, event.line, `${method} names the organizer once`);
  const isMail = method === "REQUEST" || method === "CANCEL";
  if (isMail && attendees.length !== 1) find(8, event.line, `${method} names exactly the recipient`);
  if (!isMail && attendees.length > 0) find(8, event.line, "a public file names no attendee");
  for (const person of [...organizers, ...attendees]) {
    if (!/^mailto:[^\s@]+@[^\s@]+$/i.test(person.value)) find(8, person.line, `${person.name} is no mail address`);
  }
  const attendee = attendees[0];
  if (method === "REQUEST" && (attendee?.params.get("PARTSTAT") !== "ACCEPTED" || attendee.params.get("RSVP") !== "FALSE")) {
    find(8, event.line, "the recipient has accepted and is not asked again");
  }
}

/** Rule 10: reminders only in personal files. */
function checkAlarm(alarm: Component, isFeed: boolean, method: string | undefined, find: Find): void {
  const values = (name: string) => alarm.properties.filter((one) => one.name === name).map((one) => one.value);
  if (isFeed || method === "CANCEL") find(10, alarm.line, "no alarm in a feed or a cancellation");
  if (values("ACTION").join() !== "DISPLAY") find(10, alarm.line, "ACTION:DISPLAY exactly once");
  if (values("TRIGGER").length !== 1 || !/^-P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?)?$/.test(values("TRIGGER")[0] ?? "")) {
    find(10, alarm.line, "TRIGGER exactly once, before the start");
  }
  if (values("DESCRIPTION").length !== 1) find(10, alarm.line, "DESCRIPTION exactly once");
}

/** Milliseconds of `20260815T010000Z`, or null if no calendar has that instant (31 February, 25 o'clock). */
function instant(value: string | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value ?? "");
  if (!parts) return null;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}.000Z`;
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) || at.toISOString() !== iso ? null : at.getTime();
}
