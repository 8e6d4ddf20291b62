import { changedRow, type RowChange } from "~/domain/consultation/held-rows";
import type { PublicOpinion, PublicReportRow } from "~/domain/consultation/public-shapes";
import type { ProjectedDocument } from "~/platform/publication-kind.server";
import type { Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import type { Work } from "~/platform/unit-of-work.server";
import { rowSource, rowsOf, themeAnswers } from "./report-rows.server";

/** Shows what is published of a noun again, changed; given by the table of publications. */
export type ShowChanged = (work: Work, noun: { kind: "report" | "opinion"; nounId: string }, change: (document: ProjectedDocument) => ProjectedDocument) => Promise<void>;

/**
 * Brings the published words of one window to what the ledger says about them: rows under a case of false attribution become tombstones or
 * come back, names that were deleted are masked. Call it after the change, in its transaction.
 */
export async function refreshPublicWords(work: Work, windowId: string, opinionId: string, showChanged: ShowChanged): Promise<void> {
  const { tx } = work;
  const changes = await changesOf(tx, windowId);
  await showChanged(work, { kind: "opinion", nounId: opinionId }, (document) => {
    const opinion = document.body as unknown as PublicOpinion;
    const change = changes.get(opinionId);
    const shown = changedRow({ ...opinion, number: 0, channel: "", themeId: null, disposition: "notAdopted", reason: "" }, change);
    return { ...document, body: { ...opinion, author: shown.author, text: shown.text } };
  });
  const publishedAt = await reportPublishedAt(tx, windowId);
  if (!publishedAt) return;
  const reviewed = await rowsAsReviewed(tx, windowId, opinionId, publishedAt);
  await showChanged(work, { kind: "report", nounId: windowId }, (document) => ({
    ...document,
    rows: async function* (current) {
      const numbers = reviewed.map(({ number }) => number);
      const shown = await current.reportRow.findMany({ where: { reportKey: document.key, number: { in: numbers } } });
      const change = changes.get(opinionId);
      // A name that was deleted is in the ledger no more, so what stands there is masked; words that come back are those that were reviewed.
      const before = change === "unnamed" ? shown.map(({ reportKey: _key, ...row }) => row as PublicReportRow) : reviewed;
      yield before.map((row) => changedRow(row, change));
    },
  }));
}

/** The opinions that were counted when the report went out. */
function reported(windowId: string, publishedAt: Date): Prisma.OpinionWhereInput {
  return { windowId, isLate: false, withdrawnAt: null, OR: [{ hiddenAt: null }, { hiddenAt: { gte: publishedAt } }] };
}

/** The rows of one opinion as they were reviewed: the n-th row stands for the n-th point in the order of receipt. */
async function rowsAsReviewed(tx: Tx, windowId: string, opinionId: string, publishedAt: Date): Promise<PublicReportRow[]> {
  const opinion = await tx.opinion.findFirst({ where: { id: opinionId, ...reported(windowId, publishedAt) }, select: rowSource });
  if (!opinion) return [];
  const { receivedAt, id } = opinion;
  const earlier: Prisma.OpinionWhereInput = { OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, id: { lt: id } }] };
  const before = await tx.point.count({ where: { opinion: { AND: [reported(windowId, publishedAt), earlier] } } });
  return rowsOf(opinion, await themeAnswers(tx, windowId), before);
}

/** The opinion behind the row with that number of the published report, or null where there is no such row. */
export async function opinionOfRow(tx: Tx, windowId: string, number: number): Promise<string | null> {
  const publishedAt = await reportPublishedAt(tx, windowId);
  if (!publishedAt) return null;
  const [point] = await tx.point.findMany({
    where: { opinion: reported(windowId, publishedAt) },
    orderBy: [{ opinion: { receivedAt: "asc" } }, { opinionId: "asc" }, { position: "asc" }],
    skip: number - 1,
    take: 1,
    select: { opinionId: true },
  });
  return point?.opinionId ?? null;
}

/** Which opinions of the window may not be shown as they were reviewed, and why. */
async function changesOf(tx: Tx, windowId: string): Promise<Map<string, RowChange>> {
  const unnamed = await tx.opinion.findMany({ where: { windowId, identityRemovedAt: { not: null } }, select: { id: true } });
  const cases = await tx.falseAttribution.findMany({
    where: { opinion: { windowId }, OR: [{ decidedAt: null }, { outcome: "upheld" }] },
    select: { opinionId: true, outcome: true },
  });
  const changes = new Map<string, RowChange>(unnamed.map(({ id }) => [id, "unnamed"]));
  for (const { opinionId, outcome } of cases) if (outcome === null) changes.set(opinionId, "pending");
  for (const { opinionId, outcome } of cases) if (outcome !== null) changes.set(opinionId, "upheld");
  return changes;
}

async function reportPublishedAt(tx: Tx, windowId: string): Promise<Date | null> {
  const revision = await tx.revision.findFirst({
    where: { publication: { kind: "report", nounId: windowId }, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
    select: { publishedAt: true },
  });
  return revision?.publishedAt ?? null;
}
