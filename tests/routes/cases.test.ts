import { beforeEach, describe, expect, it } from "vitest";
import { decideAttribution } from "~/features/consultation/decide-attribution.server";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { withdrawOpinion } from "~/features/consultation/withdraw-opinion.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import type { Officer } from "~/features/identity/viewer.server";
import { project, publications, showChanged, withdrawProjection } from "~/publications";
import { answeredTheme, buildLedger, must, publishReport, publishUnreviewed, reportNoun, seedOpinions, submitAndApprove, type Ledger } from "../support/ledger-builder";
import { visitor, type Visitor } from "../support/http";
import { testPlatform } from "../support/platform";
import { openSite } from "../support/site";

const platform = await testPlatform({ env: { KAIMEN_DEMO: "1" } });
const { db } = platform;
const now = platform.clock.now();
const origin = await openSite(platform);
const reader = visitor(origin);

let count = 0;
let ledger: Ledger;
let opinions: { id: string; pointId: string; receiptCode: string }[];
beforeEach(async () => {
  count += 1;
  await db.$executeRaw`TRUNCATE "RateCounter"`;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  opinions = await seedOpinions(platform, ledger, [{ body: "第一条，联名信。" }, { body: "第一条，联名信。", name: "李大山" }, { body: "被人冒名写的话。", name: "赵一鸣", contact: { kind: "phone", value: "13800000009" } }]);
});

const hide = (officer: Officer, rule: string | null, index = 0) => hideOpinion(platform, now, officer, { windowId: ledger.windowId, opinionId: opinions[index]!.id, rule }, withdrawProjection);
const receiptPage = (index = 0) => reader.get(`/receipts/${opinions[index]!.receiptCode}`);
async function signedIn(persona: string): Promise<Visitor> {
  const person = visitor(origin);
  expect((await person.post("/sign-in/demo", new URLSearchParams({ persona }))).status).toBe(303);
  return person;
}
async function object(reason = "我的意见没有违反任何规则。"): Promise<number> {
  const page = await reader.get(`/receipts/${opinions[0]!.receiptCode}/object`);
  return (await reader.submit(page.form("/object"), { reason })).status;
}
const casesPath = () => `/desk/windows/${ledger.windowId}/cases`;
async function decide(person: Visitor, values: Record<string, string>) {
  const list = await person.get(casesPath());
  const opened = await person.get(casesPath() + /\?open=[\w-]+/.exec(list.body)![0]);
  return person.submit(opened.form(casesPath()), values);
}

