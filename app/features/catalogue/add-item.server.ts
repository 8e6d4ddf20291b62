import { checkAdjustment, type AdjustmentRefusal } from "~/domain/decision/adjustment";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { isCataloguePublished, unitsExist } from "./edit-item.server";
import { catalogueOfYear } from "./open-catalogue.server";
import type { ItemFields } from "./schema";

export type AddItem = { ok: true; slug: string } | { ok: false; reason: "LEAD_UNIT_NOT_YOURS" | "UNKNOWN_UNIT" | "SLUG_TAKEN" | AdjustmentRefusal };

/**
 * Adds an item to the catalogue of a year, which is opened when there is none yet. Items are numbered in the order in which they come. An
 * item without an address of its own gets `2026-7`: year and number.
 */
export async function addItem(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  year: number,
  { slug: wished, ...fields }: ItemFields & { slug: string },
): Promise<AddItem> {
  return platform.unitOfWork<AddItem>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    if (officer.ownUnitOnly && fields.leadUnitId !== officer.unitId) return { ok: false, reason: "LEAD_UNIT_NOT_YOURS" };
    if (!(await unitsExist(tx, fields))) return { ok: false, reason: "UNKNOWN_UNIT" };
    const adjustment = checkAdjustment(fields, null, await isCataloguePublished(tx, year));
    if (!adjustment.ok) return adjustment;

    const catalogueId = await catalogueOfYear(work, year, officer.unitId);
    const last = await tx.decision.aggregate({ where: { catalogueId }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const slug = wished === "" ? `${year}-${number}` : wished;
    const [written] = await tx.decision.createManyAndReturn({
      data: [{ ...fields, slug, catalogueId, number, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
      select: { id: true },
    });
    // The number is free, because the catalogue is locked: only the address can be somebody else's.
    if (!written) return { ok: false, reason: "SLUG_TAKEN" };
    await work.record({ action: "item.added", nounKind: "decision", nounId: written.id, detail: { year, number, slug } });
    return { ok: true, slug };
  });
}
