import { makeReceiptCode } from "~/domain/codes/receipt-code";
import { canonicalJson } from "~/domain/text/canonical-json";
import { sha256Hex } from "~/domain/text/sha256";
import type { Tx } from "~/platform/db.server";
import { mac } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";
import { rateLimits } from "~/platform/rate-limit.server";
import { lockReport } from "./lock-ledger.server";
import { lockPublication } from "./lock-publication.server";
import { opinionOfRow, refreshPublicWords, type ShowChanged } from "./refresh-public-words.server";

/** Which opinion the reporter means: by receipt, by the number of a row of the published table, or by the mark of one published alone. */
export type AttributedOpinion = { receiptCode: string } | { slug: string; round: number; row: number } | { slug: string; round: number; ref: string };

export type ReportFalseAttribution = { ok: true; caseNumber: string } | { ok: false; reason: "NOT_FOUND" | "TOO_MANY_TRIES" };

/** The same report was sent before: nothing is written, and its case is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; caseNumber: string };

const CODE_TRIES = 5;

/**
 * "I did not write this": opens a case with a number for the reporter and takes the opinion's words off every public page in the same
 * moment, until an official has decided. Anybody may report; an address may do so a few times an hour.
 *
 * The same report sent again is the same case. Its number is derived from the page's token and what was reported, with a secret key, and the unique index on
 * the number decides: of any number of requests at once one opens the case and all get its number, whoever is out of tries too.
 */
export async function reportFalseAttribution(
  platform: Platform,
  now: Date,
  input: { opinion: AttributedOpinion; reason: string; submission: string; address: string },
  showChanged: ShowChanged,
): Promise<ReportFalseAttribution> {
  const isAllowed = await platform.rateLimiter.use(rateLimits.falseAttribution, input.address, now);
  const result = await platform.unitOfWork<ReportFalseAttribution | Repeated>({ now, actor: { kind: "anonymous" } }, async (work) => {
    const { tx } = work;
    const found = await opinionOf(tx, input.opinion);
    if (!found) return { ok: false, reason: isAllowed ? "NOT_FOUND" : "TOO_MANY_TRIES" };
    const { id: opinionId, windowId } = found;
    // A release of the report or of this opinion alone that is under way is waited for; one that comes later finds the case.
    await lockReport(tx, windowId);
    await lockPublication(tx, "opinion", opinionId);
    const source = "receiptCode" in input.opinion ? "receipt" : "public";
    for (let attempt = 0; attempt < CODE_TRIES; attempt += 1) {
      const caseNumber = makeReceiptCode(sealedBytes(platform.keys.secret, input, opinionId, attempt));
      const isThere = async () => (await tx.falseAttribution.count({ where: { caseNumber, opinionId, reason: input.reason } })) > 0;
      if (await isThere()) return { ok: false, reason: "REPEATED", caseNumber };
      if (!isAllowed) return { ok: false, reason: "TOO_MANY_TRIES" };
      // Waits for a request with the same number that is under way, then does nothing if that one wrote.
      const { count } = await tx.falseAttribution.createMany({ data: [{ caseNumber, opinionId, source, reason: input.reason, reportedAt: now }], skipDuplicates: true });
      if (count > 0) {
        await refreshPublicWords(work, windowId, opinionId, showChanged);
        await work.record({ action: "attribution.reported", nounKind: "opinion", nounId: opinionId, detail: { windowId, source } });
        return { ok: true, caseNumber };
      }
      if (await isThere()) return { ok: false, reason: "REPEATED", caseNumber };
      // It is the number of a case that has nothing to do with this one: take the next.
    }
    throw new Error("no free case number was found");
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, caseNumber: result.caseNumber } : result;
}

/** Bytes as good as random for who does not know the secret, and the same ones for the same report from the same page; a script without a token is known by its address. */
function sealedBytes(secret: string, { submission, reason, address }: { submission: string; reason: string; address: string }, opinionId: string, attempt: number): (n: number) => Uint8Array {
  const seed = canonicalJson({ page: submission || address, reason, opinionId, attempt });
  let draw = 0;
  return (n) => Buffer.from(mac(secret, `false-attribution:${(draw += 1)}:${seed}`), "hex").subarray(0, n);
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
