import { unzipSync } from "fflate";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PublicReport } from "~/domain/consultation/public-shapes";
import { readableText } from "~/domain/decision/archive-text";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { reportPublication } from "~/features/consultation/report-publication.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { MOST_ANSWERS_IN_EXCEL } from "~/features/questionnaires/results-queries.server";
import { loader as exportLoader } from "~/routes/desk/questionnaire-export";
import { project, publications, withdrawProjection } from "~/publications";
import { parseCsv } from "../support/parse-csv";
import { readForms } from "../support/html-forms";
import { visitor, type Visitor } from "../support/http";
import { buildLedger, must, publishReport, type Ledger } from "../support/ledger-builder";
import { testPlatform } from "../support/platform";
import { approveBoth } from "../support/reviews";
import { openSite } from "../support/site";

const platform = await testPlatform({ at: "2026-07-01T09:00:00+08:00", env: { KAIMEN_DEMO: "1" } });
const { db, clock } = platform;
let origin: string;
let ledger: Ledger;
let drafter: Visitor;
let count = 0;
let desk: string;
let id: string;

const ABOUT = { title: "停车备案问卷", titleEn: "Parking survey", introduction: "大约两分钟。", introductionEn: "", opensAt: "2026-07-02T09:00", closesAt: "2026-07-10T18:00" };
const QUESTIONS: Record<string, string>[] = [
  { kind: "single", text: "您多久停一次车？", textEn: "How often do you park?", choices: "每天 | Every day\n每周\n很少", isRequired: "on" },
  { kind: "multiple", text: "您关心什么？", choices: "收费\n轮候", isRequired: "" },
  { kind: "scale", text: "现在方便吗？", low: "很不方便", high: "很方便", isRequired: "on" },
  { kind: "text", text: "还有什么想说的？", isRequired: "" },
];

beforeAll(async () => {
  origin = await openSite(platform);
});
beforeEach(async () => {
  clock.set(new Date("2026-07-01T09:00:00+08:00"));
  count += 1;
  ledger = await buildLedger(platform, { slug: `asked-${count}` });
  drafter = await signedIn();
});

async function signedIn(persona = "drafter"): Promise<Visitor> {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}

async function at(instant: string): Promise<void> {
  clock.set(new Date(instant));
  drafter = await signedIn();
}

