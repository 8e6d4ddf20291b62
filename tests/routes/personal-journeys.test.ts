import { beforeEach, describe, expect, it } from "vitest";
import { unzipSync } from "fflate";
import { parseCsv } from "../support/parse-csv";
import { answeredTheme, buildLedger, publishReport, publishUnreviewed, seedOpinions, type Ledger } from "../support/ledger-builder";
import { buildConsultation } from "../support/consultation-builder";
import { visitor, type FormValues } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";
import { startSmtp } from "../support/smtp";
import { jobList } from "~/worker";
import { renderMessage, isMessageTemplate } from "../../emails/templates";

/** Journeys of section D (submission, receipt, privacy), each from end to end over HTTP. D23 stands in cases.test.ts, the browser's part in tests/browser. */
const smtp = await startSmtp();
const platform = await testPlatform({ env: { KAIMEN_DEMO: "1", SMTP_URL: smtp.url } });
const { db } = platform;
const origin = await openSite(platform);
const reader = visitor(origin);
const OPEN = "2026-08-12T09:00:00+08:00";
const formPath = "/decisions/garage-rules/opinion";
const LETTERHEAD = { officeName: "滨江市国防动员办公室", phone: "000-5550 0100", siteUrl: "https://kaimen.example" };

let count = 0;
beforeEach(async () => {
  count += 1;
  platform.clock.set(OPEN);
  await db.$executeRaw`TRUNCATE "RateCounter", "Message", "ContactCode"`;
  if ((await db.decision.count({ where: { slug: "garage-rules" } })) === 0) await buildConsultation(db);
  await db.opinion.count();
});

async function give(values: FormValues) {
  const somebody = visitor(origin);
  return somebody.submit((await somebody.get(`${formPath}?clause=a7`)).form("/opinion"), { consent: "on", ...values });
}
const codeIn = (location: string | null) => /receipts\/(\w+)/.exec(location ?? "")?.[1] ?? "";

/** A file of Word or Excel as the text of all its parts. */
const partsOf = (bytes: Uint8Array) => Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString("utf8")] as const);
const download = async (path: string) => new Uint8Array(await (await fetch(origin + path)).arrayBuffer());

async function signedIn(persona: string) {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}

/** A closed window with its report out, and one opinion that was published alone. */
async function published(opinions: { body: string; name: string; namePublic?: boolean }[]): Promise<Ledger> {
  const ledger = await buildLedger(platform, { slug: `parking-${count}` });
  const rows = await seedOpinions(platform, ledger, opinions.map((opinion) => ({ ...opinion, contact: { kind: "phone" as const, value: "13800000000" } })));
  await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { publishDuringWindow: true } });
  for (const { id } of rows) await publishUnreviewed(platform, "opinion", id);
  await answeredTheme(platform, ledger, { title: "期限", pointIds: rows.map(({ pointId }) => pointId), disposition: "notAdopted", reason: "与上位法不符。" });
  await publishReport(platform, platform.clock.now(), ledger);
  return ledger;
}