describe("a hidden opinion (decisions 1, participation 3)", () => {
  it("stands on the receipt with its rule, and the author objects once; somebody else decides, and the report waits", async () => {
    must(await hide(ledger.drafter, "《意见受理规则》第六条第二项"));
    const page = await receiptPage();
    expect(page.text).toContain("依据“《意见受理规则》第六条第二项”隐去了这条意见，总数中仍计一件");
    expect(page.text).toContain("可以提出一次异议");
    const form = (await reader.get(`/receipts/${opinions[0]!.receiptCode}/object`)).form("/object");
    const tooShort = await reader.submit(form, { reason: "不对" });
    expect([tooShort.status, tooShort.text.includes("理由")]).toEqual([422, true]);
    expect((await reader.submit(form, { reason: "我的意见没有违反任何规则。" })).location).toBe(`/receipts/${opinions[0]!.receiptCode}`);
    expect((await reader.submit(form, { reason: "再说一次，没有违反。" })).status).toBe(409);
    expect((await receiptPage()).text).toContain("提出的异议正在复核");
    expect(await hide(ledger.colleague, null)).toEqual({ ok: false, reason: "OBJECTION_OPEN" });

    const refused = await submitRevision(platform, now, ledger.drafter, reportNoun(ledger.windowId));
    expect(refused).toMatchObject({ ok: false, reason: "NOT_READY" });
    expect(JSON.stringify(refused)).toContain("异议没有处理");

    const hider = await (await signedIn("drafter")).get(casesPath());
    expect(hider.text).toContain("这件意见是您隐去的，异议要由另一位工作人员处理。");
    expect(hider.body).not.toContain("?open=");
    const own = await (await signedIn("drafter")).post(casesPath(), new URLSearchParams({ intent: "objection", opinion: opinions[0]!.id, outcome: "upheld", answer: "自己处理自己。" }));
    expect([own.status, own.text.includes("要由另一位工作人员处理")]).toEqual([409, true]);

    const colleague = await signedIn("colleague");
    const answered = await decide(colleague, { outcome: "upheld", answer: "经复核，不属于广告。" });
    expect(answered.location).toContain("done=objection-upheld");
    const shown = await receiptPage();
    expect(shown.text).toContain("异议成立，意见已经恢复。 复核答复： 经复核，不属于广告。");
    expect(shown.text).not.toContain("这条意见不公开显示");
    expect(await hide(ledger.drafter, "另一条规则")).toEqual({ ok: false, reason: "OBJECTION_UPHELD" });
    expect(await db.auditRow.findMany({ where: { nounId: opinions[0]!.id }, orderBy: { id: "asc" }, select: { action: true } })).toEqual(
      ["opinion.hidden", "objection.made", "objection.upheld"].map((action) => ({ action })),
    );
  });

  it("is objected to once by who presses twice or goes back and presses again, and other words come back to be copied", async () => {
    must(await hide(ledger.drafter, "第六条"));
    const receipt = `/receipts/${opinions[0]!.receiptCode}`;
    const form = (await reader.get(`${receipt}/object`)).form("/object");
    const press = () => reader.submit(form, { reason: "我的意见没有违反任何规则。" });
    const pressed = [...(await Promise.all([press(), press()])), await press()];
    expect(pressed.map(({ status, location }) => [status, location])).toEqual([0, 1, 2].map(() => [303, receipt]));
    expect(await db.objection.count({ where: { opinionId: opinions[0]!.id } })).toBe(1);
    const other = await reader.submit(form, { reason: "还想再补充一句话。" });
    expect([other.status, other.text.includes("您已经提出过异议"), other.body.includes("还想再补充一句话。")]).toEqual([409, true, true]);
  });

  it("stays hidden after a rejected objection, and there is no second one", async () => {
    must(await hide(ledger.drafter, "第六条"));
    expect(await object()).toBe(303);
    expect((await decide(await signedIn("colleague"), { outcome: "rejected", answer: "内容是广告，见规则第六条。" })).status).toBe(303);
    expect((await receiptPage()).text).toContain("异议不成立，意见继续隐去。");
    expect((await reader.get(`/receipts/${opinions[0]!.receiptCode}/object`)).status).toBe(409);
    const again = await reader.post(`/receipts/${opinions[0]!.receiptCode}/object`, new URLSearchParams({ reason: "再提出一次异议。" }));
    expect([again.status, again.text.includes("异议只能提出一次")]).toEqual([409, true]);
  });

  it("takes no objection while it is shown, after a withdrawal, or once the report is out; wrong codes are neutral", async () => {
    expect((await reader.get(`/receipts/${opinions[0]!.receiptCode}/object`)).status).toBe(409);
    expect((await reader.get("/receipts/AAAAAAAAAA/object")).status).toBe(404);
    must(await hide(ledger.drafter, "第六条", 1));
    await answeredTheme(platform, ledger, { title: "其他", pointIds: [opinions[0]!.pointId, opinions[2]!.pointId], disposition: "notAdopted", reason: "与上位法不符。" });
    await publishReport(platform, now, ledger);
    const late = await reader.post(`/receipts/${opinions[1]!.receiptCode}/object`, new URLSearchParams({ reason: "现在才看到的异议。" }));
    expect([late.status, late.text.includes("采纳情况已经公布")]).toEqual([409, true]);
  });

  it("may be withdrawn while an objection is open, which closes it", async () => {
    must(await hide(ledger.drafter, "第六条"));
    await object();
    must(await withdrawOpinion(platform, new Date("2026-07-01T02:00:00Z"), { receiptCode: opinions[0]!.receiptCode, provedContact: null }, withdrawProjection));
    expect(await db.objection.findFirst({ where: { opinionId: opinions[0]!.id } })).toMatchObject({ outcome: "withdrawn", reason: "" });
  });

  it("is no business of another unit, a clerk or the public", async () => {
    expect((await (await signedIn("drafter2")).get(casesPath())).status).toBe(404);
    expect((await (await signedIn("clerk")).get(casesPath())).status).toBe(403);
    expect((await reader.get(casesPath())).status).toBe(302);
  });
});

