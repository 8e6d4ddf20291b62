import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PRIVACY_NOTICE_VERSION, RETENTION, type RetentionRow } from "~/domain/identity/retention";
import { keptUntil, noticeRows } from "~/domain/identity/retention.words";
import { addDraft, buildConsultation, testClauses, type TestConsultation } from "../support/consultation-builder";
import { visitor, type FormValues } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-08-12T09:00:00+08:00" });
const { db } = platform;
const origin = await openSite(platform);
const CLOSES = "2026-09-01T00:00:00+08:00";

let consultation: TestConsultation;
beforeEach(async () => {
  platform.clock.set("2026-08-12T09:00:00+08:00");
  consultation = await buildConsultation(db);
});
afterEach(async () => {
  await db.$executeRaw`TRUNCATE "Catalogue", "PublicDocument", "AuditRow", "Message", "RateCounter", "ContactCode", "Citizen", "Session" CASCADE`;
});

/** Gives an opinion as a person does; the receipt's code. */
async function give(values: FormValues = {}): Promise<string> {
  const somebody = visitor(origin);
  const form = (await somebody.get("/decisions/garage-rules/opinion?clause=a7")).form("/opinion");
  const page = await somebody.submit(form, { body: "建议将三十日改为四十五日。", consent: "on", ...values });
  return /receipts\/(\w+)/.exec(page.location ?? "")?.[1] ?? "";
}
const lastCode = async () => ((await db.message.findFirstOrThrow({ where: { template: "contact-code" }, orderBy: { id: "desc" } })).props as { code: string }).code;
const receipt = (code: string) => visitor(origin).get(`/receipts/${code}`);

