import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { findClause, quotedText } from "~/domain/consultation/outline";
import { checkOpenForOpinions, windowState } from "~/domain/consultation/window-state";
import { makeReceiptCode } from "~/domain/codes/receipt-code";
import type { Contact } from "~/domain/identity/contact";
import type { AuthorKind } from "~/domain/identity/names";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Lang } from "~/domain/text/lang";
import { opinionDigestInput } from "~/domain/text/opinion-digest";
import { sha256Hex } from "~/domain/text/sha256";
import { localPath } from "~/platform/http";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { findConsultation, findDraft } from "./public-queries.server";

/** An opinion as the public form sends it, cleaned and within its limits. */
export interface NewOpinion {
  slug: string;
  /** Anchor of the clause, such as `a7` or `a7.p2`; empty for the whole draft. */
  clause: string;
  body: string;
  authorKind: AuthorKind;
  /** Empty where none was given. */
  name: string;
  contact: Contact | null;
  namePublic: boolean;
  /** Version of the privacy notice that was agreed to; null where neither name nor contact was given. */
  consentVersion: string | null;
  /** Whether the person who sends it has proved the contact, by being signed in with it. */
  contactConfirmed: boolean;
  /** The random token of the page from which it was sent; empty for a script that has none. */
  submission: string;
  channel: "web" | "wechat";
  lang: Lang;
}

export type SubmitRefusal =
  | { ok: false; reason: "NO_WINDOW" | "CLAUSE_UNKNOWN" | "NAME_MISSING" }
  | { ok: false; reason: "WINDOW_NOT_OPEN_YET" | "WINDOW_CLOSED"; opensAt: Date; closesAt: Date }
  | { ok: false; reason: "CLAUSE_CLOSED"; closedReason: string };

/** `isNew` is false where the same opinion had been received before: the receipt is that one's. */
export type SubmitOpinion = { ok: true; receiptCode: string; isNew: boolean } | SubmitRefusal;

/** Rolls back the loser of a race; the caller is told of the receipt that the winner got. */
type Duplicate = { ok: false; reason: "ALREADY_RECEIVED"; receiptCode: string };

/** A contact is not confirmed when an opinion comes in, so it gets at most so many receipts an hour: nobody can be flooded. */
const RECEIPT_MESSAGES_PER_HOUR = 20;
const CODE_TRIES = 5;

/**
 * Takes one opinion: the opinion with its first point, the audit row and, where a contact was given, the message with the receipt, all in
 * one transaction. Whether the window is open is decided there, at the server's instant `now` (`[opensAt, closesAt)`).
 *
 * The same opinion sent again is the same opinion: the unique key of window and content decides, so that of any number of requests at once
 * one writes and all get its receipt. The page's token makes equal words of two people two opinions.
 *
 * The audit row names nobody: who is signed in says nothing about whether the opinion carries a name.
 *
 * @param randomBytes a cryptographic source for the receipt code and the salt
 * @throws QueueFull
 */
export async function submitOpinion(platform: Platform, now: Date, opinion: NewOpinion, randomBytes: (n: number) => Uint8Array): Promise<SubmitOpinion> {
  const result = await platform.unitOfWork<SubmitOpinion | Duplicate>({ now, actor: { kind: "anonymous" } }, (work) => take(work, platform, opinion, randomBytes));
  if (!result.ok && result.reason === "ALREADY_RECEIVED") return { ok: true, receiptCode: result.receiptCode, isNew: false };
  return result;
}

