import { createHash } from "node:crypto";
import type { Randomness } from "~/domain/representatives/draw-index";
import { revealDraw, type DrawRecord, type FrozenDraw, type RevealResult } from "~/domain/representatives/draw-record";
import type { Officer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { Project } from "~/platform/publish-at-once.server";
import type { Work } from "~/platform/unit-of-work.server";
import { showDraw } from "./draw-publication.server";
import { unitScope } from "./queries.server";

/** The public value as it was published, and when. */
export interface PublicValue {
  text: string;
  publicAt: Date;
}

export type RevealRefusal =
  | { ok: false; reason: "NOT_FOUND" | "RECORD_NOT_PUBLIC" | "VALUE_FROM_THE_FUTURE" }
  | { ok: false; reason: "VALUE_TOO_OLD"; availableAt: Date }
  | Extract<RevealResult, { ok: false }>;

/** `isNew` is false where the draw had been made before: value and result stay as they were. */
export type RevealDraw = { ok: true; chosen: number[]; isNew: boolean } | RevealRefusal;

type Duplicate = { ok: false; reason: "ALREADY_DRAWN"; chosen: number[] };

/**
 * Draws with the public value, once. The value must have become public no earlier than the announced instant, which is at least an hour after the pool was
 * frozen and its hash published: nobody can have shaped the pool to fit it. There is no other source of randomness, and no second draw on one record. The
 * guarded update lets one of two presses through; the other is told the result of the first.
 */
export async function revealPanel(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, drawId: string, value: PublicValue, project: Project): Promise<RevealDraw> {
  const result = await platform.unitOfWork<RevealDraw | Duplicate>({ now, actor: { kind: "staff", id: officer.id } }, (work) => reveal(work, officer, drawId, value, project));
  if (!result.ok && result.reason === "ALREADY_DRAWN") return { ok: true, chosen: result.chosen, isNew: false };
  return result;
}

async function reveal(work: Work, officer: Officer, drawId: string, value: PublicValue, project: Project): Promise<RevealDraw | Duplicate> {
  const { tx, now } = work;
  const draw = await tx.representativeDraw.findFirst({ where: { id: drawId, call: unitScope(officer) }, select: { frozen: true, record: true, call: { select: { unitId: true } } } });
  if (!draw) return { ok: false, reason: "NOT_FOUND" };
  if (draw.record) return drawnBefore(draw.record);
  const isPublic = await tx.publicDocument.count({ where: { kind: "draw", key: drawId, withdrawnAt: null } });
  if (isPublic === 0) return { ok: false, reason: "RECORD_NOT_PUBLIC" };

  const frozen = draw.frozen as unknown as FrozenDraw;
  const availableAt = new Date(frozen.randomness.availableAt);
  if (value.publicAt < availableAt) return { ok: false, reason: "VALUE_TOO_OLD", availableAt };
  if (value.publicAt > now) return { ok: false, reason: "VALUE_FROM_THE_FUTURE" };
  const randomness: Randomness = frozen.randomness.kind === "beacon" ? { kind: "beacon", hex: value.text } : { kind: "numbers", sources: [value.text] };
  const drawn = revealDraw((bytes) => createHash("sha256").update(bytes).digest(), frozen, randomness, now);
  if (!drawn.ok) return drawn;

  const { record } = drawn;
  const { count } = await tx.representativeDraw.updateMany({
    where: { id: drawId, drawnAt: null },
    data: { record: record as unknown as Prisma.InputJsonValue, valuePublicAt: value.publicAt, drawnAt: now, drawnById: officer.id },
  });
  if (count === 0) {
    const winner = await tx.representativeDraw.findUniqueOrThrow({ where: { id: drawId }, select: { record: true } });
    return drawnBefore(winner.record);
  }
  await work.record({ action: "draw.revealed", nounKind: "draw", nounId: drawId, detail: { text: record.draw.text, resultHash: record.resultHash } });
  await showDraw(work, { id: drawId, unitId: draw.call.unitId }, officer.id, project);
  return { ok: true, chosen: record.draw.chosen, isNew: true };
}

function drawnBefore(record: unknown): Duplicate {
  return { ok: false, reason: "ALREADY_DRAWN", chosen: (record as DrawRecord).draw.chosen };
}
