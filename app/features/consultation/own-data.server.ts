import type { Contact } from "~/domain/identity/contact";
import type { Db } from "~/platform/db.server";

/** Everything of the consultations that hangs on one proved contact, as the person gave it. Two queries. */
export async function ownOpinionData(db: Db, contact: Contact) {
  const owner = { contactKind: contact.kind, contact: contact.value };
  const [opinions, follows] = await Promise.all([
    db.opinion.findMany({
      where: owner,
      orderBy: { receivedAt: "asc" },
      select: {
        receiptCode: true,
        receivedAt: true,
        channel: true,
        clauseLabel: true,
        body: true,
        authorKind: true,
        authorName: true,
        namePublic: true,
        consentVersion: true,
        contactConfirmedAt: true,
        salt: true,
        digest: true,
        digestDay: true,
        hiddenAt: true,
        hiddenRule: true,
        objection: { select: { reason: true, madeAt: true, outcome: true, answer: true, decidedAt: true } },
        window: { select: { round: true, decision: { select: { slug: true, title: true } } } },
      },
    }),
    db.follow.findMany({ where: owner, select: { followedAt: true, lang: true, decision: { select: { slug: true, title: true } } } }),
  ]);
  return { opinions, follows };
}
