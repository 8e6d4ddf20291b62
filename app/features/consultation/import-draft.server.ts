import { randomUUID } from "node:crypto";
import { alignDrafts } from "~/domain/consultation/clause-align";
import type { ClauseMark } from "~/domain/consultation/clause-mark";
import { countClauses, flattenClauses, type ClauseCounts, type DraftText } from "~/domain/consultation/clause-tree";
import { sha256Hex } from "~/domain/text/sha256";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { Actor } from "~/platform/unit-of-work.server";
import { alignVersion, baseFor, storedClauses } from "./align-version.server";
import { readDraft, type ReadRefusal, type WordNotes } from "./read-draft.server";

export type ImportDraft =
  | { ok: true; versionId: string; number: number; title: string; counts: ClauseCounts }
  | { ok: false; reason: "NOT_FOUND" }
  | ({ ok: false } & ReadRefusal);

/** The newest version is this very file: nothing is written, and that version is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; versionId: string; number: number };

/** Who imports, and the decisions in reach: an officer's own unit's, or all for the command line. */
export interface Importer {
  actor: Actor;
  unitScope: { leadUnitId?: string };
}

/**
 * Stores a text as the next version of a decision's draft, clause by clause, in one transaction, and aligns it with the version before: a clause that was found again
 * stays that clause (`identityId`), whatever its number is now, and keeps the public reason why it takes no comments. A text that cannot be read changes nothing; the file of the newest version, byte for byte, sent by an
 * officer is that version, so that of two equal requests, one after the other under the decision's lock, the second finds the first.
 */
export async function importDraft(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  importer: Importer,
  source: { slug: string; name: string; bytes: Uint8Array },
): Promise<ImportDraft> {
  const read = readDraft(source.bytes);
  if (!read.ok) return read;
  const { draft } = read;
  const counts = countClauses(draft);
  const result = await platform.unitOfWork<ImportDraft | Repeated>({ now, actor: importer.actor }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug: source.slug, ...importer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    // Versions are numbered one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR UPDATE`;
    const latest = await tx.draftVersion.findFirst({ where: { decisionId: decision.id }, orderBy: { number: "desc" }, select: { id: true, number: true, sourceSha256: true } });
    const sourceSha256 = sha256Hex(source.bytes);
    // The command line stores what it is told to store; a person's button is pressed twice.
    if (importer.actor.kind === "staff" && latest?.sourceSha256 === sourceSha256) return { ok: false, reason: "REPEATED", versionId: latest.id, number: latest.number };
    const number = (latest?.number ?? 0) + 1;
    const version = await tx.draftVersion.create({
      data: {
        decisionId: decision.id,
        number,
        title: draft.title,
        preamble: draft.preamble,
        appendix: draft.appendix,
        sourceName: source.name,
        sourceSha256,
        createdById: "id" in importer.actor ? importer.actor.id : importer.actor.kind,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.clause.createMany({ data: clauseRows(draft, version.id, await carriedWords(tx, draft, latest?.id ?? null)) });
    const base = await baseFor(tx, decision.id, number);
    await alignVersion(tx, version.id, base?.id ?? null);
    await record({ action: "draft.imported", nounKind: "draft", nounId: version.id, detail: { slug: source.slug, number, ...counts } });
    return { ok: true, versionId: version.id, number, title: draft.title, counts };
  });
  if (result.ok || result.reason !== "REPEATED") return result;
  return { ok: true, versionId: result.versionId, number: result.number, title: draft.title, counts };
}

export type PreviewDraft =
  | {
      ok: true;
      draft: DraftText;
      counts: ClauseCounts;
      notes: WordNotes | null;
      /** What becomes of the clauses of the version that it will be aligned with; null for a first version. */
      compared: { number: number; marks: Record<ClauseMark, number>; changes: PreviewedChange[] } | null;
    }
  | ({ ok: false } & ReadRefusal);

export interface PreviewedChange {
  mark: Exclude<ClauseMark, "unchanged">;
  label: string;
  oldLabel: string | null;
}

/** What an import would store, for the officer to look at first. Writes nothing. */
export async function previewDraft(tx: Tx, { decisionId, number }: { decisionId: string; number: number }, bytes: Uint8Array): Promise<PreviewDraft> {
  const read = readDraft(bytes);
  if (!read.ok) return read;
  const { draft, notes } = read;
  const counts = countClauses(draft);
  const base = await baseFor(tx, decisionId, number);
  if (!base) return { ok: true, draft, counts, notes, compared: null };
  const old = await storedClauses(tx, base.id);
  const flat = flattenClauses(draft);
  const { pairs, deleted, added } = alignDrafts(old, flat);
  const marks: Record<ClauseMark, number> = { unchanged: 0, modified: 0, moved: 0, new: added.length, deleted: deleted.length };
  for (const { mark } of pairs) marks[mark] += 1;
  const changes = [
    ...pairs.flatMap(({ mark, newIndex, oldLabel }): (PreviewedChange & { place: number })[] =>
      mark === "unchanged" ? [] : [{ mark, label: flat[newIndex]!.label, oldLabel: oldLabel === flat[newIndex]!.label ? null : oldLabel, place: newIndex }],
    ),
    ...added.map((place): PreviewedChange & { place: number } => ({ mark: "new", label: flat[place]!.label, oldLabel: null, place })),
  ].sort((a, b) => a.place - b.place);
  const gone = deleted.map((index): PreviewedChange => ({ mark: "deleted", label: old[index]!.label, oldLabel: null }));
  return { ok: true, draft, counts, notes, compared: { number: base.number, marks, changes: [...changes.map(({ place: _place, ...change }) => change), ...gone] } };
}

interface CarriedWords {
  closedReason: string | null;
  guideNote: string | null;
}

/**
 * What officials wrote beside the clauses of the newest version, published or not: why a clause took no comments, and, where its own words are
 * the same, what it means.
 */
async function carriedWords(tx: Tx, draft: DraftText, latestId: string | null): Promise<Map<number, CarriedWords>> {
  if (latestId === null) return new Map();
  const latest = await storedClauses(tx, latestId);
  if (latest.every(({ closedReason, guideNote }) => closedReason === null && guideNote === null)) return new Map();
  return new Map(
    alignDrafts(latest, flattenClauses(draft)).pairs.map(({ oldIndex, newIndex, mark }) => {
      const { closedReason, guideNote } = latest[oldIndex]!;
      return [newIndex, { closedReason, guideNote: mark === "modified" ? null : guideNote }];
    }),
  );
}

function clauseRows(draft: DraftText, versionId: string, carried: ReadonlyMap<number, CarriedWords>) {
  const flat = flattenClauses(draft);
  const ids = flat.map(() => randomUUID());
  return flat.map(({ node: { kind, number, title, text, anchor, label }, parent, depth }, index) => ({
    id: ids[index]!,
    versionId,
    identityId: ids[index]!,
    parentId: parent === null ? null : ids[parent]!,
    position: index + 1,
    depth,
    kind,
    number,
    title,
    text,
    anchor,
    label,
    ...(carried.get(index) ?? { closedReason: null, guideNote: null }),
  }));
}
