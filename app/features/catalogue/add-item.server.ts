import { checkAdjustment, type AdjustmentRefusal } from "~/domain/decision/adjustment";
import type { Exclusion } from "~/domain/decision/catalogue.words";
import { sameFields } from "~/domain/text/same-fields";
import type { Officer } from "~/features/identity/viewer.server";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { unitsExist } from "./edit-item.server";
import { catalogueOfYear, newestPublished, workOnVersion } from "./open-catalogue.server";
import type { ItemFields } from "./schema";

export type AddItem =
  | { ok: true; slug: string }
  | { ok: false; reason: "LEAD_UNIT_NOT_YOURS" | "UNKNOWN_UNIT" | "SLUG_TAKEN" | AdjustmentRefusal }
  | { ok: false; reason: "EXCLUDED"; exclusion: Exclude<Exclusion, "none"> };

/** The same form was sent before: nothing is written, and its item is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; slug: string };

/**
 * Adds an item to the catalogue of a year, which is opened when there is none yet. Items are numbered in the order in which they come. An
 * item without an address of its own gets `2026-7`: year and number. One that agrees with a listed one in every field is that one: under the catalogue's lock the
 * second of two equal requests finds the first. What article 3 paragraph 2 leaves to other procedures is not listed.
 */
export async function addItem(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  year: number,
  { slug: wished, exclusion, ...fields }: ItemFields & { slug: string; exclusion: Exclusion },
): Promise<AddItem> {
  const result = await platform.unitOfWork<AddItem | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const { tx } = work;
    if (exclusion !== "none") return { ok: false, reason: "EXCLUDED", exclusion };
    if (officer.ownUnitOnly && fields.leadUnitId !== officer.unitId) return { ok: false, reason: "LEAD_UNIT_NOT_YOURS" };
    if (!(await unitsExist(tx, fields))) return { ok: false, reason: "UNKNOWN_UNIT" };
    const catalogueId = await catalogueOfYear(work, year, officer.unitId);
    const namesakes = await tx.decision.findMany({ where: { catalogueId, title: fields.title } });
    const before = namesakes.find((item) => sameFields(item, fields) && (wished === "" || wished === item.slug));
    if (before) return { ok: false, reason: "REPEATED", slug: before.slug };
    const adjustment = checkAdjustment(fields, null, (await newestPublished(tx, catalogueId)) !== null);
    if (!adjustment.ok) return adjustment;

    await workOnVersion(work, catalogueId);
    const number = (await lastNumber(tx, catalogueId)) + 1;
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
  return !result.ok && result.reason === "REPEATED" ? { ok: true, slug: result.slug } : result;
}

/** The highest number that an item of the catalogue has or had before it went on in another year; 0 for an empty one. */
export async function lastNumber(tx: Tx, catalogueId: string): Promise<number> {
  const where = { catalogueId };
  const [listed, carried] = [await tx.decision.aggregate({ where, _max: { number: true } }), await tx.carriedItem.aggregate({ where, _max: { number: true } })];
  return Math.max(listed._max.number ?? 0, carried._max.number ?? 0);
}
