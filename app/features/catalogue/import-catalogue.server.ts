import type { ImportRow } from "~/domain/decision/catalogue-import";
import type { PublishedItem } from "~/domain/decision/adjustment";
import { type ImportContext, type PlannedRow, planImport } from "~/domain/decision/plan-import";
import { sha256Hex } from "~/domain/text/sha256";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { lastNumber } from "./add-item.server";
import { catalogueOfYear, newestPublished, workOnVersion } from "./open-catalogue.server";

export interface ImportRequest {
  rows: ImportRow[];
  /** What the officer said of names that nobody knew: name to unit. */
  aliases: Map<string, string>;
  commonReason: string;
  /** Rows of the file that the officer leaves out although they have faults. */
  skipped: Set<number>;
  /** When and where a running office had published this catalogue before it came here. */
  original: { on: string; address: string } | null;
  sourceSha256: string;
}

export type ImportCatalogue =
  | { ok: true; added: number; changed: number }
  | { ok: false; reason: "NOT_YOURS" | "NOTHING_NEW" | "UNKNOWN_UNIT" }
  | { ok: false; reason: "FAULTY"; rows: PlannedRow[] };

/** The procedures that every item has where the table does not say more. */
const USUAL_PROCEDURES = ["publicParticipation", "legalityReview", "collectiveDecision"];

/**
 * Imports a whole table into the catalogue of a year, for the unit that answers for it: either every row that was not left out by choice, or
 * nothing. The same table sent twice changes nothing the second time. What is imported is a draft like any other: it is reviewed and
 * released before the public sees it.
 */
export async function importCatalogue(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, year: number, request: ImportRequest): Promise<ImportCatalogue> {
  return platform.unitOfWork<ImportCatalogue>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    const catalogueId = await catalogueOfYear(work, year, officer.unitId);
    const { unitId } = await tx.catalogue.findUniqueOrThrow({ where: { id: catalogueId }, select: { unitId: true } });
    if (officer.ownUnitOnly && unitId !== officer.unitId) return { ok: false, reason: "NOT_YOURS" };
    const said = [...new Set(request.aliases.values())];
    if ((await tx.unit.count({ where: { id: { in: said } } })) !== said.length) return { ok: false, reason: "UNKNOWN_UNIT" };
    const rows = planImport(request.rows, await importContext(tx, officer, year, request));
    if (rows.some(({ row, action }) => action === "faulty" && !request.skipped.has(row))) return { ok: false, reason: "FAULTY", rows };

    const taken = rows.filter(({ action, row }) => (action === "add" || action === "change") && !request.skipped.has(row));
    if (taken.length === 0) return { ok: false, reason: "NOTHING_NEW" };
    const version = await workOnVersion(work, catalogueId);
    if (request.original && version.number === 1) {
      await tx.catalogueVersion.update({ where: { id: version.id }, data: { originalOn: request.original.on, originalAddress: request.original.address } });
    }
    await tx.unitAlias.createMany({ data: [...request.aliases].map(([name, unit]) => ({ name, unitId: unit, createdAt: now })), skipDuplicates: true });
    const added = await addRows(tx, { catalogueId, year, now }, taken.filter(({ action }) => action === "add"));
    for (const { slug, facts } of taken) {
      if (slug !== null && facts !== null) await tx.decision.update({ where: { slug }, data: { ...facts, version: { increment: 1 }, updatedAt: now } });
    }
    const changed = taken.length - added;
    await work.record({ action: "catalogue.imported", nounKind: "catalogue", nounId: catalogueId, detail: { year, added, changed, skipped: request.skipped.size, sourceSha256: request.sourceSha256 } });
    return { ok: true, added, changed };
  });
}

/** What the table would do, without doing it. */
export async function previewImport(db: Db, officer: Officer, year: number, request: Pick<ImportRequest, "rows" | "aliases" | "commonReason">): Promise<PlannedRow[]> {
  return planImport(request.rows, await importContext(db, officer, year, request));
}

async function importContext(tx: Tx | Db, officer: Officer, year: number, { aliases, commonReason }: Pick<ImportRequest, "aliases" | "commonReason">): Promise<ImportContext> {
  const units = await tx.unit.findMany({ select: { id: true, name: true } });
  const known = await tx.unitAlias.findMany({ select: { name: true, unitId: true } });
  const catalogue = await tx.catalogue.findUnique({
    where: { year },
    select: {
      id: true,
      decisions: { select: { slug: true, title: true, category: true, leadUnitId: true, coUnitIds: true, plannedCompletion: true, adjustment: true, adjustmentReason: true } },
    },
  });
  const published = catalogue && (await newestPublished(tx, catalogue.id));
  return {
    units,
    aliases: new Map([...known.map(({ name, unitId }): [string, string] => [name, unitId]), ...aliases]),
    existing: catalogue?.decisions ?? [],
    published: published && new Map(published.items.map((item): [string, PublishedItem] => [item.slug, item])),
    commonReason,
    mayChange: (leadUnitId) => !officer.ownUnitOnly || leadUnitId === officer.unitId,
  };
}

async function addRows(tx: Tx, { catalogueId, year, now }: { catalogueId: string; year: number; now: Date }, rows: PlannedRow[]): Promise<number> {
  const first = (await lastNumber(tx, catalogueId)) + 1;
  const taken = await tx.decision.findMany({ where: { slug: { in: rows.map((_, index) => `${year}-${first + index}`) } }, select: { slug: true } });
  const isTaken = new Set(taken.map(({ slug }) => slug));
  const { count } = await tx.decision.createMany({
    data: rows.flatMap(({ facts }, index) => {
      if (facts === null) return [];
      const plain = `${year}-${first + index}`;
      // Somebody chose this address for another item: the title makes ours different.
      const slug = isTaken.has(plain) ? `${plain}-${sha256Hex(facts.title).slice(0, 8)}` : plain;
      return [{ ...facts, slug, catalogueId, number: first + index, summary: "", procedures: USUAL_PROCEDURES, createdAt: now, updatedAt: now }];
    }),
  });
  return count;
}
