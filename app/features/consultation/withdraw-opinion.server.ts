import type { Contact } from "~/domain/identity/contact";
import type { Platform } from "~/platform/platform.server";
import { forgetInCommonWords } from "./common-words.server";
import { forgetInRevisions } from "./forget-revisions.server";
import { lockReport, lockWindow } from "./lock-ledger.server";
import { takeOffOpinion, type WithdrawProjection } from "./take-off-opinion.server";

export type WithdrawRefusal = "UNKNOWN_RECEIPT" | "ALREADY_WITHDRAWN" | "WINDOW_CLOSED" | "CONTACT_NOT_CONFIRMED";

export type WithdrawOpinion = { ok: true } | { ok: false; reason: WithdrawRefusal };

/**
 * Takes an opinion back until its window closes: words, name, contact and salt are gone for good, the number stays counted as withdrawn. Words that stood for
 * a group of letters go with it unless somebody else said the same. At the closing instant it comes wholly before the report or is refused: whoever publishes holds the report's row while it is compared and shown.
 *
 * @param input `receiptCode` in its stored form; `provedContact` is a contact that the caller has just confirmed, needed where the author
 *   left one
 */
export async function withdrawOpinion(
  platform: Platform,
  now: Date,
  input: { receiptCode: string; provedContact: Contact | null },
  withdrawProjection: WithdrawProjection,
): Promise<WithdrawOpinion> {
  return platform.unitOfWork<WithdrawOpinion>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const opinion = await work.tx.opinion.findUnique({
      where: { receiptCode: input.receiptCode },
      select: { id: true, windowId: true, body: true, contactKind: true, contact: true, withdrawnAt: true, window: { select: { round: true, decision: { select: { slug: true } } } } },
    });
    if (!opinion) return { ok: false, reason: "UNKNOWN_RECEIPT" };
    if (opinion.withdrawnAt) return { ok: false, reason: "ALREADY_WITHDRAWN" };
    await lockReport(work.tx, opinion.windowId);
    // No proposal is made or accepted meanwhile, which could take the words over.
    await lockWindow(work.tx, opinion.windowId);
    const { reportedAt } = await work.tx.consultationWindow.findUniqueOrThrow({ where: { id: opinion.windowId }, select: { reportedAt: true } });
    if (reportedAt !== null) return { ok: false, reason: "WINDOW_CLOSED" };
    const { round, decision } = opinion.window;
    const window = await work.tx.publicDocument.findUnique({ where: { kind_key: { kind: "window", key: `${decision.slug}/${round}` } }, select: { endsAt: true } });
    if (!window?.endsAt || now >= window.endsAt) return { ok: false, reason: "WINDOW_CLOSED" };
    const proved = input.provedContact;
    if (opinion.contact !== null && (proved?.kind !== opinion.contactKind || proved?.value !== opinion.contact)) {
      return { ok: false, reason: "CONTACT_NOT_CONFIRMED" };
    }
    const { count } = await work.tx.opinion.updateMany({
      where: { id: opinion.id, withdrawnAt: null },
      data: {
        withdrawnAt: now,
        body: "",
        authorName: null,
        namePublic: false,
        contactKind: null,
        contact: null,
        contactConfirmedAt: null,
        salt: null,
        // The key is a sum of the words; without the page's token somebody could guess them from it.
        idempotencyKey: `withdrawn:${opinion.id}`,
      },
    });
    if (count === 0) return { ok: false, reason: "ALREADY_WITHDRAWN" };
    await work.tx.point.updateMany({ where: { opinionId: opinion.id }, data: { text: "" } });
    await forgetInCommonWords(work.tx, opinion.windowId, opinion.body);
    await work.tx.objection.updateMany({ where: { opinionId: opinion.id, decidedAt: null }, data: { outcome: "withdrawn", decidedAt: now } });
    await work.tx.objection.updateMany({ where: { opinionId: opinion.id }, data: { reason: "" } });
    await takeOffOpinion(work, opinion.id, "", withdrawProjection);
    await forgetInRevisions(work.tx, [opinion.id], "words");
    await work.record({ action: "opinion.withdrawn", nounKind: "opinion", nounId: opinion.id, detail: { windowId: opinion.windowId } });
    return { ok: true };
  });
}
