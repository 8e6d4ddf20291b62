import type { Contact } from "~/domain/identity/contact";
import type { Platform } from "~/platform/platform.server";

export type ConfirmOpinionContact = { ok: true } | { ok: false; reason: "ALREADY_CONFIRMED" };

/** Notes on one opinion that its contact has just been proved with a code. */
export async function confirmOpinionContact(platform: Pick<Platform, "unitOfWork">, now: Date, { receiptCode, provedContact }: { receiptCode: string; provedContact: Contact }): Promise<ConfirmOpinionContact> {
  return platform.unitOfWork<ConfirmOpinionContact>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const [confirmed] = await work.tx.opinion.updateManyAndReturn({
      where: { receiptCode, contactKind: provedContact.kind, contact: provedContact.value, contactConfirmedAt: null },
      data: { contactConfirmedAt: now },
      select: { id: true },
    });
    if (!confirmed) return { ok: false, reason: "ALREADY_CONFIRMED" };
    await work.record({ action: "opinion.contact-confirmed", nounKind: "opinion", nounId: confirmed.id });
    return { ok: true };
  });
}
