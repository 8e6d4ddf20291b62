import type { PublicHearing } from "~/domain/activities/public-shapes";
import type { Db } from "~/platform/db.server";

/** A published hearing; `withdrawn` where it was taken off, null where there never was one. */
export async function findHearing(db: Db, slug: string, number: string): Promise<{ body: PublicHearing; publishedAt: Date; updatedAt: Date } | "withdrawn" | null> {
  const document = await db.publicDocument.findUnique({
    where: { kind_key: { kind: "hearing", key: `${slug}/${number}` } },
    select: { body: true, publishedAt: true, updatedAt: true, withdrawnAt: true },
  });
  if (!document) return null;
  const { body, withdrawnAt, ...times } = document;
  return withdrawnAt ? "withdrawn" : { body: body as unknown as PublicHearing, ...times };
}

export interface HearingLink {
  number: number;
  title: string;
  titleEn: string;
  heldAt: string;
  place: string;
  isSummedUp: boolean;
}

/** The published hearings of a decision, the latest first. */
export async function publicHearingsOf(db: Db, slug: string): Promise<HearingLink[]> {
  const documents = await db.publicDocument.findMany({ where: { kind: "hearing", parentKey: slug, withdrawnAt: null }, orderBy: [{ startsAt: "desc" }, { key: "asc" }], select: { body: true } });
  return documents.map(({ body }) => {
    const { number, title, titleEn, heldAt, place, record } = body as unknown as PublicHearing;
    return { number, title, titleEn, heldAt, place, isSummedUp: record !== null };
  });
}