async function take(work: Work, platform: Platform, opinion: NewOpinion, randomBytes: (n: number) => Uint8Array): Promise<SubmitOpinion | Duplicate> {
  const { tx, now } = work;
  const window = (await findConsultation(tx, opinion.slug, now))?.window ?? null;
  if (!window) return { ok: false, reason: "NO_WINDOW" };
  const { windowId } = window.body;
  const idempotencyKey = opinionKey(opinion);

  const open = checkOpenForOpinions(window, now);
  // A browser that repeats its request a moment after closing still gets the receipt of the opinion that came in time.
  if (!open.ok) return (await receivedBefore(work, windowId, idempotencyKey)) ?? { ...open, opensAt: window.opensAt, closesAt: window.closesAt };
  if (opinion.name === "" && !window.body.allowsAnonymous) return { ok: false, reason: "NAME_MISSING" };

  const clause = opinion.clause === "" ? null : findClause((await findDraft(tx, window.body.draftKey))?.clauses ?? [], opinion.clause);
  if (opinion.clause !== "" && !clause) return { ok: false, reason: "CLAUSE_UNKNOWN" };
  if (clause?.closedReason) return { ok: false, reason: "CLAUSE_CLOSED", closedReason: clause.closedReason };

  // A report that is going out at this moment either counts this opinion or is out before it: never is one accepted that no report counts.
  const reports = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Publication" WHERE "kind" = 'report' AND "nounId" = ${windowId} FOR SHARE`;
  if (reports.length > 0 && (await tx.consultationWindow.count({ where: { id: windowId, reportedAt: { not: null } } })) > 0) {
    return { ok: false, reason: "WINDOW_CLOSED", opensAt: window.opensAt, closesAt: window.closesAt };
  }

  const salt = Buffer.from(randomBytes(16)).toString("hex");
  const row = {
    windowId,
    clauseIdentityId: clause?.clause.identity ?? null,
    clauseLabel: clause?.clause.label ?? null,
    quotedText: clause && quotedText(clause),
    body: opinion.body,
    authorKind: opinion.authorKind,
    authorName: opinion.name === "" ? null : opinion.name,
    contactKind: opinion.contact?.kind ?? null,
    contact: opinion.contact?.value ?? null,
    namePublic: opinion.namePublic,
    consentVersion: opinion.consentVersion,
    contactConfirmedAt: opinion.contact !== null && opinion.contactConfirmed ? now : null,
    lang: opinion.lang,
    channel: opinion.channel,
    receivedAt: now,
    idempotencyKey,
    salt,
    digest: sha256Hex(opinionDigestInput(salt, opinion.body)),
  };
  for (let attempt = 0; attempt < CODE_TRIES; attempt += 1) {
    const receiptCode = makeReceiptCode(randomBytes);
    // Waits for a request with the same key that is under way, then does nothing if that one wrote.
    const [written] = await tx.opinion.createManyAndReturn({ data: [{ ...row, receiptCode }], skipDuplicates: true, select: { id: true } });
    if (written) {
      // Who releases the report holds the window: an opinion that had to wait for that came too late to be answered in it.
      const { reportedAt } = await tx.consultationWindow.findUniqueOrThrow({ where: { id: windowId }, select: { reportedAt: true } });
      const stillOpen = reportedAt === null ? null : checkOpenForOpinions(window, window.closesAt);
      if (stillOpen?.ok === false) return { ...stillOpen, opensAt: window.opensAt, closesAt: window.closesAt };
      await tx.point.create({ data: { opinionId: written.id, position: 1, text: row.body, clauseIdentityId: row.clauseIdentityId } });
      await work.record({ action: "opinion.received", nounKind: "opinion", nounId: written.id, detail: { windowId, channel: row.channel, clause: opinion.clause } });
      await sendReceipt(work, platform, opinion, { id: written.id, receiptCode, window, clauseLabel: row.clauseLabel });
      return { ok: true, receiptCode, isNew: true };
    }
    const before = await receivedBefore(work, windowId, idempotencyKey);
    if (before) return before;
    // Nobody has this opinion, so it was the receipt code that somebody has already: draw another.
  }
  throw new Error("no free receipt code was drawn: the random source is broken");
}

/**
 * SHA-256 of the page's token and the content in canonical form. Two different opinions from one page are two; without a token the content
 * with name and contact decides.
 */
function opinionKey({ submission, clause, body, authorKind, name, contact, namePublic }: NewOpinion): string {
  return sha256Hex(submission + canonicalJson({ clause, body, authorKind, name, contact, namePublic }));
}

async function receivedBefore(work: Work, windowId: string, idempotencyKey: string): Promise<Duplicate | null> {
  const found = await work.tx.opinion.findUnique({ where: { windowId_idempotencyKey: { windowId, idempotencyKey } }, select: { receiptCode: true } });
  return found && { ok: false, reason: "ALREADY_RECEIVED", receiptCode: found.receiptCode };
}

async function sendReceipt(
  work: Work,
  platform: Platform,
  { contact, lang }: NewOpinion,
  received: { id: string; receiptCode: string; clauseLabel: string | null; window: { body: PublicWindow; opensAt: Date; closesAt: Date; replyDays: number } },
): Promise<void> {
  if (!contact) return;
  const anHourAgo = new Date(work.now.getTime() - 3_600_000);
  const lately = await work.tx.opinion.count({ where: { contactKind: contact.kind, contact: contact.value, receivedAt: { gt: anHourAgo } } });
  if (lately > RECEIPT_MESSAGES_PER_HOUR) return;
  const { window, receiptCode, clauseLabel } = received;
  await queueMessage(work, {
    channel: contact.kind === "email" ? "mail" : "sms",
    template: "opinion-receipt",
    recipient: contact.value,
    lang,
    props: {
      receiptCode,
      receiptUrl: platform.env.publicUrl + localPath(lang, `/receipts/${receiptCode}`),
      decisionTitle: lang === "en" ? window.body.decisionTitleEn || window.body.decisionTitle : window.body.decisionTitle,
      clauseLabel,
      receivedAt: work.now.toISOString(),
      answerDueOn: windowState({ ...window, reportedAt: null }, work.now).replyDueOn,
    },
    dedupeKey: `opinion-receipt:${received.id}`,
  });
}
