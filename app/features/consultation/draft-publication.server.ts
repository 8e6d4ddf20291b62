import { isHeading } from "~/domain/consultation/outline";
import type { PublicClause, PublicDeletedClause, PublicDraft } from "~/domain/consultation/public-shapes";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import type { PartState } from "~/domain/consultation/window";
import { sectionState } from "./window-publication.server";
import { publicVersions } from "./align-version.server";
import { noteNews } from "./note-news.server";

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
    const earlier = await earlierVersions(tx, version);
    // A version that the public never saw is nothing to compare with.
    const comparedWith = earlier[0]?.id === version.baseId ? (earlier[0]?.number ?? null) : null;
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
        ...(clause.guideNote === null ? {} : { guideNote: clause.guideNote }),
        mark: comparedWith === null ? null : (clause.mark as PublicClause["mark"]),
        wholeMark: comparedWith === null ? null : (clause.wholeMark as PublicClause["wholeMark"]),
        oldLabel: comparedWith === null ? null : clause.oldLabel,
      })),
      comparedWith,
      deleted: await deletedClauses(tx, earlier, new Set(identities.values())),
    };
    return content;
  },

  /** Draft and guide are written, signed and released together (三同步); opinions on a version that came out in between hang on clauses that this one does not know. */
  async faults(tx, nounId) {
    const version = await tx.draftVersion.findUniqueOrThrow({ where: { id: nounId }, select: { number: true, decisionId: true, base: { select: { number: true } }, decision: { select: { slug: true } } } });
    const faults = [];
    if ((await guideOf(tx, version.decisionId)) === "missing") {
      faults.push({
        reason: "GUIDE_MISSING",
        zh: "还没有草案解读。解读和草案同步起草、同步审签、同步发布：请先写“草案解读”栏目，或者在征集安排里写明不提供解读的理由。",
        en: "There is no plain-language guide yet. Write it, or record in the plan of the consultation why there is none.",
      });
    }
    const published = [...(await publicVersions(tx, version.decision.slug))].filter((number) => number < version.number);
    const newest = Math.max(0, ...published);
    if (newest > (version.base?.number ?? 0)) {
      faults.push({
        reason: "BASE_STALE",
        zh: `这一版导入以后，第 ${newest} 版已经公布，两者还没有对照过。请在“与上一版对照”页面按“重新对照”，核对以后再提交。`,
        en: `Version ${newest} was published after this version was imported. Compare the two again on the comparison page of the desk first.`,
      });
    }
    return faults;
  },

  async releaseFaults(tx, nounId) {
    const { decisionId } = await tx.draftVersion.findUniqueOrThrow({ where: { id: nounId }, select: { decisionId: true } });
    if ((await guideOf(tx, decisionId)) !== "unreviewed") return [];
    return [{ reason: "GUIDE_NOT_PUBLISHED", zh: "草案解读还没有发布。请先发布解读，随即发布草案。", en: "The plain-language guide is not published yet. Publish it first, and the draft right after it." }];
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

  /** Followers hear of every version after the first. */
  async afterPublish(work, nounId) {
    const { decisionId, number } = await work.tx.draftVersion.findUniqueOrThrow({ where: { id: nounId }, select: { decisionId: true, number: true } });
    if (number === 1) return;
    await work.record({ action: "draft.version-published", nounKind: "draft", nounId }, await noteNews(work, decisionId, null, { kind: "version", number }));
  },
};

/** The guide of a decision; `exempt` where the plan of a consultation says why there is none. */
async function guideOf(tx: Tx, decisionId: string): Promise<PartState | "exempt"> {
  const state = await sectionState(tx, decisionId, "draftInterpretation");
  if (state !== "missing") return state;
  const exemptions = await tx.consultationWindow.count({ where: { decisionId, NOT: [{ guideExemption: null }, { guideExemption: "" }] } });
  return exemptions > 0 ? "exempt" : "missing";
}

interface EarlierVersion {
  id: string;
  number: number;
}

/** The versions that this one goes back to and that were ever public, newest first. */
async function earlierVersions(tx: Tx, version: { decisionId: string; baseId: string | null; decision: { slug: string } }): Promise<EarlierVersion[]> {
  if (version.baseId === null) return [];
  const all = await tx.draftVersion.findMany({ where: { decisionId: version.decisionId }, select: { id: true, number: true, baseId: true } });
  const wasPublic = await publicVersions(tx, version.decision.slug);
  const earlier: EarlierVersion[] = [];
  for (let next = all.find(({ id }) => id === version.baseId); next; next = all.find(({ id }) => id === next!.baseId)) {
    if (wasPublic.has(next.number)) earlier.push({ id: next.id, number: next.number });
  }
  return earlier;
}

/** What earlier versions have and this one does not, each as the last version has it. Bare headings take no opinions and are left out. */
async function deletedClauses(tx: Tx, earlier: readonly EarlierVersion[], kept: ReadonlySet<string>): Promise<PublicDeletedClause[]> {
  const rows = await tx.clause.findMany({
    where: { versionId: { in: earlier.map(({ id }) => id) } },
    orderBy: { position: "asc" },
    select: { id: true, versionId: true, identityId: true, parentId: true, kind: true, text: true, anchor: true, label: true },
  });
  const clauses = new Map(rows.map((row) => [row.id, row]));
  const seen = new Set(kept);
  return earlier.flatMap(({ id, number }) => {
    const gone = rows.filter(({ versionId, identityId }) => versionId === id && !seen.has(identityId));
    for (const { identityId } of gone) seen.add(identityId);
    const goneIds = new Set(gone.map((clause) => clause.id));
    return gone.flatMap(({ identityId, parentId, kind, text, anchor, label }): PublicDeletedClause[] => {
      if (isHeading({ kind: kind as PublicClause["kind"] }) && text === "") return [];
      const parent = parentId === null ? undefined : clauses.get(parentId);
      const isUnit = !parent || !goneIds.has(parent.id) || isHeading({ kind: parent.kind as PublicClause["kind"] });
      return [{ identity: identityId, versionNumber: number, anchor, label, isUnit }];
    });
  });
}
