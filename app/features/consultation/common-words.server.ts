import { proposalTitle } from "~/domain/ledger/proposal-title";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/client";

const isLeft = Prisma.sql`o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL`;
const members = Prisma.sql`"ProposalPoint" m JOIN "Point" p ON p."id" = m."pointId" JOIN "Opinion" o ON o."id" = p."opinionId" AND ${isLeft}`;
const nobodySaysIt = Prisma.sql`
  NOT EXISTS (
    SELECT 1 FROM "Point" p JOIN "Opinion" o ON o."id" = p."opinionId"
    WHERE p."windowId" = g."windowId" AND ${isLeft} AND p."textKey" = left(encode(sha256(convert_to(kaimen_bare(g."commonText"), 'UTF8')), 'hex'), 32))`;

/**
 * Words that stand for a group of near-equal letters are one author's own. When that author takes the opinion back they stand only where somebody
 * else, neither withdrawn nor hidden, has said the same; otherwise the words of most remaining members stand for the group, and none where nobody
 * is left. Proposals keep no title from such words either, and an open one without members goes.
 *
 * Call it under the lock of the window, when the points are emptied already.
 *
 * @param body all that was said in the opinion; its parts may stand for a group too, where officials had split it
 */
export async function forgetInCommonWords(tx: Tx, windowId: string, body: string): Promise<void> {
  const isSaid = (words: Prisma.Sql) => Prisma.sql`(kaimen_bare(${words}) <> '' AND position(kaimen_bare(${words}) IN kaimen_bare(${body})) > 0)`;
  const joint = Prisma.sql`"Point" p JOIN "Opinion" o ON o."id" = p."opinionId" AND ${isLeft} WHERE p."jointId" = g."id"`;
  await tx.$executeRaw`
    UPDATE "JointOpinion" g SET "commonText" = ${wordsOfMost(joint)}
    WHERE g."windowId" = ${windowId} AND ${isSaid(Prisma.sql`g."commonText"`)} AND ${nobodySaysIt}`;
  await settleProposals(tx, Prisma.sql`g."windowId" = ${windowId} AND (${isSaid(Prisma.sql`g."commonText"`)} OR ${isSaid(Prisma.sql`g."title"`)})`);
  await tx.$executeRaw`DELETE FROM "Proposal" g WHERE g."windowId" = ${windowId} AND g."state" = 'open' AND NOT EXISTS (SELECT 1 FROM ${members} WHERE m."proposalId" = g."id")`;
}

/** Gives these proposals words and titles that somebody in them still says, where theirs are said by nobody. `which` is a condition on the proposal `g`. */
export async function settleProposals(tx: Tx, which: Prisma.Sql): Promise<void> {
  const found = await tx.$queryRaw<{ id: string }[]>`SELECT g."id" FROM "Proposal" g WHERE ${which}`;
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Proposal" g SET "commonText" = ${wordsOfMost(Prisma.sql`${members} WHERE m."proposalId" = g."id"`)}
    WHERE g."id" = ANY(${ids}) AND ${nobodySaysIt}`;
  const untitled = await tx.$queryRaw<{ id: string; commonText: string }[]>`
    SELECT g."id", g."commonText" FROM "Proposal" g
    WHERE g."id" = ANY(${ids}) AND (g."title" = '' OR NOT EXISTS (
      SELECT 1 FROM ${members} WHERE m."proposalId" = g."id" AND position(kaimen_bare(g."title") IN kaimen_bare(p."text")) > 0))`;
  for (const { id, commonText } of untitled) await tx.proposal.update({ where: { id }, data: { title: proposalTitle(commonText) } });
}

/** The words that most of the remaining members wrote, of equals those that came first; empty where there is none. */
function wordsOfMost(remaining: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    coalesce((
      SELECT (array_agg(p."text" ORDER BY p."receivedAt", p."opinionId"))[1] FROM ${remaining} AND p."textKey" IS NOT NULL
      GROUP BY p."textKey" ORDER BY count(*) DESC, min(p."receivedAt") LIMIT 1), '')`;
}
