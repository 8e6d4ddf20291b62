import { describe, expect, it } from "vitest";
import { addWorkingDays, kindOfDay } from "~/domain/calendar/working-days";
import { readCalendarYears } from "~/platform/work-calendar.server";
import { OFFICIAL_YEARS } from "~/domain/calendar/holidays";
import { watchCalendar } from "~/worker/watch-calendar";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { realText } from "../support/real-texts";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);

await db.unit.create({ data: { id: "information", name: "信息中心", nameEn: "Information", kind: "innerUnit" } });
for (const [persona, role] of [["admin", "systemAdmin"], ["admin2", "systemAdmin"], ["auditor", "auditor"]] as const) {
  await db.staff.create({ data: { email: `${persona}@office.example`, name: persona, persona, unitId: "information", createdAt: platform.clock.now(), roles: { create: [{ role }] } } });
}

async function signedIn(persona: string, at?: string): Promise<Visitor> {
  if (at) platform.clock.set(at);
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}

const NOTICE = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;
const year2027 = { year: "2027", status: "official", sourceDocument: "测试用通知（2026年11月6日）", text: NOTICE };

describe("the calendar of a fresh installation", () => {
  it("holds the official years that come with the product, as the database has them", async () => {
    const byDay = (a: { on: string }, b: { on: string }) => (a.on < b.on ? -1 : 1);
    expect(await readCalendarYears(db)).toEqual([...OFFICIAL_YEARS].reverse().map((year) => ({ ...year, days: [...year.days].sort(byDay) })));
  });
});

