import type { Db } from "~/platform/db.server";

/** What the reporter of a false attribution sees with the case number: nothing of the opinion but what it was about. */
export interface AttributionCase {
  caseNumber: string;
  slug: string;
  title: string;
  titleEn: string;
  reportedAt: Date;
  outcome: "upheld" | "rejected" | null;
  answer: string;
  decidedAt: Date | null;
}

export async function findCase(db: Db, caseNumber: string): Promise<AttributionCase | null> {
  const row = await db.falseAttribution.findUnique({
    where: { caseNumber },
    select: {
      caseNumber: true,
      reportedAt: true,
      outcome: true,
      answer: true,
      decidedAt: true,
      opinion: { select: { window: { select: { decision: { select: { slug: true, title: true, titleEn: true } } } } } },
    },
  });
  if (!row) return null;
  const { opinion, outcome, ...rest } = row;
  return { ...rest, ...opinion.window.decision, outcome: outcome === "upheld" || outcome === "rejected" ? outcome : null };
}

/** Something about one opinion that waits for an official, or that was decided. */
export interface DeskCase {
  /** Its place on the page. */
  id: string;
  kind: "objection" | "attribution";
  opinionId: string;
  body: string;
  clauseIdentityId: string | null;
  clauseLabel: string | null;
  hiddenRule: string | null;
  reason: string;
  since: Date;
  outcome: string | null;
  answer: string;
  /** Whoever hid the opinion does not decide about the objection. */
  hiddenById: string | null;
}

const MOST_CASES = 200;

/** Objections and cases of false attribution of one window, the open ones first. Two queries. */
export async function listCases(db: Db, windowId: string): Promise<DeskCase[]> {
  const opinion = { select: { id: true, body: true, clauseIdentityId: true, clauseLabel: true, hiddenRule: true, hiddenById: true } } as const;
  const [objections, attributions] = await Promise.all([
    db.objection.findMany({ where: { opinion: { windowId } }, orderBy: { madeAt: "asc" }, take: MOST_CASES, include: { opinion } }),
    db.falseAttribution.findMany({ where: { opinion: { windowId } }, orderBy: { reportedAt: "asc" }, take: MOST_CASES, include: { opinion } }),
  ]);
  const caseOf = (kind: DeskCase["kind"], id: string, since: Date, row: (typeof objections | typeof attributions)[number]): DeskCase => {
    const { id: opinionId, ...rest } = row.opinion;
    return { id: `${kind}-${id}`, kind, opinionId, ...rest, reason: row.reason, since, outcome: row.outcome, answer: row.answer };
  };
  const all = [...objections.map((row) => caseOf("objection", row.opinionId, row.madeAt, row)), ...attributions.map((row) => caseOf("attribution", row.id, row.reportedAt, row))];
  return all.sort((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || a.since.getTime() - b.since.getTime());
}