describe("D23 False attribution", () => {
  const report = () => `/decisions/${ledger.slug}/report`;
  const everywhere = async () => Promise.all([report(), `/en${report()}`, `${report()}.csv`].map((path) => reader.get(path)));
  beforeEach(async () => {
    await answeredTheme(platform, ledger, { title: "期限", pointIds: opinions.map(({ pointId }) => pointId), disposition: "notAdopted", reason: "与上位法第十二条冲突" });
    await publishReport(platform, now, ledger);
  });
  async function notMine(row: string) {
    const form = (await reader.get(`/decisions/${ledger.slug}/not-mine`)).form("/not-mine");
    return reader.submit(form, { row, reason: "我从来没有提过意见。" });
  }

  it("reported twice at once, resent, or from the page somebody went back to is one case with one number; another page opens another", async () => {
    const receipt = `/receipts/${opinions[2]!.receiptCode}/not-mine`;
    for (const [path, values] of [[`/decisions/${ledger.slug}/not-mine`, { row: "2" }], [receipt, {}]] as [string, Record<string, string>][]) {
      const form = (await reader.get(path)).form("/not-mine");
      const press = (reason = "我从来没有提过意见。") => reader.submit(form, { ...values, reason });
      const before = await db.falseAttribution.count();
      const pressed = [...(await Promise.all([press(), press(), press()])), await press(), await press(), await press()];
      expect([path, new Set(pressed.map(({ status, location }) => `${status} ${location?.replace(/\w+\?/, "…?")}`)), new Set(pressed.map(({ location }) => location)).size]).toEqual([path, new Set(["303 /cases/…?new=1"]), 1]);
      expect(await db.falseAttribution.count()).toBe(before + 1);
      await db.$executeRaw`TRUNCATE "RateCounter"`;
      expect((await press("这是另一个理由。")).location).not.toBe(pressed[0]?.location);
      const elsewhere = await reader.submit((await reader.get(path)).form("/not-mine"), { ...values, reason: "我从来没有提过意见。" });
      expect([elsewhere.status, elsewhere.location === pressed[0]?.location]).toEqual([303, false]);
    }
  });

  it("sent twice by a script without a token is one case for its address", async () => {
    const send = () => reader.post(`/decisions/${ledger.slug}/not-mine`, new URLSearchParams({ round: "1", row: "2", reason: "我从来没有提过意见。" }));
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.location]).toEqual([303, first.location]);
  });

  it("takes a public opinion off every public page at once, with a tombstone, a case number and an entry in the log; rejected, it comes back", async () => {
    expect((await reader.get(report())).body).toContain("/not-mine");
    const before = await everywhere();
    for (const page of before) expect(page.body).toContain("被人冒名写的话");
    const done = await notMine("3");
    expect(done.location).toMatch(/^\/cases\/[2-9A-HJKMNP-Z]{10}\?new=1$/);
    const case_ = await reader.follow(done);
    expect(case_.text).toContain("已经收到您的反映");
    expect(case_.text).toContain("正在核实");
    for (const page of await everywhere()) {
      expect(page.body).not.toContain("被人冒名写的话");
      expect(page.body).toContain("有人反映这条意见不是本人所写，正在核实");
    }
    expect((await reader.get(report())).text).toContain("共收到 3 件 = 计入 3 + 撤回 0 + 隐去 0");
    expect(await db.auditRow.count({ where: { action: "attribution.reported", nounId: opinions[2]!.id } })).toBe(1);

    expect((await decide(await signedIn("drafter"), { outcome: "rejected", answer: "经电话核实，是本人提出。" })).location).toContain("done=attribution-rejected");
    for (const [index, page] of (await everywhere()).entries()) expect([index, page.body.includes("被人冒名写的话")]).toEqual([index, true]);
    expect((await reader.get(done.location!.replace("?new=1", ""))).text).toContain("反映不成立，意见恢复公开。 说明 经电话核实，是本人提出。");
  });

  it("upheld: the tombstone stays, and a corrected report goes through its review like the first", async () => {
    await notMine("3");
    expect(await submitRevision(platform, now, ledger.drafter, reportNoun(ledger.windowId))).toMatchObject({ ok: false, reason: "NOT_READY" });
    expect((await decide(await signedIn("drafter"), { outcome: "upheld", answer: "经核实不是本人所写。" })).status).toBe(303);
    for (const page of await everywhere()) {
      expect(page.body).toContain("经核实，这条意见不是署名人所写");
      expect(page.body).not.toContain("被人冒名写的话");
    }
    expect((await receiptPage(2)).text).toContain("冒用他人名义");
    await submitAndApprove(platform, now, ledger);
    must(await publishRevision(platform, now, ledger.publisher, reportNoun(ledger.windowId), project));
    const corrected = await reader.get(report());
    expect(corrected.text).toContain("共收到 3 件 = 计入 2 + 撤回 0 + 隐去 1");
    expect(corrected.text).not.toContain("经核实");
  });

  it("means the row that was named, also among equal words, and a row that is not there is said to be so", async () => {
    await notMine("2");
    expect(await db.falseAttribution.findMany({ where: { opinion: { windowId: ledger.windowId } }, select: { opinionId: true, source: true } })).toEqual([{ opinionId: opinions[1]!.id, source: "public" }]);
    const page = await reader.get(report());
    expect(page.body.match(/第一条，联名信/g)).toHaveLength(1);
    const wrong = await notMine("99");
    expect([wrong.status, wrong.text.includes("表中没有这个序号")]).toEqual([422, true]);
  });

  it("works from the receipt, several times for one opinion, decided together; too many from one address are refused", async () => {
    const statuses = [];
    for (let n = 0; n < 6; n += 1) {
      const form = (await reader.get(`/receipts/${opinions[2]!.receiptCode}/not-mine`)).form("/not-mine");
      statuses.push((await reader.submit(form, { reason: "收到了回执，但不是我写的。" })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    const input = { windowId: ledger.windowId, opinionId: opinions[2]!.id, outcome: "upheld", answer: "不是本人所写。" } as const;
    expect(await decideAttribution(platform, now, ledger.drafter2, input, showChanged)).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await decideAttribution(platform, now, ledger.drafter, input, showChanged)).toEqual({ ok: true });
    expect(await decideAttribution(platform, now, ledger.drafter, input, showChanged)).toEqual({ ok: false, reason: "CASE_GONE" });
    expect(await db.falseAttribution.count({ where: { opinionId: opinions[2]!.id, outcome: "upheld" } })).toBe(5);
  });

  it("tells nothing to whoever guesses case numbers", async () => {
    const wrong = await reader.get("/cases/AAAAAAAAAA");
    expect([wrong.status, wrong.text.includes("没有找到这个案件编号")]).toEqual([404, true]);
  });
});