describe("D16 anonymous receipt", () => {
  it("a code of fixed length with the time; in another browser state and own text, no phone number; wrong codes are one page and limited", async () => {
    const done = await give({ name: "王小明", contact: "13800000000", body: "建议将三十日改为四十五日。" });
    const code = codeIn(done.location);
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
    const elsewhere = await visitor(origin).get(`/receipts/${code}`);
    for (const words of ["已收到", "建议将三十日改为四十五日。", "2026年8月12日 09:00"]) expect(elsewhere.text).toContain(words);
    expect(elsewhere.body).not.toMatch(/1380{7}0|王小明|0000000/);
    const guess = () => visitor(origin).get("/receipts/AAAAAAAAAA");
    const pages = [];
    for (let n = 0; n < 11; n += 1) pages.push(await guess());
    expect(new Set(pages.slice(0, 10).map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect([pages[0]!.status, pages[10]!.status]).toEqual([404, 429]);
    expect((await visitor(origin).get(`/receipts/${code}`)).status).toBe(200);
  });
});

describe("D17 masked publication", () => {
  it("the public reads 王**; name, phone and e-mail are in no page source, no JSON, no CSV, no feed, no site map, no XLSX and no DOCX", async () => {
    const ledger = await published([{ body: "请延长期限。", name: "王小明" }]);
    const base = `/decisions/${ledger.slug}`;
    const documents = await db.publicDocument.findMany({ where: { OR: [{ parentKey: { startsWith: ledger.slug } }, { key: { startsWith: ledger.slug } }] }, select: { kind: true, key: true, path: true } });
    expect(documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["report", "opinion", "window", "draft"]));
    const addresses = [
      ...documents.flatMap(({ path }) => [path.split("#")[0]!, `/en${path.split("#")[0]!}`]),
      ...documents.map(({ kind, key }) => `/api/v1/publications/${kind}/${encodeURIComponent(key)}`),
      ...["", "/opinions", "/report", "/draft", "/report.csv"].map((end) => base + end),
      `/api/v1/decisions/${ledger.slug}`, "/api/v1/publications", "/feeds/publications.atom", "/en/feeds/publications.atom", "/sitemap.xml", "/consultations", "/search?q=王小明",
    ];
    let read = 0;
    const secret = /王小明|1380{8}|1380000/;
    for (const address of new Set(addresses)) {
      const page = await reader.get(address);
      if (page.status === 200) read += 1;
      // A search page repeats what was searched for.
      expect(address.startsWith("/search") ? null : secret.exec(page.body), address).toBeNull();
    }
    expect(read).toBeGreaterThan(14);
    for (const address of [`${base}/opinions`, `${base}/report`, `${base}/report.csv`]) expect((await reader.get(address)).body, address).toContain("王**");
    for (const ending of ["xlsx", "docx"]) {
      const parts = partsOf(await download(`${base}/report.${ending}`));
      expect(parts.some(([, text]) => text.includes("王**")), ending).toBe(true);
      for (const [name, text] of parts) expect(secret.exec(text), `${ending} ${name}`).toBeNull();
    }
  });
});

describe("D17 every download of the report and its annex", () => {
  const FORMATS = ["csv", "xlsx", "docx"] as const;
  const secret = /王小明|王小|1380{8}|1380000|wang@|people\.test/;
  const textsOf = (format: (typeof FORMATS)[number], bytes: Uint8Array) => (format === "csv" ? [["csv", Buffer.from(bytes).toString("utf8")] as const] : partsOf(bytes));
  const fetchAs = async (person: { cookies: Map<string, string> }, path: string) =>
    fetch(origin + path, { redirect: "manual", headers: { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ") } });

  it("has masked names, the names that firms and people agreed to show, and nothing of a contact: CSV, XLSX, DOCX and the page that is printed", async () => {
    const { slug, windowId } = await published([{ body: "请延长期限。", name: "王小明" }, { body: "请缩短期限。", name: "赵一鸣", namePublic: true }]);
    const [drafter, publisher] = [await signedIn("drafter"), await signedIn("publisher")];
    const annex = `/desk/windows/${windowId}/annex`;
    const files = [
      ...FORMATS.map((format) => ({ person: reader, format, path: `/decisions/${slug}/report.${format}` })),
      ...FORMATS.flatMap((format) => [drafter, publisher].map((person) => ({ person, format, path: `${annex}/${format}` }))),
    ];
    for (const { person, format, path } of files) {
      const answer = await fetchAs(person, path);
      expect([path, answer.status]).toEqual([path, 200]);
      const texts = textsOf(format, new Uint8Array(await answer.arrayBuffer()));
      const whole = texts.map(([, text]) => text).join("\n");
      expect([path, whole.includes("王**"), whole.includes("赵一鸣"), whole.includes("请延长期限。")]).toEqual([path, true, true, true]);
      for (const [part, text] of texts) expect(secret.exec(text), `${path} ${part}`).toBeNull();
      expect(secret.exec(decodeURIComponent(answer.headers.get("content-disposition") ?? "")), path).toBeNull();
    }
    for (const [person, path] of [[reader, `/decisions/${slug}/report`], [reader, `/en/decisions/${slug}/report`], [drafter, annex], [publisher, annex]] as const) {
      const page = await person.get(path);
      expect([path, page.status, page.text.includes("王**")]).toEqual([path, 200, true]);
      expect(secret.exec(page.body), path).toBeNull();
    }
  });

  it("of the desk is for officials of the unit and of the review alone", async () => {
    const { windowId } = await published([{ body: "请延长期限。", name: "王小明" }]);
    const citizen = visitor(origin);
    await citizen.submit((await citizen.get("/sign-in/code")).form("/sign-in/code"), { contact: "13800000019" });
    const { code } = (await db.message.findFirstOrThrow({ where: { template: "contact-code", recipient: "13800000019" } })).props as { code: string };
    await citizen.post("/sign-in/code", new URLSearchParams({ contact: "13800000019", code }));
    expect((await citizen.get("/me")).status).toBe(200);
    const otherUnit = await signedIn("drafter2");
    for (const end of ["annex", ...FORMATS.map((format) => `annex/${format}`), "opinions", "report"]) {
      const path = `/desk/windows/${windowId}/${end}`;
      const answers = await Promise.all([reader, citizen, otherUnit].map((person) => fetchAs(person, path)));
      for (const [index, answer] of answers.entries()) {
        const who = `${path} as ${["anybody", "a citizen", "another unit"][index]}`;
        expect(index === 2 ? [404] : [302, 303, 401, 403], who).toContain(answer.status);
        expect(await answer.text(), who).not.toMatch(/王\*\*|请延长期限|王小明/);
      }
    }
  });
});

describe("D18 double click", () => {
  it("a resent POST, two at the same moment, and a script without the page's token: one opinion, one receipt, one message", async () => {
    const before = await db.opinion.count();
    const somebody = visitor(origin);
    const form = (await somebody.get(`${formPath}?clause=a7`)).form("/opinion");
    const send = () => somebody.submit(form, { body: "只算一件。", contact: "13800000018", consent: "on" });
    const first = await send();
    expect((await send()).location).toBe(first.location);
    const parallel = visitor(origin);
    const other = (await parallel.get(`${formPath}?clause=a7`)).form("/opinion");
    const both = await Promise.all([1, 2].map(() => parallel.submit(other, { body: "同时两次。", contact: "13800000018", consent: "on" })));
    expect(both[0]!.location).toMatch(/^\/receipts\//);
    expect(both[1]!.location).toBe(both[0]!.location);
    const script = () => visitor(origin).post(formPath, new URLSearchParams({ body: `脚本 ${count}`, authorKind: "individual" }));
    const scripted = await Promise.all([script(), script()]);
    expect(scripted[1]!.location).toBe(scripted[0]!.location);
    expect(await db.opinion.count()).toBe(before + 3);
    expect(await db.message.count({ where: { recipient: "13800000018" } })).toBe(2);
  });
});

describe("D21 script in name", () => {
  const name = "<img src=x onerror=alert(1)>";
  const link = "[x](javascript:alert(1))";
  // A tab or a line end in front, full-width signs, and blanks before the sign.
  const formulas = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1+1", "  =1+1", "=cmd|' /C calc'!A0"];

  it("is literal on receipt, report and desk, in e-mail, print and DOCX", async () => {
    const done = await give({ name, body: `${link} <script>alert(2)</script>`, contact: "script@people.test" });
    const ledger = await published([{ body: link, name, namePublic: true }]);
    const drafter = await signedIn("drafter");
    const desk = `/desk/windows/${ledger.windowId}/opinions`;
    const list = await drafter.get(desk);
    const opened = await drafter.get(/\/desk\/windows\/[\w-]+\/opinions\?[^"]*open=[\w-]+/.exec(list.body.replaceAll("&amp;", "&"))?.[0] ?? desk);
    const pages = [await reader.get(`/receipts/${codeIn(done.location)}`), await reader.get(`/decisions/${ledger.slug}/report`), await reader.get(`/decisions/${ledger.slug}/opinions`), list, opened];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.body, page.url).not.toMatch(/<img[^>]*onerror|<script>alert|href="\s*javascript:/i);
      expect(page.text, page.url).toContain(link);
    }
    expect(pages[1]!.text).toContain(name);
    expect(opened.text).toContain(name);

    const messages = await db.message.findMany();
    expect(messages.length).toBeGreaterThan(0);
    for (const { template, props, channel } of messages) {
      if (!isMessageTemplate(template)) throw new Error(`no template ${template}`);
      const { html } = renderMessage(template, props as never, "zh", channel === "sms" ? "sms" : "mail", LETTERHEAD);
      expect(html ?? "").not.toMatch(/<img[^>]*onerror|<script>alert|href="\s*javascript:/i);
    }
    const parts = partsOf(await download(`/decisions/${ledger.slug}/report.docx`));
    expect(parts.some(([, text]) => text.includes("&lt;img src=x onerror=alert(1)&gt;"))).toBe(true);
    for (const [part, text] of parts) expect(text, part).not.toMatch(/<img|Target="javascript:/i);
  });

  it("is literal in the text and the HTML of every mail as it arrives, which has neither names nor words of opinions", async () => {
    smtp.mails.length = 0;
    const title = `${name} ${link} <script>alert(2)</script>`;
    const { slug, windowId } = await published([{ body: "先给一条。", name: "王小明" }]);
    await db.decision.update({ where: { slug }, data: { title } });
    await db.$executeRaw`UPDATE "PublicDocument" SET "body" = jsonb_set("body", '{decisionTitle}', to_jsonb(${title}::text)) WHERE "kind" = 'window' AND "key" = 'garage-rules/1'`;
    await db.opinion.updateMany({ where: { windowId }, data: { contactKind: "email", contact: "answered@people.test", authorName: name, body: link } });
    await give({ name: `${name}\r\nBcc: elsewhere@people.test`, body: `${link} <script>alert(3)</script> 不写进邮件的话`, contact: "received@people.test" });
    const { jobs } = jobList(platform);
    const alone = { exclusively: <Result>(_name: string, work: () => Promise<Result>) => work() };
    await jobs["tell-authors"]!({ windowId }, alone);
    for (const { id } of await db.message.findMany({ where: { channel: "mail", sentAt: null } })) await jobs["send-message"]!({ id }, alone);

    expect(smtp.mails.map(({ to }) => to).sort()).toEqual([["answered@people.test"], ["received@people.test"]]);
    for (const mail of smtp.mails) {
      expect(mail.text).toContain(title);
      expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt; [x](javascript:alert(1)) &lt;script&gt;alert(2)&lt;/script&gt;");
      expect(mail.html).not.toMatch(/<img[^>]*onerror|<script|href="\s*javascript:/i);
      for (const part of [mail.text, mail.html, mail.subject, mail.source.toString("utf8")]) expect(part).not.toMatch(/不写进邮件的话|alert\(3\)|elsewhere@/);
      expect(mail.parsed.headers.has("bcc")).toBe(false);
    }
  });

  it("CSV cells that a spreadsheet would run are neutralised, whatever stands before the sign", async () => {
    const ledger = await published(formulas.map((body, i) => ({ body, name: formulas[formulas.length - 1 - i]!, namePublic: true })));
    const csv = Buffer.from(await download(`/decisions/${ledger.slug}/report.csv`)).toString("utf8");
    const cells = parseCsv(csv.replace(/^\ufeff/, "")).flat();
    for (const body of formulas) expect(cells.some((cell) => cell.includes(body.trim())), JSON.stringify(body)).toBe(true);
    expect(cells.filter((cell) => /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/.test(cell))).toEqual([]);
    const sheet = partsOf(await download(`/decisions/${ledger.slug}/report.xlsx`));
    for (const [part, text] of sheet) expect(text, part).not.toMatch(/<f>|<f /);
  });
});

describe("D22 length and empty", () => {
  const family = "👨‍👩‍👧‍👦";
  it.each([
    ["one character", "好"],
    ["a family of four", family],
    ["5,000 characters", "字".repeat(5000)],
    ["5,000 families", family.repeat(5000)],
    ["5,000 letters with two marks each", "e\u0301\u0323".repeat(5000)],
    ["5,000 flags", "🇨🇳".repeat(5000)],
    ["5,000 full-width letters", "Ａ".repeat(5000)],
  ])("takes %s as it was written", async (_name, body) => {
    const done = await give({ body });
    expect(done.status).toBe(303);
    const { body: stored } = await db.opinion.findUniqueOrThrow({ where: { receiptCode: codeIn(done.location) } });
    expect(stored.normalize("NFC")).toBe(body.normalize("NFC"));
  });

  it.each([
    ["5,001 characters", "字".repeat(5001), "现有 5001 字"],
    ["5,001 families", family.repeat(5001), "现有 5001 字"],
    ["5,001 letters with two marks each", "e\u0301\u0323".repeat(5001), "现有 5001 字"],
    ["5,001 full-width letters", "Ａ".repeat(5001), "现有 5001 字"],
    ["only spaces, wide ones and breaks too", " 　\n\u00a0\u200b ", "请填写 1 至 5000 字的意见"],
  ])("refuses %s, counts as people count, and keeps what was typed", async (_name, body, sentence) => {
    const before = await db.opinion.count();
    const page = await give({ body, name: "王小明" });
    expect([page.status, page.text.includes(sentence)]).toEqual([422, true]);
    const kept = page.form("/opinion").fields;
    expect(kept.find(({ name }) => name === "name")?.value).toBe("王小明");
    const text = kept.find(({ name }) => name === "body")?.value ?? "";
    expect(text.replace(/\r\n/g, "\n").normalize("NFC").length).toBe(body.normalize("NFC").length);
    expect(await db.opinion.count()).toBe(before);
  });
});
