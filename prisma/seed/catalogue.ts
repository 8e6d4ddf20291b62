import type { Platform } from "../../app/platform/platform.server";
import { dayOf } from "../../app/domain/calendar/shanghai";
import { dayAt, instantOf, type DemoStart } from "./moments";
import { publishDemo, type DemoStaff } from "./publish";
import { catalogue2025, catalogue2026 } from "./texts/catalogue";
import { sections } from "./texts/sections";
import type { CatalogueItemText, PartyConsentText, PastCatalogueItemText } from "./texts/types";

/** Both catalogues with their items, and the sections of the decision pages, published on their days. */
export async function fillCatalogues(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  const [first, latest] = [catalogue2026.versions[0]!, catalogue2026.versions.at(-1)!];
  // As it was first published: without what was added later, and before names and dates were changed.
  const asFirstPublished = catalogue2026.items.filter((item) => item.adjustment !== "added").map(beforeAdjustment);
  const firstAt = instantOf(start, { days: first.publishedOn, time: "10:00" });
  const id = await createCatalogue(platform, staff, firstAt, 2026, asFirstPublished);
  await describeCatalogue(platform, start, id, first.partyConsent, first.note);
  await publishDemo(platform, staff, "catalogue", id, firstAt, staff.writerOf("supervision"));

  const latestAt = instantOf(start, { days: latest.publishedOn, time: "10:00" });
  await platform.db.catalogueVersion.create({ data: { catalogueId: id, number: latest.number, createdAt: new Date(latestAt.getTime() - 86_400_000) } });
  for (const item of catalogue2026.items) {
    const row = decisionRow(item, latestAt);
    const { createdAt: _unchanged, ...changes } = row;
    await platform.db.decision.upsert({ where: { slug: item.slug }, create: { ...row, catalogueId: id }, update: changes });
  }
  await describeCatalogue(platform, start, id, latest.partyConsent, `${latest.note}${catalogue2026.note}`);
  await publishDemo(platform, staff, "catalogue", id, latestAt, staff.writerOf("supervision"));

  const pastAt = instantOf(start, { days: catalogue2025.partyConsent.on + 3, time: "10:00" });
  const pastId = await createCatalogue(platform, staff, pastAt, 2025, catalogue2025.items);
  await describeCatalogue(platform, start, pastId, catalogue2025.partyConsent, "");
  await publishDemo(platform, staff, "catalogue", pastId, pastAt, staff.writerOf("supervision"));
  await fillSections(platform, staff, start);
}

function beforeAdjustment(item: CatalogueItemText): CatalogueItemText {
  const { title = item.title, plannedMonth = item.plannedMonth } = item.before ?? {};
  return { ...item, title, plannedMonth, adjustment: "kept", adjustmentReason: "" };
}

async function createCatalogue(
  platform: Platform,
  staff: DemoStaff,
  at: Date,
  year: number,
  items: (CatalogueItemText | PastCatalogueItemText)[],
): Promise<string> {
  const decisions = { create: items.map((item) => decisionRow(item, at)) };
  const row = await platform.db.catalogue.create({ data: { year, unitId: staff.writerOf("supervision").unitId, createdAt: at, decisions, versions: { create: { number: 1, createdAt: at } } } });
  return row.id;
}

async function describeCatalogue(platform: Platform, start: DemoStart, id: string, consent: PartyConsentText, note: string): Promise<void> {
  await platform.db.catalogueVersion.updateMany({
    where: { catalogueId: id, publishedAt: null },
    data: { partyConsentMeeting: consent.meeting, partyConsentOn: dayAt(start, consent.on), note },
  });
}

async function fillSections(platform: Platform, staff: DemoStaff, start: DemoStart): Promise<void> {
  for (const section of sections) {
    const decision = await platform.db.decision.findUnique({ where: { slug: section.decision }, select: { id: true, leadUnitId: true } });
    if (!decision) throw new Error(`no decision ${section.decision}`);
    const at = instantOf(start, { days: section.publishedOn ?? -38, time: "10:30" });
    if (section.kind === "decisionOutcome" && section.presence === "text") await recordOutsideReport(platform, at, decision.id, staff.writerOf(decision.leadUnitId).id);
    const id = await fillSection(platform, at, decision.id, { ...section, basis: section.basis ?? "" });
    await publishDemo(platform, staff, "section", id, at, staff.writerOf(decision.leadUnitId));
  }
}

/** Decisions of the time before the system: what became of the opinions was published on the office's portal. */
async function recordOutsideReport(platform: Platform, outcomeAt: Date, decisionId: string, updatedById: string): Promise<void> {
  const doneOn = dayOf(new Date(outcomeAt.getTime() - 20 * 86_400_000));
  const documentTitle = "意见收集和采纳情况（门户网站公布）";
  await platform.db.procedureStep.create({ data: { decisionId, round: 1, kind: "publicParticipation", doneOn, documentTitle, updatedById, updatedAt: outcomeAt } });
}

/** Writes one section two hours before it is published at `now`; returns its id. */
export async function fillSection(
  platform: Platform,
  now: Date,
  decisionId: string,
  text: { kind: string; presence: string; title: string; body: string; basis: string },
): Promise<string> {
  const { kind, presence, title, body, basis } = text;
  const writtenAt = new Date(now.getTime() - 2 * 3_600_000);
  const section = await platform.db.section.create({ data: { decisionId, kind, presence, title, body, basis, updatedAt: writtenAt } });
  return section.id;
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
