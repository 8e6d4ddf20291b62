import { checkOpenForApplications } from "~/domain/representatives/call-state";
import { SALT_BYTES } from "~/domain/representatives/draw-record";
import type { PublicCall } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { publishedCall } from "./call-publication.server";

/** An application as the public form sends it, cleaned and within its limits. */
export interface NewApplication {
  slug: string;
  /** One answer to each condition, in their order. */
  answers: boolean[];
  /** The value in each dimension, in their order, in the Chinese words of the call. */
  values: string[];
  statement: string;
  lang: Lang;
}

export type ApplyRefusal =
  | { ok: false; reason: "CALL_NOT_PUBLIC" | "ANSWERS_DO_NOT_FIT" }
  | { ok: false; reason: "NOT_OPEN_YET" | "CLOSED"; opensAt: Date; closesAt: Date };

/** `isNew` is false where the same person had applied before: the first application stands. */
export type ApplyForCall = { ok: true; number: number; isNew: boolean } | ApplyRefusal;

type Duplicate = { ok: false; reason: "ALREADY_APPLIED"; number: number };

/**
 * Takes one person's application, whose session proves a confirmed contact. Nobody can apply before the call with its selection method is public, nor
 * outside `[opens, closes)` of the published call; both are decided at the server's instant `now`.
 *
 * One application a person: whoever sends it again, twice in the same moment too, is told the number of the first. The call's row is locked, so that numbers
 * come one after the other. Whoever withdrew may apply again and keeps the number.
 *
 * @param randomBytes a cryptographic source for the salt of the commitment
 * @throws QueueFull
 */
export async function applyForCall(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string, application: NewApplication, randomBytes: (n: number) => Uint8Array): Promise<ApplyForCall> {
  const result = await platform.unitOfWork<ApplyForCall | Duplicate>({ now, actor: { kind: "citizen", id: citizenId } }, (work) => take(work, citizenId, application, randomBytes));
  if (!result.ok && result.reason === "ALREADY_APPLIED") return { ok: true, number: result.number, isNew: false };
  return result;
}

async function take(work: Work, citizenId: string, application: NewApplication, randomBytes: (n: number) => Uint8Array): Promise<ApplyForCall | Duplicate> {
  const { tx, now } = work;
  const call = await publishedCall(tx, application.slug);
  if (!call) return { ok: false, reason: "CALL_NOT_PUBLIC" };
  const { callId } = call;
  const lastNumber = await lockCall(work, callId);
  const before = await tx.representativeApplication.findUnique({ where: { callId_citizenId: { callId, citizenId } }, select: { number: true, withdrawnAt: true } });
  if (before && !before.withdrawnAt) return { ok: false, reason: "ALREADY_APPLIED", number: before.number };

  const window = { opensAt: new Date(call.applicationsOpenAt), closesAt: new Date(call.applicationsCloseAt) };
  const open = checkOpenForApplications(window, now);
  if (!open.ok) return { ...open, ...window };
  const written = readAnswers(call, application);
  if (!written) return { ok: false, reason: "ANSWERS_DO_NOT_FIT" };

  const content = { ...written, statement: application.statement, lang: application.lang, appliedAt: now };
  const number = before?.number ?? lastNumber + 1;
  if (before) {
    await tx.representativeApplication.update({ where: { callId_citizenId: { callId, citizenId } }, data: { ...content, withdrawnAt: null } });
  } else {
    const salt = Buffer.from(randomBytes(SALT_BYTES)).toString("hex");
    await tx.representativeApplication.create({ data: { ...content, callId, citizenId, number, salt } });
    await tx.representativeCall.update({ where: { id: callId }, data: { lastNumber: number } });
  }
  await work.record({ action: before ? "application.renewed" : "application.received", nounKind: "call", nounId: callId, detail: { number } });
  return { ok: true, number, isNew: true };
}

/** Locks the call's row until the end of the transaction: whoever writes applications or freezes the pool does it one after the other. */
export async function lockCall({ tx }: Work, callId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ lastNumber: number }[]>`SELECT "lastNumber" FROM "RepresentativeCall" WHERE "id" = ${callId} FOR UPDATE`;
  return rows[0]?.lastNumber ?? 0;
}

/** Null where an answer is missing or is none of those that the call gives. */
function readAnswers(call: PublicCall, { answers, values }: NewApplication): { answers: { question: string; answer: boolean }[]; values: Record<string, string> } | null {
  if (answers.length !== call.conditions.length || values.length !== call.dimensions.length) return null;
  const known = call.dimensions.every((dimension, i) => dimension.values.some(({ label }) => label.zh === values[i]));
  if (!known) return null;
  return {
    answers: call.conditions.map((question, i) => ({ question: question.zh, answer: answers[i] === true })),
    values: Object.fromEntries(call.dimensions.map(({ label }, i) => [label.zh, values[i] ?? ""])),
  };
}
