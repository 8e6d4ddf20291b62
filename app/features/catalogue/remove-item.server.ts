import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockCatalogue, newestPublished } from "./open-catalogue.server";

export type RemoveItem = { ok: true; year: number } | { ok: false; reason: "NOT_FOUND" | "PUBLISHED" | "HAS_CONTENT" };

/**
 * Takes an item that was listed by mistake out again, for its lead unit. Only what the public has never read and nothing hangs on can go: a
 * published item is cancelled, with its reason.
 */
export async function removeItem(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string): Promise<RemoveItem> {
  return platform.unitOfWork<RemoveItem>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const item = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true, title: true, carriedFromSlug: true, catalogueId: true, catalogue: { select: { year: true } } } });
    if (!item) return { ok: false, reason: "NOT_FOUND" };
    await lockCatalogue(tx, item.catalogueId);
    const published = await newestPublished(tx, item.catalogueId);
    if (published?.items.some((each) => each.slug === slug)) return { ok: false, reason: "PUBLISHED" };
    // An item that moved here with its address was public in the year that it left.
    if ((await tx.publicDocument.count({ where: { parentKey: slug } })) > 0) return { ok: false, reason: "PUBLISHED" };
    const none = { none: {} };
    const { count } = await tx.decision.deleteMany({
      where: { id: item.id, sections: none, drafts: none, windows: none, steps: none, turns: none, archives: none, metadata: { is: null } },
    });
    if (count === 0) return { ok: false, reason: "HAS_CONTENT" };
    await record({ action: "item.removed", nounKind: "decision", nounId: item.id, detail: { slug, title: item.title, year: item.catalogue.year } });
    return { ok: true, year: item.catalogue.year };
  });
}
