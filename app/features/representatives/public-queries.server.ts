import { callState, type CallState, type CallWindow } from "~/domain/representatives/call-state";
import { isDrawn, type PublicCall, type PublicDraw } from "~/domain/representatives/public-shapes";
import type { Db, Tx } from "~/platform/db.server";

/** A published call with where it stands. */
export interface FoundCall {
  call: PublicCall;
  /** SHA-256 of the reviewed text. */
  sha256: string;
  publishedAt: Date;
  updatedAt: Date;
  window: CallWindow;
  state: CallState;
  draw: PublicDraw | null;
  /** Applications that were not withdrawn. */
  applications: number;
}

/** The published call with this slug; `withdrawn` where it was taken off, null where there never was one. */
export async function findCall(db: Db | Tx, slug: string, now: Date): Promise<FoundCall | "withdrawn" | null> {
  const document = await db.publicDocument.findUnique({ where: { kind_key: { kind: "call", key: slug } } });
  if (!document) return null;
  if (document.withdrawnAt) return "withdrawn";
  return foundCall(db, document, now);
}

/** The published calls of a decision, those that open last first. For the section 公众代表列席 of its page. */
export async function publicCallsOf(db: Db, decisionSlug: string, now: Date): Promise<FoundCall[]> {
  const documents = await db.publicDocument.findMany({ where: { kind: "call", parentKey: decisionSlug, withdrawnAt: null }, orderBy: [{ startsAt: "desc" }, { key: "asc" }] });
  return Promise.all(documents.map((document) => foundCall(db, document, now)));
}

async function foundCall(db: Db | Tx, document: { body: unknown; sha256: string; publishedAt: Date; updatedAt: Date }, now: Date): Promise<FoundCall> {
  const call = document.body as PublicCall;
  const window = { opensAt: new Date(call.applicationsOpenAt), closesAt: new Date(call.applicationsCloseAt) };
  const [draws, applications] = await Promise.all([
    db.publicDocument.findMany({ where: { kind: "draw", parentKey: call.decisionSlug, withdrawnAt: null }, orderBy: { publishedAt: "desc" }, select: { body: true } }),
    db.representativeApplication.count({ where: { callId: call.callId, withdrawnAt: null } }),
  ]);
  const draw = draws.map(({ body }) => body as unknown as PublicDraw).find(({ callSlug }) => callSlug === call.slug) ?? null;
  const { sha256, publishedAt, updatedAt } = document;
  return { call, sha256, publishedAt, updatedAt, window, state: callState(window, draw && { isDrawn: isDrawn(draw.record) }, now), draw, applications };
}

/** A published draw; `withdrawn` where it was taken off, null where there never was one. */
export async function findDraw(db: Db, drawId: string): Promise<PublicDraw | "withdrawn" | null> {
  const document = await db.publicDocument.findUnique({ where: { kind_key: { kind: "draw", key: drawId } }, select: { body: true, withdrawnAt: true } });
  if (!document) return null;
  return document.withdrawnAt ? "withdrawn" : (document.body as unknown as PublicDraw);
}
