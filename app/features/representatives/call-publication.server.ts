import { callFaults } from "~/domain/representatives/call-faults";
import { callFaultWords } from "~/domain/representatives/call.words";
import type { Bilingual, PublicCall, PublicDimension } from "~/domain/representatives/public-shapes";
import type { Tx } from "~/platform/db.server";
import type { PublicationKind } from "~/platform/publication-kind.server";

/** A call with its selection method, published as one text before anybody can sign up. The noun's id is the call's. */
export const callPublication: PublicationKind = {
  label: { zh: "公众代表遴选公告", en: "Call for representatives" },
  writeAction: "call.write",

  async owner(tx, nounId) {
    const call = await tx.representativeCall.findUnique({ where: { id: nounId }, select: { unitId: true, title: true, slug: true } });
    return call && { unitId: call.unitId, title: call.title, deskPath: `/desk/calls/${call.slug}` };
  },

  canonicalise: callContent,

  async faults(tx, nounId, now) {
    const call = await callContent(tx, nounId);
    if (!call) return [];
    const [published, decisions, draws] = await Promise.all([
      publishedCall(tx, call.slug),
      tx.publicDocument.count({ where: { kind: "decision", key: call.decisionSlug, withdrawnAt: null } }),
      tx.representativeDraw.count({ where: { callId: nounId } }),
    ]);
    const faults = callFaults(call, published, { decisionIsPublic: decisions > 0, isFrozen: draws > 0, now });
    return faults.map((reason) => ({ reason, zh: callFaultWords.zh[reason], en: callFaultWords.en[reason] }));
  },

  project(content) {
    const call = content as unknown as PublicCall;
    return [
      {
        kind: "call",
        key: call.slug,
        parentKey: call.decisionSlug,
        path: `/calls/${call.slug}`,
        title: call.title.zh,
        body: content,
        startsAt: new Date(call.applicationsOpenAt),
        endsAt: new Date(call.applicationsCloseAt),
      },
    ];
  },
};

/** The call as the public reads it now; null before its publication and after its withdrawal. */
export async function publishedCall(tx: Tx, slug: string): Promise<PublicCall | null> {
  const document = await tx.publicDocument.findFirst({ where: { kind: "call", key: slug, withdrawnAt: null }, select: { body: true } });
  return document && (document.body as unknown as PublicCall);
}

async function callContent(tx: Tx, callId: string): Promise<PublicCall | null> {
  const call = await tx.representativeCall.findUnique({ where: { id: callId } });
  if (!call) return null;
  const [unit, decision] = await Promise.all([
    tx.unit.findUnique({ where: { id: call.unitId }, select: { name: true, nameEn: true } }),
    tx.decision.findUnique({ where: { slug: call.decisionSlug }, select: { title: true, titleEn: true } }),
  ]);
  return {
    callId: call.id,
    slug: call.slug,
    unitId: call.unitId,
    unit: bilingual(unit?.name ?? "", unit?.nameEn ?? ""),
    decisionSlug: call.decisionSlug,
    decisionTitle: bilingual(decision?.title ?? "", decision?.titleEn ?? ""),
    title: bilingual(call.title, call.titleEn),
    summaryEn: call.summaryEn,
    meetingName: call.meetingName,
    meetingAt: call.meetingAt.toISOString(),
    meetingPlace: call.meetingPlace,
    agendaItem: call.agendaItem,
    whoIsWanted: call.whoIsWanted,
    conditions: call.conditions as unknown as Bilingual[],
    seats: call.seats,
    alternates: call.alternates,
    dimensions: call.dimensions as unknown as PublicDimension[],
    method: call.method,
    applicationsOpenAt: call.applicationsOpenAt.toISOString(),
    applicationsCloseAt: call.applicationsCloseAt.toISOString(),
    drawAt: call.drawAt.toISOString(),
    drawPlace: call.drawPlace,
    randomness: { kind: call.randomnessKind === "beacon" ? "beacon" : "numbers", source: call.randomnessSource },
    acceptByAt: call.acceptByAt.toISOString(),
    privacyNotice: call.privacyNotice,
    contactPhone: call.contactPhone,
    contactEmail: call.contactEmail,
    changeReason: call.changeReason,
  };
}

function bilingual(zh: string, en: string): Bilingual {
  return { zh, en: en || zh };
}
