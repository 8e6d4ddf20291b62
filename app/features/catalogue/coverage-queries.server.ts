import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { coverageOf, type Coverage } from "~/domain/decision/coverage";
import type { Db } from "~/platform/db.server";

export interface CoverageRow extends Coverage {
  slug: string;
  number: number;
  title: string;
  unitName: string;
  plannedCompletion: string;
  isOurs: boolean;
}

/**
 * Each item of a year's catalogue with its consultation as the public sees it; null where the year has none. Four queries, however many
 * items there are.
 */
export async function coverageOfYear(db: Db, officer: { ownUnitOnly: boolean; unitId: string }, year: number, now: Date): Promise<CoverageRow[] | null> {
  const catalogue = await db.catalogue.findUnique({
    where: { year },
    select: {
      decisions: {
        orderBy: { number: "asc" },
        select: { slug: true, number: true, title: true, plannedCompletion: true, procedures: true, adjustment: true, leadUnitId: true, leadUnit: { select: { name: true } } },
      },
    },
  });
  if (!catalogue) return null;
  const documents = await db.publicDocument.findMany({
    where: { parentKey: { in: catalogue.decisions.map(({ slug }) => slug) }, kind: { in: ["window", "report", "section"] }, withdrawnAt: null },
    orderBy: { startsAt: "asc" },
    select: { kind: true, key: true, parentKey: true, startsAt: true, endsAt: true, publishedAt: true, body: true },
  });
  const of = (kind: string, slug: string) => documents.filter((each) => each.kind === kind && each.parentKey === slug);
  return catalogue.decisions.map(({ leadUnit, leadUnitId, ...item }) => {
    const window = of("window", item.slug).at(-1);
    const reportedAt = of("report", item.slug).find(({ key }) => key === window?.key)?.publishedAt ?? null;
    const times = window?.startsAt && window.endsAt ? { opensAt: window.startsAt, closesAt: window.endsAt, replyDays: (window.body as unknown as PublicWindow).replyDays, reportedAt } : null;
    const isDecided = of("section", item.slug).some(({ key, body }) => key.endsWith("/decisionOutcome") && (body as { presence?: string }).presence === "text");
    return {
      ...coverageOf({ ...item, isDecided, window: times }, now),
      slug: item.slug,
      number: item.number,
      title: item.title,
      unitName: leadUnit.name,
      plannedCompletion: item.plannedCompletion,
      isOurs: !officer.ownUnitOnly || leadUnitId === officer.unitId,
    };
  });
}