describe("one by one during the window (decision 2)", () => {
  const list = () => reader.get(`/decisions/${ledger.slug}/opinions`);
  const noun = (index: number) => ({ kindName: "opinion", kind: publications.opinion, nounId: opinions[index]!.id });

  it("is off by default", async () => {
    const refused = await submitRevision(platform, now, ledger.drafter, noun(0));
    expect(refused).toMatchObject({ ok: false, reason: "NOT_READY" });
    expect(JSON.stringify(refused)).toContain("没有选择在征集期间逐条公布意见");
    expect((await list()).text).toContain("还没有公布的意见");
  });

  it("shows the words with a masked name, and they leave with hiding, withdrawal and a report of false attribution", async () => {
    await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { publishDuringWindow: true } });
    for (const { id } of opinions) await publishUnreviewed(platform, "opinion", id);
    const page = await list();
    expect(page.text).toContain("赵**");
    expect(page.text).toContain("被人冒名写的话");
    expect(page.body).not.toMatch(/赵一鸣|13800000009|opinion-0/);
    must(await hide(ledger.drafter, "第六条", 0));
    must(await withdrawOpinion(platform, new Date("2026-07-01T02:00:00Z"), { receiptCode: opinions[1]!.receiptCode, provedContact: null }, withdrawProjection));
    const href = /\/decisions\/parking-\d+\/not-mine\?opinion=1-[0-9a-f]{16}/g;
    const left = await list();
    expect(left.body.match(href)).toHaveLength(1);
    const address = left.body.match(href)![0]!;
    const done = await reader.submit((await reader.get(address)).form("/not-mine"), { reason: "我没有写过这些话。" });
    expect(done.location).toContain("/cases/");
    const held = await list();
    expect(held.text).toContain("正在核实");
    expect(held.text).not.toMatch(/被人冒名写的话|赵\*\*/);
    expect((await reader.get(`/decisions/${ledger.slug}/not-mine?opinion=1-${"0".repeat(16)}`)).status).toBe(404);
  });
});
