import type { Db } from "~/platform/db.server";

export const PROPOSALS_PER_PAGE = 20;
const MEMBERS_SHOWN = 50;

export interface DeskRun {
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  done: number;
  total: number;
  requestedBy: string;
}

/** The newest search for proposals in the window, or null. */
export async function lastRun(db: Db, windowId: string): Promise<DeskRun | null> {
  const run = await db.groupingRun.findFirst({ where: { windowId }, orderBy: [{ requestedAt: "desc" }, { id: "desc" }] });
  if (!run) return null;
  const by = await db.staff.findUnique({ where: { id: run.requestedById }, select: { name: true } });
  const { requestedAt, startedAt, finishedAt, done, total } = run;
  return { requestedAt, startedAt, finishedAt, done, total, requestedBy: by?.name ?? "" };
}

export interface DeskProposal {
  id: string;
  kind: "joint" | "theme";
  position: number;
  title: string;
  commonText: string;
  people: number;
  points: number;
}

const select = { id: true, kind: true, position: true, title: true, commonText: true, people: true, points: true } as const;

/** How many proposals nobody has decided on yet. */
export async function countOpenProposals(db: Db, windowId: string): Promise<number> {
  return db.proposal.count({ where: { windowId, state: "open" } });
}

/** A page of the proposals that nobody has decided on, the largest first of each kind. `after` is the position of the last one before. */
export async function listProposals(db: Db, windowId: string, after: number): Promise<{ proposals: DeskProposal[]; next: number | null; open: number }> {
  const where = { windowId, state: "open" } as const;
  const [rows, open] = await Promise.all([
    db.proposal.findMany({ where: { ...where, position: { gt: after } }, orderBy: { position: "asc" }, take: PROPOSALS_PER_PAGE + 1, select }),
    countOpenProposals(db, windowId),
  ]);
  const proposals = rows.slice(0, PROPOSALS_PER_PAGE).map(shown);
  return { proposals, open, next: rows.length > PROPOSALS_PER_PAGE ? (proposals.at(-1)?.position ?? null) : null };
}

export interface ProposalMember {
  pointId: string;
  opinionId: string;
  text: string;
  clauseIdentityId: string | null;
  clauseLabel: string | null;
  receivedAt: Date;
  /** Points of the proposal with the same words; only the first of them is shown. */
  sameTexts: number;
}

/** One open proposal with the different texts in it, fifty at most. */
export async function findProposal(db: Db, windowId: string, proposalId: string): Promise<(DeskProposal & { members: ProposalMember[]; texts: number }) | null> {
  const proposal = await db.proposal.findFirst({ where: { id: proposalId, windowId, state: "open" }, select });
  if (!proposal) return null;
  const members = await db.$queryRaw<(ProposalMember & { texts: number })[]>`
    SELECT "pointId", "opinionId", "text", "clauseIdentityId", "clauseLabel", "receivedAt", "sameTexts", count(*) OVER ()::int AS "texts" FROM (
      SELECT p."id" AS "pointId", p."opinionId", p."text", o."clauseIdentityId", o."clauseLabel", p."receivedAt", m."position",
        count(*) OVER (PARTITION BY p."textKey")::int AS "sameTexts", row_number() OVER (PARTITION BY p."textKey" ORDER BY m."position") AS "nth"
      FROM "ProposalPoint" m JOIN "Point" p ON p."id" = m."pointId" JOIN "Opinion" o ON o."id" = p."opinionId" AND o."withdrawnAt" IS NULL AND o."hiddenAt" IS NULL
      WHERE m."proposalId" = ${proposalId}
    ) AS texts WHERE "nth" = 1 ORDER BY "sameTexts" DESC, "position" LIMIT ${MEMBERS_SHOWN}`;
  return { ...shown(proposal), members: members.map(({ texts: _texts, ...member }) => member), texts: members[0]?.texts ?? 0 };
}

function shown({ kind, ...row }: Omit<DeskProposal, "kind"> & { kind: string }): DeskProposal {
  return { ...row, kind: kind === "joint" ? "joint" : "theme" };
}
