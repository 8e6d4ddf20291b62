import { dayOf, startOfDay, type Day } from "~/domain/calendar/shanghai";
import { makeReceiptCode } from "~/domain/codes/receipt-code";
import { findClause, quotedText } from "~/domain/consultation/outline";
import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { windowState } from "~/domain/consultation/window-state";
import type { Contact } from "~/domain/identity/contact";
import type { AuthorKind } from "~/domain/identity/names";
import { canonicalJson } from "~/domain/text/canonical-json";
import { opinionDigestInput } from "~/domain/text/opinion-digest";
import { sha256Hex } from "~/domain/text/sha256";
import type { Officer } from "~/features/identity/viewer.server";
import type { Prisma } from "~/platform/generated/client";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { lockLedger, type LedgerRefusal, type LockedLedger } from "./lock-ledger.server";
import { findDraft } from "./public-queries.server";
import type { DeskChannel } from "./schema-desk";

/** An opinion that came on another way than the site, as an official types it in. */
export interface EnteredOpinion {
  windowId: string;
  channel: DeskChannel;
  receivedOn: Day;
  authorKind: AuthorKind;
  /** Empty where none was given. */
  name: string;
  contact: Contact | null;
  namePublic: boolean;
  /** Anchor of the clause; empty for the whole draft. */
  clause: string;
  /** The activity at which it was said; empty for none. */
  activity: string;
  body: string;
  /** The random token of the page, so that a repeated press is one opinion. */
  submission: string;
}

export type EnterRefusal =
  | LedgerRefusal
  | { ok: false; reason: "NOT_PUBLISHED_YET" | "RECEIVED_IN_FUTURE" | "RECEIVED_BEFORE_OPENING" | "CLAUSE_UNKNOWN" | "ACTIVITY_GONE" };

/** `isNew` is false where the same entry had been saved before: the receipt is that one's. */
export type EnterOpinion = { ok: true; receiptCode: string; isLate: boolean; isNew: boolean } | EnterRefusal;

/** Rolls back the second of two equal requests. */
type Duplicate = { ok: false; reason: "ALREADY_ENTERED"; receiptCode: string; isLate: boolean };

const CODE_TRIES = 5;
const NOON_MS = 12 * 3_600_000;

/**
 * Enters an opinion from a letter, a call, the counter, a meeting and so on, with a receipt of its own. The day on which it reached the
 * office decides: what came on a day of the window counts, however late it is typed in; what came later is marked as late and listed apart.
 *
 * @param randomBytes a cryptographic source for the receipt code and the salt
 */
export async function enterOpinion(
  platform: Platform,
  now: Date,
  officer: Officer,
  opinion: EnteredOpinion,
  randomBytes: (n: number) => Uint8Array,
): Promise<EnterOpinion> {
  const result = await platform.unitOfWork<EnterOpinion | Duplicate>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const ledger = await lockLedger(work, officer, opinion.windowId);
    return ledger.ok ? enter(work, platform, officer, ledger, opinion, randomBytes) : ledger;
  });
  if (!result.ok && result.reason === "ALREADY_ENTERED") return { ok: true, receiptCode: result.receiptCode, isLate: result.isLate, isNew: false };
  return result;
}

