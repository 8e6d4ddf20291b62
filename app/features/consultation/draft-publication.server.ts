import type { PublicClause, PublicDraft } from "~/domain/consultation/public-shapes";
import type { Json } from "~/domain/text/json";
import type { PublicationKind } from "~/platform/publication-kind.server";

type DraftContent = PublicDraft & { slug: string };

/** One version of a draft. The noun's id is the version's. */
export const draftPublication: PublicationKind = {
  label: { zh: "决策草案", en: "Draft" },
  writeAction: "draft.write",

  async owner(tx, nounId) {
    const version = await tx.draftVersion.findUnique({
      where: { id: nounId },
      select: { number: true, title: true, decision: { select: { slug: true, leadUnitId: true } } },
    });
    return (
      version && {
        unitId: version.decision.leadUnitId,
        title: `${version.title}（第${version.number}版）`,
        deskPath: `/desk/decisions/${version.decision.slug}/draft`,
      }
    );
  },

  async canonicalise(tx, nounId) {
    const version = await tx.draftVersion.findUnique({
      where: { id: nounId },
      include: { decision: { select: { slug: true } }, clauses: { orderBy: { position: "asc" } } },
    });
    if (!version || version.clauses.length === 0) return null;
    const identities = new Map(version.clauses.map((clause) => [clause.id, clause.identityId]));
    const content: DraftContent = {
      slug: version.decision.slug,
      versionNumber: version.number,
      title: version.title,
      preamble: version.preamble,
      appendix: version.appendix,
      clauses: version.clauses.map((clause) => ({
        identity: clause.identityId,
        parent: clause.parentId ? (identities.get(clause.parentId) ?? null) : null,
        depth: clause.depth,
        kind: clause.kind as PublicClause["kind"],
        number: clause.number,
        title: clause.title,
        text: clause.text,
        anchor: clause.anchor,
        label: clause.label,
        closedReason: clause.closedReason,
      })),
    };
    return content;
  },

  async faults() {
    return [];
  },

  project(content) {
    const { slug, ...draft } = content as unknown as DraftContent;
    return [
      {
        kind: "draft",
        key: `${slug}/${draft.versionNumber}`,
        parentKey: slug,
        path: `/decisions/${slug}/draft`,
        title: draft.title,
        body: draft as unknown as Json,
        startsAt: null,
        endsAt: null,
      },
    ];
  },
};
