import { concat, type Sha256 } from "../representatives/bytes";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of one leaf. Leaves and nodes begin with different bytes, so that no node can be passed off as a leaf (RFC 6962, 2.1). */
function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  return sha256(concat(LEAF, leaf));
}

function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(NODE, left, right));
}

/** One level above: neighbours in pairs, a last one without neighbour goes up as it is. */
function levelAbove(sha256: Sha256, level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i]!, level[i + 1]];
    above.push(right ? nodeHash(sha256, left, right) : left);
  }
  return above;
}

/** Root of the Merkle tree over the leaves in their order; that of no leaf is SHA-256 of nothing (RFC 6962, 2.1). */
export function merkleRoot(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves.map((leaf) => leafHash(sha256, leaf));
  while (level.length > 1) level = levelAbove(sha256, level);
  return level[0] ?? sha256(new Uint8Array());
}

/**
 * The neighbours on the way from one leaf to the root, from below (RFC 6962, 2.1.1).
 *
 * @throws RangeError when there is no such leaf
 */
export function merklePath(sha256: Sha256, leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`no leaf ${index} of ${leaves.length}`);
  const path: Uint8Array[] = [];
  let level = leaves.map((leaf) => leafHash(sha256, leaf));
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const neighbour = level[at % 2 === 0 ? at + 1 : at - 1];
    if (neighbour) path.push(neighbour);
    level = levelAbove(sha256, level);
  }
  return path;
}

/** The root to which a leaf leads along its path; null where the path does not fit a tree of that size (RFC 9162, 2.1.3.2). */
export function rootAlong(sha256: Sha256, leaf: Uint8Array, index: number, count: number, path: readonly Uint8Array[]): Uint8Array | null {
  if (!Number.isInteger(index) || !Number.isInteger(count) || index < 0 || index >= count) return null;
  let hash = leafHash(sha256, leaf);
  let used = 0;
  for (let [at, last] = [index, count - 1]; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    if (at === last && at % 2 === 0) continue;
    const neighbour = path[used];
    if (!neighbour) return null;
    used += 1;
    hash = at % 2 === 1 ? nodeHash(sha256, neighbour, hash) : nodeHash(sha256, hash, neighbour);
  }
  return used === path.length ? hash : null;
}
