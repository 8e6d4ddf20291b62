import nodemailer from "nodemailer";
import { describe, expect, it } from "vitest";
import { unexpectedLines } from "./app-process";
import { expectConsoleError, noteConsoleError, settleConsoleErrors } from "./console-errors";
import { testDatabase } from "./database";
import { demoDatabase } from "./demo-database";
import { readForms, visibleText } from "./html-forms";
import { fillForm, visitor } from "./http";
import { testPlatform } from "./platform";
import { openSite } from "./site";
import { startSmtp } from "./smtp";

const page = "http://localhost:3000/open-month/register?step=2";
const formOf = (inner: string) => readForms(`<form method="post">${inner}</form>`, page)[0]!;
const sent = (inner: string, ...rest: [Parameters<typeof fillForm>[1]?, Parameters<typeof fillForm>[2]?]) =>
  [...fillForm(formOf(inner), rest[0] ?? {}, rest[1])].map(([name, value]) => `${name}=${typeof value === "string" ? value : value.name}`).join("&");

describe("reading a form as a browser without JavaScript does", () => {
  it("finds method, address and encoding", () => {
    expect(formOf("")).toMatchObject({ method: "POST", action: page, multipart: false });
    expect(readForms('<form action="/search?a=1&amp;b=2" encType="multipart/form-data"></form>', page)[0]).toMatchObject({
      method: "GET",
      action: "http://localhost:3000/search?a=1&b=2",
      multipart: true,
    });
  });

  it.each([
    ['<input name="a" value="1"/><input type="hidden" name="b" value="x&quot;&gt;&#x27;y"/>', `a=1&b=x">'y`],
    ['<input name="a" disabled="" value="1"/><fieldset disabled=""><input name="b"/></fieldset><fieldset><input name="c"/></fieldset>', "c="],
    ['<input type="checkbox" name="a"/><input type="checkbox" name="b" checked=""/><input type="checkbox" name="c" value="3" checked=""/>', "b=on&c=3"],
    ['<input type="radio" name="a" value="1"/><input type="radio" name="a" value="2" checked=""/>', "a=2"],
    ['<select name="a"><option value="1">一</option><option value="2">二</option></select>', "a=1"],
    ['<select name="a"><option>一</option><option selected="">二</option></select>', "a=二"],
    ['<textarea name="a">\n\n第一行 &amp; 其他</textarea>', "a=\n第一行 & 其他"],
    ['<button name="go" value="1">去</button><input type="submit" name="back"/><button type="button" name="x">无</button><input type="file" name="f"/>', "f="],
    ["<!-- <input name='a'> --><script>'<input name=\"b\">'</script><input name=c value=3>", "c=3"],
  ])("%s sends %s", (inner, expected) => {
    expect(sent(inner)).toBe(expected);
  });

  it("counts fields that stand elsewhere but name the form", () => {
    const [form] = readForms('<form id="f" method="post"></form><input name="a" value="1" form="f"/>', page);
    expect([...fillForm(form!, {})]).toEqual([["a", "1"]]);
  });

  it("changes values, takes boxes off, sends several, and presses a button", () => {
    const inner =
      '<input type="hidden" name="key" value="k"/><input name="a"/><input type="checkbox" name="b" value="1" checked=""/><input type="checkbox" name="b" value="2"/><button name="go" value="on">去</button>';
    expect(sent(inner, { a: "王", b: ["1", "2"] }, { name: "go", value: "on" })).toBe("key=k&a=王&b=1&b=2&go=on");
    expect(sent(inner, { b: null })).toBe("key=k&a=");
  });

  it("refuses what no browser could send", () => {
    expect(() => sent('<input name="a"/>', { b: "1" })).toThrow(/no field b/);
    expect(() => sent('<input type="radio" name="a" value="1"/>', { a: "2" })).toThrow(/cannot be "2"/);
    expect(() => sent('<input name="a"/>', {}, { name: "go", value: "1" })).toThrow(/no button/);
  });

  it("reads text as a visitor does", () => {
    expect(visibleText("<title>T</title><style>p{}</style><h1>第一条</h1><p>A &amp;<!-- --> B&nbsp;</p><script>x</script>")).toBe("第一条 A & B");
  });
});

