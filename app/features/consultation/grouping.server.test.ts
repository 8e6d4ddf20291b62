import { withdrawProjection } from "~/publications";
import { beforeEach, describe, expect, it } from "vitest";
import { bareText } from "~/domain/ledger/bare-text";
import { searchTokens } from "~/domain/ledger/search-tokens";
import { buildLedger, must, seedOpinions, type Ledger } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { assignMatching, previewMatching } from "./assign-matching.server";
import { assignPoints } from "./assign-points.server";
import { decideProposal } from "./decide-proposal.server";
import { groupOpinions } from "./group-opinions.server";
import { hideOpinion } from "./hide-opinion.server";
import { listThemes } from "./ledger-queries.server";
import type { DatedFilter } from "./opinion-filter.server";
import { findOpinion, listOpinions } from "./opinion-queries.server";
import { findProposal, lastRun, listProposals } from "./proposal-queries.server";
import { startGrouping } from "./start-grouping.server";

const platform = await testPlatform();
const now = platform.clock.now();
const LETTER = "本人是听潮社区居民，地下车库平时开放停车以后，出入口没有公示收费标准，也没有投诉电话。建议写明经营单位应当在出入口公示收费标准、减免办法和投诉电话，变更之前三十日告知业主。";
const noFilter: DatedFilter = { theme: "", disposition: "", channel: "", authorKind: "", clause: "", unit: "", due: "", phrase: "", same: "", joint: "", today: "2026-08-12" };
let count = 0;
let ledger: Ledger;

beforeEach(async () => {
  count += 1;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
});

const alone = { exclusively: <Result,>(_name: string, work: () => Promise<Result>) => work() };
async function group(): Promise<string> {
  const { runId } = must(await startGrouping(platform, now, ledger.drafter, { windowId: ledger.windowId }));
  await groupOpinions(platform, () => now, { runId }, alone);
  return runId;
}
const list = (filter: Partial<DatedFilter>) => listOpinions(platform.db, ledger.windowId, { ...noFilter, ...filter }, null);

describe("equal texts", () => {
  it("are together at once, whatever their width, punctuation and blanks, and the database compares as the product does", async () => {
    const bodies = ["请延长期限，谢谢！", "请延长期限 谢谢", "请　延长期限。谢谢", "请缩短期限"];
    const seeded = await seedOpinions(platform, ledger, bodies.map((body) => ({ body })));
    const first = await findOpinion(platform.db, ledger.windowId, seeded[0]!.id);
    expect(first?.points[0]?.sameTexts).toBe(3);
    expect((await list({ same: first!.points[0]!.textKey! })).opinions.map(({ body }) => body)).toEqual(bodies.slice(0, 3));
    for (const text of [...bodies, "Ａ１２－ｂ“c”…—·《办法》第十二条", "𠮷野家 é", "（一）〔二〕【三】"]) {
      const [row] = await platform.db.$queryRaw<{ bare: string; tokens: string[] }[]>`SELECT kaimen_bare(${text}) AS "bare", kaimen_tokens(${text}) AS "tokens"`;
      expect([text, row!.bare]).toEqual([text, bareText(text)]);
      expect(row!.tokens).toEqual(expect.arrayContaining(searchTokens(text)));
    }
  });
});

describe("search", () => {
  it("finds one, two and four characters in the middle of a sentence, and nothing that is not there (H49)", async () => {
    await seedOpinions(platform, ledger, [{ body: "完善既有住宅加装电梯配套政策" }, { body: "电动车进梯道" }, { body: "Wi-Fi 太慢" }]);
    for (const [phrase, total] of [["加装电梯", 1], ["电梯配套", 1], ["住宅加装", 1], ["梯", 2], ["电梯", 1], ["wi-fi", 1], ["装梯", 0], ["？", 0]] as const) {
      expect([phrase, (await list({ phrase })).total]).toEqual([phrase, total]);
    }
  });
});

