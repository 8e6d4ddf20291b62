import { randomUUID } from "node:crypto";
import { z } from "zod";
import { proposalTitle } from "~/domain/ledger/proposal-title";
import { Prisma } from "~/platform/generated/client";
import type { JobContext } from "~/platform/jobs.server";
import type { Platform } from "~/platform/platform.server";
import { Thread } from "~/platform/thread.server";
import type { Work } from "~/platform/unit-of-work.server";
import { settleProposals } from "./common-words.server";
import type { LettersAnswer, LettersQuestion } from "./letters-thread.server";
import { lockWindow } from "./lock-ledger.server";

/** The job's name. */
export const GROUP_OPINIONS = "group-opinions";

const forRun = z.object({ runId: z.string() });

/** Opinions read at once. */
const PAGE = 2000;
const MOST_JOINT = 500;
/** Fewer people or different letters are no common subject. */
const SUBJECTS = { letters: 2, people: 3, most: 40 };

type LettersThread = Pick<Thread<LettersQuestion, LettersAnswer>, "ask">;

/** A text that was said at least once, and where it belongs. */
interface Said {
  key: string;
  people: number;
  /** Place of the letter that it is near to; its own where it is the first. */
  leader: number;
}

/**
 * The job behind the proposals: reads what is not sorted yet in pages, finds near-equal letters and common subjects, and writes what it
 * found in one transaction, so that a run that was interrupted starts again from nothing and leaves nothing half. Only different texts
 * are kept in memory. Letters are compared in a thread of their own, so that the web server of the same process goes on answering.
 *
 * @param payload `{ runId }`
 */
export async function groupOpinions(platform: Platform, now: () => Date, payload: unknown, { exclusively }: Pick<JobContext, "exclusively">): Promise<void> {
  const { runId } = forRun.parse(payload);
  await exclusively(`${GROUP_OPINIONS}:${runId}`, async () => {
    const run = await platform.db.groupingRun.findUnique({ where: { id: runId }, select: { windowId: true, finishedAt: true } });
    if (!run || run.finishedAt) return;
    const { windowId } = run;
    const total = await platform.db.opinion.count({ where: { windowId, isLate: false, withdrawnAt: null, hiddenAt: null } });
    await platform.db.groupingRun.update({ where: { id: runId }, data: { startedAt: now(), done: 0, total } });
    const proposals = await find(platform, runId, windowId);
    await platform.unitOfWork({ now: now(), actor: { kind: "system" } }, async (work) => {
      await store(work, { runId, windowId }, proposals);
      await work.tx.groupingRun.update({ where: { id: runId }, data: { finishedAt: work.now, done: total } });
      await work.record({ action: "grouping.finished", nounKind: "window", nounId: windowId, detail: { runId, proposals: proposals.length } });
      return { ok: true };
    });
  });
}

async function find(platform: Platform, runId: string, windowId: string): Promise<Found[]> {
  const thread = new Thread<LettersQuestion, LettersAnswer>(new URL("./letters-thread.server.ts", import.meta.url));
  try {
    return await propose(await readUnsorted(platform, runId, windowId, thread), thread);
  } finally {
    await thread.stop();
  }
}

/** Each different text that is not sorted yet, in the order of receipt. The next page is read while the thread compares the one before. */
async function readUnsorted({ db }: Platform, runId: string, windowId: string, thread: LettersThread): Promise<Said[]> {
  const places = new Map<string, number>();
  const said: Said[] = [];
  let compared: Promise<void> = Promise.resolve();
  let last = { receivedAt: new Date(0), id: "" };
  let done = 0;
  for (;;) {
    const page = await db.opinion.findMany({
      where: { windowId, OR: [{ receivedAt: { gt: last.receivedAt } }, { receivedAt: last.receivedAt, id: { gt: last.id } }] },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      take: PAGE,
      select: { id: true, receivedAt: true, isLate: true, withdrawnAt: true, hiddenAt: true, points: { where: { themeId: null }, orderBy: { position: "asc" }, select: { text: true, textKey: true } } },
    });
    await compared;
    await db.groupingRun.updateMany({ where: { id: runId, finishedAt: null }, data: { done } });
    const final = page.at(-1);
    if (!final) return said;
    last = final;
    const first = said.length;
    const texts: string[] = [];
    for (const { points, isLate, withdrawnAt, hiddenAt } of page) {
      if (isLate || withdrawnAt !== null || hiddenAt !== null) continue;
      done += 1;
      for (const { text, textKey } of points) {
        if (textKey === null) continue;
        const known = places.get(textKey);
        if (known !== undefined) {
          said[known]!.people += 1;
          continue;
        }
        places.set(textKey, said.push({ key: textKey, people: 1, leader: said.length }) - 1);
        texts.push(text);
      }
    }
    compared = thread.ask({ kind: "near", texts }).then(({ leaders }) => leaders.forEach((leader, index) => (said[first + index]!.leader = leader)));
    // Awaited above; a failure before that is no unhandled one.
    compared.catch(() => {});
  }
}

