import type { PublicCatalogue, PublicDecision, PublicUnit } from "~/domain/decision/public-shapes";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { ProjectedDocument, PublicationKind } from "~/platform/publication-kind.server";

const publicUnit = { id: true, name: true, nameEn: true } as const;

/** A year's catalogue: published as a whole, with one document for each item. The noun's id is the catalogue's. */
export const cataloguePublication: PublicationKind = {
  label: { zh: "决策事项目录", en: "Decision catalogue" },
  writeAction: "catalogue.write",

  async owner(tx, nounId) {
    const catalogue = await tx.catalogue.findUnique({ where: { id: nounId }, select: { year: true, unitId: true } });
    return catalogue && { unitId: catalogue.unitId, title: titleOf(catalogue.year), deskPath: `/desk/catalogues/${catalogue.year}` };
  },

  async canonicalise(tx, nounId) {
    const catalogue = await tx.catalogue.findUnique({
      where: { id: nounId },
      include: { decisions: { orderBy: { number: "asc" }, include: { leadUnit: { select: publicUnit } } } },
    });
    if (!catalogue || catalogue.decisions.length === 0) return null;
    const coUnits = await unitsById(tx, catalogue.decisions.flatMap((decision) => decision.coUnitIds));
    const items = catalogue.decisions.map(
      (decision): PublicDecision => ({
        year: catalogue.year,
        number: decision.number,
        slug: decision.slug,
        title: decision.title,
        titleEn: decision.titleEn,
        summary: decision.summary,
        summaryEn: decision.summaryEn,
        category: decision.category,
        leadUnit: decision.leadUnit,
        coUnits: decision.coUnitIds.flatMap((id) => coUnits.get(id) ?? []),
        legalBasis: decision.legalBasis,
        plannedCompletion: decision.plannedCompletion,
        procedures: decision.procedures,
        affectsEnterprises: decision.affectsEnterprises,
        affectsLivelihood: decision.affectsLivelihood,
        contact: decision.contact,
        adjustment: decision.adjustment,
        adjustmentReason: decision.adjustmentReason,
      }),
    );
    const content: PublicCatalogue = {
      year: catalogue.year,
      partyConsent: { meeting: catalogue.partyConsentMeeting ?? "", on: catalogue.partyConsentOn ?? "" },
      note: catalogue.note,
      items,
    };
    return content;
  },

  async faults(tx, nounId) {
    const catalogue = await tx.catalogue.findUniqueOrThrow({
      where: { id: nounId },
      select: { partyConsentMeeting: true, partyConsentOn: true, decisions: { select: { title: true, adjustment: true, adjustmentReason: true } } },
    });
    const faults = catalogue.decisions
      .filter((decision) => decision.adjustment !== "kept" && decision.adjustmentReason === "")
      .map((decision) => ({
        reason: "ADJUSTMENT_WITHOUT_REASON",
        zh: `《${decision.title}》有调整但没有写明理由，请补充。`,
        en: `"${decision.title}" was adjusted without a reason; please add one.`,
      }));
    if (!catalogue.partyConsentMeeting || !catalogue.partyConsentOn) {
      // Decree 713 article 3: the catalogue is published with the consent of the party committee of the same level.
      faults.push({
        reason: "PARTY_CONSENT_MISSING",
        zh: "还没有登记办党组同意公布目录的会议和日期，请先登记。",
        en: "The party leadership group's consent (meeting and date) is not recorded yet; record it first.",
      });
    }
    return faults;
  },

  project(content) {
    const catalogue = content as unknown as PublicCatalogue;
    const path = `/catalogue/${catalogue.year}`;
    const documents: ProjectedDocument[] = catalogue.items.map((item) => ({
      kind: "decision",
      key: item.slug,
      parentKey: item.slug,
      path: `/decisions/${item.slug}`,
      title: item.title,
      body: item as unknown as Json,
      startsAt: null,
      endsAt: null,
    }));
    documents.push({
      kind: "catalogue",
      key: String(catalogue.year),
      parentKey: null,
      path,
      title: titleOf(catalogue.year),
      body: content,
      startsAt: null,
      endsAt: null,
    });
    return documents;
  },
};

function titleOf(year: number): string {
  return `${year}年度重大行政决策事项目录`;
}

async function unitsById(tx: Tx, ids: string[]): Promise<Map<string, PublicUnit>> {
  const rows = await tx.unit.findMany({ where: { id: { in: ids } }, select: publicUnit });
  return new Map(rows.map((row) => [row.id, row]));
}
