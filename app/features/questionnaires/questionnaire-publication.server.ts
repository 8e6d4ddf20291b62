import { questionnaireFaults, type PublicQuestionnaire, type Question } from "~/domain/questionnaire/question";
import { faultSentence } from "~/domain/questionnaire/questionnaire.words";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import type { PublicationKind } from "~/platform/publication-kind.server";

/** A questionnaire on its way to the public. The noun's id is the questionnaire's. */
export const questionnairePublication: PublicationKind = {
  label: { zh: "问卷调查", en: "Questionnaire" },
  writeAction: "activity.write",

  async owner(tx, nounId) {
    const row = await tx.questionnaire.findUnique({ where: { id: nounId }, select: { title: true, window: { select: { decision: { select: { leadUnitId: true } } } } } });
    return row && { unitId: row.window.decision.leadUnitId, title: row.title, deskPath: `/desk/questionnaires/${nounId}` };
  },

  async canonicalise(tx, nounId) {
    return (await readQuestionnaire(tx, nounId))?.content as unknown as Json | undefined ?? null;
  },

  async faults(tx, nounId, now) {
    const read = await readQuestionnaire(tx, nounId);
    if (!read) return [];
    const decisionIsPublic = (await tx.publicDocument.count({ where: { kind: "draft", parentKey: read.content.decisionSlug, withdrawnAt: null } })) > 0;
    const faults = questionnaireFaults(read.content, { decisionIsPublic, wasPublished: read.wasPublished, now });
    return faults.map((fault) => ({ reason: fault.reason, zh: faultSentence("zh", fault), en: faultSentence("en", fault) }));
  },

  project(content) {
    const body = content as unknown as PublicQuestionnaire;
    return [
      {
        kind: "questionnaire",
        key: body.slug,
        parentKey: body.decisionSlug,
        path: `/questionnaires/${body.slug}`,
        title: body.title,
        body: content,
        startsAt: new Date(body.opensAt),
        endsAt: new Date(body.closesAt),
      },
    ];
  },

  /** From now on the questions stand as they were published, whoever changed one while it was being released. */
  async afterPublish({ tx, now }, nounId) {
    const { slug, publishedAt } = await tx.questionnaire.findUniqueOrThrow({ where: { id: nounId }, select: { slug: true, publishedAt: true } });
    const { body } = await tx.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "questionnaire", key: slug } }, select: { body: true } });
    const { questions } = body as unknown as PublicQuestionnaire;
    await tx.questionnaire.update({ where: { id: nounId }, data: { publishedAt: publishedAt ?? now, questions: questions as unknown as Prisma.InputJsonValue } });
  },
};

async function readQuestionnaire(tx: Tx, id: string): Promise<{ content: PublicQuestionnaire; wasPublished: boolean } | null> {
  const row = await tx.questionnaire.findUnique({ where: { id }, include: { window: { select: { decision: { select: { slug: true, title: true, titleEn: true } } } } } });
  if (!row) return null;
  const { slug, title, titleEn, introduction, introductionEn, window } = row;
  const { decision } = window;
  return {
    content: {
      questionnaireId: id,
      slug, title, titleEn, introduction, introductionEn,
      decisionSlug: decision.slug,
      decisionTitle: decision.title,
      decisionTitleEn: decision.titleEn,
      opensAt: row.opensAt.toISOString(),
      closesAt: row.closesAt.toISOString(),
      questions: row.questions as unknown as Question[],
    },
    wasPublished: row.publishedAt !== null,
  };
}
