import { describe, expect, it } from "vitest";
import type { Role } from "~/domain/identity/roles";
import { windowPublication } from "~/features/consultation/window-publication.server";
import { visitor, type FormValues, type Page, type Visitor } from "../support/http";
import { readForms, type Form } from "../support/html-forms";
import { approvalFields } from "../support/reviews";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const origin = await openSite(platform);

const people: Record<string, { unitId: string; role: Role }> = {
  drafter: { unitId: "supervision", role: "drafter" },
  colleague: { unitId: "supervision", role: "drafter" },
  drafter2: { unitId: "command", role: "drafter" },
  "unit-reviewer": { unitId: "supervision", role: "unitReviewer" },
  reviewer: { unitId: "secretariat", role: "secrecyReviewer" },
  publisher: { unitId: "information", role: "publisher" },
};

for (const id of new Set(Object.values(people).map(({ unitId }) => unitId))) await db.unit.create({ data: { id, name: `${id}处`, nameEn: id, kind: "innerUnit" } });
const visitors = new Map<string, Visitor>();
for (const [persona, { unitId, role }] of Object.entries(people)) {
  const createdAt = platform.clock.now();
  await db.staff.create({ data: { email: `${persona}@office.example`, name: persona, persona, unitId, createdAt, roles: { create: [{ role }] } } });
  visitors.set(persona, visitor(origin));
}
/** A day at the office begins with signing in. */
async function signIn(at: string): Promise<void> {
  platform.clock.set(at);
  for (const [persona, person] of visitors) expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
}
await signIn("2026-07-20T09:00:00+08:00");
const as = (persona: string) => visitors.get(persona)!;

const SLUG = "parking-fees";
const desk = `/desk/decisions/${SLUG}`;
const draftText = ["滨江市停车收费办法", "第一条　停车要付费。", "第二条　夜间停车免费。", "第三条　违反的，罚款。"].join("\n\n");

/** Posts fields as a script would, the page's form having been checked elsewhere. */
function post(persona: string, path: string, fields: Record<string, string | string[]>): Promise<Page> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return as(persona).post(path, body);
}

/** Submission by the drafter, unit review, secrecy review, release: what every noun goes through. */
async function release(kind: string, nounId: string): Promise<void> {
  const path = `/desk/publications/${kind}/${nounId}`;
  const steps: [string, Record<string, string>][] = [
    ["drafter", { intent: "submit" }],
    ["unit-reviewer", {}],
    ["reviewer", {}],
    ["publisher", { intent: "publish" }],
  ];
  for (const [persona, fields] of steps) {
    const page = await post(persona, path, persona.endsWith("reviewer") ? await approvalFields(db, { kind, nounId }) : fields);
    expect(page.status, `${kind}: ${persona}: ${page.text}`).toBe(303);
  }
}

const item = {
  intent: "add",
  title: "滨江市停车收费办法",
  summary: "公共停车怎么收费。",
  category: "policyMeasure",
  leadUnitId: "supervision",
  plannedCompletion: "2026-11",
  procedures: ["publicParticipation", "legalityReview"],
  adjustment: "kept",
  exclusion: "none",
  slug: SLUG,
};
const sectionBody = { presence: "text", body: "为什么要定这个办法。" };
const plan: FormValues = { opensOn: "2026-08-01", closesOn: "2026-08-20", channels: ["web", "letter"] };
const windowId = async () => (await db.consultationWindow.findFirstOrThrow({ orderBy: { round: "desc" } })).id;

