import { expiredBefore } from "~/domain/identity/retention";
import type { Contact } from "~/domain/identity/contact";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { forgetInRevisions } from "./forget-revisions.server";
import { lockReport } from "./lock-ledger.server";
import { lockPublication } from "./lock-publication.server";
import { refreshPublicWords, type ShowChanged } from "./refresh-public-words.server";

/** How many opinions one transaction of the job goes through. */
const PAGE = 500;

/**
 * Takes name, contact and salt off all opinions that were given with a contact which its owner has just proved, and ends what it follows.
 * Words and counts stay: they are the record of the decision. A name that its author had published is masked on the public page at once.
 */
export async function removeIdentity(platform: Pick<Platform, "unitOfWork">, now: Date, citizenId: string, contact: Contact, showChanged: ShowChanged): Promise<{ ok: true; opinions: number }> {
  return platform.unitOfWork({ now, actor: { kind: "citizen", id: citizenId } }, async (work) => {
    const owner = { contactKind: contact.kind, contact: contact.value };
    const opinions = await work.tx.opinion.findMany({ where: owner, select: { id: true, windowId: true, namePublic: true } });
    await anonymise(work, opinions, showChanged);
    const follows = await work.tx.follow.deleteMany({ where: owner });
    await work.record({ action: "identity.removed", nounKind: "citizen", nounId: citizenId, detail: { opinions: opinions.length, follows: follows.count } });
    return { ok: true, opinions: opinions.length };
  });
}

/** The job behind the retention table: what is left of authors goes. Where no response ever came out, the time runs from the closing. */
export async function purgeOpinions(platform: Platform, now: Date, showChanged: ShowChanged): Promise<void> {
  const over = expiredBefore("opinionIdentity", now);
  for (;;) {
    const result = await platform.unitOfWork<{ ok: true } | { ok: false; reason: string }>({ now, actor: { kind: "system" } }, async (work) => {
      const opinions = await work.tx.opinion.findMany({
        where: {
          identityRemovedAt: null,
          withdrawnAt: null,
          window: { OR: [{ reportedAt: { lte: over } }, { reportedAt: null, closesAt: { lte: over } }] },
          OR: [{ contact: { not: null } }, { authorName: { not: null } }, { salt: { not: null } }],
        },
        take: PAGE,
        select: { id: true, windowId: true, namePublic: true },
      });
      if (opinions.length === 0) return { ok: false, reason: "NOTHING_EXPIRED" };
      await anonymise(work, opinions, showChanged);
      await work.record({ action: "retention.applied", nounKind: "retention", nounId: "opinions", detail: { opinions: opinions.length } });
      return { ok: true };
    });
    if (!result.ok) return;
  }
}

/** The name of a firm or an association is nobody's personal data and stays. The key is a sum of words and contact, so it goes too. */
async function anonymise(work: Work, opinions: readonly { id: string; windowId: string; namePublic: boolean }[], showChanged: ShowChanged): Promise<void> {
  const ids = opinions.map(({ id }) => id);
  const named = opinions.filter(({ namePublic }) => namePublic);
  // A release that is under way shows the name; it is waited for, so that the name is masked in what it has shown.
  for (const windowId of [...new Set(named.map((opinion) => opinion.windowId))].sort()) await lockReport(work.tx, windowId);
  for (const id of named.map((opinion) => opinion.id).sort()) await lockPublication(work.tx, "opinion", id);
  await work.tx.$executeRaw`
    UPDATE "Opinion" SET "contactKind" = NULL, "contact" = NULL, "contactConfirmedAt" = NULL, "salt" = NULL, "identityRemovedAt" = ${work.now},
      "idempotencyKey" = 'removed:' || "id", "namePublic" = "namePublic" AND "authorKind" <> 'individual',
      "authorName" = CASE WHEN "authorKind" = 'individual' THEN NULL ELSE "authorName" END
    WHERE "id" = ANY(${ids})`;
  await forgetInRevisions(work.tx, ids, "name");
  for (const { id, windowId } of named) await refreshPublicWords(work, windowId, id, showChanged);
}
