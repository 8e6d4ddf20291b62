import { changedRow, opinionsOfRows, type RowChange } from "~/domain/consultation/held-rows";
import type { PublicOpinion, PublicReport } from "~/domain/consultation/public-shapes";
import type { Json } from "~/domain/text/json";
import type { ProjectedDocument } from "~/platform/publication-kind.server";
import type { Tx } from "~/platform/db.server";
import type { Work } from "~/platform/unit-of-work.server";

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
  const points = await reportedPoints(tx, windowId, publishedAt);
  await showChanged(work, { kind: "report", nounId: windowId }, (document) => {
    const report = document.body as unknown as PublicReport;
    const opinions = opinionsOfRows(report.rows, points);
    const rows = report.rows.map((row) => changedRow(row, changes.get(opinions.get(row.number) ?? "")));
    return { ...document, body: { ...report, rows } as unknown as Json };
  });
}

/** The points that were counted when the report went out, in the order of its rows. */
export function reportedPoints(tx: Tx, windowId: string, publishedAt: Date): Promise<{ opinionId: string; text: string }[]> {
  return tx.point.findMany({
    where: { opinion: { windowId, isLate: false, withdrawnAt: null, OR: [{ hiddenAt: null }, { hiddenAt: { gte: publishedAt } }] } },
    orderBy: [{ opinion: { receivedAt: "asc" } }, { opinionId: "asc" }, { position: "asc" }],
    select: { opinionId: true, text: true },
  });
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
