import { canonicalJson } from "./domain/text/canonical-json";
import type { Json } from "./domain/text/json";
import { sha256Hex } from "./domain/text/sha256";
import type { Prisma } from "./platform/generated/client";
import { hearingPublication } from "./features/activities/hearing-publication.server";
import { cataloguePublication } from "./features/catalogue/publication.server";
import { sectionPublication } from "./features/catalogue/section-publication.server";
import { draftPublication } from "./features/consultation/draft-publication.server";
import { opinionPublication } from "./features/consultation/opinion-publication.server";
import { reportPublication } from "./features/consultation/report-publication.server";
import { windowPublication } from "./features/consultation/window-publication.server";
import { eventPublication } from "./features/open-month/event-publication.server";
import { lotteryPublication } from "./features/open-month/lottery-publication.server";
import { seasonPublication } from "./features/open-month/season-publication.server";
import { procedurePublication } from "./features/procedure/procedure-publication.server";
import { questionnairePublication } from "./features/questionnaires/questionnaire-publication.server";
import { callPublication } from "./features/representatives/call-publication.server";
import { drawPublication } from "./features/representatives/draw-publication.server";
import type { AuditHead } from "./domain/audit/chain";
import { HEAD_KIND } from "./features/audit/chain-rows.server";
import type { ProjectedDocument, PublicationKind } from "./platform/publication-kind.server";
import type { Work } from "./platform/unit-of-work.server";

/** How each noun becomes public. The table is closed: what is not here cannot be published. */
export const publications = {
  catalogue: cataloguePublication,
  section: sectionPublication,
  procedure: procedurePublication,
  draft: draftPublication,
  window: windowPublication,
  opinion: opinionPublication,
  report: reportPublication,
  hearing: hearingPublication,
  questionnaire: questionnairePublication,
  season: seasonPublication,
  event: eventPublication,
  lottery: lotteryPublication,
  call: callPublication,
  draw: drawPublication,
} as const satisfies Record<string, PublicationKind>;

export type PublicationKindName = keyof typeof publications;

/** The kind of that name, or null for a name that nobody registered. */
export function publicationKind(name: string): PublicationKind | null {
  return Object.hasOwn(publications, name) ? publications[name as PublicationKindName] : null;
}

/** Documents that stay as they are when a later revision has others: every version of a catalogue stays readable (rule V6). */
const LASTING_KINDS = ["catalogueVersion"];

/**
 * Copies an approved revision into the public projection, in the caller's transaction. A document that says the same as before keeps the instant of
 * its last change; documents of an earlier revision that the new one does not have any more are withdrawn, but for the lasting ones. The only writer
 * of `PublicDocument`.
 */
export async function project(
  work: Work,
  revision: { id: string; publicationId: string; sha256: string },
  documents: ProjectedDocument[],
): Promise<void> {
  const standing = await work.tx.publicDocument.findMany({ where: { publicationId: revision.publicationId, withdrawnAt: null } });
  const before = new Map(standing.map((row) => [`${row.kind} ${row.key}`, canonicalJson(saidBy({ ...row, body: row.body as Json }))]));
  for (const document of documents) {
    const { kind, key, body, rows, ...rest } = document;
    const source = { revisionId: revision.id, publicationId: revision.publicationId, sha256: revision.sha256 };
    if (before.get(`${kind} ${key}`) === canonicalJson(saidBy(document))) {
      await work.tx.publicDocument.update({ where: { kind_key: { kind, key } }, data: source });
      continue;
    }
    const data = { ...rest, ...source, body: body as Prisma.InputJsonValue, updatedAt: work.now, withdrawnAt: null, withdrawnReason: null };
    await work.tx.publicDocument.upsert({
      where: { kind_key: { kind, key } },
      create: { kind, key, publishedAt: work.now, ...data },
      update: data,
    });
    if (!rows) continue;
    await work.tx.reportRow.deleteMany({ where: { reportKey: key } });
    for await (const page of rows(work.tx)) {
      for (let at = 0; at < page.length; at += ROWS_AT_ONCE) await work.tx.reportRow.createMany({ data: page.slice(at, at + ROWS_AT_ONCE).map((row) => ({ reportKey: key, ...row })) });
    }
  }
  await work.tx.publicDocument.updateMany({
    where: { publicationId: revision.publicationId, revisionId: { not: revision.id }, kind: { notIn: LASTING_KINDS }, withdrawnAt: null },
    data: { withdrawnAt: work.now, updatedAt: work.now, withdrawnReason: "", body: {} },
  });
}

