import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { publishRevision } from "~/features/review/publish-revision.server";
import { submitRevision } from "~/features/review/submit-revision.server";
import { project, publications, withdrawProjection } from "~/publications";
import { buildLedger, DURING_WINDOW, must, seedOpinions, type Ledger } from "../../../tests/support/ledger-builder";
import { testPlatform } from "../../../tests/support/platform";
import { approveBoth } from "../../../tests/support/reviews";
import { decideObjection } from "./decide-objection.server";
import { decideProposal } from "./decide-proposal.server";
import { groupOpinions } from "./group-opinions.server";
import { hideOpinion } from "./hide-opinion.server";
import { objectToHiding } from "./object-to-hiding.server";
import { listProposals } from "./proposal-queries.server";
import { splitOpinion } from "./split-opinion.server";
import { startGrouping } from "./start-grouping.server";
import { submitOpinion } from "./submit-opinion.server";
import { withdrawOpinion } from "./withdraw-opinion.server";

const platform = await testPlatform();
const { db } = platform;
const now = new Date(DURING_WINDOW.getTime() + 86_400_000);
const letterOf = (place: string) =>
  `${place}的地下车库平时开放停车以后，出入口没有公示收费标准，也没有投诉电话。建议写明经营单位应当在出入口公示收费标准、减免办法和投诉电话，变更之前三十日告知业主。`;
let count = 0;
let ledger: Ledger;
/** Stands in the opinion that is withdrawn and nowhere else; another one for each test. */
let marker: string;
let mineWords: string;

beforeEach(async () => {
  count += 1;
  marker = `潮音里标记${"甲乙丙丁戊己庚"[count]}`;
  mineWords = `${letterOf(marker)}咨询电话 13912345678。`;
  ledger = await buildLedger(platform, { slug: `parking-${count}` });
  await db.consultationWindow.update({ where: { id: ledger.windowId }, data: { publishDuringWindow: true } });
});

async function given(body: string): Promise<{ id: string; pointId: string; receiptCode: string }> {
  const input = { slug: ledger.slug, clause: "a3", body, authorKind: "individual", name: "王小明", contact: null, namePublic: true, consentVersion: "test", contactConfirmed: false, submission: body, channel: "web", lang: "zh" } as const;
  const { receiptCode } = must(await submitOpinion(platform, DURING_WINDOW, input, randomBytes));
  const { id, points } = await db.opinion.findUniqueOrThrow({ where: { receiptCode }, select: { id: true, points: { select: { id: true } } } });
  return { id, pointId: points[0]!.id, receiptCode };
}

async function group(): Promise<void> {
  const { runId } = must(await startGrouping(platform, now, ledger.drafter, { windowId: ledger.windowId }));
  await groupOpinions(platform, () => now, { runId }, { exclusively: (_name, work) => work() });
}
const openProposals = async () => (await listProposals(db, ledger.windowId, 0)).proposals;
const accept = async (proposalId: string, leaveOut: string[] = []) =>
  must(await decideProposal(platform, now, ledger.drafter, { windowId: ledger.windowId, proposalId, decision: { accept: true, leaveOut, target: null } }));
const withdraw = async (receiptCode: string) => must(await withdrawOpinion(platform, now, { receiptCode, provedContact: null }, withdrawProjection));
const joint = () => db.jointOpinion.findFirstOrThrow({ where: { windowId: ledger.windowId } });

/** Every column of the database that can hold words, as `schema.table.column`, in which the words stand in some row. The machine room's jobs are looked through too. */
async function columnsWith(words: string): Promise<{ found: string[]; searched: string[] }> {
  const columns = await db.$queryRaw<{ schema: string; table: string; column: string }[]>`
    SELECT c.table_schema AS "schema", c.table_name AS "table", c.column_name AS "column"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema') AND c.data_type IN ('text', 'character varying', 'ARRAY', 'json', 'jsonb')`;
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const [row] = await db.$queryRawUnsafe<{ hit: boolean }[]>(
      `SELECT EXISTS (SELECT 1 FROM "${schema}"."${table}" AS r WHERE position($1 IN r."${column}"::text) > 0) AS "hit"`,
      words,
    );
    if (row?.hit) found.push(`${schema}.${table}.${column}`);
  }
  return { found, searched: columns.map(({ schema, table, column }) => `${schema}.${table}.${column}`) };
}

