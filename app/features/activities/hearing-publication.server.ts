import { countConfirmations } from "~/domain/activities/hearing-confirmation";
import { hearingFaults } from "~/domain/activities/hearing-faults";
import { hearingFaultWords } from "~/domain/activities/hearing.words";
import type { HearingSide, PublicHearing } from "~/domain/activities/public-shapes";
import { publicMask } from "~/domain/identity/names";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { noteActivity } from "./note-activity.server";

/**
 * A hearing on its way to the public: first the notice, then the list of participants, then the summary of the record, each a revision of one
 * text with a review of its own. The noun's id is the hearing's.
 */
export const hearingPublication: PublicationKind = {
  label: { zh: "听证会", en: "Public hearing" },
  writeAction: "activity.write",

  async owner(tx, nounId) {
    const hearing = await tx.hearing.findUnique({ where: { id: nounId }, select: { number: true, title: true, decision: { select: { slug: true, leadUnitId: true } } } });
    return hearing && { unitId: hearing.decision.leadUnitId, title: hearing.title, deskPath: `/desk/decisions/${hearing.decision.slug}/hearings/${hearing.number}` };
  },

  /** Makes who changes the hearing wait: the activity that follows from a release tells of what was released. */
  async canonicalise(tx, nounId) {
    await tx.$queryRaw`SELECT 1 FROM "Hearing" WHERE "id" = ${nounId} FOR NO KEY UPDATE`;
    const hearing = await readHearing(tx, nounId);
    return hearing ? (hearing.content as unknown as Json) : null;
  },

  async faults(tx, nounId, now) {
    const hearing = await readHearing(tx, nounId);
    if (!hearing) return [];
    const { slug, number } = hearing.content;
    const documents = await tx.publicDocument.findMany({
      where: { withdrawnAt: null, OR: [{ kind: "hearing", key: `${slug}/${number}` }, { kind: { in: ["draft", "section"] }, parentKey: slug }] },
      select: { kind: true, key: true, publishedAt: true, body: true },
    });
    const standing = documents.find(({ kind }) => kind === "hearing");
    const faults = hearingFaults(hearing.content, {
      draftIsPublic: documents.some(({ kind }) => kind === "draft"),
      explanationIsPublic: documents.some(({ kind, key }) => kind === "section" && key === `${slug}/draftingExplanation`),
      published: standing ? { body: standing.body as unknown as PublicHearing, since: standing.publishedAt } : null,
      openConfirmations: hearing.openConfirmations,
      now,
    });
    return faults.map((reason) => ({ reason, zh: hearingFaultWords.zh[reason], en: hearingFaultWords.en[reason] }));
  },

  project(content) {
    const hearing = content as unknown as PublicHearing;
    return [
      {
        kind: "hearing",
        key: `${hearing.slug}/${hearing.number}`,
        parentKey: hearing.slug,
        path: `/decisions/${hearing.slug}/hearings/${hearing.number}`,
        title: hearing.title,
        body: content,
        startsAt: new Date(hearing.heldAt),
        endsAt: null,
      },
    ];
  },

  afterPublish: noteActivity,
};

async function readHearing(tx: Tx, hearingId: string): Promise<{ content: PublicHearing; openConfirmations: number } | null> {
  const row = await tx.hearing.findUnique({
    where: { id: hearingId },
    include: { decision: { select: { slug: true, title: true, titleEn: true } }, participants: { orderBy: { position: "asc" } } },
  });
  if (!row) return null;
  const { open, ...answered } = countConfirmations(row.participants);
  const { number, title, titleEn, matter, summaryEn, requiredBy, place, method, observers, media, contactPhone, contactEmail, noticeDays, materialsSentOn, materialsReason } = row;
  return {
    content: {
      hearingId: row.id,
      slug: row.decision.slug,
      decisionTitle: row.decision.title,
      decisionTitleEn: row.decision.titleEn,
      number, title, titleEn, matter, summaryEn, requiredBy, place, method, observers, media, contactPhone, contactEmail, noticeDays, materialsSentOn, materialsReason,
      heldAt: row.heldAt.toISOString(),
      applicationsOpenAt: row.applicationsOpenAt.toISOString(),
      applicationsCloseAt: row.applicationsCloseAt.toISOString(),
      sides: row.sides as unknown as HearingSide[],
      participants: row.participants.map(({ name, side }) => ({ name: publicMask(name), side })),
      record: row.recordSummary === "" ? null : { summary: row.recordSummary, ...answered },
    },
    openConfirmations: open,
  };
}
