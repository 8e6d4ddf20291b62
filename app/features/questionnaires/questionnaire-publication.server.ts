import { questionnaireFaults, type OpenTimes, type PublicQuestionnaire, type Question } from "~/domain/questionnaire/question";
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

  /** Waits for who notes its results and for who changes it, and makes them wait: what is released here is what they find. */
  async canonicalise(tx, nounId) {
    await tx.$queryRaw`SELECT 1 FROM "Questionnaire" WHERE "id" = ${nounId} FOR NO KEY UPDATE`;
    return (await readQuestionnaire(tx, nounId))?.content as unknown as Json | undefined ?? null;
  },

  async faults(tx, nounId, now) {
    const read = await readQuestionnaire(tx, nounId);
    if (!read) return [];
    const { content, window, round, ...state } = read;
    const { slug, decisionSlug } = content;
    const documents = await tx.publicDocument.findMany({
      where: { withdrawnAt: null, OR: [{ kind: "draft", parentKey: decisionSlug }, { kind: "window", key: `${decisionSlug}/${round}` }, { kind: "questionnaire", key: slug }] },
      select: { kind: true, startsAt: true, endsAt: true },
    });
    const timesOf = (wanted: string): OpenTimes | null => {
      const found = documents.find(({ kind }) => kind === wanted);
      return found?.startsAt && found.endsAt ? { opensAt: found.startsAt.toISOString(), closesAt: found.endsAt.toISOString() } : null;
    };
    const faults = questionnaireFaults(content, {
      ...state,
      decisionIsPublic: documents.some(({ kind }) => kind === "draft"),
      window: timesOf("window") ?? window,
      published: timesOf("questionnaire"),
      now,
    });
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

interface ReadQuestionnaire {
  content: PublicQuestionnaire;
  /** Of its consultation, as it is planned. */
  window: OpenTimes;
  round: number;
  wasPublished: boolean;
  isNoted: boolean;
}

async function readQuestionnaire(tx: Tx, id: string): Promise<ReadQuestionnaire | null> {
  const row = await tx.questionnaire.findUnique({
    where: { id },
    include: { window: { select: { round: true, opensAt: true, closesAt: true, decision: { select: { slug: true, title: true, titleEn: true } } } } },
  });
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
    window: { opensAt: window.opensAt.toISOString(), closesAt: window.closesAt.toISOString() },
    round: window.round,
    wasPublished: row.publishedAt !== null,
    isNoted: row.activityId !== null,
  };
}
