import type { CalendarEvent } from "~/features/open-month/calendar-file.server";

/** A session as the tests put it into calendar files: 15 August 2026, 09:00 to 11:00 in Shanghai. */
export const sampleEvent: CalendarEvent = {
  uid: "3f1c9a60b2d84e7795aa01c4d7e8f9b0@open.example",
  sequence: 0,
  stampAt: new Date("2026-07-20T02:03:04Z"),
  startsAt: new Date("2026-08-15T09:00:00+08:00"),
  endsAt: new Date("2026-08-15T11:00:00+08:00"),
  title: "走进地下指挥所",
  place: "一号厅，示范路 1 号",
  description: "请带身份证；场内禁止拍照。",
  pageUrl: "https://open.example/open-month/events/12?from=a,b;c",
  status: "confirmed",
};

export const sampleOrganizer = { name: "示范市国动办", email: "open@office.example" };
export const sampleAttendee = { name: "王小明", email: "wang@mail.example" };

/** Titles that broke one calendar program or another: fold edges, separators, control characters, injected lines. */
export function hostileTitles(): string[] {
  const fixed = [
    "a, b; c: d \\ \"e\" 'f'", "\\n is not a line end", "\\\\n", "\\,", ";;;,,,:::", "x\r\nATTENDEE:mailto:a@b.example", "x\nEND:VEVENT",
    "x\rSTATUS:CANCELLED", "\u0000null", "bell\u0007", "tab\there", "del\u007f", "next\u0085line", "line\u2028para\u2029graph",
    "👨‍👩‍👧‍👦 家庭日", "👨‍👩‍👧‍👦".repeat(20), "é 𝄞 ﬁ", "half \ud83d surrogate", "مرحبا بالعالم", "\u202eevil", "  spaces  ", " lead", "trail ",
    "BEGIN:VALARM", "END:VALARM", "$& $1 $$ `x`", "%0D%0A", "=?utf-8?B?eA==?=", "<script>alert(1)</script>", "{{title}}", "null",
    "长".repeat(5000), "x".repeat(5000), "\\".repeat(200), ",".repeat(100), "中,".repeat(60), "\ufeffmark", "-", "0", "BEGIN:VEVENT".repeat(20),
  ];
  const atTheFold = Array.from({ length: 80 }, (_, n) => `${"x".repeat(n)}中文标题在折行处${"国".repeat(30)}`);
  const chinese = Array.from({ length: 40 }, (_, n) => "门".repeat(n + 1));
  const emoji = Array.from({ length: 40 }, (_, n) => `${"y".repeat(n + 40)}👩‍🚒🚪开门`);
  return [...fixed, ...atTheFold, ...chinese, ...emoji];
}
