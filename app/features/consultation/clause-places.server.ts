import { markOf } from "~/domain/consultation/clause-mark";
import { ClauseVersion } from "~/domain/consultation/clause-version";
import type { Db } from "~/platform/db.server";
import { publicVersions, storedClauses } from "./align-version.server";

/** Where a clause that people commented on stands in the newest public version, where that is another one than the consulted version. */
export interface ClausePlace {
  /** The version that people read when they gave their opinion; its words and numbers are the ones that opinions quote. */
  consultedNumber: number;
  versionNumber: number;
  /** What the clause is called now; null where it was deleted. */
  label: string | null;
  /** The clause reads otherwise now, or something that belongs to it does. */
  isModified: boolean;
  /** The public comparison of the two versions at this clause. */
  compareHref: string;
}

/** Picks the places of the clauses that are named, by their permanent identity. */
export type ClausePlaces = (named: Iterable<string | null>) => Map<string, ClausePlace>;

const NO_PLACES: ClausePlaces = () => new Map();

/**
 * The places of the clauses of a window's consulted version. None while the public has no later version. Six queries, however many clauses are
 * asked for afterwards: a page can read them while it finds out which clauses it shows.
 */
export async function clausePlaces(db: Db, windowId: string): Promise<ClausePlaces> {
  const window = await db.consultationWindow.findUnique({
    where: { id: windowId },
    select: { versionId: true, version: { select: { number: true } }, decisionId: true, decision: { select: { slug: true } } },
  });
  if (!window) return NO_PLACES;
  const { slug } = window.decision;
  const newest = Math.max(0, ...(await publicVersions(db, slug)));
  if (newest <= window.version.number) return NO_PLACES;
  const version = await db.draftVersion.findUnique({ where: { decisionId_number: { decisionId: window.decisionId, number: newest } }, select: { id: true } });
  if (!version) return NO_PLACES;
  const [before, now] = await Promise.all([storedClauses(db, window.versionId), storedClauses(db, version.id)]);
  const [old, revised] = [new ClauseVersion(before), new ClauseVersion(now)];
  const heirs = new Map(now.map(({ identityId }, index) => [identityId, index]));
  const whole = (of: ClauseVersion, index: number) => ({ title: null, text: of.wholeWords(index), anchor: of.clauses[index]!.anchor });
  const compare = `/decisions/${slug}/draft/compare?from=${window.version.number}&to=${newest}`;
  const places = (wanted: ReadonlySet<string | null>) =>
    before.flatMap(({ identityId }, index): [string, ClausePlace][] => {
      if (!wanted.has(identityId)) return [];
      const heir = heirs.get(identityId);
      // The comparison shows articles in one piece.
      const [unit, heirUnit] = [old.unitOf(index) ?? index, heir === undefined ? undefined : (revised.unitOf(heir) ?? heir)];
      const place = {
        consultedNumber: window.version.number,
        versionNumber: newest,
        label: heir === undefined ? null : now[heir]!.label,
        isModified: heir !== undefined && markOf(whole(old, index), whole(revised, heir)) === "modified",
        compareHref: `${compare}#${heirUnit === undefined ? placeOfDeleted(heirs.get(before[unit]!.identityId), now, before[unit]!.anchor) : now[heirUnit]!.anchor}`,
      };
      return [[identityId, place]];
    });
  return (named) => new Map(places(new Set(named)));
}

/** A paragraph that was deleted is shown with its article as it is now; an article that was deleted stands by itself. */
function placeOfDeleted(heirOfUnit: number | undefined, now: readonly { anchor: string }[], anchor: string): string {
  return heirOfUnit === undefined ? `was-${anchor}` : now[heirOfUnit]!.anchor;
}
