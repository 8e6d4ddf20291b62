import { createHash } from "node:crypto";
import { revealLottery, type FrozenLottery, type LotteryRecord } from "~/domain/open-month/lottery";
import type { RevealResult } from "~/domain/representatives/draw-record";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { Project } from "~/platform/publish-at-once.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockSession, type LockedSession } from "./lock-session.server";
import { showLottery } from "./lottery-publication.server";
import { promoteWaiting } from "./promote-waiting.server";
import { takeSeats } from "./take-seats.server";

/** The job that tells everybody who applied. */
export const TELL_LOTTERY = "tell-lottery";

/** The public value as it was published, and when. */
export interface PublicValue {
  text: string;
  publicAt: Date;
}

export type RevealLotteryRefusal =
  | { ok: false; reason: "NOT_FOUND" | "RECORD_NOT_PUBLIC" | "VALUE_FROM_THE_FUTURE" | "SESSION_CANCELLED" }
  | { ok: false; reason: "VALUE_TOO_OLD"; availableAt: Date }
  | Extract<RevealResult, { ok: false }>;

/** `isNew` is false where the draw had been made before: value and result stay as they were. */
export type RevealLottery = { ok: true; chosen: number[]; isNew: boolean } | RevealLotteryRefusal;

type Duplicate = { ok: false; reason: "ALREADY_DRAWN"; chosen: number[] };

/**
 * Draws with the public value, once. The value must have become public no earlier than the announced instant, which is at least an hour after the list was
 * frozen and its hash published. Who is drawn is confirmed, everybody else waits in drawn order, in the same transaction; places of people who withdrew
 * in between go to the line at once. A job tells them all.
 */
export async function revealSessionLottery(platform: Platform, now: Date, officer: StaffViewer, sessionId: string, value: PublicValue, project: Project): Promise<RevealLottery> {
  const result = await platform.unitOfWork<RevealLottery | Duplicate>({ now, actor: { kind: "staff", id: officer.id } }, (work) => reveal(work, platform, officer, sessionId, value, project));
  if (!result.ok && result.reason === "ALREADY_DRAWN") return { ok: true, chosen: result.chosen, isNew: false };
  return result;
}

async function reveal(work: Work, platform: Platform, officer: StaffViewer, sessionId: string, value: PublicValue, project: Project): Promise<RevealLottery | Duplicate> {
  const { tx, now } = work;
  const session = await lockSession(tx, sessionId);
  if (!session || session.unitId !== officer.unitId) return { ok: false, reason: "NOT_FOUND" };
  // Read behind the lock: of two presses the second finds what the first has made.
  const lottery = await tx.sessionLottery.findUnique({ where: { sessionId }, select: { frozen: true, record: true } });
  if (!lottery) return { ok: false, reason: "NOT_FOUND" };
  if (lottery.record) return { ok: false, reason: "ALREADY_DRAWN", chosen: (lottery.record as unknown as LotteryRecord).draw.chosen };
  if (session.cancelledAt) return { ok: false, reason: "SESSION_CANCELLED" };
  if ((await tx.publicDocument.count({ where: { kind: "lottery", key: sessionId, withdrawnAt: null } })) === 0) return { ok: false, reason: "RECORD_NOT_PUBLIC" };

  const frozen = lottery.frozen as unknown as FrozenLottery;
  const availableAt = new Date(frozen.randomness.availableAt);
  if (value.publicAt < availableAt) return { ok: false, reason: "VALUE_TOO_OLD", availableAt };
  if (value.publicAt > now) return { ok: false, reason: "VALUE_FROM_THE_FUTURE" };
  const drawn = revealLottery((bytes) => createHash("sha256").update(bytes).digest(), frozen, { kind: "numbers", sources: [value.text] }, now);
  if (!drawn.ok) return drawn;

  const { record } = drawn;
  const { count } = await tx.sessionLottery.updateMany({
    where: { sessionId, drawnAt: null },
    data: { record: record as unknown as Prisma.InputJsonValue, valuePublicAt: value.publicAt, drawnAt: now, drawnById: officer.id },
  });
  if (count === 0) throw new Error("a lottery was drawn without the session's lock");
  await giveOut(work, session, record);
  await work.record(
    { action: "lottery.drawn", nounKind: "session", nounId: sessionId, detail: { text: record.draw.text, resultHash: record.resultHash } },
    [{ task: TELL_LOTTERY, payload: { sessionId }, key: `${TELL_LOTTERY}:${sessionId}` }],
  );
  await showLottery(work, { sessionId, unitId: session.unitId }, officer.id, project);
  await promoteWaiting(work, platform, session);
  return { ok: true, chosen: record.draw.chosen, isNew: true };
}

/** Writes the result into the registrations: who withdrew since the freezing is left out of both lists. */
async function giveOut({ tx, now }: Work, session: LockedSession, { draw }: LotteryRecord): Promise<void> {
  const own = { sessionId: session.id, state: "applied" };
  const { _sum } = await tx.registration.aggregate({ where: { ...own, number: { in: draw.chosen } }, _sum: { persons: true } });
  await tx.registration.updateMany({ where: { ...own, number: { in: draw.chosen } }, data: { state: "confirmed", confirmedAt: now } });
  const waiting = await tx.$executeRaw`
    UPDATE "Registration" SET "state" = 'waiting', "waitingSeq" = array_position(${draw.alternates}::int[], "number")
    WHERE "sessionId" = ${session.id} AND "state" = 'applied' AND "number" = ANY(${draw.alternates}::int[])`;
  const taken = await takeSeats(tx, session, _sum.persons ?? 0, { drawnAt: now, appliedParties: 0, waitingParties: waiting });
  if (!taken) throw new Error("a lottery gave out more seats than there are");
}