interface Found {
  id: string;
  kind: "joint" | "theme";
  /** The common phrase of a subject; null where the beginning of the words that stand for the others is the title. */
  phrase: string | null;
  /** Mark of the text that stands for the others. */
  commonKey: string;
  keys: string[];
  people: number;
}

async function propose(said: readonly Said[], thread: LettersThread): Promise<Found[]> {
  const members = new Map<number, Said[]>();
  for (const each of said) {
    const group = members.get(each.leader);
    if (group) group.push(each);
    else members.set(each.leader, [each]);
  }
  const peopleOf = (leader: number) => (members.get(leader) ?? []).reduce((sum, { people }) => sum + people, 0);
  // Most people's words stand for the group; of equals the first.
  const commonOf = (leader: number) => (members.get(leader) ?? []).reduce((best, each) => (each.people > best.people ? each : best)).key;

  const joint = [...members.keys()]
    .map((leader) => ({ leader, people: peopleOf(leader) }))
    .filter(({ people }) => people >= 2)
    .sort((a, b) => b.people - a.people || a.leader - b.leader)
    .slice(0, MOST_JOINT)
    .map(({ leader, people }): Found => ({
      id: randomUUID(), kind: "joint", phrase: null, commonKey: commonOf(leader), people,
      keys: members.get(leader)!.map(({ key }) => key),
    }));

  const peopleOfLeaders = [...members.keys()].map((leader): [number, number] => [leader, peopleOf(leader)]);
  const answer = await thread.ask({ kind: "subjects", peopleOf: peopleOfLeaders, limits: SUBJECTS });
  const subjects = answer.subjects.map(({ phrase, letters, people }): Found => {
    const largest = letters.reduce((best, leader) => (peopleOf(leader) > peopleOf(best) ? leader : best));
    return { id: randomUUID(), kind: "theme", phrase, commonKey: commonOf(largest), people, keys: letters.flatMap((leader) => members.get(leader)!.map(({ key }) => key)) };
  });
  return [...joint, ...subjects];
}

/** What is left of earlier proposals that nobody decided on goes; decided ones stay as a record. */
async function store({ tx }: Work, { runId, windowId }: { runId: string; windowId: string }, found: readonly Found[]): Promise<void> {
  // Whoever withdraws an opinion meanwhile waits, and finds its words here to take them out.
  await lockWindow(tx, windowId);
  await tx.proposal.deleteMany({ where: { windowId, state: "open" } });
  const texts = await tx.point.findMany({
    where: { windowId, textKey: { in: found.map(({ commonKey }) => commonKey) }, opinion: { isLate: false, withdrawnAt: null, hiddenAt: null } },
    distinct: ["textKey"],
    orderBy: [{ textKey: "asc" }, { receivedAt: "asc" }, { id: "asc" }],
    select: { textKey: true, text: true },
  });
  const textOf = new Map(texts.map(({ textKey, text }) => [textKey, text]));
  await tx.proposal.createMany({
    data: found.map(({ id, kind, phrase, commonKey, people }, index) => {
      const commonText = textOf.get(commonKey) ?? "";
      return { id, runId, windowId, kind, title: phrase ?? proposalTitle(commonText), position: index + 1, commonText, people, points: 0 };
    }),
  });
  const pairs = found.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  await tx.$executeRaw`
    INSERT INTO "ProposalPoint" ("proposalId", "pointId", "position")
    SELECT pair."id", p."id", row_number() OVER (PARTITION BY pair."id" ORDER BY p."receivedAt", p."opinionId", p."position")
    FROM unnest(${pairs.map(({ id }) => id)}::text[], ${pairs.map(({ key }) => key)}::text[]) AS pair("id", "key")
      JOIN "Point" p ON p."windowId" = ${windowId} AND p."textKey" = pair."key" AND p."themeId" IS NULL
      JOIN "Opinion" o ON o."id" = p."opinionId" AND NOT o."isLate" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL`;
  // What was withdrawn or sorted while the run went on is not in it any more.
  await tx.$executeRaw`
    UPDATE "Proposal" SET "points" = now."points", "people" = now."people" FROM (
      SELECT m."proposalId", count(*)::int AS "points", count(DISTINCT p."opinionId")::int AS "people"
      FROM "ProposalPoint" m JOIN "Proposal" r ON r."id" = m."proposalId" JOIN "Point" p ON p."id" = m."pointId" WHERE r."runId" = ${runId} GROUP BY 1
    ) AS now WHERE "Proposal"."id" = now."proposalId"`;
  await tx.proposal.deleteMany({ where: { runId, OR: [{ points: 0 }, { people: { lt: 2 } }] } });
  // Nor do the words or the title of one that was read before stand for the others.
  const read = new Map(found.map(({ id, people }) => [id, people]));
  const shrunk = (await tx.proposal.findMany({ where: { runId }, select: { id: true, people: true } })).filter(({ id, people }) => people !== read.get(id)).map(({ id }) => id);
  await settleProposals(tx, Prisma.sql`g."id" = ANY(${shrunk})`);
}
