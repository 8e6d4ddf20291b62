import { randomUUID } from "node:crypto";
import { forgetInCommonWords } from "~/features/consultation/common-words.server";
import { refreshPublicWords, type ShowChanged } from "~/features/consultation/refresh-public-words.server";
import type { Platform } from "~/platform/platform.server";

/** What the commands about one opinion would be without their locks, keys and guarded updates: look, then write. Never part of the product. */

type Done = { ok: true } | { ok: false; reason: string };
type Looked = () => Promise<void>;

export function withdrawUnguarded(platform: Platform, now: Date, { opinionId, looked }: { opinionId: string; looked: Looked }): Promise<Done> {
  return platform.unitOfWork<Done>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const before = await work.tx.opinion.findUniqueOrThrow({ where: { id: opinionId }, include: { window: { select: { reportedAt: true } } } });
    await looked();
    if (before.withdrawnAt || before.window.reportedAt) return { ok: false, reason: "GONE" };
    await work.tx.opinion.update({ where: { id: opinionId }, data: { withdrawnAt: now, body: "", authorName: null, contact: null, contactKind: null, salt: null } });
    await work.record({ action: "opinion.withdrawn", nounKind: "opinion", nounId: opinionId });
    return { ok: true };
  });
}

/** Takes the words out of groups too, but does not wait for a search for groups that is being written. */
export function withdrawWithoutWaiting(platform: Platform, now: Date, { opinionId }: { opinionId: string }): Promise<Done> {
  return platform.unitOfWork<Done>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const { windowId, body } = await work.tx.opinion.findUniqueOrThrow({ where: { id: opinionId } });
    await work.tx.opinion.update({ where: { id: opinionId }, data: { withdrawnAt: now, body: "" } });
    await work.tx.point.updateMany({ where: { opinionId }, data: { text: "" } });
    await forgetInCommonWords(work.tx, windowId, body);
    await work.record({ action: "opinion.withdrawn", nounKind: "opinion", nounId: opinionId });
    return { ok: true };
  });
}

export function hideUnguarded(platform: Platform, now: Date, { opinionId, looked }: { opinionId: string; looked: Looked }): Promise<Done> {
  return platform.unitOfWork<Done>({ now, actor: { kind: "system" } }, async (work) => {
    const before = await work.tx.opinion.findUniqueOrThrow({ where: { id: opinionId } });
    await looked();
    if (before.withdrawnAt || before.hiddenAt) return { ok: false, reason: "OPINION_GONE" };
    await work.tx.opinion.update({ where: { id: opinionId }, data: { hiddenAt: now, hiddenRule: "第六条" } });
    await work.record({ action: "opinion.hidden", nounKind: "opinion", nounId: opinionId });
    return { ok: true };
  });
}

export function objectUnguarded(platform: Platform, now: Date, { opinionId, reason, looked }: { opinionId: string; reason: string; looked: Looked }): Promise<Done> {
  return platform.unitOfWork<Done>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const before = await work.tx.objection.findUnique({ where: { opinionId } });
    await looked();
    if (before) return { ok: false, reason: "ALREADY_OBJECTED" };
    await work.tx.$executeRaw`
      INSERT INTO "Objection" ("opinionId", "reason", "madeAt") VALUES (${opinionId}, ${reason}, ${now})
      ON CONFLICT ("opinionId") DO UPDATE SET "reason" = EXCLUDED."reason"`;
    await work.record({ action: "objection.made", nounKind: "opinion", nounId: opinionId });
    return { ok: true };
  });
}

export function spendUnguarded(platform: Platform, now: Date, { contact, looked }: { contact: string; looked: Looked }): Promise<Done> {
  return platform.unitOfWork<Done>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const code = await work.tx.contactCode.findFirstOrThrow({ where: { contact } });
    await looked();
    await work.record({ action: "contact-code.confirmed", nounKind: "contactCode", nounId: code.id });
    if (code.usedAt) return { ok: false, reason: "CODE_GONE" };
    await work.tx.contactCode.update({ where: { id: code.id }, data: { usedAt: now } });
    return { ok: true };
  });
}

export function confirmUnguarded(platform: Platform, now: Date, { opinionId, looked }: { opinionId: string; looked: Looked }): Promise<Done> {
  return platform.unitOfWork<Done>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const before = await work.tx.opinion.findUniqueOrThrow({ where: { id: opinionId } });
    await looked();
    if (before.contactConfirmedAt) return { ok: false, reason: "ALREADY_CONFIRMED" };
    await work.tx.opinion.update({ where: { id: opinionId }, data: { contactConfirmedAt: now } });
    await work.record({ action: "opinion.contact-confirmed", nounKind: "opinion", nounId: opinionId });
    return { ok: true };
  });
}

export function falseAttributionUnguarded(platform: Platform, now: Date, input: { opinionId: string; windowId: string; showChanged: ShowChanged }): Promise<Done> {
  const { opinionId, windowId, showChanged } = input;
  return platform.unitOfWork<Done>({ now, actor: { kind: "anonymous" } }, async (work) => {
    await work.tx.falseAttribution.create({ data: { caseNumber: randomUUID(), opinionId, source: "receipt", reason: "不是我写的。", reportedAt: now } });
    await refreshPublicWords(work, windowId, opinionId, showChanged);
    await work.record({ action: "attribution.reported", nounKind: "opinion", nounId: opinionId });
    return { ok: true };
  });
}