async function enter(
  work: Work,
  platform: Platform,
  officer: Officer,
  ledger: LockedLedger,
  opinion: EnteredOpinion,
  randomBytes: (n: number) => Uint8Array,
): Promise<EnterOpinion | Duplicate> {
  const { tx, now } = work;
  const { windowId, contact, body } = opinion;
  // The ledger is locked: of two equal requests the second finds what the first wrote.
  const idempotencyKey = sha256Hex(canonicalJson({ ...opinion, entered: true }));
  const before = await tx.opinion.findUnique({ where: { windowId_idempotencyKey: { windowId, idempotencyKey } }, select: { receiptCode: true, isLate: true } });
  if (before) return { ok: false, reason: "ALREADY_ENTERED", ...before };

  const published = await tx.publicDocument.findFirst({ where: { kind: "window", key: `${ledger.slug}/${ledger.round}`, withdrawnAt: null }, select: { body: true } });
  if (!published) return { ok: false, reason: "NOT_PUBLISHED_YET" };
  if (opinion.receivedOn > dayOf(now)) return { ok: false, reason: "RECEIVED_IN_FUTURE" };
  if (opinion.receivedOn < dayOf(ledger.opensAt)) return { ok: false, reason: "RECEIVED_BEFORE_OPENING" };
  const { draftKey } = published.body as unknown as PublicWindow;
  const clause = opinion.clause === "" ? null : findClause((await findDraft(tx, draftKey))?.clauses ?? [], opinion.clause);
  if (opinion.clause !== "" && !clause) return { ok: false, reason: "CLAUSE_UNKNOWN" };
  const activityId = opinion.activity === "" ? null : opinion.activity;
  if (activityId !== null && (await tx.activity.count({ where: { id: activityId, windowId } })) === 0) return { ok: false, reason: "ACTIVITY_GONE" };

  const midnight = startOfDay(opinion.receivedOn);
  const isLate = midnight >= ledger.closesAt;
  // Nobody notes the minute at which a letter came; noon keeps it among those of its day.
  const receivedAt = opinion.receivedOn === dayOf(now) ? now : new Date(midnight.getTime() + NOON_MS);
  const salt = Buffer.from(randomBytes(16)).toString("hex");
  const row = {
    windowId,
    clauseIdentityId: clause?.clause.identity ?? null,
    clauseLabel: clause?.clause.label ?? null,
    quotedText: clause && quotedText(clause),
    body,
    authorKind: opinion.authorKind,
    authorName: opinion.name === "" ? null : opinion.name,
    contactKind: contact?.kind ?? null,
    contact: contact?.value ?? null,
    namePublic: opinion.namePublic,
    lang: "zh",
    channel: opinion.channel,
    receivedAt,
    enteredById: officer.id,
    activityId,
    idempotencyKey,
    salt,
    digest: sha256Hex(opinionDigestInput(salt, body)),
    isLate,
  };
  const { id, receiptCode } = await write(work, row, randomBytes);
  await tx.point.create({ data: { opinionId: id, position: 1, text: body, clauseIdentityId: row.clauseIdentityId } });
  await work.record({ action: "opinion.entered", nounKind: "opinion", nounId: id, detail: { windowId, channel: row.channel, receivedOn: opinion.receivedOn, isLate } });
  if (contact) {
    await queueMessage(work, {
      channel: contact.kind === "email" ? "mail" : "sms",
      template: "opinion-receipt",
      recipient: contact.value,
      lang: "zh",
      props: {
        receiptCode,
        receiptUrl: `${platform.env.publicUrl}/receipts/${receiptCode}`,
        decisionTitle: ledger.title,
        clauseLabel: row.clauseLabel,
        receivedAt: receivedAt.toISOString(),
        answerDueOn: windowState({ ...ledger, reportedAt: null }, now).replyDueOn,
      },
      dedupeKey: `opinion-receipt:${id}`,
    });
  }
  return { ok: true, receiptCode, isLate, isNew: true };
}

/** Writes the row under a receipt code that nobody has. */
async function write(
  { tx }: Work,
  row: Omit<Prisma.OpinionCreateManyInput, "receiptCode">,
  randomBytes: (n: number) => Uint8Array,
): Promise<{ id: string; receiptCode: string }> {
  for (let attempt = 0; attempt < CODE_TRIES; attempt += 1) {
    const receiptCode = makeReceiptCode(randomBytes);
    const [written] = await tx.opinion.createManyAndReturn({ data: [{ ...row, receiptCode }], skipDuplicates: true, select: { id: true } });
    if (written) return { ...written, receiptCode };
  }
  throw new Error("no free receipt code was drawn: the random source is broken");
}
