import { createHash } from "node:crypto";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { freezeLottery, type FreezeLotteryResult } from "~/domain/open-month/lottery";
import type { LotteryCounts } from "~/domain/open-month/public-shapes";
import type { StaffViewer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import type { Platform } from "~/platform/platform.server";
import type { Project } from "~/platform/publish-at-once.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockSession, type LockedSession } from "./lock-session.server";
import { showLottery } from "./lottery-publication.server";

export type FreezeLotteryRefusal =
  | { ok: false; reason: "NOT_FOUND" | "EVENT_NOT_PUBLIC" | "SESSION_CANCELLED" }
  | { ok: false; reason: "STILL_OPEN"; closesAt: Date }
  | Extract<FreezeLotteryResult, { ok: false }>;

/** `isNew` is false where the list had been frozen before: nothing changed. */
export type FreezeLottery = { ok: true; recordHash: string; isNew: boolean } | FreezeLotteryRefusal;

type Duplicate = { ok: false; reason: "ALREADY_FROZEN"; recordHash: string };

/**
 * Freezes the applications of a session whose registration has closed, and publishes the list with its hash in the same transaction. From here on nobody
 * joins the list, not even a request that set out before the end of registration and waited for the session's row: it is told so, instead of being left
 * out of the draw without knowing. A second press changes nothing.
 */
export async function freezeSessionLottery(platform: Pick<Platform, "unitOfWork">, now: Date, officer: StaffViewer, sessionId: string, project: Project): Promise<FreezeLottery> {
  const result = await platform.unitOfWork<FreezeLottery | Duplicate>({ now, actor: { kind: "staff", id: officer.id } }, (work) => freeze(work, officer, sessionId, project));
  if (!result.ok && result.reason === "ALREADY_FROZEN") return { ok: true, recordHash: result.recordHash, isNew: false };
  return result;
}

async function freeze(work: Work, officer: StaffViewer, sessionId: string, project: Project): Promise<FreezeLottery | Duplicate> {
  const { tx, now } = work;
  const session = await lockSession(tx, sessionId);
  if (!session || session.unitId !== officer.unitId || session.allocation !== "lottery" || session.drawAt === null) return { ok: false, reason: "NOT_FOUND" };
  const before = await tx.sessionLottery.findUnique({ where: { sessionId }, select: { recordHash: true } });
  if (before) return { ok: false, reason: "ALREADY_FROZEN", recordHash: before.recordHash };
  if (session.admission === null) return { ok: false, reason: "EVENT_NOT_PUBLIC" };
  if (session.cancelledAt) return { ok: false, reason: "SESSION_CANCELLED" };
  if (now < session.registrationClosesAt) return { ok: false, reason: "STILL_OPEN", closesAt: session.registrationClosesAt };

  const applications = await tx.registration.findMany({ where: { sessionId, state: "applied" }, orderBy: { number: "asc" }, select: { number: true, persons: true } });
  const frozen = freezeLottery((bytes) => createHash("sha256").update(bytes).digest(), {
    session: await publicName(work, session),
    seats: session.capacity,
    applications,
    randomness: { kind: "numbers", source: session.drawSource, availableAt: session.drawAt },
    frozenAt: now,
  });
  if (!frozen.ok) return frozen;
  const received = await tx.registration.count({ where: { sessionId } });
  const counts: LotteryCounts = { received, withdrawn: received - applications.length, pooled: applications.length };
  await tx.sessionLottery.create({
    data: { sessionId, frozen: frozen.frozen as unknown as Prisma.InputJsonValue, recordHash: frozen.recordHash, counts, frozenAt: now, frozenById: officer.id },
  });
  await tx.eventSession.update({ where: { id: sessionId }, data: { listFrozenAt: now } });
  await work.record({ action: "lottery.frozen", nounKind: "session", nounId: sessionId, detail: { recordHash: frozen.recordHash, ...counts } });
  await showLottery(work, { sessionId, unitId: session.unitId }, officer.id, project);
  return { ok: true, recordHash: frozen.recordHash, isNew: true };
}

/** What is drawn for, with the hash of the reviewed announcement: the record names the rules it was made under. */
async function publicName({ tx }: Work, session: LockedSession): Promise<string> {
  const { sha256 } = await tx.publicDocument.findUniqueOrThrow({ where: { kind_key: { kind: "event", key: session.slug } }, select: { sha256: true } });
  return `${session.title}，${sessionTimeInWords(session.startsAt, session.endsAt, "zh")}；公告 ${session.slug}，SHA-256 ${sha256}`;
}