async function send(path: string, intent: string, fields: Record<string, string>, person = drafter) {
  const page = await person.get(path);
  const form = readForms(page.body, page.url).find((each) => each.fields.some(({ name, value }) => name === "intent" && value === intent));
  if (!form) throw new Error(`no form ${intent} on ${path} (${page.status})`);
  const body = new URLSearchParams();
  for (const { name, kind, value, sent } of form.fields) if (sent && kind !== "submit") body.append(name, value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return person.post(path.split("?")[0]!, body);
}

/** A questionnaire with four questions on the desk. */
async function build(): Promise<void> {
  const created = await send("/desk/questionnaires/new", "save", { ...ABOUT, windowId: ledger.windowId });
  desk = created.location?.split("?")[0] ?? "";
  id = desk.split("/").at(-1) ?? "";
  for (const question of QUESTIONS) expect([question.text, (await send(desk, "question", question)).status]).toEqual([question.text, 303]);
}

async function publish() {
  const now = clock.now();
  const submitted = await submitRevision(platform, now, ledger.drafter, { kindName: "questionnaire", kind: publications.questionnaire, nounId: id });
  if (!submitted.ok) return submitted;
  await approveBoth(platform, now, { kind: "questionnaire", nounId: id }, ledger);
  return publishRevision(platform, now, ledger.publisher, { kindName: "questionnaire", kind: publications.questionnaire, nounId: id }, project);
}

const address = () => `/questionnaires/${ledger.slug}-q1`;

/** A page of the form and what it would send with these answers. */
async function filled(answers: Record<string, string | string[]>, lang = ""): Promise<{ person: Visitor; body: URLSearchParams; path: string }> {
  const person = visitor(origin);
  const page = await person.get(lang + address());
  const submission = readForms(page.body, page.url).flatMap(({ fields }) => fields).find(({ name }) => name === "submission")?.value;
  if (!submission) throw new Error(`no form on ${address()}: ${page.status}`);
  const body = new URLSearchParams({ submission });
  for (const [name, values] of Object.entries(answers)) for (const value of [values].flat()) body.append(name, value);
  return { person, body, path: lang + address() };
}

async function answer(answers: Record<string, string | string[]>, lang = "") {
  const { person, body, path } = await filled(answers, lang);
  return person.post(path, body);
}

describe("a questionnaire from the desk to the adoption report", () => {
  it("is built, reviewed, answered, counted and noted as an activity", async () => {
    const wrong = await send("/desk/questionnaires/new", "save", { ...ABOUT, windowId: ledger.windowId, title: "短" });
    expect([wrong.status, wrong.body.includes("大约两分钟。")]).toEqual([422, true]);
    await build();
    const few = await send(desk, "question", { ...QUESTIONS[0]!, choices: "每天\n每天" });
    expect([few.status, few.text.includes("有一个选项写了两次")]).toEqual([422, true]);
    const kinds = async () => ((await db.questionnaire.findUniqueOrThrow({ where: { id } })).questions as { kind: string }[]).map(({ kind }) => kind);
    for (const [number, order, after] of [["4", "up", "single multiple text scale"], ["3", "down", "single multiple scale text"], ["1", "up", "single multiple scale text"]] as const) {
      expect([order, (await send(desk, "order", { number, order })).status, (await kinds()).join(" ")]).toEqual([order, 303, after]);
    }
    expect((await send(desk, "question", QUESTIONS[3]!)).status).toBe(303);
    expect((await send(desk, "order", { number: "5", order: "remove" })).status).toBe(303);
    expect(await kinds()).toHaveLength(4);
    expect((await drafter.get(`${desk}?question=2`)).body).toContain("保存第 2 题");
    expect((await visitor(origin).get(address())).status).toBe(404);
    must(await publish());
    expect((await visitor(origin).get(`/decisions/${ledger.slug}/draft`)).body).toContain(`${address()}"`);
    expect((await drafter.get(desk)).text).toContain("题目不能再改");
    const version = String((await db.questionnaire.findUniqueOrThrow({ where: { id } })).version);
    const late = await drafter.post(desk, new URLSearchParams({ intent: "order", version, number: "1", order: "remove" }));
    expect([late.status, late.text.includes("问卷已经公布，题目不能再改")]).toEqual([409, true]);

    // Before it opens.
    const early = await visitor(origin).get(address());
    expect([early.status, early.text.includes("问卷还没有开始")]).toEqual([200, true]);
    const refusedEarly = await visitor(origin).post(address(), new URLSearchParams({ submission: "a".repeat(32), q1: "1", q3: "3", q4: "早了" }));
    expect([refusedEarly.status, refusedEarly.text.includes("早了")]).toEqual([409, true]);

    await at("2026-07-02T09:00:00+08:00");
    const bad = await answer({ q1: "9", q2: ["1", "2"], q4: "坡道太陡，<b>雨天</b>打滑。" });
    expect([bad.status, ...["第 1 题：请从列出的选项中选择", "第 3 题：这一题必须回答", "坡道太陡，<b>雨天</b>打滑。"].map((words) => bad.text.includes(words))]).toEqual([422, true, true, true]);
    const kept = readForms(bad.body, bad.url).flatMap(({ fields }) => fields);
    expect(kept.filter(({ name, sent }) => name === "q2" && sent).map(({ value }) => value)).toEqual(["1", "2"]);

    expect((await answer({ q1: "1", q2: ["1", "2"], q3: "5", q4: "坡道太陡。" })).location).toBe(`${address()}/thanks`);
    expect((await answer({ q1: "1", q3: "4" })).status).toBe(303);
    const english = await visitor(origin).get(`/en${address()}`);
    for (const words of ["Parking survey", "How often do you park?", "Every day"]) expect(english.text).toContain(words);
    expect((await answer({ q1: "3", q2: "2", q3: "1", q4: "=1+1" }, "/en")).location).toBe(`/en${address()}/thanks`);
    expect((await visitor(origin).get(`${address()}/thanks`)).text).toContain("问卷已经收到");

    const results = await drafter.get(`${desk}/results`);
    for (const words of ["收到答卷 3 份", "平均 3.3 分", "67%", "33%"]) expect(results.text).toContain(words);
    const texts = await drafter.get(`${desk}/results?texts=4`);
    expect([texts.text.includes("坡道太陡。"), texts.text.includes("每天")]).toEqual([true, false]);
    const csv = await drafter.get(`${desk}/answers.csv`);
    for (const words of ["1. 您多久停一次车？", "收费；轮候", "坡道太陡。", "'=1+1"]) expect(csv.body).toContain(words);
    expect((await drafter.get(`${desk}/answers.xlsx`)).status).toBe(200);

    // Closing: the last instant counts, the closing one does not; nothing typed is lost.
    expect((await drafter.get(desk)).body).not.toContain("登记结果");
    await at("2026-07-10T17:59:59.999+08:00");
    const { person, body } = await filled({ q1: "2", q3: "2", q4: "最后一句" });
    expect((await answer({ q1: "2", q3: "2" })).status).toBe(303);
    await at("2026-07-10T18:00:00.000+08:00");
    const closed = await person.post(address(), body);
    expect([closed.status, closed.text.includes("问卷已经截止"), closed.text.includes("最后一句")]).toEqual([409, true, true]);

    // The report waits for the results, and says the period and as many people as there are answers.
    const notNoted = async () => (await reportPublication.faults(db, ledger.windowId, clock.now())).filter(({ reason }) => reason === "QUESTIONNAIRE_NOT_NOTED").length;
    expect(await notNoted()).toBe(1);
    expect((await send(desk, "note", {})).status).toBe(303);
    expect(await notNoted()).toBe(0);
    const [activity, ...others] = await db.activity.findMany({ where: { windowId: ledger.windowId } });
    expect(others).toEqual([]);
    expect(activity).toMatchObject({ kind: "questionnaire", people: 4, heldOn: "2026-07-02", heldUntil: "2026-07-10", audienceKind: "public" });
    expect(activity!.summary).toContain("每天 2 人（50%），每周 1 人（25%），很少 1 人（25%）");
    const { version: after } = await db.questionnaire.findUniqueOrThrow({ where: { id } });
    expect((await drafter.post(desk, new URLSearchParams({ intent: "note", version: String(after) }))).status).toBe(409);
    expect(await db.activity.count({ where: { windowId: ledger.windowId } })).toBe(1);
    const noted = `/desk/windows/${ledger.windowId}/activities/${activity!.id}`;
    expect((await drafter.get(noted)).text).toContain("停车备案问卷。收到答卷 4 份");
    expect((await drafter.get(`/desk/windows/${ledger.windowId}/report`)).text).toContain("2026年7月2日 至 2026年7月10日");
    for (const change of [{ people: "400" }, { heldUntil: "2026-07-09" }, { kind: "opinionPoll" }] as Record<string, string>[]) {
      const refused = await send(noted, "edit-activity", { ...change, summary: "改过的概要。" });
      expect([refused.status, refused.text.includes("以收到的答卷为准"), refused.text.includes("改过的概要。")]).toEqual([409, true, true]);
    }
    expect((await send(noted, "edit-activity", { summary: "改过的概要。" })).status).toBe(303);
    expect(await db.activity.findUniqueOrThrow({ where: { id: activity!.id } })).toMatchObject({ people: 4, summary: "改过的概要。" });
  });

  it("shows the public its counted results with the report, on the page, on paper and as data, and no word that anybody wrote", async () => {
    const MARKER = "文字标记甲乙丙";
    await build();
    expect((await send(desk, "question", { kind: "single", text: "您是车主吗？", choices: "是 | Yes\n否 | No", isRequired: "" })).status).toBe(303);
    must(await publish());
    clock.set(new Date("2026-07-03T09:00:00+08:00"));
    const answers: Record<string, string | string[]>[] = [{ q1: "1", q2: ["1", "2"], q3: "5", q4: MARKER }, { q1: "1", q3: "4", q4: `${MARKER}二` }, { q1: "3", q2: "2", q3: "1" }];
    for (const each of answers) expect((await answer(each)).status).toBe(303);
    await at("2026-07-10T18:00:00+08:00");
    expect((await send(desk, "note", {})).status).toBe(303);

    // Before the report there is one sentence, and no way to the figures.
    const waiting = await visitor(origin).get(address());
    expect([waiting.status, waiting.text.includes("结果将作为一次调查，随意见采纳情况公布。"), waiting.body.includes("/report")]).toEqual([200, true, false]);
    const annex = await at("2026-07-22T09:00:00+08:00").then(() => drafter.get(`/desk/windows/${ledger.windowId}/annex`));
    expect(annex.text).toContain("问卷结果： 停车备案问卷");
    await publishReport(platform, clock.now(), ledger);

    const { body: report } = await db.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "report", key: `${ledger.slug}/1` } } });
    const results = (report as unknown as PublicReport).activities[0]!.results!;
    expect(results).toEqual({
      slug: `${ledger.slug}-q1`, title: { zh: "停车备案问卷", en: "Parking survey" }, answers: 3,
      questions: [
        { kind: "single", text: { zh: "您多久停一次车？", en: "How often do you park?" }, answered: 3, choices: [{ zh: "每天", en: "Every day", count: 2 }, { zh: "每周", en: "", count: 0 }, { zh: "很少", en: "", count: 1 }] },
        { kind: "multiple", text: { zh: "您关心什么？", en: "" }, answered: 2, choices: [{ zh: "收费", en: "", count: 1 }, { zh: "轮候", en: "", count: 2 }] },
        {
          kind: "scale", text: { zh: "现在方便吗？", en: "" }, answered: 3,
          choices: [{ zh: "1 分（很不方便）", en: "1 (很不方便)", count: 1 }, { zh: "2 分", en: "2", count: 0 }, { zh: "3 分", en: "3", count: 0 }, { zh: "4 分", en: "4", count: 1 }, { zh: "5 分（很方便）", en: "5 (很方便)", count: 1 }],
        },
        { kind: "text", text: { zh: "还有什么想说的？", en: "" }, answered: 2, choices: [] },
        { kind: "single", text: { zh: "您是车主吗？", en: "" }, answered: 0, choices: [{ zh: "是", en: "Yes", count: 0 }, { zh: "否", en: "No", count: 0 }] },
      ],
    });

    const page = `/decisions/${ledger.slug}/report`;
    const anchor = `results-${ledger.slug}-q1`;
    const chinese = await visitor(origin).get(page);
    for (const words of ["问卷结果： 停车备案问卷", "收到答卷 3 份。", "各题结果（5 题）", "每天 2 人，67%", "收费 1 人，50%", "轮候 2 人，100%", "平均 3.3 分", "2 人写了文字，供办理人员阅读，不公开。"]) expect(chinese.text).toContain(words);
    expect([chinese.body.includes(`id="${anchor}"`), /<th[^>]*>每天<\/th><td>2<\/td><td>67(<!-- -->)?%<\/td>/.test(chinese.body)]).toEqual([true, true]);
    const english = await visitor(origin).get(`/en${page}`);
    for (const words of ["Results of the questionnaire: Parking survey", "3 people answered.", "Every day 2 people, 67%", "1. How often do you park?", "the mean is 3.3", "2 people wrote something."]) expect(english.text).toContain(words);
    expect(english.body).toContain('<span lang="zh-CN">每周</span>');

    const docx = new Uint8Array(await (await fetch(`${origin}${page}.docx`)).arrayBuffer());
    const paper = Buffer.from(unzipSync(docx)["word/document.xml"]!).toString("utf8");
    const tables = (paper.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).map((table) => table.replace(/<\/w:tc>/g, "|").replace(/<[^>]*>/g, ""));
    expect(tables.slice(0, 2)).toEqual(["选项|人数|占比|每天|2|67%|每周|0|0%|很少|1|33%|", "选项|人数|占比|收费|1|50%|轮候|2|100%|"]);
    const data = await visitor(origin).get(`/api/v1/publications/report/${encodeURIComponent(`${ledger.slug}/1`)}`);
    expect(data.body).toContain('"answers":3');
    const archived = readableText("意见采纳情况", report as never);
    for (const label of ["问卷结果：", "答卷份数：3", "题目：", "回答人数：3", "选项：", "人数：2"]) expect(archived).toContain(label);
    for (const [name, text] of Object.entries({ chinese: chinese.body, english: english.body, paper, data: data.body, annex: annex.body, archived })) expect([name, text.includes("文字标记")]).toEqual([name, false]);

    for (const [lang, words] of [["", "结果已随意见采纳情况公布。"], ["/en", "The results have been published with the response to opinions."]] as const) {
      const closed = await visitor(origin).get(`${lang}${address()}`);
      expect([closed.status, closed.text.includes(words), closed.body.includes(`href="${lang}${page}?round=1#${anchor}"`)]).toEqual([200, true, true]);
    }
    // A report that was taken back takes its figures along.
    must(await withdrawPublication(platform, clock.now(), ledger.publisher, { kind: "report", nounId: ledger.windowId }, "数字有误", withdrawProjection));
    expect((await visitor(origin).get(address())).body).not.toContain("/report");
  });

  it("is found from its consultation and from its decision on the desk", async () => {
    await build();
    const mine = `/desk/questionnaires?window=${ledger.windowId}`;
    for (const path of [`/desk/windows/${ledger.windowId}/opinions`, `/desk/windows/${ledger.windowId}/report`, `/desk/decisions/${ledger.slug}`]) expect([path, (await drafter.get(path)).body.includes(`href="${mine}"`)]).toEqual([path, true]);
    const other = await buildLedger(platform, { slug: `other-${count}` });
    const lists = await Promise.all([ledger, other].map(({ windowId }) => drafter.get(`/desk/questionnaires?window=${windowId}`)));
    expect(lists.map(({ status, body }) => [status, body.includes(desk)])).toEqual([[200, true], [200, false]]);
    expect((await (await signedIn("drafter2")).get(mine)).status).toBe(404);
  });

  it("is one answer however often the page is sent, and names nobody", async () => {
    await build();
    must(await publish());
    clock.set(new Date("2026-07-03T09:00:00+08:00"));
    const { person, body } = await filled({ q1: "1", q3: "5" });
    const sent = await Promise.all(Array.from({ length: 6 }, () => person.post(address(), body)));
    expect(sent.map(({ status }) => status)).toEqual(Array(6).fill(303));
    expect(sent.filter(({ location }) => location === `${address()}/thanks`)).toHaveLength(1);
    const rows = await db.questionnaireAnswer.findMany({ where: { questionnaireId: id } });
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0]!).sort()).toEqual(["id", "lang", "questionnaireId", "receivedAt", "submission", "values"]);
    expect(await db.auditRow.findMany({ where: { action: "questionnaire.answered", nounId: id }, select: { actorKind: true, actorId: true } })).toEqual([{ actorKind: "anonymous", actorId: null }]);
    // The same page sent after closing still gets the thanks for what came in time.
    clock.set(new Date("2026-07-25T09:00:00+08:00"));
    expect((await person.post(address(), body)).location).toBe(`${address()}/thanks?before=1`);
    expect((await visitor(origin).post(address(), new URLSearchParams({ q1: "1" }))).status).toBe(422);
  });

  it("that was withdrawn says so, takes no answer and gives back what was written", async () => {
    await build();
    must(await publish());
    clock.set(new Date("2026-07-03T09:00:00+08:00"));
    const { person, body } = await filled({ q1: "1", q3: "5", q4: "坡道太陡。" });
    must(await withdrawPublication(platform, clock.now(), ledger.publisher, { kind: "questionnaire", nounId: id }, "题目有误", withdrawProjection));
    for (const [lang, words] of [["", "问卷已经撤下"], ["/en", "The questionnaire has been withdrawn"]]) {
      const gone = await visitor(origin).get(`${lang}${address()}`);
      expect([gone.status, gone.text.includes(words!), gone.text.includes("停车"), gone.text.includes("Parking")]).toEqual([410, true, false, false]);
    }
    const refused = await person.post(address(), body);
    expect([refused.status, refused.text.includes("问卷已经撤下"), refused.text.includes("坡道太陡。")]).toEqual([410, true, true]);
    expect(await db.questionnaireAnswer.count({ where: { questionnaireId: id } })).toBe(0);
    expect((await visitor(origin).get(`${address()}/thanks`)).status).toBe(410);
    await at("2026-07-03T10:00:00+08:00");
    expect((await drafter.get(desk)).text).toContain("问卷已经撤下");
    // The report does not wait for it.
    expect(JSON.stringify(await reportPublication.faults(db, ledger.windowId, clock.now()))).not.toContain("QUESTIONNAIRE_NOT_NOTED");
  });

  it("keeps within its consultation, and says until when it may run", async () => {
    const created = await send("/desk/questionnaires/new", "save", { ...ABOUT, windowId: ledger.windowId, opensAt: "2026-06-19T09:00", closesAt: "2026-07-21T00:01" });
    id = created.location!.split("?")[0]!.split("/").at(-1)!;
    const refused = JSON.stringify(await publish());
    for (const words of ["征求意见开始时间：2026年6月20日 00:00", "请先延长征求意见并公布。征求意见截止时间：2026年7月20日 24:00"]) expect(refused).toContain(words);
    // An extension that the public knows of counts, one that is only planned does not.
    const later = new Date("2026-08-20T16:00:00Z");
    await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { closesAt: later } });
    expect(JSON.stringify(await publish())).toContain("CLOSES_AFTER_WINDOW");
    await db.publicDocument.updateMany({ where: { kind: "window", parentKey: ledger.slug }, data: { endsAt: later } });
    expect(JSON.stringify(await publish())).not.toContain("CLOSES_AFTER_WINDOW");
  });

  it("leaves the house answer by answer as CSV, and as a workbook only up to a number that the page says", async () => {
    await build();
    must(await publish());
    await at("2026-07-03T09:00:00+08:00");
    const rows = (from: number, many: number) => Array.from({ length: many }, (_, n) => ({ questionnaireId: id, submission: `page-${from + n}`, lang: "zh", values: [[1], [], [3], `第 ${from + n} 句`], receivedAt: clock.now() }));
    await db.questionnaireAnswer.createMany({ data: rows(1, 2000) });
    const cookie = [...drafter.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const request = new Request(`${origin}${desk}/answers.csv`, { headers: { cookie } });
    const answer = await exportLoader({ request, params: { id }, context: { platform, address: "127.0.0.1" } } as unknown as Parameters<typeof exportLoader>[0]);
    const reader = answer.body!.getReader();
    const first = await reader.read();
    // What comes in while somebody reads the first rows is at the end: the pages are not read ahead.
    await db.questionnaireAnswer.createMany({ data: rows(2001, 1) });
    const pieces = [Buffer.from(first.value!)];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(Buffer.from(piece.value));
    const table = parseCsv(Buffer.concat(pieces).toString("utf8").slice(1));
    expect([table.length, table.at(-1)![0], table.at(-1)!.at(-1)]).toEqual([2002, "2001", "第 2001 句"]);

    await db.questionnaireAnswer.createMany({ data: rows(2002, MOST_ANSWERS_IN_EXCEL - 2001) });
    expect((await drafter.get(`${desk}/results`)).text).toContain("下载全部答卷（Excel）");
    await db.questionnaireAnswer.createMany({ data: rows(MOST_ANSWERS_IN_EXCEL + 1, 1) });
    const results = await drafter.get(`${desk}/results`);
    expect([results.text.includes("下载全部答卷（Excel）"), results.text.includes(`答卷超过 ${MOST_ANSWERS_IN_EXCEL} 份，不提供 Excel 工作簿`)]).toEqual([false, true]);
    expect((await drafter.get(`${desk}/answers.xlsx`)).location).toBe(`${desk}/results`);
  });

  it("is not there for another unit, nor may it ask in another unit's consultation", async () => {
    await build();
    const other = await signedIn("drafter2");
    for (const path of [desk, `${desk}/results`, `${desk}/answers.csv`, `${desk}/answers.xlsx`]) expect([path, (await other.get(path)).status]).toEqual([path, 404]);
    for (const intent of ["save", "question", "order", "note"]) expect((await other.post(desk, new URLSearchParams({ intent, version: "1", ...ABOUT, number: "0", ...QUESTIONS[0]! }))).status).toBe(404);
    expect((await other.get("/desk/questionnaires")).body).not.toContain(id);
    const foreign = await other.post("/desk/questionnaires/new", new URLSearchParams({ ...ABOUT, windowId: ledger.windowId }));
    expect([foreign.status, foreign.text.includes("没有找到这次征求意见")]).toEqual([422, true]);
  });

  it("saved by two at once keeps the first and shows the second what to do", async () => {
    await build();
    const { version } = await db.questionnaire.findUniqueOrThrow({ where: { id } });
    const answers = await Promise.all(["甲甲甲甲", "乙乙乙乙"].map((title) => drafter.post(desk, new URLSearchParams({ intent: "save", version: String(version), ...ABOUT, title }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain("同事已经保存了另一版内容");
  });

  it("is not submitted while something is missing", async () => {
    const created = await send("/desk/questionnaires/new", "save", { ...ABOUT, windowId: ledger.windowId, closesAt: ABOUT.opensAt });
    id = created.location!.split("?")[0]!.split("/").at(-1)!;
    const refused = JSON.stringify(await publish());
    for (const reason of ["NO_QUESTION", "CLOSES_BEFORE_OPENING"]) expect(refused).toContain(reason);
  });

  it("takes so many an hour from one address and keeps what the next one typed", async () => {
    await build();
    must(await publish());
    clock.set(new Date("2026-07-04T09:00:00+08:00"));
    const { person, body } = await filled({ q1: "1", q3: "5", q4: "还要说一句" });
    let last = await person.post(address(), body);
    for (let sent = 0; sent < 60 && last.status === 303; sent += 1) last = await person.post(address(), body);
    expect([last.status, last.text.includes("还要说一句")]).toEqual([429, true]);
  });
});