describe("a year is imported", () => {
  it("after a preview of what changes, and every process computes with it from then on", async () => {
    const elsewhere = await testPlatform({ databaseUrl: platform.databaseUrl });
    expect(addWorkingDays("2026-12-30", 5, await elsewhere.workCalendar())).toEqual({ on: "2027-01-07", provisional: true });
    const admin = await signedIn("admin");
    const page = await admin.get("/desk/calendar");
    expect(page.text).toContain("正式安排到 2026 年 12 月 31 日为止");
    const preview = await admin.submit(page.form("/desk/calendar"), year2027);
    expect(preview.status).toBe(200);
    expect(preview.text).toContain("预览：2027 年，正式，还没有导入");
    expect(preview.text).toContain("2027年1月31日（周日）");
    expect(preview.text).toContain("春节调休上班");
    expect(await db.calendarYear.count()).toBe(2);
    // Two forms now: the confirmation comes first.
    const confirm = await admin.post("/desk/calendar", new URLSearchParams({ intent: "import", ...year2027, version: hidden(preview.body, "version") }));
    expect(confirm.location).toBe("/desk/calendar?imported=2027");
    expect((await admin.follow(confirm)).text).toContain("2027 年的安排已导入");
    expect(addWorkingDays("2026-12-30", 5, await elsewhere.workCalendar())).toEqual({ on: "2027-01-07", provisional: false });
    expect(kindOfDay("2027-01-31", await platform.workCalendar()).kind).toBe("makeUpWorkday");
    expect(await db.auditRow.findFirst({ where: { action: "calendar.year-imported" } })).toMatchObject({ nounId: "2027", detail: { status: "official", statusBefore: null } });
  });

  it("once: the same again has nothing new, an old preview is stale, and an official year does not become provisional", async () => {
    const admin = await signedIn("admin");
    const version = async () => hidden((await admin.post("/desk/calendar", new URLSearchParams({ intent: "preview", ...year2027 }))).body, "version");
    const send = async (fields: Record<string, string>) => admin.post("/desk/calendar", new URLSearchParams({ intent: "import", ...year2027, ...fields }));
    expect((await send({ version: await version() })).text).toContain("完全一样");
    expect((await send({ version: "0" })).text).toContain("请重新预览");
    expect((await send({ version: await version(), status: "provisional" })).text).toContain("不能再改回暂定");
    expect((await send({ version: await version(), status: "provisional" })).status).toBe(409);
  });

  it("by one of two administrators who had the same preview", async () => {
    const people = await Promise.all([signedIn("admin"), signedIn("admin2")]);
    const changed = { ...year2027, sourceDocument: "测试用通知（更正）" };
    const version = hidden((await people[0]!.post("/desk/calendar", new URLSearchParams({ intent: "preview", ...changed }))).body, "version");
    const answers = await Promise.all(people.map((person, n) => person.post("/desk/calendar", new URLSearchParams({ intent: "import", ...changed, sourceDocument: `${changed.sourceDocument}${n}`, version }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it.each([
    ["a sentence that is not clear", { text: `${NOTICE}另外10月8日休息。` }, "看不懂这一句：“另外10月8日休息”"],
    ["a weekday that does not fit", { text: NOTICE.replace("1月1日（周五）", "1月1日（周四）") }, "2027年1月1日（周五）写成了周四"],
    ["a total that does not fit", { text: NOTICE.replace("共8天", "共7天") }, "写的是共 7 天，按日期是 8 天"],
    ["a day both off and worked", { text: NOTICE.replace("1月31日（周日）、", "2月6日（周六）、") }, "既写了放假又写了上班"],
    ["another year", { year: "2028" }, "这是 2027 年的通知"],
    ["a file of another shape", { text: '{"year": 2027, "days": "?"}' }, "JSON 的样式不对"],
    ["a year that is not whole", { text: "一、元旦：1月1日（周五）放假1天。" }, "缺少春节的放假安排"],
  ])("never with %s: the words say which, and what was typed stays", async (_what, change, words) => {
    const admin = await signedIn("admin");
    const answer = await admin.post("/desk/calendar", new URLSearchParams({ intent: "preview", ...year2027, ...change }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.body).toContain(year2027.sourceDocument);
  });

  it("as JSON of the public day lists too", async () => {
    const admin = await signedIn("admin");
    const ours = JSON.stringify({ year: 2026, days: OFFICIAL_YEARS[1]!.days.map(({ on, kind, name }) => ({ name, date: on, isOffDay: kind === "off" })) });
    for (const text of [ours, realText("calendar/holiday-cn-2026.json")].filter((each) => each !== null)) {
      const answer = await admin.post("/desk/calendar", new URLSearchParams({ intent: "preview", ...year2027, year: "2026", text }));
      expect(answer.text).toContain("每一天都与现有日历相同");
    }
  });

  it("provisionally, and stays marked until the notice is out", async () => {
    const admin = await signedIn("admin");
    const expected = { ...year2027, year: "2028", status: "provisional", text: "一、元旦：1月1日（周六）至3日（周一）放假，共3天。" };
    const preview = await admin.post("/desk/calendar", new URLSearchParams({ intent: "preview", ...expected }));
    expect((await admin.post("/desk/calendar", new URLSearchParams({ intent: "import", ...expected, version: hidden(preview.body, "version") }))).status).toBe(303);
    expect(addWorkingDays("2027-12-31", 1, await platform.workCalendar())).toEqual({ on: "2028-01-04", provisional: true });
    expect((await admin.get("/desk/calendar")).text).toContain("暂定");
  });
});

describe("the alarm for a year that is missing", () => {
  it("begins with 1 November in Shanghai, for administrators alone", async () => {
    await db.calendarYear.deleteMany({ where: { year: { gte: 2027 } } });
    await db.setting.update({ where: { key: "calendarVersion" }, data: { value: 99 } });
    for (const [at, rings] of [["2026-10-31T23:59:59.999+08:00", false], ["2026-11-01T00:00:00+08:00", true]] as const) {
      const admin = await signedIn("admin", at);
      expect((await admin.get("/desk")).text.includes("缺少 2027 年的放假安排"), at).toBe(rings);
      expect((await (await signedIn("auditor")).get("/desk")).text).not.toContain("放假安排");
      const health = await admin.get("/system/health");
      expect(health.body.includes('"missingYear":2027'), at).toBe(rings);
      expect((await visitor(origin).get("/system/health")).body).not.toContain("missingYear");
      const lines: string[] = [];
      await watchCalendar({ clock: platform.clock, workCalendar: platform.workCalendar, log: { info: (event) => void lines.push(event), error: () => {} } });
      expect(lines).toEqual(rings ? ["calendar.year-missing"] : []);
    }
  });
});

function hidden(body: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? "";
}
