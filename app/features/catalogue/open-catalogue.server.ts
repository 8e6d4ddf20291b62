import type { PublicCatalogue } from "~/domain/decision/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db, Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";

/** Opens the catalogue of a year; one that is there already stays as it is. The unit that opens it answers for it. */
export async function openCatalogue(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, year: number): Promise<{ ok: true } | { ok: false; reason: "EXISTS" }> {
  return platform.unitOfWork<{ ok: true } | { ok: false; reason: "EXISTS" }>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    if ((await work.tx.catalogue.count({ where: { year } })) > 0) return { ok: false, reason: "EXISTS" };
    await workOnVersion(work, await catalogueOfYear(work, year, officer.unitId));
    return { ok: true };
  });
}

/** The id of the year's catalogue, made where there is none, with its row locked: items are numbered one after the other. */
export async function catalogueOfYear({ tx, now, record }: Work, year: number, unitId: string): Promise<string> {
  const [made] = await tx.catalogue.createManyAndReturn({ data: [{ year, unitId, createdAt: now }], skipDuplicates: true, select: { id: true } });
  if (made) await record({ action: "catalogue.opened", nounKind: "catalogue", nounId: made.id, detail: { year } });
  const { id } = made ?? (await tx.catalogue.findUniqueOrThrow({ where: { year }, select: { id: true } }));
  await lockCatalogue(tx, id);
  return id;
}

/** Whoever changes the catalogue or makes a version of it public does it one after the other. */
export async function lockCatalogue(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Catalogue" WHERE "id" = ${id} FOR UPDATE`;
}

/** The version that the desk works on, begun where the newest one is published already. The catalogue must be locked. */
export async function workOnVersion({ tx, now }: Work, catalogueId: string): Promise<{ id: string; number: number }> {
  const latest = await latestVersion(tx, catalogueId);
  if (latest && latest.publishedAt === null) return latest;
  return tx.catalogueVersion.create({ data: { catalogueId, number: (latest?.number ?? 0) + 1, createdAt: now }, select: { id: true, number: true } });
}

export async function latestVersion(tx: Tx, catalogueId: string) {
  return tx.catalogueVersion.findFirst({ where: { catalogueId }, orderBy: { number: "desc" } });
}

/** The newest published version as the public read it, what every change is compared with; null before the first publication. */
export async function newestPublished(tx: Tx | Db, catalogueId: string): Promise<PublicCatalogue | null> {
  const version = await tx.catalogueVersion.findFirst({
    where: { catalogueId, revisionId: { not: null } },
    orderBy: { number: "desc" },
    select: { revisionId: true },
  });
  return version?.revisionId ? publishedContent(tx, version.revisionId) : null;
}

export async function publishedContent(tx: Tx | Db, revisionId: string): Promise<PublicCatalogue> {
  const { content } = await tx.revision.findUniqueOrThrow({ where: { id: revisionId }, select: { content: true } });
  return content as unknown as PublicCatalogue;
}
