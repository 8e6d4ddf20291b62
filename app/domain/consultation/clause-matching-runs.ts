/** A run of equal tokens: `length` of them from `a` in the one list and from `b` in the other. */
export interface Run {
  a: number;
  b: number;
  length: number;
}

/**
 * The equal runs of a shortest edit script between two lists of tokens, rising in both (Myers 1986, "An O(ND) Difference Algorithm and Its Variations").
 * Null where more than `bound` tokens would have to be removed or added: time grows with length × bound, memory with bound².
 */
export function matchingRuns(a: ArrayLike<number>, b: ArrayLike<number>, bound: number): Run[] | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const runs: Run[] = start > 0 ? [{ a: 0, b: 0, length: start }] : [];
  const middle = middleRuns(a, b, start, a.length - end, b.length - end, bound);
  if (!middle) return null;
  for (const run of middle) append(runs, run);
  if (end > 0) append(runs, { a: a.length - end, b: b.length - end, length: end });
  return runs;
}

function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last && last.a + last.length === run.a && last.b + last.length === run.b) last.length += run.length;
  else runs.push(run);
}

function middleRuns(a: ArrayLike<number>, b: ArrayLike<number>, start: number, aEnd: number, bEnd: number, bound: number): Run[] | null {
  const n = aEnd - start;
  const m = bEnd - start;
  if (n === 0 || m === 0) return n + m > bound ? null : [];
  const most = Math.min(n + m, bound);
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const at = k + most + 1;
      let x = k === -d || (k !== d && furthest[at - 1]! < furthest[at + 1]!) ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < n && x - k < m && a[start + x] === b[start + x - k]) x += 1;
      furthest[at] = x;
      if (x >= n && x - k >= m) return backtrack(trace, d, n, m, start);
    }
    trace.push(furthest.slice(most + 1 - d, most + 2 + d));
  }
  return null;
}

/** Walks back from the end; `trace[d]` holds what was reached with d edits on the diagonals −d … d. */
function backtrack(trace: readonly Int32Array[], edits: number, n: number, m: number, start: number): Run[] {
  const runs: Run[] = [];
  let x = n;
  let y = m;
  for (let d = edits; d > 0; d -= 1) {
    const reached = (k: number) => (Math.abs(k) > d - 1 ? -1 : trace[d - 1]![k + d - 1]!);
    const k = x - y;
    const down = k === -d || (k !== d && reached(k - 1) < reached(k + 1));
    const before = down ? k + 1 : k - 1;
    const beforeX = reached(before);
    const afterX = down ? beforeX : beforeX + 1;
    if (x > afterX) runs.push({ a: start + afterX, b: start + afterX - k, length: x - afterX });
    x = beforeX;
    y = beforeX - before;
  }
  if (x > 0) runs.push({ a: start, b: start, length: x });
  return runs.reverse();
}
