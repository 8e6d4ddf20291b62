import type { PublicWindow } from "~/domain/consultation/public-shapes";
import type { Db } from "~/platform/db.server";

/** One public document without its content. A withdrawn one is a tombstone: when and why, and nothing of what it said. */
export interface Published {
  id: string;
  kind: string;
  key: string;
  path: string;
  title: string;
  sha256: string;
  publishedAt: Date;
  updatedAt: Date;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
}

const select = { id: true, kind: true, key: true, path: true, title: true, sha256: true, publishedAt: true, updatedAt: true, withdrawnAt: true, withdrawnReason: true } as const;

/** Where a reader of changes stands: behind the document `id`, which changed at `updatedAt`. */
export interface ChangeCursor {
  updatedAt: Date;
  id: string;
}

/** Everything public in the order of its last change, oldest first, a page behind the cursor. What changes again comes again. */
export async function listChanges(db: Db, { after, kind, take }: { after: ChangeCursor | null; kind: string | null; take: number }): Promise<Published[]> {
  const rows = await db.publicDocument.findMany({
    where: {
      ...(kind === null ? {} : { kind }),
      ...(after ? { OR: [{ updatedAt: { gt: after.updatedAt } }, { updatedAt: after.updatedAt, id: { gt: after.id } }] } : {}),
    },
    orderBy: [{ updatedAt: "asc" }, { id: "asc" }],
    take,
    select,
  });
  return rows.map(withoutTitle);
}

/** Kinds without an entry of their own in the feed. */
export const SILENT_KINDS = ["catalogue", "decision", "continuation", "file", "auditHead", "digest", "digest-leaves"] as const;

/**
 * The newest changes first, for a feed. A catalogue has one entry for each version; its items and files are part of what they belong to, and the audit
 * chain and the daily digests are no news: they have no entry.
 */
export async function newestChanges(db: Db, take: number): Promise<Published[]> {
  const rows = await db.publicDocument.findMany({ where: { kind: { notIn: [...SILENT_KINDS] } }, orderBy: [{ updatedAt: "desc" }, { id: "desc" }], take, select });
  return rows.map(withoutTitle);
}

function withoutTitle(row: Published): Published {
  return row.withdrawnAt ? { ...row, title: "" } : row;
}

/** One public document with what it says; `body` is null for a withdrawn one. */
export async function findPublished(db: Db, kind: string, key: string): Promise<(Published & { body: unknown }) | null> {
  const row = await db.publicDocument.findUnique({ where: { kind_key: { kind, key } }, select: { ...select, body: true } });
  return row && { ...withoutTitle(row), body: row.withdrawnAt ? null : row.body };
}

/** Every window that was ever public and closes after `since`, for a calendar. */
export async function windowsInCalendar(db: Db, since: Date) {
  const rows = await db.publicDocument.findMany({
    where: { kind: "window", startsAt: { not: null }, endsAt: { gt: since } },
    orderBy: [{ startsAt: "asc" }, { key: "asc" }],
    select: { id: true, parentKey: true, title: true, body: true, startsAt: true, endsAt: true, publishedAt: true, updatedAt: true, withdrawnAt: true },
  });
  return rows.map(({ body, ...row }) => ({ ...row, startsAt: row.startsAt!, endsAt: row.endsAt!, window: row.withdrawnAt ? null : (body as unknown as PublicWindow) }));
}

const SITEMAP_PAGE = 20_000;

/** The addresses of all public pages with their last change, the newest first. Parts of a page (`#…`) are that page. */
export async function sitemapPages(db: Db): Promise<{ path: string; updatedAt: Date }[]> {
  const rows = await db.publicDocument.findMany({ where: { withdrawnAt: null, kind: { not: "file" } }, orderBy: { updatedAt: "desc" }, take: SITEMAP_PAGE, select: { path: true, updatedAt: true } });
  const pages = new Map<string, Date>();
  for (const { path, updatedAt } of rows) {
    const page = path.split("#")[0]!;
    if (!pages.has(page)) pages.set(page, updatedAt);
  }
  return [...pages].map(([path, updatedAt]) => ({ path, updatedAt }));
}
