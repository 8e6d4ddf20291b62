import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";

/** Opens the catalogue of a year; one that is there already stays as it is. The unit that opens it answers for it. */
export async function openCatalogue(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, year: number): Promise<{ ok: true } | { ok: false; reason: "EXISTS" }> {
  return platform.unitOfWork<{ ok: true } | { ok: false; reason: "EXISTS" }>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    if ((await work.tx.catalogue.count({ where: { year } })) > 0) return { ok: false, reason: "EXISTS" };
    await catalogueOfYear(work, year, officer.unitId);
    return { ok: true };
  });
}

/** The id of the year's catalogue, made where there is none, with its row locked: items are numbered one after the other. */
export async function catalogueOfYear({ tx, now, record }: Work, year: number, unitId: string): Promise<string> {
  const [made] = await tx.catalogue.createManyAndReturn({ data: [{ year, unitId, createdAt: now }], skipDuplicates: true, select: { id: true } });
  if (made) await record({ action: "catalogue.opened", nounKind: "catalogue", nounId: made.id, detail: { year } });
  const { id } = made ?? (await tx.catalogue.findUniqueOrThrow({ where: { year }, select: { id: true } }));
  await tx.$queryRaw`SELECT 1 FROM "Catalogue" WHERE "id" = ${id} FOR UPDATE`;
  return id;
}
