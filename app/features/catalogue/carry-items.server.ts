import { carryOver, type CarryOver } from "~/domain/decision/carry-over";
import type { PublicCatalogue, PublicDecision } from "~/domain/decision/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import { lastNumber } from "./add-item.server";
import { catalogueOfYear, lockCatalogue, newestPublished, workOnVersion } from "./open-catalogue.server";

export type CarryItems = { ok: true; carried: number } | { ok: false; reason: "NOTHING_CHOSEN" } | { ok: false; reason: "REFUSED"; titles: string[] };

const carried = {
  id: true,
  slug: true,
  number: true,
  title: true,
  adjustment: true,
  plannedCompletion: true,
  catalogueId: true,
  catalogue: { select: { year: true } },
  _count: { select: { sections: true, drafts: true, windows: true, steps: true, turns: true } },
} as const satisfies Prisma.DecisionSelect;

export type CarriableRow = Prisma.DecisionGetPayload<{ select: typeof carried }> & { rule: CarryOver };

/** Items of earlier years in the officer's reach with what the rule says of them, newest year first. Three queries, at most 500 rows. */
export async function carriableItems(db: Db | Tx, officer: Officer, toYear: number, slugs?: readonly string[]): Promise<CarriableRow[]> {
  const items = await db.decision.findMany({
    where: { catalogue: { year: { lt: toYear } }, ...officer.unitScope, ...(slugs ? { slug: { in: [...slugs] } } : {}) },
    orderBy: [{ catalogue: { year: "desc" } }, { number: "asc" }],
    take: 500,
    select: carried,
  });
  const all = items.map(({ slug }) => slug);
  const [outcomes, successors] = [
    await db.publicDocument.findMany({ where: { kind: "section", key: { in: all.map((slug) => `${slug}/decisionOutcome`) }, withdrawnAt: null }, select: { parentKey: true, body: true } }),
    await db.decision.findMany({ where: { carriedFromSlug: { in: all } }, select: { slug: true, carriedFromSlug: true } }),
  ];
  return items.map((item) => ({
    ...item,
    rule: carryOver(
      {
        year: item.catalogue.year,
        adjustment: item.adjustment,
        hasBegun: Object.values(item._count).some((count) => count > 0),
        isDecided: outcomes.some(({ parentKey, body }) => parentKey === item.slug && (body as { presence?: string }).presence === "text"),
        isCarried: successors.some(({ slug, carriedFromSlug }) => carriedFromSlug === item.slug && slug !== item.slug),
      },
      toYear,
    ),
  }));
}

/**
 * Carries items of earlier years over into the catalogue of `toYear`, all or none. Where the procedure has begun the item itself moves, with its
 * address and everything that hangs on it, and the old table keeps a copy; otherwise a new item begins with the same facts. The public sees it
 * with the next published version of the new catalogue.
 */
export async function carryItems(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, toYear: number, slugs: readonly string[]): Promise<CarryItems> {
  return platform.unitOfWork<CarryItems>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    if (slugs.length === 0) return { ok: false, reason: "NOTHING_CHOSEN" };
    const catalogueId = await catalogueOfYear(work, toYear, officer.unitId);
    const before = await carriableItems(tx, officer, toYear, slugs);
    for (const id of [...new Set(before.map((item) => item.catalogueId))].sort()) await lockCatalogue(tx, id);
    // Read again under the locks: somebody may have carried the same item over.
    const items = await carriableItems(tx, officer, toYear, slugs);
    const refused = items.filter(({ rule }) => !rule.ok).map(({ title }) => title);
    if (items.length < new Set(slugs).size || refused.length > 0) return { ok: false, reason: "REFUSED", titles: refused };

    const isPublished = (await newestPublished(tx, catalogueId)) !== null;
    await workOnVersion(work, catalogueId);
    let number = await lastNumber(tx, catalogueId);
    for (const item of items) {
      number += 1;
      const fromYear = item.catalogue.year;
      const mark = isPublished ? { adjustment: "added", adjustmentReason: `由${fromYear}年度目录转入。` } : { adjustment: "kept", adjustmentReason: "" };
      const data = { ...mark, catalogueId, number, carriedFromYear: fromYear, carriedFromSlug: item.slug, updatedAt: now };
      const isSame = item.rule.ok && item.rule.identity === "same";
      if (isSame) await keepCopy(tx, item, toYear, now);
      const slug = isSame ? await moveItem(tx, item.id, data) : await beginAnew(tx, item.id, { ...data, slug: `${toYear}-${number}`, createdAt: now });
      await work.record({ action: "item.carried-over", nounKind: "decision", nounId: item.id, detail: { fromYear, toYear, from: item.slug, to: slug, identity: isSame ? "same" : "new" } });
    }
    return { ok: true, carried: items.length };
  });
}

/** The old year's table keeps the item as it was published last, with nothing adjusted any more. */
async function keepCopy(tx: Tx, { catalogueId, number, slug }: CarriableRow, toYear: number, now: Date): Promise<void> {
  const published: PublicCatalogue | null = await newestPublished(tx, catalogueId);
  const item = published?.items.find((each) => each.slug === slug);
  if (!item) return;
  const content: PublicDecision = { ...item, adjustment: "kept", adjustmentReason: "", before: {} };
  await tx.carriedItem.create({ data: { catalogueId, number, slug, content, toYear, createdAt: now } });
}

async function moveItem(tx: Tx, id: string, data: Prisma.DecisionUncheckedUpdateInput): Promise<string> {
  const { slug } = await tx.decision.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { slug: true } });
  return slug;
}

/** A new item with the facts of the old one; the address is freed by a suffix where somebody chose it before. */
async function beginAnew(tx: Tx, id: string, data: { slug: string; catalogueId: string; number: number; adjustment: string; adjustmentReason: string; carriedFromYear: number; carriedFromSlug: string; createdAt: Date; updatedAt: Date }): Promise<string> {
  const { id: _id, version: _version, ...facts } = await tx.decision.findUniqueOrThrow({ where: { id } });
  const isTaken = (await tx.decision.count({ where: { slug: data.slug } })) > 0;
  const slug = isTaken ? `${data.slug}-${data.carriedFromYear}` : data.slug;
  await tx.decision.create({ data: { ...facts, ...data, slug } });
  return slug;
}
