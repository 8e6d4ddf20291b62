import { makeReceiptCode } from "~/domain/codes/receipt-code";
import { sha256Hex } from "~/domain/text/sha256";
import type { Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { rateLimits } from "~/platform/rate-limit.server";
import { lockReport } from "./lock-ledger.server";
import { lockPublication } from "./lock-publication.server";
import { opinionOfRow, refreshPublicWords, type ShowChanged } from "./refresh-public-words.server";

/** Which opinion the reporter means: by receipt, by the number of a row of the published table, or by the mark of one published alone. */
export type AttributedOpinion = { receiptCode: string } | { slug: string; round: number; row: number } | { slug: string; round: number; ref: string };

export type ReportFalseAttribution = { ok: true; caseNumber: string } | { ok: false; reason: "NOT_FOUND" | "TOO_MANY_TRIES" };

const CODE_TRIES = 5;

/**
 * "I did not write this": opens a case with a number for the reporter and takes the opinion's words off every public page in the same
 * moment, until an official has decided. Anybody may report; an address may do so a few times an hour.
 *
 * @param randomBytes a cryptographic source for the case number
 */
export async function reportFalseAttribution(
  platform: Platform,
  now: Date,
  input: { opinion: AttributedOpinion; reason: string; address: string },
  randomBytes: (n: number) => Uint8Array,
  showChanged: ShowChanged,
): Promise<ReportFalseAttribution> {
  if (!(await platform.rateLimiter.use(rateLimits.falseAttribution, input.address, now))) return { ok: false, reason: "TOO_MANY_TRIES" };
  return platform.unitOfWork<ReportFalseAttribution>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const { tx } = work;
    const found = await opinionOf(tx, input.opinion);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { id: opinionId, windowId } = found;
    // A release of the report or of this opinion alone that is under way is waited for; one that comes later finds the case.
    await lockReport(tx, windowId);
    await lockPublication(tx, "opinion", opinionId);
    for (let attempt = 0; attempt < CODE_TRIES; attempt += 1) {
      const caseNumber = makeReceiptCode(randomBytes);
      const data = [{ caseNumber, opinionId, source: "receiptCode" in input.opinion ? "receipt" : "public", reason: input.reason, reportedAt: now }];
      const { count } = await tx.falseAttribution.createMany({ data, skipDuplicates: true });
      if (count === 0) continue;
      await refreshPublicWords(work, windowId, opinionId, showChanged);
      await work.record({ action: "attribution.reported", nounKind: "opinion", nounId: opinionId, detail: { windowId, source: data[0]!.source } });
      return { ok: true, caseNumber };
    }
    throw new Error("no free case number was drawn: the random source is broken");
  });
}

async function opinionOf(tx: Tx, wanted: AttributedOpinion): Promise<{ id: string; windowId: string } | null> {
  const select = { id: true, windowId: true } as const;
  if ("receiptCode" in wanted) return tx.opinion.findFirst({ where: { receiptCode: wanted.receiptCode, withdrawnAt: null }, select });
  const window = await tx.consultationWindow.findFirst({ where: { round: wanted.round, decision: { slug: wanted.slug } }, select: { id: true } });
  if (!window) return null;
  if ("ref" in wanted) {
    const key = `${wanted.slug}/${wanted.round}/${wanted.ref}`;
    if ((await tx.publicDocument.count({ where: { kind: "opinion", key, withdrawnAt: null } })) === 0) return null;
    const opinions = await tx.opinion.findMany({ where: { windowId: window.id, withdrawnAt: null }, select });
    return opinions.find(({ id }) => publicRef(id) === wanted.ref) ?? null;
  }
  const opinionId = await opinionOfRow(tx, window.id, wanted.row);
  return opinionId === null ? null : { id: opinionId, windowId: window.id };
}

/** The public mark of an opinion that was published alone; nobody can tell the opinion from it. */
export function publicRef(opinionId: string): string {
  return sha256Hex(`opinion ${opinionId}`).slice(0, 16);
}
