import { markOf } from "~/domain/consultation/clause-mark";
import type { Db } from "~/platform/db.server";
import { publicVersions } from "./align-version.server";

/** Where the clause of an opinion stands in the newest public version, where that is another one than the opinion was given on. */
export interface ClausePlace {
  versionNumber: number;
  /** What the clause is called now; null where it was deleted. */
  label: string | null;
  isModified: boolean;
  /** The public comparison of the two versions at this clause. */
  compareHref: string;
}

/** The places of some opinions of a window by the opinion's id. None while the public has no later version. Five queries, however many there are. */
export async function clausePlaces(db: Db, windowId: string, opinionIds: string[]): Promise<Map<string, ClausePlace>> {
  const window = await db.consultationWindow.findUnique({
    where: { id: windowId },
    select: { versionId: true, version: { select: { number: true } }, decisionId: true, decision: { select: { slug: true } } },
  });
  if (!window) return new Map();
  const { slug } = window.decision;
  const newest = Math.max(0, ...(await publicVersions(db, slug)));
  if (newest <= window.version.number) return new Map();
  const opinions = await db.opinion.findMany({ where: { id: { in: opinionIds }, clauseIdentityId: { not: null } }, select: { id: true, clauseIdentityId: true } });
  const identityId = { in: opinions.flatMap(({ clauseIdentityId }) => clauseIdentityId ?? []) };
  const select = { identityId: true, title: true, text: true, anchor: true, label: true } as const;
  const [olds, news] = await Promise.all([
    db.clause.findMany({ where: { versionId: window.versionId, identityId }, select }),
    db.clause.findMany({ where: { version: { decisionId: window.decisionId, number: newest }, identityId }, select }),
  ]);
  const [before, now] = [new Map(olds.map((clause) => [clause.identityId, clause])), new Map(news.map((clause) => [clause.identityId, clause]))];
  const compare = `/decisions/${slug}/draft/compare?from=${window.version.number}&to=${newest}`;
  return new Map(
    opinions.map(({ id, clauseIdentityId }): [string, ClausePlace] => {
      const [old, heir] = [before.get(clauseIdentityId ?? ""), now.get(clauseIdentityId ?? "")];
      return [
        id,
        {
          versionNumber: newest,
          label: heir?.label ?? null,
          isModified: old !== undefined && heir !== undefined && markOf(old, heir) === "modified",
          compareHref: `${compare}#${heir ? heir.anchor : `was-${old?.anchor ?? ""}`}`,
        },
      ];
    }),
  );
}