describe("the words of an opinion that its author takes back", () => {
  it("stand nowhere any more: not with points, stored revisions, findings, public pages, proposals, joint opinions, objections or jobs", async () => {
    const mine = await given(mineWords);
    await seedOpinions(platform, ledger, [{ body: letterOf("望江社区") }, { body: letterOf("白鹭里") }]);
    const noun = { kindName: "opinion", kind: publications.opinion, nounId: mine.id };
    // Hidden, objected, shown again; reviewed and published alone; grouped, accepted; split; grouped again.
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: mine.id, rule: "第六条" }, withdrawProjection));
    must(await objectToHiding(platform, now, { receiptCode: mine.receiptCode, reason: `我写的是${marker}的事。` }));
    must(await decideObjection(platform, now, ledger.colleague, { windowId: ledger.windowId, opinionId: mine.id, outcome: "upheld", answer: "恢复显示。" }));
    must(await submitRevision(platform, now, ledger.drafter, noun));
    await approveBoth(platform, now, { kind: "opinion", nounId: mine.id }, ledger);
    must(await publishRevision(platform, now, ledger.publisher, noun, project));
    await group();
    await accept((await openProposals())[0]!.id);
    await group();
    must(await splitOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: mine.id, texts: [letterOf(marker), "咨询电话 13912345678。"] }));
    // The machine has found nothing by this marker alone, so it is put where it would stand if it had.
    await db.scanFinding.updateMany({ where: { revision: { publication: { nounId: mine.id } } }, data: { places: [{ text: marker }] } });

    const before = await columnsWith(marker);
    expect(before.found).toEqual(
      expect.arrayContaining([
        "public.Opinion.body", "public.Point.text", "public.JointOpinion.commonText", "public.Proposal.commonText", "public.Proposal.title",
        "public.Revision.content", "public.ScanFinding.places", "public.PublicDocument.body", "public.Objection.reason",
      ]),
    );
    expect(before.searched.length).toBeGreaterThan(300);
    await withdraw(mine.receiptCode);
    expect((await columnsWith(marker)).found).toEqual([]);
    expect((await columnsWith("13912345678")).found).toEqual([]);
  });

  it("are the common words of a group no more: those of the remaining members that most of them wrote are", async () => {
    const [first] = await seedOpinions(platform, ledger, [{ body: mineWords }, { body: letterOf("望江社区") }, { body: letterOf("白鹭里") }, { body: letterOf("白鹭里") }, { body: mineWords }, { body: mineWords }]);
    const others = await db.opinion.findMany({ where: { body: mineWords, id: { not: first!.id } }, select: { receiptCode: true } });
    await group();
    const [open] = await openProposals();
    expect([open!.commonText, open!.title.startsWith(marker)]).toEqual([mineWords, true]);
    await accept(open!.id);
    await withdraw(first!.receiptCode);
    // Two others wrote the same; the words are theirs as well.
    expect((await joint()).commonText).toBe(mineWords);
    for (const { receiptCode } of others) await withdraw(receiptCode);
    expect((await joint()).commonText).toBe(letterOf("白鹭里"));
    const kept = await db.proposal.findUniqueOrThrow({ where: { id: open!.id } });
    expect([kept.commonText, kept.title.startsWith("白鹭里的地下车库"), kept.state]).toEqual([letterOf("白鹭里"), true, "accepted"]);
    expect((await columnsWith(marker)).found).toEqual([]);
  });

  it("stay where an opinion that is neither withdrawn nor hidden has them; a hidden one keeps them for nobody", async () => {
    const [mine, same, other] = await seedOpinions(platform, ledger, [{ body: mineWords }, { body: mineWords }, { body: letterOf("望江社区") }]);
    await group();
    await accept((await openProposals())[0]!.id);
    must(await hideOpinion(platform, now, ledger.drafter, { windowId: ledger.windowId, opinionId: same!.id, rule: "第六条" }, withdrawProjection));
    expect((await joint()).commonText).toBe(mineWords);
    await withdraw(mine!.receiptCode);
    expect((await joint()).commonText).toBe(letterOf("望江社区"));
    await withdraw(other!.receiptCode);
    expect((await joint()).commonText).toBe("");
    expect(await db.proposal.findMany({ where: { windowId: ledger.windowId }, select: { commonText: true, title: true, state: true } })).toEqual([{ commonText: "", title: "", state: "accepted" }]);
  });

  it("go with an open proposal that nobody is left in, and another window's words are left alone", async () => {
    const elsewhere = await buildLedger(platform, { slug: `elsewhere-${count}` });
    const here = ledger;
    ledger = elsewhere;
    await seedOpinions(platform, ledger, [{ body: mineWords }, { body: letterOf("望江社区") }]);
    await group();
    ledger = here;
    const both = await seedOpinions(platform, ledger, [{ body: mineWords }, { body: letterOf("望江社区") }]);
    await group();
    await withdraw(both[0]!.receiptCode);
    expect((await openProposals()).map(({ commonText, title }) => [commonText, title.slice(0, 4)])).toEqual([[letterOf("望江社区"), "望江社区"]]);
    await withdraw(both[1]!.receiptCode);
    expect(await openProposals()).toEqual([]);
    expect((await listProposals(db, elsewhere.windowId, 0)).proposals.map(({ commonText }) => commonText)).toEqual([mineWords]);
  });

  it("do not come back with a search for proposals that has read them before", async () => {
    const [mine] = await seedOpinions(platform, ledger, [{ body: mineWords }, { body: letterOf("望江社区") }, { body: letterOf("白鹭里") }]);
    const { runId } = must(await startGrouping(platform, now, ledger.drafter, { windowId: ledger.windowId }));
    // The opinion is withdrawn between the reading and the writing of the run.
    const meanwhile: typeof platform.unitOfWork = Object.assign(
      async (...args: Parameters<typeof platform.unitOfWork>) => {
        await withdraw(mine!.receiptCode);
        return platform.unitOfWork(...args);
      },
      { commits: () => 0 },
    ) as typeof platform.unitOfWork;
    await groupOpinions({ ...platform, unitOfWork: meanwhile }, () => now, { runId }, { exclusively: (_name, work) => work() });
    expect((await openProposals()).map(({ commonText, people }) => [commonText, people])).toEqual([[letterOf("望江社区"), 2]]);
    expect((await columnsWith(marker)).found).toEqual([]);
  });
});