describe("databases of test files", () => {
  it("are migrated, empty and apart from each other", async () => {
    const [one, two] = [await testPlatform(), await testPlatform()];
    await one.db.setting.create({ data: { key: "a", value: 1, updatedAt: one.clock.now() } });
    expect([await one.db.setting.count(), await two.db.setting.count()]).toEqual([1, 0]);
    expect(await testDatabase()).not.toBe(one.databaseUrl);
  });

  it("can hold the demo world", async () => {
    const platform = await testPlatform({ databaseUrl: await demoDatabase() });
    expect(await platform.db.staff.count()).toBeGreaterThan(10);
  });
});

describe("the test clock", () => {
  it("stands still until it is moved", async () => {
    const { clock } = await testPlatform({ at: "2026-08-31T23:59:00+08:00" });
    expect(clock.now()).toEqual(new Date("2026-08-31T15:59:00Z"));
    clock.advance(1);
    expect(clock.now()).toEqual(new Date("2026-08-31T16:00:00Z"));
    clock.set("2026-09-01T09:00:00+08:00");
    expect(clock.now()).toEqual(new Date("2026-09-01T01:00:00Z"));
  });
});

describe("the site of a test", () => {
  it("keeps cookies, sends forms and stops at redirects", async () => {
    const platform = await testPlatform({ databaseUrl: await demoDatabase(), env: { KAIMEN_DEMO: "1" } });
    const clerk = visitor(await openSite(platform));
    const asked = await clerk.get("/desk");
    expect([asked.status, asked.location]).toEqual([302, "/sign-in?returnTo=%2Fdesk"]);
    const signedIn = await clerk.post("/sign-in/demo", new URLSearchParams({ persona: "clerk" }));
    expect([signedIn.status, signedIn.location, [...clerk.cookies.keys()]]).toEqual([303, "/desk", ["kaimen_session"]]);
    expect((await clerk.follow(signedIn)).status).toBe(200);
    expect(() => signedIn.form()).toThrow(/0 forms/);
    platform.clock.advance(24 * 60);
    expect((await clerk.get("/desk")).status).toBe(302);
  });

  it("is behind the guards: a form of another site is turned away", async () => {
    const { post } = visitor(await openSite(await testPlatform({ env: { KAIMEN_DEMO: "1" } })));
    const foreign = await post("/sign-in/demo", new URLSearchParams({ persona: "clerk" }), { origin: "https://elsewhere.example" });
    expect(foreign.status).toBe(403);
  });
});

describe("error lines", () => {
  it("fail a test that did not announce them", () => {
    noteConsoleError("Warning: each child in a list");
    expect(settleConsoleErrors).toThrow(/each child/);
  });

  it("fail a test that announced one in vain", () => {
    expectConsoleError(/never comes/);
    expect(settleConsoleErrors).toThrow(/did not come/);
  });

  it("pass when announced, wherever they come from", async () => {
    expectConsoleError(/mail\.failed/);
    const { log } = await testPlatform();
    log.error("mail.failed", new Error("no route"));
    log.info("mail.sent");
  });

  it("of an app are those of its log and all that is not its log", () => {
    const lines = ['{"at":"x","level":"info","event":"a"}', '{"at":"x","level":"error","event":"b"}', "(node:1) Warning: c", ""];
    expect(unexpectedLines(lines.join("\n"), [])).toEqual(lines.slice(1, 3));
    expect(unexpectedLines(lines.join("\n"), [/"b"/, /Warning/])).toEqual([]);
  });
});

describe("the SMTP server", () => {
  it("hands over mails when they come and refuses when told", async () => {
    const smtp = await startSmtp();
    const transport = nodemailer.createTransport(smtp.url);
    const mail = { from: "a@office.example", to: "b@citizen.example", subject: "报名成功 1", text: "请按时到场" };
    const waiting = smtp.waitForMail(({ subject }) => subject === "报名成功 2");
    await transport.sendMail(mail);
    await transport.sendMail({ ...mail, subject: "报名成功 2" });
    expect(await waiting).toMatchObject({ to: ["b@citizen.example"], text: expect.stringContaining("请按时到场") as string });
    expect(await smtp.waitForMail(() => true)).toMatchObject({ subject: "报名成功 1" });
    smtp.refuseNext(1);
    await expect(transport.sendMail(mail)).rejects.toThrow(/451/);
    await transport.sendMail(mail);
    expect(smtp.mails).toHaveLength(3);
  });
});