/** What a document tells the public, to see whether it tells anything new. */
function saidBy({ parentKey, path, title, body, startsAt, endsAt }: Omit<ProjectedDocument, "kind" | "key">): Json {
  return { parentKey, path, title, body, startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null };
}

/**
 * Shows the public where the audit chain ends: the one thing that is published without a review, because it is a day, a number and a hash
 * that nobody writes and that say nothing about anybody (docs/decisions/0060). It can hold nothing else.
 */
export async function projectAuditHead(work: Work, { day, position, hash }: AuditHead): Promise<void> {
  const publicationId = `${HEAD_KIND}/${day}`;
  await project(work, { id: `${publicationId}/${position}`, publicationId, sha256: hash }, [
    { kind: HEAD_KIND, key: day, parentKey: null, path: "/audit/heads", title: day, body: { day, position, hash }, startsAt: null, endsAt: null },
  ]);
}

/** Rows written by one statement. */
const ROWS_AT_ONCE = 1000;

/** Takes everything that a publication shows off every public page, at once. The emptied row stays as a tombstone for feeds. */
export async function withdrawProjection(work: Work, publicationId: string, reason: string): Promise<void> {
  const { kind, nounId } = await work.tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { kind: true, nounId: true } });
  const reports = await work.tx.publicDocument.findMany({ where: { publicationId, kind: "report" }, select: { key: true } });
  await work.tx.reportRow.deleteMany({ where: { reportKey: { in: reports.map(({ key }) => key) } } });
  await publicationKind(kind)?.afterWithdraw?.(work, nounId);
  await work.tx.publicDocument.updateMany({
    where: { publicationId, withdrawnAt: null },
    data: { withdrawnAt: work.now, withdrawnReason: reason, updatedAt: work.now, body: {} },
  });
}

/**
 * Shows numbers that the system itself computes: a day's digest, a row that is off the public page while it is looked into. They hold
 * nothing that a person wrote, so there is nothing to review (docs/decisions/0090). What is public already stays as it is.
 *
 * @returns false where the public has the document already
 */
export async function projectNumbers(work: Work, document: ProjectedDocument): Promise<boolean> {
  const { body, ...rest } = document;
  const source = `${document.kind}:${document.key}`;
  const { count } = await work.tx.publicDocument.createMany({
    data: [{ ...rest, body: body as Prisma.InputJsonValue, publicationId: source, revisionId: source, sha256: sha256Hex(canonicalJson(body)), publishedAt: work.now, updatedAt: work.now }],
    skipDuplicates: true,
  });
  return count > 0;
}

/**
 * Shows what is published of a noun again, each document changed by `change`: words that must leave the page at once are taken out without
 * waiting for a review, and put back from the reviewed content. Of a document with rows, `change` gives those that change. The revision itself stays
 * as it was reviewed.
 */
export async function showChanged(work: Work, noun: { kind: PublicationKindName; nounId: string }, change: (document: ProjectedDocument) => ProjectedDocument): Promise<void> {
  const revision = await work.tx.revision.findFirst({
    where: { publication: noun, publishedAt: { not: null }, supersededAt: null, withdrawnAt: null },
    select: { id: true, content: true },
  });
  if (!revision) return;
  for (const document of publications[noun.kind].project(revision.content as Json).map(change)) {
    const { count } = await work.tx.publicDocument.updateMany({
      where: { kind: document.kind, key: document.key, revisionId: revision.id, withdrawnAt: null },
      data: { title: document.title, body: document.body as Prisma.InputJsonValue, updatedAt: work.now },
    });
    if (count === 0) continue;
    for await (const rows of document.rows?.(work.tx) ?? []) {
      for (const { number, ...row } of rows) await work.tx.reportRow.updateMany({ where: { reportKey: document.key, number }, data: row });
    }
  }
}
