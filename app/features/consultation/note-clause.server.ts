import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { lockPublication } from "./lock-publication.server";

export type NoteClause = { ok: true; versionNumber: number } | { ok: false; reason: "NOT_FOUND" | "PUBLISHED" };

/**
 * Writes beside a clause what it means in plain words, or takes that away (`guideNote` empty). It is reviewed and published with the draft; once the
 * public has the version nothing of it changes any more.
 */
export async function noteClause(
  platform: Pick<Platform, "unitOfWork">,
  now: Date,
  officer: Officer,
  { slug, clauseId, guideNote }: { slug: string; clauseId: string; guideNote: string },
): Promise<NoteClause> {
  return platform.unitOfWork<NoteClause>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const clause = await tx.clause.findFirst({
      where: { id: clauseId, version: { decision: { slug, ...officer.unitScope } } },
      select: { versionId: true, anchor: true, version: { select: { number: true } } },
    });
    if (!clause) return { ok: false, reason: "NOT_FOUND" };
    if (await lockPublication(tx, "draft", clause.versionId)) return { ok: false, reason: "PUBLISHED" };
    await tx.clause.update({ where: { id: clauseId }, data: { guideNote: guideNote || null } });
    await record({ action: "clause.noted", nounKind: "draft", nounId: clause.versionId, detail: { anchor: clause.anchor, characters: guideNote.length } });
    return { ok: true, versionNumber: clause.version.number };
  });
}