describe("a receipt", () => {
  it("stands at the end of the form without any script: code, QR, time, and what was said", async () => {
    const somebody = visitor(origin);
    const form = (await somebody.get("/decisions/garage-rules/opinion?clause=a7")).form("/opinion");
    const page = await somebody.follow(await somebody.submit(form, { body: "第一行\n第二行" }));
    expect(page.status).toBe(200);
    expect(page.body).toMatch(/<h1[^>]*autofocus[^>]*>意见已提交/i);
    expect(page.body.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(page.body).toMatch(/<svg class="qr[^>]*role="img"/);
    expect(page.text).toContain("2026年8月12日 09:00");
    expect(page.text).toContain("第一行 第二行");
    expect(page.body).not.toContain("<script");
  });

  it("opens elsewhere with the code alone, and shows neither phone number nor name", async () => {
    const code = await give({ name: "王小明", contact: "13800000001" });
    const page = await receipt(code);
    expect(page.text).toContain("已收到");
    expect(page.text).toContain("建议将三十日改为四十五日。");
    expect(page.text).toContain("第七条（验收）");
    expect(page.text).toContain("个人 · 王**");
    expect(page.body).not.toMatch(/13800000001|王小明/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("x-robots-tag")).toContain("noindex");
    expect(page.body).toContain('name="robots" content="noindex');
  });

  it("shows whatever was typed as words", async () => {
    const code = await give({ name: "<img src=x onerror=alert(1)>", body: "[x](javascript:alert(1)) <script>alert(2)</script>" });
    const page = await receipt(code);
    expect(page.body).not.toMatch(/<img|<script|href="javascript/);
    expect(page.text).toContain("[x](javascript:alert(1)) <script>alert(2)</script>");
  });

  it("is found by its code in any case and with spaces and hyphens", async () => {
    const code = await give();
    const somebody = visitor(origin);
    for (const typed of [code.toLowerCase(), ` ${code.slice(0, 5)} - ${code.slice(5)} `, code.replace(/./g, (symbol) => String.fromCharCode(symbol.charCodeAt(0) + 0xfee0))]) {
      const page = await somebody.submit((await somebody.get("/receipts")).form("/receipts"), { code: typed });
      expect(page.location).toBe(`/receipts/${code}`);
      expect((await somebody.get(`/receipts/${encodeURIComponent(typed)}`)).status).toBe(200);
    }
    const empty = await somebody.submit((await somebody.get("/receipts")).form("/receipts"), { code: "  " });
    expect([empty.status, empty.text.includes("请填写回执编号")]).toEqual([422, true]);
  });

  it("with a wrong code is one neutral page, and after ten tries none; the right code still opens", async () => {
    const code = await give();
    const wrong = ["AAAAAAAAAA", "AAAAAAAAAB", "hello", "0000000000", "x".repeat(300), encodeURIComponent("王小明")];
    const pages = [];
    for (const typed of wrong) pages.push(await receipt(typed));
    expect(pages.map(({ status }) => status)).toEqual(wrong.map(() => 404));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    for (let n = wrong.length; n < 10; n += 1) expect((await receipt("AAAAAAAAAA")).status).toBe(404);
    const limited = await receipt("AAAAAAAAAA");
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "600"]);
    expect(limited.text).toContain("尝试次数过多");
    expect((await receipt(code)).status).toBe(200);
    platform.clock.advance(11);
    expect((await receipt("AAAAAAAAAA")).status).toBe(404);
  });

  it("lets nobody guess on for ever: after three hundred wrong codes an address sees none at all", async () => {
    const code = await give();
    // As if the first 299 guesses had been made already.
    await receipt("AAAAAAAAAA");
    await db.rateCounter.updateMany({ where: { key: { startsWith: "receipt-wall" } }, data: { count: 299 } });
    expect((await receipt(code)).status).toBe(200);
    await receipt("AAAAAAAAAA");
    expect((await receipt(code)).status).toBe(429);
  });

  it("goes with time: sorted after closing, late when the answer is", async () => {
    const code = await give();
    platform.clock.set(CLOSES);
    expect((await receipt(code)).text).toContain("意见正在归类、研究，办理中。");
    platform.clock.set("2026-10-03T08:00:00+08:00");
    expect((await receipt(code)).text).toContain("逾期 3 天");
  });

  it("shows the answer from the moment the report is out, with the clause before and after", async () => {
    const code = await give();
    const quiet = await give({ body: "另一条，单独答复。" });
    const answers = { title: "备案期限", summary: "", disposition: "adopted", reason: "", changedClause: "第7条" };
    const theme = await db.theme.create({ data: { windowId: consultation.windowId, position: 1, ...answers, createdAt: new Date(CLOSES) } });
    await db.point.updateMany({ data: { themeId: theme.id } });
    await db.point.updateMany({ where: { opinion: { receiptCode: quiet } }, data: { disposition: "notAdopted", reason: "与上位法第十二条冲突" } });
    platform.clock.set("2026-09-20T10:00:00+08:00");
    expect((await receipt(code)).text).not.toMatch(/采纳 您的意见|备案期限/);

    await addDraft(db, consultation.decisionId, testClauses.map((clause) => (clause.anchor === "a7" ? { ...clause, text: "建设单位应当自竣工之日起四十五日内备案，并提交：" } : clause)));
    await db.consultationWindow.update({ where: { id: consultation.windowId }, data: { reportedAt: new Date("2026-09-20T10:00:00+08:00") } });
    const page = await receipt(code);
    expect(page.text).toContain("采纳情况已公布");
    expect(page.text).toContain("您的意见已经写进新的文本");
    expect(page.text).toContain("第7条因您的意见修改");
    expect(page.text).toMatch(/三十日内备案.*四十五日内备案/);
    const other = await receipt(quiet);
    expect(other.text).toContain("未采纳");
    expect(other.text).toContain("与上位法第十二条冲突");
    expect(other.text).not.toContain("因您的意见修改");
  });

  it("quotes the adopted change as a difference, with the way to the comparison of the versions (E28)", async () => {
    const code = await give();
    const answers = { title: "备案期限", summary: "", disposition: "adopted", reason: "", changedClause: "第七条" };
    const theme = await db.theme.create({ data: { windowId: consultation.windowId, position: 1, ...answers, createdAt: new Date(CLOSES) } });
    await db.point.updateMany({ data: { themeId: theme.id } });
    await addDraft(db, consultation.decisionId, testClauses.map((clause) => (clause.anchor === "a7" ? { ...clause, text: clause.text!.replace("三十日", "四十五日") } : clause)));
    platform.clock.set("2026-09-20T10:00:00+08:00");
    await db.consultationWindow.update({ where: { id: consultation.windowId }, data: { reportedAt: new Date("2026-09-20T10:00:00+08:00") } });
    for (const [prefix, changed, removed, added, link] of [
      ["", "第七条因您的意见修改", "删除", "新增", "查看第 1 版和第 2 版的逐条对照"],
      ["/en", "第七条 was changed because of your opinion", "Removed", "Added", "Compare versions 1 and 2 clause by clause"],
    ] as const) {
      const page = await visitor(origin).get(`${prefix}/receipts/${code}`);
      expect(page.text).toContain(changed);
      const [del, ins] = [/<del[\s\S]*?<\/del>/, /<ins[\s\S]*?<\/ins>/].map((tag) => tag.exec(page.body)![0].replace(/<!-- -->/g, "").replace(/<[^>]*>/g, " "));
      expect(del).toMatch(new RegExp(`${removed}\\s+三十`));
      expect(ins).toMatch(new RegExp(`${added}\\s+四十五`));
      expect(page.text).toContain(link);
      const href = `${prefix}/decisions/garage-rules/draft/compare?from=1&to=2#a7`;
      expect(page.body).toContain(`href="${href.replaceAll("&", "&amp;")}"`);
      const compared = await visitor(origin).get(href.replace(/#.*/, ""));
      expect(compared.body).toMatch(/id="a7"[\s\S]*三十<\/del>[\s\S]*四十五<\/ins>/);
    }
  });

  it("of a hidden opinion says so with the rule, and has no answer", async () => {
    const code = await give();
    await db.opinion.updateMany({ data: { hiddenAt: new Date("2026-08-13T00:00:00Z"), hiddenRule: "规则第六条第二项" } });
    const page = await receipt(code);
    expect(page.text).toContain("规则第六条第二项");
    expect(page.text).toContain("建议将三十日改为四十五日。");
  });

  it("carries salt and digest for whoever wants to check, until the opinion is withdrawn", async () => {
    const code = await give();
    const { salt, digest } = await db.opinion.findFirstOrThrow();
    const page = await receipt(code);
    expect(page.text).toContain(salt);
    expect(page.text).toContain(digest);
  });
});

describe("a withdrawal", () => {
  it("without a contact says what it means, then takes the code alone", async () => {
    const code = await give();
    const somebody = visitor(origin);
    const page = await somebody.get(`/receipts/${code}/withdraw`);
    expect(page.text).toContain("撤回以后不能恢复");
    expect(await db.opinion.count({ where: { withdrawnAt: null } })).toBe(1);
    const done = await somebody.follow(await somebody.submit(page.form("/withdraw")));
    expect(done.text).toContain("已撤回");
    expect(done.text).not.toContain("四十五日");
    const again = await somebody.get(`/receipts/${code}/withdraw`);
    expect([again.status, again.text.includes("已经撤回")]).toEqual([409, true]);
  });

  it("with a contact needs the code that was sent to it, and never shows it", async () => {
    const code = await give({ contact: "13800000001" });
    const somebody = visitor(origin);
    const first = await somebody.get(`/receipts/${code}/withdraw`);
    const refused = await somebody.post(`/receipts/${code}/withdraw`, new URLSearchParams({ intent: "withdraw" }));
    expect(refused.status).toBe(422);
    const second = await somebody.submit(first.form("/withdraw"));
    expect(second.status).toBe(200);
    expect(first.body + second.body).not.toMatch(/13800000001|0001/);
    const right = await lastCode();
    const confirm = (contactCode: string) => somebody.post(`/receipts/${code}/withdraw`, new URLSearchParams({ intent: "withdraw", contactCode }));
    const wrong = await confirm(right === "000000" ? "111111" : "000000");
    expect([wrong.status, wrong.text.includes("验证码不对")]).toEqual([422, true]);
    expect(await db.opinion.count({ where: { withdrawnAt: null } })).toBe(1);
    expect((await confirm(`${right.slice(0, 3)} ${right.slice(3)}`)).location).toBe(`/receipts/${code}`);
    expect(await db.opinion.count({ where: { withdrawnAt: null } })).toBe(0);
    // Pressed again it is withdrawn all the same.
    expect((await confirm(right)).location).toBe(`/receipts/${code}`);
    expect(await db.auditRow.count({ where: { action: "opinion.withdrawn" } })).toBe(1);
  });

  it("needs no second code from somebody who is signed in with the contact", async () => {
    const code = await give({ contact: "13800000001" });
    const somebody = visitor(origin);
    await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000001" }));
    await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000001", code: await lastCode() }));
    const page = await somebody.get(`/receipts/${code}/withdraw`);
    expect((await somebody.submit(page.form("/withdraw"))).status).toBe(303);
  });

  it("is too late at the closing instant, and of an unknown code there is none", async () => {
    const code = await give();
    const somebody = visitor(origin);
    const form = (await somebody.get(`/receipts/${code}/withdraw`)).form("/withdraw");
    platform.clock.set(CLOSES);
    const page = await somebody.submit(form);
    expect([page.status, page.text.includes("征集已经截止，不能再撤回")]).toEqual([409, true]);
    expect((await somebody.get(`/receipts/${code}/withdraw`)).status).toBe(409);
    expect((await somebody.get("/receipts/AAAAAAAAAA/withdraw")).status).toBe(404);
  });
});

it("lost codes are sent again, and the page says the same to everybody", async () => {
  const code = await give({ contact: "13800000001" });
  const somebody = visitor(origin);
  const ask = async (contact: string) => somebody.submit((await somebody.get("/receipts/resend")).form("/resend"), { contact });
  const [known, unknown] = [await ask("138 0000 0001"), await ask("13800000002")];
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect(known.body).not.toContain(code);
  const messages = await db.message.findMany({ where: { template: "receipts-again" } });
  expect(messages).toMatchObject([{ recipient: "13800000001", props: { receipts: [{ receiptCode: code }] } }]);
  for (let n = 0; n < 4; n += 1) await ask("13800000001");
  expect((await ask("13800000001")).status).toBe(429);
  expect((await ask("1380000")).status).toBe(422);
});

describe("my page", () => {
  it("sends strangers to sign in and back, and shows a citizen the own opinions only", async () => {
    const mine = await give({ contact: "13800000001" });
    const others = await give({ contact: "13800000002", body: "别人的意见" });
    const somebody = visitor(origin);
    const redirect = await somebody.get("/me");
    expect([redirect.status, redirect.location]).toEqual([303, "/sign-in/code?returnTo=%2Fme"]);
    const first = await somebody.follow(redirect);
    const second = await somebody.submit(first.form("/sign-in/code"), { contact: "13800000001" });
    const form = { contact: "13800000001", code: await lastCode(), returnTo: "/me" };
    expect(second.text).toContain("验证码会在一分钟内发到");
    const page = await somebody.follow(await somebody.post("/sign-in/code", new URLSearchParams(form)));
    expect(page.text).toContain("我提交的意见（1 件）");
    expect(page.body).toContain(`/receipts/${mine}`);
    expect(page.body).not.toContain(others);
    expect(page.body).not.toContain("13800000001");
    await somebody.submit(page.form("/sign-out"));
    expect((await somebody.get("/me")).status).toBe(303);
  });

  it("leads no stranger to another site", async () => {
    const somebody = visitor(origin);
    await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000001" }));
    const done = await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000001", code: await lastCode(), returnTo: "https://evil.example/" }));
    expect(done.location).toBe("/me");
  });

  it("takes no wrong code and says what to do", async () => {
    const somebody = visitor(origin);
    await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000001" }));
    const right = await lastCode();
    const page = await somebody.post("/sign-in/code", new URLSearchParams({ contact: "13800000001", code: right === "000000" ? "111111" : "000000" }));
    expect([page.status, page.text.includes("验证码不对")]).toEqual([422, true]);
    expect(somebody.cookies.size).toBe(0);
  });
});

describe("the privacy page", () => {
  it.each(["zh", "en"] as const)("names each row of the retention table with its period, in %s", async (lang) => {
    const page = await visitor(origin).get(lang === "zh" ? "/privacy" : "/en/privacy");
    for (const row of Object.keys(RETENTION) as RetentionRow[]) {
      const { data, form, why } = noticeRows[lang][row];
      for (const sentence of [data, form, why, keptUntil(row, lang)]) expect(page.text, row).toContain(sentence);
    }
    expect(page.body.match(/<tr/g)).toHaveLength(Object.keys(RETENTION).length + 1);
    expect(page.text).toContain(PRIVACY_NOTICE_VERSION);
  });

  it("says what is never public and what a withdrawal deletes, in both languages", async () => {
    expect((await visitor(origin).get("/privacy")).text).toMatch(/手机号码或者电子邮箱.*从不公开.*撤回意见时立即删除/s);
    expect((await visitor(origin).get("/en/privacy")).text).toContain("deleted at once when you withdraw");
  });
});
