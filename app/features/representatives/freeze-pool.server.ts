import { createHash } from "node:crypto";
import { freezeDraw, type FreezeRequest, type FreezeResult } from "~/domain/representatives/draw-record";
import { poolOutlook, quotasOf } from "~/domain/representatives/pool-outlook";
import type { PoolCounts, PublicCall } from "~/domain/representatives/public-shapes";
import type { Values } from "~/domain/representatives/quotas";
import type { Officer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { Project } from "~/platform/publish-at-once.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockCall } from "./apply-for-call.server";
import { publishedCall } from "./call-publication.server";
import { showDraw } from "./draw-publication.server";
import { unitScope } from "./queries.server";

/** What the office has seen and goes on with. */
export interface FreezeConsent {
  /** Small groups are put together although that weakens a quota. */
  looserQuotas: boolean;
  /** Some applicants cannot be drawn, whatever the public value is. */
  neverSelectable: boolean;
}

export type FreezeRefusal =
  | { ok: false; reason: "NOT_FOUND" | "CALL_NOT_PUBLIC" }
  | { ok: false; reason: "STILL_OPEN"; closesAt: Date }
  | { ok: false; reason: "UNSCREENED" | "NEVER_SELECTABLE"; numbers: number[] }
  | Extract<FreezeResult, { ok: false }>;

/** `isNew` is false where the pool had been frozen before: nothing changed. */
export type FreezePool = { ok: true; drawId: string; recordHash: string; isNew: boolean } | FreezeRefusal;

type Duplicate = { ok: false; reason: "ALREADY_FROZEN"; drawId: string; recordHash: string };

const PURPOSE = "panel";

/**
 * Freezes the pool of a call whose sign-up has closed and whose applications are all screened, and publishes the record with its hash in the same
 * transaction. It is refused, with the exact shortage and without any partial result, where no panel can keep the quotas.
 *
 * What counts is the published call, not what its unit has written since. A second press changes nothing: the draw's unique key and the lock on the call let
 * one through.
 */
export async function freezePool(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string, consent: FreezeConsent, project: Project): Promise<FreezePool> {
  const result = await platform.unitOfWork<FreezePool | Duplicate>({ now, actor: { kind: "staff", id: officer.id } }, (work) => freeze(work, officer, slug, consent, project));
  if (!result.ok && result.reason === "ALREADY_FROZEN") return { ok: true, drawId: result.drawId, recordHash: result.recordHash, isNew: false };
  return result;
}

async function freeze(work: Work, officer: Officer, slug: string, consent: FreezeConsent, project: Project): Promise<FreezePool | Duplicate> {
  const { tx, now } = work;
  const own = await tx.representativeCall.findFirst({ where: { slug, ...unitScope(officer) }, select: { id: true, unitId: true } });
  if (!own) return { ok: false, reason: "NOT_FOUND" };
  // A new text of the call is published under the lock of its publication, so that it comes wholly before or not at all.
  await tx.$queryRaw`SELECT 1 FROM "Publication" WHERE "kind" = 'call' AND "nounId" = ${own.id} FOR UPDATE`;
  await lockCall(work, own.id);
  const before = await tx.representativeDraw.findUnique({ where: { callId_purpose: { callId: own.id, purpose: PURPOSE } }, select: { id: true, recordHash: true } });
  if (before) return { ok: false, reason: "ALREADY_FROZEN", drawId: before.id, recordHash: before.recordHash };
  const call = await publishedCall(tx, slug);
  if (!call) return { ok: false, reason: "CALL_NOT_PUBLIC" };
  const closesAt = new Date(call.applicationsCloseAt);
  if (now < closesAt) return { ok: false, reason: "STILL_OPEN", closesAt };

  const pool = await readPool(work, own.id);
  if (pool.unscreened.length > 0) return { ok: false, reason: "UNSCREENED", numbers: pool.unscreened };
  const quotas = quotasOf(call.dimensions);
  const frozen = freezeDraw((bytes) => createHash("sha256").update(bytes).digest(), {
    call: await publicName(work, call),
    purpose: PURPOSE,
    seats: call.seats,
    quotas,
    applicants: pool.eligible,
    randomness: { ...call.randomness, availableAt: new Date(call.drawAt) },
    frozenAt: now,
    previousRecordHash: null,
    acceptsLooserQuotas: consent.looserQuotas,
  });
  if (!frozen.ok) return frozen;
  const { never } = poolOutlook(pool.eligible, quotas, call.seats);
  if (never.length > 0 && !consent.neverSelectable) return { ok: false, reason: "NEVER_SELECTABLE", numbers: never };

  const drawId = `${slug}-1`;
  await tx.representativeDraw.create({
    data: {
      id: drawId,
      callId: own.id,
      purpose: PURPOSE,
      frozen: frozen.frozen as unknown as Prisma.InputJsonValue,
      recordHash: frozen.recordHash,
      counts: pool.counts,
      frozenAt: now,
      frozenById: officer.id,
    },
  });
  await work.record({ action: "pool.frozen", nounKind: "draw", nounId: drawId, detail: { recordHash: frozen.recordHash, ...pool.counts, neverSelectable: never, looserQuotas: consent.looserQuotas } });
  await showDraw(work, { id: drawId, unitId: own.unitId }, officer.id, project);
  return { ok: true, drawId, recordHash: frozen.recordHash, isNew: true };
}

/** What is drawn for, with the hash of the reviewed text: the record names the rules it was made under. */
async function publicName({ tx }: Work, call: PublicCall): Promise<string> {
  const { sha256 } = await tx.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "call", key: call.slug } }, select: { sha256: true } });
  return `${call.title.zh}；公告 ${call.slug}，SHA-256 ${sha256}`;
}

async function readPool({ tx }: Work, callId: string): Promise<{ eligible: FreezeRequest["applicants"]; unscreened: number[]; counts: PoolCounts }> {
  const applications = await tx.representativeApplication.findMany({ where: { callId }, orderBy: { number: "asc" } });
  const contacts = await tx.citizen.findMany({ where: { id: { in: applications.map(({ citizenId }) => citizenId) } }, select: { id: true, contact: true } });
  const contactOf = new Map(contacts.map(({ id, contact }) => [id, contact]));
  const standing = applications.filter(({ withdrawnAt, identityRemovedAt }) => withdrawnAt === null && identityRemovedAt === null);
  const eligible = standing.filter(({ screening }) => screening === "eligible");
  return {
    eligible: eligible.map(({ number, values, citizenId, salt }) => ({
      number,
      values: values as Values,
      person: contactOf.get(citizenId) ?? citizenId,
      salt: Buffer.from(salt, "hex"),
    })),
    unscreened: standing.filter(({ screening }) => screening === null).map(({ number }) => number),
    counts: {
      received: applications.length,
      withdrawn: applications.length - standing.length,
      refused: standing.filter(({ screening }) => screening === "refused").length,
      pooled: eligible.length,
    },
  };
}
