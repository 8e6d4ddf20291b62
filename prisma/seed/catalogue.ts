import type { Platform } from "../../app/platform/platform.server";
import { dayAt, instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { catalogue2025, catalogue2026 } from "./texts/catalogue";
import { sections } from "./texts/sections";
import type { CatalogueItemText, PastCatalogueItemText, PastCatalogueText, PartyConsentText } from "./texts/types";

/** Both catalogues with their items, and the sections of the decision pages, published on their days. */
export async function fillCatalogues(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  const latest = catalogue2026.versions.at(-1)!;
  await fillCatalogue(platform, staff, start, { ...catalogue2026, partyConsent: latest.partyConsent }, latest.publishedOn);
  await fillCatalogue(platform, staff, start, catalogue2025, catalogue2025.partyConsent.on + 3);
  for (const section of sections) {
    const decision = await platform.db.decision.findUnique({ where: { slug: section.decision }, select: { id: true, leadUnitId: true } });
    if (!decision) throw new Error(`no decision ${section.decision}`);
    const at = instantOf(start, { days: section.publishedOn ?? -38, time: "10:30" });
    const id = await fillSection(platform, at, decision.id, { ...section, basis: section.basis ?? "" });
    await publishDemo(platform, staff, "section", id, at, staff.writerOf(decision.leadUnitId));
  }
}

/** Writes one section; returns its id. */
export async function fillSection(
  platform: Platform,
  now: Date,
  decisionId: string,
  text: { kind: string; presence: string; title: string; body: string; basis: string },
): Promise<string> {
  const { kind, presence, title, body, basis } = text;
  const section = await platform.db.section.create({ data: { decisionId, kind, presence, title, body, basis, updatedAt: now } });
  return section.id;
}

async function fillCatalogue(
  platform: Platform,
  staff: DemoStaff,
  start: DemoStart,
  text: { year: number; unit: string; note?: string; partyConsent: PartyConsentText; items: (CatalogueItemText | PastCatalogueItemText)[] } & (PastCatalogueText | object),
  publishedOn: number,
): Promise<void> {
  const at = instantOf(start, { days: publishedOn, time: "10:00" });
  const author = staff.writerOf("legal");
  const catalogue = await platform.db.catalogue.create({
    data: {
      year: text.year,
      unitId: author.unitId,
      partyConsentMeeting: text.partyConsent.meeting,
      partyConsentOn: dayAt(start, text.partyConsent.on),
      note: text.note ?? "",
      createdAt: at,
      decisions: { create: text.items.map((item) => decisionRow(item, at)) },
    },
  });
  await publishDemo(platform, staff, "catalogue", catalogue.id, at, author);
}

function decisionRow(item: CatalogueItemText | PastCatalogueItemText, now: Date) {
  const full = "coUnits" in item ? item : null;
  return {
    slug: item.slug,
    number: item.number,
    title: item.title,
    titleEn: item.titleEn,
    summary: item.summary.zh,
    summaryEn: item.summary.en,
    category: item.category,
    leadUnitId: item.leadUnit,
    coUnitIds: full?.coUnits ?? [],
    legalBasis: full?.legalBasis ?? "",
    plannedCompletion: item.plannedMonth,
    procedures: full?.procedures ?? ["publicParticipation", "legalityReview", "collectiveDecision"],
    affectsEnterprises: full?.affectsEnterprises ?? false,
    affectsLivelihood: full?.affectsLivelihood ?? false,
    contact: full?.contact ?? "",
    adjustment: item.adjustment,
    adjustmentReason: item.adjustmentReason,
    createdAt: now,
    updatedAt: now,
  };
}
