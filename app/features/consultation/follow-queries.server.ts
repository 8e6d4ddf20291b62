import type { Contact } from "~/domain/identity/contact";
import type { Db } from "~/platform/db.server";

/** The decision behind one subscription, or null. */
export async function findFollow(db: Db, id: string): Promise<{ title: string; titleEn: string } | null> {
  const follow = await db.follow.findUnique({ where: { id }, select: { decision: { select: { title: true, titleEn: true } } } });
  return follow?.decision ?? null;
}

/** What a contact follows. */
export async function listFollows(db: Db, contact: Contact): Promise<{ slug: string; title: string; titleEn: string; followedAt: Date }[]> {
  const rows = await db.follow.findMany({
    where: { contactKind: contact.kind, contact: contact.value },
    orderBy: { followedAt: "asc" },
    select: { followedAt: true, decision: { select: { slug: true, title: true, titleEn: true } } },
  });
  return rows.map(({ followedAt, decision }) => ({ ...decision, followedAt }));
}
