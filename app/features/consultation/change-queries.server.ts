import { isCalled } from "~/domain/consultation/clause-name";
import { findClause, isHeading, quotedText } from "~/domain/consultation/outline";
import type { PublicClause, PublicDraft } from "~/domain/consultation/public-shapes";
import type { Db } from "~/platform/db.server";
import { findDraft } from "./public-queries.server";

/** A clause as an answer names it; with identity and version where they were known when the answer was saved. */
export interface ChangeWanted {
  label: string;
  identity: string | null;
  version: number | null;
}

/** A clause that was changed because of an opinion. `before` is null where the consulted version has no such clause. */
export interface ChangedClause {
  /** As the answer names it. */
  label: string;
  version: number;
  /** The version that people commented on. */
  consultedVersion: number;
  /** Of the clause in `version`, and of what the comparison shows in one piece with it. */
  anchor: string;
  comparedAnchor: string;
  /** What the clause was called in the consulted version, and is called in `version`. */
  oldLabel: string | null;
  newLabel: string;
  /** The words as printed. */
  before: string | null;
  after: string;
  /** The same without the clause's own number, for the difference; null where the consulted version has no such clause. */
  words: { before: string; after: string } | null;
}

/**
 * The named clauses in the version that answers mean, or the newest published one, beside the words that people commented on; each name
 * once. Nothing for a version that is not public yet and for a clause that reads as before.
 */
export async function changesOf(db: Db, slug: string, consultedKey: string, wanted: readonly ChangeWanted[]): Promise<ChangedClause[]> {
  const versions = await db.publicDocument.findMany({ where: { kind: "draft", parentKey: slug, withdrawnAt: null }, select: { key: true } });
  const numbers = versions.map(({ key }) => Number(key.slice(slug.length + 1))).sort((a, b) => b - a);
  const consultedNumber = Number(consultedKey.slice(slug.length + 1));
  const newest = numbers[0];
  if (newest === undefined || newest <= consultedNumber) return [];
  const meant = ({ version }: ChangeWanted) => (version !== null && numbers.includes(version) ? version : newest);
  const names = [...new Map(wanted.map((each) => [each.label, each])).values()];
  const drafts = new Map(await Promise.all([...new Set([consultedNumber, ...names.map(meant)])].map(async (number) => [number, await findDraft(db, `${slug}/${number}`)] as const)));
  const consulted = drafts.get(consultedNumber);
  return names.flatMap((name): ChangedClause[] => {
    const version = meant(name);
    const revised = drafts.get(version);
    const clause = revised?.clauses.find((each) => each.identity === name.identity) ?? revised?.clauses.find((each) => isCalled(each, name.label));
    const before = consulted?.clauses.find((each) => each.identity === clause?.identity);
    const [old, now] = [before && quoteOf(consulted, before), clause && quoteOf(revised, clause)];
    if (!clause || !now || now.words === old?.words) return [];
    return [
      {
        label: name.label,
        version,
        consultedVersion: consultedNumber,
        anchor: clause.anchor,
        comparedAnchor: comparedAnchorOf(revised, clause),
        oldLabel: before?.label ?? null,
        newLabel: clause.label,
        before: old?.printed ?? null,
        after: now.printed,
        words: old ? { before: old.words, after: now.words } : null,
      },
    ];
  });
}

/** The comparison shows an article with all that belongs to it. */
function comparedAnchorOf(draft: PublicDraft | null | undefined, clause: PublicClause): string {
  const parent = draft?.clauses.find(({ identity }) => identity === clause.parent);
  return parent === undefined || isHeading(parent) ? clause.anchor : comparedAnchorOf(draft, parent);
}

function quoteOf(draft: PublicDraft | null | undefined, { anchor }: PublicClause): { printed: string; words: string } | undefined {
  const node = findClause(draft?.clauses ?? [], anchor);
  return node ? { printed: quotedText(node), words: quotedText({ ...node, clause: { ...node.clause, number: null } }) } : undefined;
}