describe("from the catalogue to an open window", () => {
  it("a drafter opens the year's catalogue and adds an item of the own unit", async () => {
    const empty = await as("drafter").get("/desk/catalogues");
    expect(empty.text).toContain("2026年度重大行政决策事项目录");
    const forms = await post("drafter", "/desk/catalogues/2026", { intent: "open" });
    expect(forms.location).toBe("/desk/catalogues/2026?saved=1");

    const two = await post("drafter", "/desk/catalogues/2026", { ...item, leadUnitId: ["supervision", "command"] });
    expect(two.status).toBe(422);
    expect(two.text).toContain("牵头部门只能有一个");
    expect(two.body).toContain(item.summary);
    expect(await db.decision.count()).toBe(0);

    expect((await post("drafter", "/desk/catalogues/2026", { ...item, coUnitIds: ["command", "information"] })).location).toBe(desk);
    const listed = await as("drafter2").get("/desk/catalogues/2026");
    expect(listed.text).toContain(item.title);
    expect(listed.body).not.toContain(`${desk}/item`);
  });

  it("nobody else reaches what belongs to the unit", async () => {
    for (const path of ["", "/item", "/draft", "/window", "/sections/draftingExplanation"]) {
      expect([path, (await as("drafter").get(desk + path)).status]).toEqual([path, 200]);
      expect([path, (await as("drafter2").get(desk + path)).status]).toEqual([path, 404]);
      expect([path, (await as("reviewer").get(desk + path)).status]).toEqual([path, 403]);
      expect((await visitor(origin).get(desk + path)).location).toContain("/sign-in?returnTo=");
    }
    for (const [path, fields] of [
      ["/item", { ...item, version: "1" }],
      ["/draft", { intent: "store", text: draftText }],
      ["/window", { intent: "plan", ...(plan as Record<string, string>) }],
      ["/sections/draftingExplanation", sectionBody],
    ] as const) {
      expect([path, (await post("drafter2", desk + path, fields)).status]).toEqual([path, 404]);
      expect([path, (await post("reviewer", desk + path, fields)).status]).toEqual([path, 403]);
    }
    expect(await db.draftVersion.count()).toBe(0);
    expect((await as("drafter").get("/desk/decisions/nothing")).status).toBe(404);
    expect((await as("drafter").get(`${desk}/sections/nothing`)).status).toBe(404);
    expect((await as("drafter").get(`${desk}/draft?version=9`)).status).toBe(404);
  });

  it("the catalogue is released with the party group's consent", async () => {
    const { id } = await db.catalogue.findUniqueOrThrow({ where: { year: 2026 } });
    const early = await post("drafter", `/desk/publications/catalogue/${id}`, { intent: "submit" });
    expect([early.status, early.text.includes("办党组")]).toEqual([409, true]);
    const consent = { intent: "consent", meeting: "2026年第7次办党组会议", on: "2026-07-17" };
    expect((await post("drafter2", "/desk/catalogues/2026", consent)).status).toBe(403);
    expect((await post("drafter", "/desk/catalogues/2026", { ...consent, on: "2026-07-21" })).status).toBe(422);
    expect((await post("drafter", "/desk/catalogues/2026", consent)).status).toBe(303);
    await release("catalogue", id);
    expect((await visitor(origin).get("/catalogue/2026")).text).toContain(item.title);
  });

  it("a published item is moved with its reason, by one of two people at once", async () => {
    const mine = await as("drafter").get(`${desk}/item`);
    const theirs = await as("colleague").get(`${desk}/item`);
    const silent = await as("drafter").submit(formWith(mine, "version"), { plannedCompletion: "2026-12" });
    expect([silent.status, silent.text.includes("调整时间")]).toEqual([422, true]);
    const moved = await as("drafter").submit(formWith(silent, "version"), { adjustment: "rescheduled", adjustmentReason: "上级规划调整" });
    expect(moved.location).toBe(`${desk}/item?saved=1`);

    const late = await as("colleague").submit(formWith(theirs, "version"), { summary: "停车怎么收费，谁来监督。" });
    expect(late.status).toBe(409);
    expect(late.text).toContain("停车怎么收费，谁来监督。");
    expect(late.text).toContain("上级规划调整");
    const again = await as("colleague").submit(formWith(late, "version"), { plannedCompletion: "2026-12", adjustment: "rescheduled", adjustmentReason: "上级规划调整" });
    expect(again.status).toBe(303);
    expect(await db.decision.findUnique({ where: { slug: SLUG } })).toMatchObject({ summary: "停车怎么收费，谁来监督。", plannedCompletion: "2026-12", version: 3 });
  });

  it("a published item is not deleted, and the form stays as it is", async () => {
    const refused = await post("drafter", `${desk}/item`, { intent: "remove" });
    expect([refused.status, refused.text.includes("已经公布过"), refused.body.includes("谁来监督")]).toEqual([409, true, true]);
    expect((await post("drafter2", `${desk}/item`, { intent: "remove" })).status).toBe(404);
  });

  it("a draft is counted first and then stored as it was counted", async () => {
    const page = await as("drafter").get(`${desk}/draft`);
    const wrong = await as("drafter").submit(formWith(page, "file"), { file: new File([new Uint8Array([0, 1, 2])], "草案.docx") });
    expect([wrong.status, wrong.text.includes("不是文字文件")]).toEqual([422, true]);
    const counted = await as("drafter").submit(formWith(page, "file"), { file: new File([draftText], "草案.md") });
    expect(counted.status).toBe(200);
    expect(counted.text).toContain("清点结果：3 条、3 款");
    expect(await db.draftVersion.count()).toBe(0);
    const stored = await as("drafter").submit(formWith(counted, "source"));
    expect(stored.location).toBe(`${desk}/draft?version=1&saved=1`);
    expect(await db.draftVersion.findFirst()).toMatchObject({ number: 1, sourceName: "草案.md", title: "滨江市停车收费办法" });
    expect((await as("drafter").follow(stored)).text).toContain("第三条");
  });

  it("a clause is closed with a reason before the release, and not after it", async () => {
    const [version] = await db.draftVersion.findMany();
    const clause = await db.clause.findFirstOrThrow({ where: { versionId: version!.id, number: "第三条" } });
    const page = await as("drafter").get(`${desk}/draft?version=1&clause=${clause.id}`);
    const silent = await as("drafter").submit(formWith(page, "reason"));
    expect([silent.status, silent.text.includes("5 至 200 字的不接受意见的理由")]).toEqual([422, true]);
    expect((await as("drafter").submit(formWith(silent, "reason"), { reason: "罚款由上位法规定" })).status).toBe(303);
    expect((await as("drafter").get(`${desk}/draft`)).text).toContain("不接受：罚款由上位法规定");
    expect((await as("drafter").submit(formWith(await as("drafter").get(`${desk}/draft?version=1&note=${clause.id}`), "guideNote"), { guideNote: "罚多少，看市里的条例。" })).status).toBe(303);

    // Draft and guide are written, signed and released together.
    const path = `/desk/publications/draft/${version!.id}`;
    const alone = await post("drafter", path, { intent: "submit" });
    expect([alone.status, alone.text.includes("还没有草案解读")]).toEqual([409, true]);
    const empty = await as("drafter").get(`${desk}/sections/draftInterpretation`);
    expect(empty.body).toContain("## 惠民利企举措");
    expect((await as("drafter").submit(formWith(empty, "presence"), { presence: "text" })).status).toBe(303);
    const guide = await db.section.findFirstOrThrow({ where: { kind: "draftInterpretation" } });
    const headings = await post("drafter", `/desk/publications/section/${guide.id}`, { intent: "submit" });
    expect([headings.status, headings.text.includes("这些小标题下面还没有内容：核心概念")]).toEqual([409, true]);
    expect((await as("drafter").submit(formWith(await as("drafter").get(`${desk}/sections/draftInterpretation`), "presence"), sectionBody)).status).toBe(303);

    expect((await post("drafter", path, { intent: "submit" })).status).toBe(303);
    for (const persona of ["unit-reviewer", "reviewer"]) expect((await post(persona, path, await approvalFields(db, { kind: "draft", nounId: version!.id }))).status).toBe(303);
    const early = await post("publisher", path, { intent: "publish" });
    expect([early.status, early.text.includes("请先发布解读")]).toEqual([409, true]);
    await release("section", guide.id);
    expect((await post("publisher", path, { intent: "publish" })).status).toBe(303);
    expect((await visitor(origin).get(`/decisions/${SLUG}/draft`)).text).toContain("第三条解读 罚多少，看市里的条例。");
    expect((await post("drafter", `${desk}/draft`, { intent: "note", clauseId: clause.id, guideNote: "改一改" })).status).toBe(409);
    expect((await post("drafter", `${desk}/draft`, { intent: "reopen", clauseId: clause.id })).status).toBe(409);
  });

  it("a window that was opened elsewhere keeps its real instants and names its first notice", async () => {
    const page = await as("drafter").get(`${desk}/window`);
    expect(page.text).toContain("已经在其他地方公告并开始征求意见的");
    const versionId = (await db.draftVersion.findFirstOrThrow()).id;
    const plan = { intent: "plan", round: "1", versionId, opensOn: "2026-07-01", closesOn: "2026-08-20", opensTime: "19:00", closesTime: "18:00", contactUnit: "监管中心", channels: "web", replyDays: "30" };
    for (const wrong of [{ ...plan, originalNotice: "javascript:alert(1)" }, { ...plan, closesTime: "25:00" }]) expect((await post("drafter", `${desk}/window`, wrong)).status).toBe(422);
    expect((await post("drafter", `${desk}/window`, { ...plan, originalNotice: "https://office.example/notice", originalNote: "信件同样有效。" })).status).toBe(303);
    const shown = await as("drafter").get(`${desk}/window`);
    expect(shown.text).not.toContain("开始日期已经过去");
    expect(shown.body).toContain('value="18:00"');
    const window = await db.consultationWindow.findFirstOrThrow();
    expect([window.opensAt.toISOString(), window.closesAt.toISOString()]).toEqual(["2026-07-01T11:00:00.000Z", "2026-08-20T10:00:00.000Z"]);
    const content = await windowPublication.canonicalise(db, window.id);
    expect(content).toMatchObject({ original: { notice: "https://office.example/notice", note: "信件同样有效。" } });
    // 50 real days: no reason for a shorter window is asked.
    expect((await windowPublication.faults(db, window.id, platform.clock.now())).map(({ reason }) => reason)).not.toContain("TOO_SHORT");
    await db.consultationWindow.delete({ where: { id: window.id } });
  });

  it("B5, B6: a window says what is missing and does not open without it, too short only with a public reason", async () => {
    const saved = await as("drafter").submit(formWith(await as("drafter").get(`${desk}/window`), "opensOn"), plan);
    expect(saved.location).toBe(`${desk}/window?saved=1`);
    const page = await as("drafter").follow(saved);
    for (const words of ["缺少起草说明", "只有 19 日"]) expect(page.text).toContain(words);
    const refused = await post("drafter", `/desk/publications/window/${await windowId()}`, { intent: "submit" });
    expect([refused.status, refused.text.includes("30 日"), refused.text.includes("缺少起草说明")]).toEqual([409, true, true]);

    for (const kind of ["draftingExplanation"]) {
      const section = await as("drafter").submit(formWith(await as("drafter").get(`${desk}/sections/${kind}`), "presence"), sectionBody);
      expect(section.location).toBe(`${desk}/sections/${kind}?saved=1`);
      await release("section", (await db.section.findFirstOrThrow({ where: { kind } })).id);
    }
    const stale = await post("drafter", `${desk}/sections/draftInterpretation`, { ...sectionBody, body: "没有读过别人的。" });
    expect([stale.status, stale.text.includes("没有读过别人的。")]).toEqual([409, true]);

    const short = await as("drafter").submit(formWith(await as("drafter").get(`${desk}/window`), "opensOn"), { shortenedReason: "台风季防汛应急需要" });
    expect((await as("drafter").follow(short)).text).not.toContain("还不能提交");
    await release("window", await windowId());
    await signIn("2026-08-12T09:00:00+08:00");
    expect((await visitor(origin).get(`/decisions/${SLUG}/draft`)).text).toContain("台风季防汛应急需要");
  });

  it("B9: an open window only gets longer, and the public sees both dates after the release", async () => {
    const page = await as("drafter").get(`${desk}/window`);
    expect(page.text).toContain("延长期限");
    expect((await post("drafter", `${desk}/window`, { intent: "plan", round: "1", versionId: (await db.draftVersion.findFirstOrThrow()).id, opensOn: "2026-08-01", closesOn: "2026-08-15", replyDays: "30" })).status).toBe(409);
    const shorter = await post("drafter", `${desk}/window`, { intent: "extend", closesOn: "2026-08-15" });
    expect([shorter.status, shorter.text.includes("不能缩短")]).toEqual([422, true]);
    expect((await post("drafter2", `${desk}/window`, { intent: "extend", closesOn: "2026-09-10" })).status).toBe(404);
    expect((await post("drafter", `${desk}/window`, { intent: "extend", closesOn: "2026-09-10" })).status).toBe(303);
    const shown = async () => (await db.publicDocument.findFirst({ where: { kind: "window" } }))?.endsAt?.toISOString();
    expect(await shown()).toBe("2026-08-20T16:00:00.000Z");
    await release("window", await windowId());
    expect(await shown()).toBe("2026-09-10T16:00:00.000Z");
    const seen = await as("drafter").get(`${desk}/window`);
    expect(seen.text).toContain("首次公布的截止 2026年8月20日 24:00");
  });

  it("the hub shows every part with its state and its ways on", async () => {
    const page = await as("drafter").get(desk);
    for (const words of ["决策草案第 1 版", "公开征求意见", "起草说明", "草案解读", "风险评估", "已发布", "未开始"]) expect(page.text).toContain(words);
    for (const kind of ["draft", "window", "section", "catalogue"]) expect(page.body).toContain(`/desk/publications/${kind}/`);
  });
});

/** The only form of the page that has a field of this name. */
function formWith(page: Page, name: string): Form {
  const forms = readForms(page.body, page.url).filter(({ fields }) => fields.some((field) => field.name === name));
  expect(forms, page.text).toHaveLength(1);
  return forms[0]!;
}
