import type { DrawRecord, FrozenDraw } from "~/domain/representatives/draw-record";
import type { PoolCounts, PublicCall, PublicDraw } from "~/domain/representatives/public-shapes";
import type { Json } from "~/domain/text/json";
import type { Tx } from "~/platform/db.server";
import { publishAtOnce, type Project } from "~/platform/publish-at-once.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import type { Work } from "~/platform/unit-of-work.server";

/**
 * A frozen pool and, later, its result. Its content is computed by rules that were reviewed and published with the call, holds no name, and must be public
 * before the random value exists. Therefore freezing and drawing publish it at once; everything else of a publication, withdrawal first of all, is as ever.
 */
export const drawPublication: PublicationKind = {
  label: { zh: "公众代表抽选记录", en: "Draw of representatives" },
  writeAction: "draw.run",

  async owner(tx, nounId) {
    const draw = await tx.representativeDraw.findUnique({ where: { id: nounId }, select: { call: { select: { slug: true, title: true, unitId: true } } } });
    return draw && { unitId: draw.call.unitId, title: `抽选：${draw.call.title}`, deskPath: `/desk/calls/${draw.call.slug}/pool` };
  },

  canonicalise: drawContent,

  async faults() {
    return [];
  },

  project(content) {
    const draw = content as unknown as PublicDraw;
    return [
      {
        kind: "draw",
        key: draw.drawId,
        parentKey: draw.decisionSlug,
        path: `/draws/${draw.drawId}`,
        title: `抽选：${draw.callTitle.zh}`,
        body: content,
        startsAt: new Date(draw.record.frozen.frozenAt),
        endsAt: null,
      },
    ];
  },
};

async function drawContent(tx: Tx, drawId: string): Promise<Json | null> {
  const draw = await tx.representativeDraw.findUnique({ where: { id: drawId } });
  if (!draw) return null;
  // The last published text of the call: after freezing no other can follow it.
  const revision = await tx.revision.findFirst({
    where: { publication: { kind: "call", nounId: draw.callId }, publishedAt: { not: null } },
    orderBy: { number: "desc" },
    select: { content: true },
  });
  if (!revision) return null;
  const call = revision.content as unknown as PublicCall;
  const content: PublicDraw = {
    drawId,
    callSlug: call.slug,
    callTitle: call.title,
    decisionSlug: call.decisionSlug,
    alternates: call.alternates,
    dimensions: call.dimensions,
    counts: draw.counts as unknown as PoolCounts,
    recordHash: draw.recordHash,
    valuePublicAt: draw.valuePublicAt?.toISOString() ?? null,
    record: draw.record ? (draw.record as unknown as DrawRecord) : { frozen: draw.frozen as unknown as FrozenDraw, recordHash: draw.recordHash },
  };
  return content as unknown as Json;
}

/** Publishes a draw as it stands now, in the caller's transaction. */
export async function showDraw(work: Work, draw: { id: string; unitId: string }, officerId: string, project: Project): Promise<void> {
  const content = await drawContent(work.tx, draw.id);
  if (content === null) throw new Error(`draw ${draw.id} has no published call`);
  await publishAtOnce(work, { kind: "draw", nounId: draw.id, unitId: draw.unitId }, content, drawPublication, officerId, project);
}
