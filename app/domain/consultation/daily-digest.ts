import { isDay, type Day } from "../calendar/shanghai";
import { concat, fromHex, isHash, toHex, utf8, type Sha256 } from "../representatives/bytes";
import { opinionDigestInput } from "../text/opinion-digest";
import { merklePath, merkleRoot, rootAlong } from "./merkle-tree";

/** What the public gets every day of one window: numbers alone. All sums are SHA-256 as 64 lower-case hexadecimal digits. */
export type DailyDigest = {
  algorithm: "kaimen-digest";
  version: 1;
  /** `slug/round` of the window. */
  window: string;
  day: Day;
  /** Opinions that came into the ledger since the digest before. */
  count: number;
  /** Root of the Merkle tree over the sums in ascending order (RFC 6962). */
  root: string;
  /** `chain` of the window's digest before; null for the first. */
  previous: string | null;
  /** Binds this digest to all before it: who noted one can tell whether an earlier one was replaced. */
  chain: string;
};

/** One opinion's way to the root, together with what only the receipt's holder has. `text` and `salt` are null once they were deleted. */
export type InclusionProof = DailyDigest & { text: string | null; salt: string | null; sum: string; index: number; path: string[] };

export type DigestDifference = "NOT_A_PROOF" | "TEXT" | "PATH" | "CHAIN" | "NOT_THE_PUBLISHED_ROOT";

/** `textChecked` is false where the words are deleted, so that only the place of their sum could be checked. */
export type DigestVerification =
  | { consistent: true; root: string; textChecked: boolean }
  | { consistent: false; reason: DigestDifference; where: string; expected: string; found: string };

/** The digest of one day and its leaves, in ascending order so that their order tells nothing about who came when. */
export function makeDigest(
  sha256: Sha256,
  { window, day, sums, previous }: { window: string; day: Day; sums: readonly string[]; previous: string | null },
): { digest: DailyDigest; leaves: string[] } {
  const leaves = [...sums].sort();
  const root = toHex(merkleRoot(sha256, leaves.map(fromHex)));
  const head = { algorithm: "kaimen-digest", version: 1, window, day, count: leaves.length, root, previous } as const;
  return { digest: { ...head, chain: chainOf(sha256, head) }, leaves };
}

/** SHA-256 of the byte 2, the line `window day count`, the root, and the chain before (32 zero bytes for the first). */
function chainOf(sha256: Sha256, { window, day, count, root, previous }: Omit<DailyDigest, "chain">): string {
  return toHex(sha256(concat(Uint8Array.of(2), utf8(`${window} ${day} ${count}\n`), fromHex(root), previous === null ? new Uint8Array(32) : fromHex(previous))));
}

/** The proof for one sum of the day; null where the day's leaves do not have it. */
export function proveInclusion(
  sha256: Sha256,
  { digest, leaves }: { digest: DailyDigest; leaves: readonly string[] },
  opinion: { text: string | null; salt: string | null; sum: string },
): InclusionProof | null {
  const index = leaves.indexOf(opinion.sum);
  return index < 0 ? null : { ...digest, ...opinion, index, path: merklePath(sha256, leaves.map(fromHex), index).map(toHex) };
}

/**
 * Computes a proof again from nothing but itself and names the first thing that differs: the words, the way to the root, or the chain. A
 * proof rewritten as a whole agrees with itself; it is caught by the root that was published on the day: pass it as `publishedRoot`.
 *
 * @param given anything that was read from a file
 */
export function verifyInclusion(sha256: Sha256, given: unknown, publishedRoot?: string): DigestVerification {
  if (!isProof(given)) return { consistent: false, reason: "NOT_A_PROOF", where: "", expected: "kaimen-digest 1", found: "" };
  const { text, salt, sum, index, count, path, root } = given;
  const differs = (reason: DigestDifference, where: string, expected: string, found: string): DigestVerification => ({ consistent: false, reason, where, expected, found });
  const textChecked = text !== null && salt !== null;
  if (textChecked) {
    const computed = toHex(sha256(opinionDigestInput(salt, text)));
    if (computed !== sum) return differs("TEXT", "text", sum, computed);
  }
  const reached = rootAlong(sha256, fromHex(sum), index, count, path.map(fromHex));
  if (reached === null || toHex(reached) !== root) return differs("PATH", "path", root, reached ? toHex(reached) : "");
  const chain = chainOf(sha256, given);
  if (chain !== given.chain) return differs("CHAIN", "chain", given.chain, chain);
  const published = publishedRoot?.trim().toLowerCase();
  return published !== undefined && published !== root ? differs("NOT_THE_PUBLISHED_ROOT", "root", published, root) : { consistent: true, root, textChecked };
}

function isProof(given: unknown): given is InclusionProof {
  if (typeof given !== "object" || given === null) return false;
  const proof = given as Record<string, unknown>;
  const isTextOrNull = (value: unknown) => value === null || typeof value === "string";
  return (
    proof.algorithm === "kaimen-digest" &&
    proof.version === 1 &&
    typeof proof.window === "string" &&
    typeof proof.day === "string" &&
    isDay(proof.day) &&
    Number.isInteger(proof.count) &&
    Number.isInteger(proof.index) &&
    [proof.root, proof.chain, proof.sum].every(isHash) &&
    (proof.previous === null || isHash(proof.previous)) &&
    Array.isArray(proof.path) &&
    proof.path.every(isHash) &&
    isTextOrNull(proof.text) &&
    (proof.salt === null || (typeof proof.salt === "string" && /^[0-9a-f]{32}$/.test(proof.salt)))
  );
}
