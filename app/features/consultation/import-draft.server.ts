import { randomUUID } from "node:crypto";
import { carryIdentities, type ComparedClause } from "~/domain/consultation/carry-identities";
import { parseDraftBytes } from "~/domain/consultation/clause-bytes";
import type { DraftRefusal } from "~/domain/consultation/clause-parse";
import { countClauses, flattenClauses, type ClauseCounts, type DraftText } from "~/domain/consultation/clause-tree";
import { sha256Hex } from "~/domain/text/sha256";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { Actor } from "~/platform/unit-of-work.server";

export type ImportDraft =
  | { ok: true; versionId: string; number: number; title: string; counts: ClauseCounts }
  | { ok: false; reason: "NOT_FOUND" | DraftRefusal };

/** Who imports, and the decisions in reach: an officer's own unit's, or all for the command line. */
export interface Importer {
  actor: Actor;
  unitScope: { leadUnitId?: string };
}

/**
 * Stores a text as the next version of a decision's draft, clause by clause, in one transaction. A clause that says the same as one of the
 * version before stays that clause (`identityId`), whatever its number is now, and keeps the public reason why it takes no comments. A text that cannot be read changes nothing.
 */
export async function importDraft(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  importer: Importer,
  source: { slug: string; name: string; bytes: Uint8Array },
): Promise<ImportDraft> {
  const parsed = parseDraftBytes(source.bytes);
  if (!parsed.ok) return parsed;
  const { draft } = parsed;
  const counts = countClauses(draft);
  return platform.unitOfWork<ImportDraft>({ now, actor: importer.actor }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug: source.slug, ...importer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    // Versions are numbered one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR UPDATE`;
    const before = await tx.draftVersion.findFirst({
      where: { decisionId: decision.id },
      orderBy: { number: "desc" },
      select: { id: true, number: true },
    });
    const version = await tx.draftVersion.create({
      data: {
        decisionId: decision.id,
        number: (before?.number ?? 0) + 1,
        title: draft.title,
        preamble: draft.preamble,
        appendix: draft.appendix,
        sourceName: source.name,
        sourceSha256: sha256Hex(source.bytes),
        createdById: "id" in importer.actor ? importer.actor.id : importer.actor.kind,
        createdAt: now,
      },
      select: { id: true, number: true },
    });
    await tx.clause.createMany({ data: await clauseRows(tx, draft, version.id, before?.id ?? null) });
    await record({ action: "draft.imported", nounKind: "draft", nounId: version.id, detail: { slug: source.slug, number: version.number, ...counts } });
    return { ok: true, versionId: version.id, number: version.number, title: draft.title, counts };
  });
}

export type PreviewDraft =
  | {
      ok: true;
      draft: DraftText;
      counts: ClauseCounts;
      /** Clauses whose words the version before has too, and those that are new or changed; null for a first version. */
      compared: { same: number; different: number } | null;
    }
  | { ok: false; reason: DraftRefusal };

/** What an import would store, for the officer to look at first. Writes nothing. */
export async function previewDraft(tx: Tx, beforeId: string | null, bytes: Uint8Array): Promise<PreviewDraft> {
  const parsed = parseDraftBytes(bytes);
  if (!parsed.ok) return parsed;
  const { draft } = parsed;
  const { carried } = await carryFrom(tx, draft, beforeId);
  const same = carried.filter((index) => index !== null).length;
  return { ok: true, draft, counts: countClauses(draft), compared: beforeId === null ? null : { same, different: carried.length - same } };
}

async function carryFrom(tx: Tx, draft: DraftText, beforeId: string | null) {
  const flat = flattenClauses(draft);
  const old = beforeId === null ? [] : await tx.clause.findMany({ where: { versionId: beforeId }, orderBy: { position: "asc" } });
  const places = new Map(old.map(({ id }, index) => [id, index]));
  const carried = carryIdentities(
    old.map((clause) => ({
      kind: clause.kind as ComparedClause["kind"],
      title: clause.title,
      text: clause.text,
      depth: clause.depth,
      parent: clause.parentId === null ? null : (places.get(clause.parentId) ?? null),
    })),
    flat.map(({ node: { kind, title, text }, parent, depth }) => ({ kind, title, text, parent, depth })),
  );
  return { flat, old, carried };
}

async function clauseRows(tx: Tx, draft: DraftText, versionId: string, beforeId: string | null) {
  const { flat, old, carried } = await carryFrom(tx, draft, beforeId);
  const ids = flat.map(() => randomUUID());
  return flat.map(({ node: { kind, number, title, text, anchor, label }, parent, depth }, index) => {
    const same = old[carried[index] ?? -1];
    return {
      id: ids[index]!,
      versionId,
      identityId: same?.identityId ?? randomUUID(),
      parentId: parent === null ? null : ids[parent]!,
      position: index + 1,
      depth,
      kind,
      number,
      title,
      text,
      anchor,
      label,
      closedReason: same?.closedReason ?? null,
    };
  });
}
