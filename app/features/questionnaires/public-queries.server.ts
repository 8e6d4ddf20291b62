import type { PublicQuestionnaire } from "~/domain/questionnaire/question";
import { resultsAnchor } from "~/domain/questionnaire/results";
import type { Db, Tx } from "~/platform/db.server";

/** A published questionnaire; `withdrawn` where it was taken off, null where there never was one. */
export async function findQuestionnaire(db: Db | Tx, slug: string): Promise<PublicQuestionnaire | "withdrawn" | null> {
  const document = await db.publicDocument.findUnique({ where: { kind_key: { kind: "questionnaire", key: slug } }, select: { body: true, withdrawnAt: true } });
  if (!document) return null;
  return document.withdrawnAt ? "withdrawn" : (document.body as unknown as PublicQuestionnaire);
}

/** When the public can answer, as it was told; null where it cannot. */
export async function publicTimes(db: Db | Tx, slug: string): Promise<{ opensAt: Date; closesAt: Date } | null> {
  const found = await findQuestionnaire(db, slug);
  return found === null || found === "withdrawn" ? null : { opensAt: new Date(found.opensAt), closesAt: new Date(found.closesAt) };
}

/** Where the public reads the counted results: the page of the report that carries them; null before that. */
export async function publicResultsPath(db: Db, { slug, decisionSlug }: Pick<PublicQuestionnaire, "slug" | "decisionSlug">): Promise<string | null> {
  const report = await db.publicDocument.findFirst({
    where: { kind: "report", parentKey: decisionSlug, withdrawnAt: null, body: { path: ["activities"], array_contains: [{ results: { slug } }] } },
    orderBy: { key: "desc" },
    select: { path: true, key: true },
  });
  return report && `${report.path}?round=${report.key.slice(decisionSlug.length + 1)}#${resultsAnchor(slug)}`;
}

export interface QuestionnaireLink {
  slug: string;
  title: string;
  titleEn: string;
  opensAt: string;
  closesAt: string;
}

/** The published questionnaires of a decision, the one that closes last first. */
export async function publicQuestionnairesOf(db: Db, decisionSlug: string): Promise<QuestionnaireLink[]> {
  const documents = await db.publicDocument.findMany({ where: { kind: "questionnaire", parentKey: decisionSlug, withdrawnAt: null }, orderBy: [{ endsAt: "desc" }, { key: "asc" }], select: { body: true } });
  return documents.map(({ body }) => {
    const { slug, title, titleEn, opensAt, closesAt } = body as unknown as PublicQuestionnaire;
    return { slug, title, titleEn, opensAt, closesAt };
  });
}
