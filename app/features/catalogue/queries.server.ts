import type { TableItem } from "~/domain/decision/catalogue-table";
import type { SectionKind } from "~/domain/decision/public-shapes";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

/** The units of the office, for the choices of a form. */
export async function listUnits(db: Db): Promise<{ id: string; name: string }[]> {
  return db.unit.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true, name: true } });
}

/** The years that have a catalogue, newest first, published or not. */
export async function catalogueYears(db: Db): Promise<number[]> {
  const rows = await db.catalogue.findMany({ orderBy: { year: "desc" }, select: { year: true } });
  return rows.map(({ year }) => year);
}

/** A year's catalogue as the desk sees it: all items, those of the officer's reach marked. Null where the year has none. */
export async function deskCatalogue(db: Db, officer: Officer, year: number) {
  const catalogue = await db.catalogue.findUnique({
    where: { year },
    select: {
      id: true,
      year: true,
      unitId: true,
      versions: {
        orderBy: { number: "desc" },
        select: { number: true, partyConsentMeeting: true, partyConsentOn: true, note: true, originalOn: true, originalAddress: true, publishedAt: true },
      },
      decisions: {
        orderBy: { number: "asc" },
        select: {
          slug: true,
          number: true,
          title: true,
          category: true,
          plannedCompletion: true,
          adjustment: true,
          leadUnitId: true,
          leadUnit: { select: { name: true } },
        },
      },
    },
  });
  if (!catalogue) return null;
  const [unit, shown] = await Promise.all([
    db.unit.findUnique({ where: { id: catalogue.unitId }, select: { name: true } }),
    db.publicDocument.count({ where: { kind: "catalogue", key: String(year), withdrawnAt: null } }),
  ]);
  const reaches = (unitId: string) => !officer.ownUnitOnly || unitId === officer.unitId;
  return {
    ...catalogue,
    unitName: unit?.name ?? catalogue.unitId,
    /** The version that is being worked on; null while the newest one stands as it was published. */
    working: catalogue.versions.find(({ publishedAt }) => publishedAt === null) ?? null,
    isWithdrawn: shown === 0,
    published: catalogue.versions.find(({ publishedAt }) => publishedAt !== null) ?? null,
    isOurs: reaches(catalogue.unitId),
    decisions: catalogue.decisions.map((item) => ({ ...item, isOurs: reaches(item.leadUnitId) })),
  };
}
export type DeskCatalogue = NonNullable<Awaited<ReturnType<typeof deskCatalogue>>>;

/** One item of the officer's reach with all its fields; null for anybody else's. */
export async function itemForEdit(db: Db, officer: Officer, slug: string) {
  return db.decision.findFirst({ where: { slug, ...officer.unitScope }, include: { catalogue: { select: { year: true } }, leadUnit: { select: { name: true } } } });
}
export type EditableItem = NonNullable<Awaited<ReturnType<typeof itemForEdit>>>;

/** One section of a decision of the officer's reach; `section` is null while nobody has begun it. */
export async function sectionForEdit(db: Db, officer: Officer, slug: string, kind: SectionKind) {
  const decision = await db.decision.findFirst({
    where: { slug, ...officer.unitScope },
    select: { slug: true, title: true, sections: { where: { kind } } },
  });
  return decision && { slug: decision.slug, title: decision.title, section: decision.sections[0] ?? null };
}

/** Everything that makes up the page of one decision, without the texts; null for a decision out of the officer's reach. */
export async function decisionHub(db: Db, officer: Officer, slug: string) {
  return db.decision.findFirst({
    where: { slug, ...officer.unitScope },
    select: {
      id: true,
      slug: true,
      title: true,
      summary: true,
      catalogueId: true,
      catalogue: { select: { year: true } },
      leadUnit: { select: { name: true } },
      sections: { select: { id: true, kind: true, presence: true, updatedAt: true } },
      drafts: { orderBy: { number: "desc" }, select: { id: true, number: true, title: true, createdAt: true } },
      windows: { orderBy: { round: "desc" }, select: { id: true, round: true, opensAt: true, closesAt: true, version: { select: { number: true } } } },
    },
  });
}
export type DecisionHub = NonNullable<Awaited<ReturnType<typeof decisionHub>>>;

/** A year's catalogue as it stands on the desk, for a table; null where the year has none. */
export async function tableOfYear(db: Db, year: number): Promise<TableItem[] | null> {
  const catalogue = await db.catalogue.findUnique({
    where: { year },
    select: {
      decisions: {
        orderBy: { number: "asc" },
        select: { number: true, title: true, category: true, plannedCompletion: true, adjustment: true, coUnitIds: true, leadUnit: { select: { name: true } } },
      },
    },
  });
  if (!catalogue) return null;
  const names = new Map((await listUnits(db)).map(({ id, name }) => [id, name]));
  return catalogue.decisions.map(({ leadUnit, coUnitIds, ...item }) => ({ ...item, unitNames: [leadUnit.name, ...coUnitIds.flatMap((id) => names.get(id) ?? [])] }));
}
