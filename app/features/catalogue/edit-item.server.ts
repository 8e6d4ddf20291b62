import { checkAdjustment, type AdjustmentRefusal } from "~/domain/decision/adjustment";
import type { Officer } from "~/features/identity/viewer.server";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { lockCatalogue, newestPublished, workOnVersion } from "./open-catalogue.server";
import type { ItemFields } from "./schema";

export type EditItem = { ok: true; version: number } | { ok: false; reason: "NOT_FOUND" | "STALE" | "UNKNOWN_UNIT" | AdjustmentRefusal };

/**
 * Saves an item of the officer's own unit. `version` is the one that the officer saw: of two people who edit the same version one wins,
 * and the other is told so with the text kept. The public sees the change with the next published revision of the catalogue.
 */
export async function editItem(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  slug: string,
  { version, ...fields }: ItemFields & { version: number },
): Promise<EditItem> {
  return platform.unitOfWork<EditItem>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx, record } = work;
    const item = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true, leadUnitId: true, catalogueId: true } });
    if (!item) return { ok: false, reason: "NOT_FOUND" };
    if (!(await unitsExist(tx, fields))) return { ok: false, reason: "UNKNOWN_UNIT" };
    await lockCatalogue(tx, item.catalogueId);
    const published = await newestPublished(tx, item.catalogueId);
    const adjustment = checkAdjustment(fields, published?.items.find((each) => each.slug === slug) ?? null, published !== null);
    if (!adjustment.ok) return adjustment;

    const { count } = await tx.decision.updateMany({
      where: { id: item.id, version, ...officer.unitScope },
      data: { ...fields, version: { increment: 1 }, updatedAt: now },
    });
    if (count === 0) return { ok: false, reason: "STALE" };
    await workOnVersion(work, item.catalogueId);
    await record({
      action: "item.edited",
      nounKind: "decision",
      nounId: item.id,
      detail: { version: version + 1, ...(item.leadUnitId === fields.leadUnitId ? {} : { leadUnitBefore: item.leadUnitId, leadUnit: fields.leadUnitId }) },
    });
    return { ok: true, version: version + 1 };
  });
}

/** Whether lead and working-along units are units of the office. */
export async function unitsExist(tx: Tx, { leadUnitId, coUnitIds }: Pick<ItemFields, "leadUnitId" | "coUnitIds">): Promise<boolean> {
  const ids = new Set([leadUnitId, ...coUnitIds]);
  return (await tx.unit.count({ where: { id: { in: [...ids] } } })) === ids.size;
}
