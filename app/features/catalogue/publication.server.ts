import { checkAdjustment, deriveAdjustment } from "~/domain/decision/adjustment";
import type { Adjustment } from "~/domain/decision/catalogue.words";
import type { PublicCatalogue, PublicContinuation, PublicDecision } from "~/domain/decision/public-shapes";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import type { ProjectedDocument, PublicationKind } from "~/platform/publication-kind.server";
import { latestVersion, lockCatalogue, newestPublished, publishedContent } from "./open-catalogue.server";
import { adjustmentSentences } from "./words-desk";

const publicUnit = { id: true, name: true, nameEn: true } as const;

const listed = {
  orderBy: { number: "asc" },
  include: { leadUnit: { select: publicUnit } },
} as const satisfies Prisma.Catalogue$decisionsArgs;

/**
 * A year's catalogue: published as a whole and version by version, with one document for the newest version, one that stays for each version,
 * and one for each item. The noun's id is the catalogue's.
 */
export const cataloguePublication: PublicationKind = {
  label: { zh: "决策事项目录", en: "Decision catalogue" },
  writeAction: "catalogue.write",

  async owner(tx, nounId) {
    const catalogue = await tx.catalogue.findUnique({ where: { id: nounId }, select: { year: true, unitId: true } });
    return catalogue && { unitId: catalogue.unitId, title: titleOf(catalogue.year), deskPath: `/desk/catalogues/${catalogue.year}` };
  },

  /** While nobody has changed anything since the newest version was published, that version is what the catalogue says. */
  async canonicalise(tx, nounId) {
    // Whoever publishes what is read here must not have it changed under their hands.
    await tx.$queryRaw`SELECT 1 FROM "Catalogue" WHERE "id" = ${nounId} FOR SHARE`;
    const version = await latestVersion(tx, nounId);
    if (!version) return null;
    if (version.revisionId) return publishedContent(tx, version.revisionId);
    const catalogue = await tx.catalogue.findUniqueOrThrow({ where: { id: nounId }, include: { decisions: listed, carried: true } });
    if (catalogue.decisions.length === 0) return null;
    const published = await newestPublished(tx, nounId);
    const carried = catalogue.carried.map(({ content: item }) => item as unknown as PublicDecision);
    const content: PublicCatalogue = {
      year: catalogue.year,
      version: version.number,
      original: version.originalOn === null ? null : { on: version.originalOn, address: version.originalAddress },
      partyConsent: { meeting: version.partyConsentMeeting ?? "", on: version.partyConsentOn ?? "" },
      note: version.note,
      items: [...(await publicItems(tx, catalogue, published)), ...carried].sort((a, b) => a.number - b.number),
      elsewhere: await shownElsewhere(tx, catalogue.carried),
    };
    return content;
  },

  async faults(tx, nounId) {
    const version = await latestVersion(tx, nounId);
    if (!version || version.publishedAt !== null) return [];
    const published = await newestPublished(tx, nounId);
    const decisions = await tx.decision.findMany({ where: { catalogueId: nounId }, orderBy: { number: "asc" } });
    const faults: { reason: string; zh: string; en: string }[] = decisions.flatMap((decision) => {
      const claim = { ...decision, adjustment: decision.adjustment as Adjustment };
      const check = checkAdjustment(claim, published?.items.find(({ slug }) => slug === decision.slug) ?? null, published !== null);
      if (check.ok) return [];
      return [{ reason: check.reason, zh: `《${decision.title}》：${adjustmentSentences[check.reason][1]}`, en: `"${decision.title}": the adjustment does not fit what was published, or gives no reason; please correct it.` }];
    });
    const { year } = await tx.catalogue.findUniqueOrThrow({ where: { id: nounId }, select: { year: true } });
    for (const { title, plannedCompletion, adjustment } of decisions) {
      if (adjustment === "cancelled" || Number(plannedCompletion.slice(0, 4)) >= year) continue;
      faults.push({ reason: "PLANNED_BEFORE_YEAR", zh: `《${title}》的计划完成时间在${year}年以前，请修改。`, en: `"${title}" is planned for a time before ${year}; please change it.` });
    }
    if (!version.partyConsentMeeting || !version.partyConsentOn) {
      // Decree 713 article 3: the catalogue is published with the consent of the party committee of the same level.
      faults.push({
        reason: "PARTY_CONSENT_MISSING",
        zh: `还没有登记办党组同意公布目录第 ${version.number} 版的会议和日期，请先登记。`,
        en: `The party leadership group's consent to version ${version.number} (meeting and date) is not recorded yet; record it first.`,
      });
    }
    return faults;
  },

  project(content) {
    const catalogue = content as unknown as PublicCatalogue;
    const path = `/catalogue/${catalogue.year}`;
    const document = { parentKey: null, startsAt: null, endsAt: null };
    return [
      ...catalogue.items.filter(({ slug }) => !catalogue.elsewhere.includes(slug)).map((item): ProjectedDocument => ({
        ...document,
        kind: "decision",
        key: item.slug,
        parentKey: item.slug,
        path: `/decisions/${item.slug}`,
        title: item.title,
        body: item as unknown as Json,
      })),
      ...catalogue.items.flatMap((item) => continuationOf(item)),
      { ...document, kind: "catalogue", key: String(catalogue.year), path, title: titleOf(catalogue.year), body: content },
      {
        ...document,
        kind: "catalogueVersion",
        key: `${catalogue.year}/${catalogue.version}`,
        parentKey: `catalogue/${catalogue.year}`,
        path: `${path}/versions/${catalogue.version}`,
        title: `${titleOf(catalogue.year)}（第 ${catalogue.version} 版）`,
        body: content,
      },
    ];
  },

  /** The version is closed: what comes next is compared with it, and begins as kept. */
  async afterPublish({ tx, now }, nounId) {
    await lockCatalogue(tx, nounId);
    const version = await latestVersion(tx, nounId);
    const revision = await tx.revision.findFirstOrThrow({
      where: { publication: { kind: "catalogue", nounId }, publishedAt: { not: null } },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    if (!version) throw new Error("a catalogue without a version was published");
    await tx.catalogueVersion.update({ where: { id: version.id }, data: { revisionId: revision.id, publishedAt: version.publishedAt ?? now } });
    await tx.decision.updateMany({ where: { catalogueId: nounId, adjustment: { notIn: ["kept", "cancelled"] } }, data: { adjustment: "kept", adjustmentReason: "" } });
  },
};

type ListedCatalogue = Prisma.CatalogueGetPayload<{ include: { decisions: typeof listed } }>;

async function publicItems(tx: Tx, { year, decisions }: ListedCatalogue, published: PublicCatalogue | null): Promise<PublicDecision[]> {
  const rows = await tx.unit.findMany({ where: { id: { in: decisions.flatMap(({ coUnitIds }) => coUnitIds) } }, select: publicUnit });
  const units = new Map(rows.map((row) => [row.id, row]));
  return decisions.map((decision): PublicDecision => {
    const before = published?.items.find(({ slug }) => slug === decision.slug) ?? null;
    const derived = deriveAdjustment({ ...decision, adjustment: decision.adjustment as Adjustment }, before, published !== null);
    return {
      year,
      number: decision.number,
      slug: decision.slug,
      title: decision.title,
      titleEn: decision.titleEn,
      summary: decision.summary,
      summaryEn: decision.summaryEn,
      category: decision.category,
      leadUnit: decision.leadUnit,
      coUnits: decision.coUnitIds.flatMap((id) => units.get(id) ?? []),
      legalBasis: decision.legalBasis,
      plannedCompletion: decision.plannedCompletion,
      procedures: decision.procedures,
      affectsEnterprises: decision.affectsEnterprises,
      affectsLivelihood: decision.affectsLivelihood,
      contact: decision.contact,
      adjustment: derived.kinds[0] ?? "kept",
      adjustmentReason: decision.adjustmentReason,
      before: derived.before,
      carriedFrom: decision.carriedFromYear !== null && decision.carriedFromSlug !== null ? { year: decision.carriedFromYear, slug: decision.carriedFromSlug } : null,
    };
  });
}

/** The items that a later catalogue shows to the public under the same address; this one leaves their pages to it. */
async function shownElsewhere(tx: Tx, carried: { slug: string; toYear: number }[]): Promise<string[]> {
  const documents = await tx.publicDocument.findMany({
    where: { kind: "continuation", key: { in: carried.map(({ slug, toYear }) => `${slug}/${toYear}`) }, withdrawnAt: null },
    select: { parentKey: true },
  });
  return documents.flatMap(({ parentKey }) => parentKey ?? []).sort();
}

/** Where the old page and the old table say that the item goes on. */
function continuationOf(item: PublicDecision): ProjectedDocument[] {
  if (item.carriedFrom === null) return [];
  const body: PublicContinuation = { year: item.year, slug: item.slug, title: item.title };
  return [
    {
      kind: "continuation",
      key: `${item.carriedFrom.slug}/${item.year}`,
      parentKey: item.carriedFrom.slug,
      path: `/decisions/${item.slug}`,
      title: item.title,
      body,
      startsAt: null,
      endsAt: null,
    },
  ];
}

function titleOf(year: number): string {
  return `${year}年度重大行政决策事项目录`;
}
