import { endOfDay, isDay, type Day } from "~/domain/calendar/shanghai";
import { proveInclusion, verifyInclusion, type DailyDigest, type DigestVerification, type InclusionProof } from "~/domain/consultation/daily-digest";
import type { Db } from "~/platform/db.server";
import { nodeSha256 } from "./publish-digests.server";

/** A day in the list of digests. */
export interface DigestDay {
  day: Day;
  /** Windows with a digest of the day. */
  windows: number;
}

export interface PublishedDigest extends DailyDigest {
  title: string;
  slug: string;
}

/** Days with a digest, newest first, thirty at a time; those before `before` where it is given. One query. */
export async function listDigestDays(db: Db, before: Day | null): Promise<{ days: DigestDay[]; next: Day | null }> {
  const DAYS = 30;
  const rows = await db.publicDocument.groupBy({
    by: ["path"],
    where: { kind: "digest", ...(before === null ? {} : { endsAt: { lt: endOfDay(before) } }) },
    _count: { _all: true },
    orderBy: { path: "desc" },
    take: DAYS + 1,
  });
  const days = rows.map((row) => ({ day: row.path.slice("/digests/".length), windows: row._count._all }));
  return { days: days.slice(0, DAYS), next: days.length > DAYS ? (days[DAYS - 1]?.day ?? null) : null };
}

/** The digests of one day, one for each window. One query. */
export async function digestsOf(db: Db, day: string): Promise<PublishedDigest[]> {
  if (!isDay(day)) return [];
  const rows = await db.publicDocument.findMany({ where: { kind: "digest", endsAt: endOfDay(day) }, orderBy: { key: "asc" }, select: { body: true, title: true, parentKey: true } });
  return rows.map(({ body, title, parentKey }) => ({ ...(body as unknown as DailyDigest), title, slug: (parentKey ?? "").split("/")[0] ?? "" }));
}

/** The same with the sums of every window, as the file holds them. Two queries. */
export async function digestFileOf(db: Db, day: string): Promise<{ day: Day; digests: (DailyDigest & { leaves: string[] })[] } | null> {
  const digests = await digestsOf(db, day);
  if (digests.length === 0) return null;
  const rows = await db.publicDocument.findMany({ where: { kind: "digest-leaves", key: { in: digests.map(({ window }) => `${window}/${day}`) } }, select: { parentKey: true, body: true } });
  const leaves = new Map(rows.map((row) => [row.parentKey, row.body as string[]]));
  return { day, digests: digests.map(({ title: _title, slug: _slug, ...digest }) => ({ ...digest, leaves: leaves.get(digest.window) ?? [] })) };
}

/** What the holder of a receipt can check. `proof` is null where the sum is not in the digest that should have it. */
export interface ReceiptProof {
  code: string;
  /** Null until the first night after the opinion came. */
  day: Day | null;
  publishedRoot: string;
  proof: InclusionProof | null;
  verification: DigestVerification | null;
}

/** The proof of a receipt in its stored form, checked against the published digest; null when there is no such receipt. */
export async function findProof(db: Db, receiptCode: string): Promise<ReceiptProof | null> {
  const opinion = await db.opinion.findUnique({
    where: { receiptCode },
    select: { body: true, salt: true, digest: true, digestDay: true, window: { select: { round: true, decision: { select: { slug: true } } } } },
  });
  if (!opinion) return null;
  const { digestDay: day, digest: sum, salt, body, window } = opinion;
  if (day === null) return { code: receiptCode, day, publishedRoot: "", proof: null, verification: null };
  const key = `${window.decision.slug}/${window.round}/${day}`;
  const rows = await db.publicDocument.findMany({ where: { key, kind: { in: ["digest", "digest-leaves"] } }, select: { kind: true, body: true } });
  const digest = rows.find(({ kind }) => kind === "digest")?.body as DailyDigest | undefined;
  const leaves = (rows.find(({ kind }) => kind === "digest-leaves")?.body ?? []) as string[];
  const proof = digest ? proveInclusion(nodeSha256, { digest, leaves }, { text: salt === null ? null : body, salt, sum }) : null;
  const publishedRoot = digest?.root ?? "";
  const missing: DigestVerification = { consistent: false, reason: "PATH", where: "sum", expected: publishedRoot, found: sum };
  return { code: receiptCode, day, publishedRoot, proof, verification: proof ? verifyInclusion(nodeSha256, proof, publishedRoot) : missing };
}