describe("proposals", () => {
  it("are one joint opinion of n people with each one's own words, and subjects; nothing counts until somebody accepts", async () => {
    const seeded = await seedOpinions(platform, ledger, [
      { body: LETTER },
      { body: LETTER },
      { body: LETTER.replace("听潮社区", "望江社区") },
      { body: `${LETTER}我家老人腿脚不便，请在电梯口加扶手。` },
      { body: "通风设备噪声扰民，夜里睡不着。" },
      { body: "希望管一管通风设备噪声，很吵。" },
      { body: "通风设备噪声什么时候能解决？" },
      { body: LETTER },
      { body: LETTER, isLate: true },
    ]);
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: seeded[7]!.id, rule: "第六条" }, withdrawProjection));
    const before = await list({ theme: "unsorted" });
    await group();
    const { proposals } = await listProposals(platform.db, ledger.windowId, 0);
    expect(proposals.map(({ kind, people, points }) => [kind, people, points])).toEqual([["joint", 4, 4], ["theme", 3, 3]]);
    expect(proposals[1]?.title).toBe("通风设备噪声");
    expect((await list({ theme: "unsorted" })).total).toBe(before.total);
    expect(await listThemes(platform.db, ledger.windowId)).toEqual([]);

    const joint = await findProposal(platform.db, ledger.windowId, proposals[0]!.id);
    expect(joint?.commonText).toBe(LETTER);
    expect(joint?.members.map(({ sameTexts, text }) => [sameTexts, text.slice(-5)])).toEqual([[2, LETTER.slice(-5)], [1, LETTER.slice(-5)], [1, "口加扶手。"]]);
    must(await decideProposal(platform, now, ledger.drafter, { windowId: ledger.windowId, proposalId: proposals[0]!.id, decision: { accept: true, leaveOut: [seeded[3]!.pointId], target: { title: "公示收费" } } }));
    expect(await listThemes(platform.db, ledger.windowId)).toMatchObject([{ title: "公示收费", points: 3, people: 3, voices: 1 }]);
    expect(await platform.db.proposal.findUnique({ where: { id: proposals[0]!.id } })).toMatchObject({ state: "partly", accepted: 3, decidedById: ledger.drafter.id });
    expect(await platform.db.point.findUnique({ where: { id: seeded[3]!.pointId } })).toMatchObject({ themeId: null, jointId: null });
  });

  it("are decided once, by whoever comes first, and leave alone what was sorted by hand since", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ body: LETTER }, { body: LETTER }, { body: LETTER }]);
    await group();
    const { windowId, drafter, drafter2, colleague } = ledger;
    const [proposal] = (await listProposals(platform.db, windowId, 0)).proposals;
    const { themeId } = must(await assignPoints(platform, now, drafter, { windowId, pointIds: [seeded[0]!.pointId], target: { title: "先归类的" } }));
    const accept = { accept: true, leaveOut: [], target: { title: "后归类的" } } as const;
    expect(await decideProposal(platform, now, drafter2, { windowId, proposalId: proposal!.id, decision: accept })).toEqual({ ok: false, reason: "NOT_FOUND" });
    expect(await decideProposal(platform, now, drafter, { windowId, proposalId: proposal!.id, decision: { ...accept, target: { themeId: "nothing" } } })).toEqual({ ok: false, reason: "THEME_GONE" });
    const results = await Promise.all([drafter, colleague].map((officer) => decideProposal(platform, now, officer, { windowId, proposalId: proposal!.id, decision: accept })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "PROPOSAL_GONE" });
    expect((await platform.db.point.findUniqueOrThrow({ where: { id: seeded[0]!.pointId } })).themeId).toBe(themeId);
    expect((await listThemes(platform.db, windowId)).map(({ title, points }) => [title, points])).toEqual([["先归类的", 1], ["后归类的", 2]]);
  });

  it("of a new run replace the open ones; a rejected one changes nothing; a run that was interrupted starts again and leaves nothing twice", async () => {
    await seedOpinions(platform, ledger, [{ body: LETTER }, { body: LETTER }, { body: "别的事情，与车库没有关系的一封来信。" }]);
    const { windowId, drafter } = ledger;
    await group();
    const [proposal] = (await listProposals(platform.db, windowId, 0)).proposals;
    must(await decideProposal(platform, now, drafter, { windowId, proposalId: proposal!.id, decision: { accept: false } }));
    expect((await list({ theme: "unsorted" })).total).toBe(3);

    const { runId } = must(await startGrouping(platform, now, drafter, { windowId }));
    expect(await startGrouping(platform, now, ledger.colleague, { windowId })).toEqual({ ok: false, reason: "GROUPING_RUNNING" });
    const broken = { ...platform, unitOfWork: Object.assign(() => Promise.reject(new Error("killed")), { commits: () => 0 }) };
    await expect(groupOpinions(broken, () => now, { runId }, alone)).rejects.toThrow("killed");
    expect(await lastRun(platform.db, windowId)).toMatchObject({ finishedAt: null, total: 3, done: 3 });
    await groupOpinions(platform, () => now, { runId }, alone);
    await groupOpinions(platform, () => now, { runId }, alone);
    expect((await listProposals(platform.db, windowId, 0)).proposals.map(({ points }) => points)).toEqual([2]);
    expect(await lastRun(platform.db, windowId)).toMatchObject({ finishedAt: now, requestedBy: "沈知行" });
  });
});

describe("everything that meets the conditions", () => {
  it("is moved as previewed, or not at all when something changed meanwhile", async () => {
    const seeded = await seedOpinions(platform, ledger, [{ channel: "letter" }, { channel: "letter" }, { channel: "web" }]);
    const { windowId, drafter } = ledger;
    must(await assignPoints(platform, now, drafter, { windowId, pointIds: [seeded[0]!.pointId], target: { title: "原来的" } }));
    const filter = { ...noFilter, channel: "letter" };
    const preview = await previewMatching(platform.db, windowId, filter);
    expect(preview).toEqual({ points: 2, opinions: 2, from: [{ title: "原来的", points: 1 }] });
    await seedOpinions(platform, ledger, [{ channel: "letter" }]);
    const input = { windowId, filter, target: { title: "来信" }, expected: preview.points } as const;
    expect(await assignMatching(platform, now, drafter, input)).toMatchObject({ reason: "CHANGED_SINCE_PREVIEW", preview: { points: 3 } });
    expect(must(await assignMatching(platform, now, drafter, { ...input, expected: 3 })).points).toBe(3);
    expect((await listThemes(platform.db, windowId)).map(({ title, points }) => [title, points])).toEqual([["原来的", 0], ["来信", 3]]);
  });
});
