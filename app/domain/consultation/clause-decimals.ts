import { isContents } from "./clause-contents";
import type { DraftLine } from "./clause-lines";
import { readsAsHeading, standsClear, type Marker } from "./clause-markers";

/**
 * The numbered lines of a plan with decimals (1, 1.1, 1.1.1): each number must follow from the one before as its next, its first child or the next
 * of one above it. A whole number counts only as a heading whose own decimals come after it, so that lists below a decimal stay lists.
 * Empty where the text is no such plan, that is, without at least two decimals.
 */
export function findDecimals(lines: readonly DraftLine[], markers: readonly (Marker | null)[], isOutside: (line: number) => boolean): number[] {
  const decimals = markers.flatMap((marker, line) => (marker?.style === "decimal" && !marker.isReference && !isOutside(line) ? [line] : []));
  if (decimals.length < 2) return [];
  let found: number[] = [];
  let path: number[] = [];
  let topStyle: string | null = null;
  let nextDecimal = 0;
  let listed = 0;
  markers.forEach((marker, line) => {
    while ((decimals[nextDecimal] ?? Infinity) <= line) nextDecimal += 1;
    if (!marker || isOutside(line)) return;
    const clear = found.at(-1) === line - 1 || standsClear(lines, markers, line);
    if (marker.style === "decimal") {
      if (!marker.isReference && follows(path, marker.path, clear && marker.setOff)) {
        found.push(line);
        path = marker.path;
        listed = 0;
      }
    } else if (marker.style === "plain" || marker.style === "dot") {
      const top = marker.ordinal;
      const child = markers[decimals[nextDecimal] ?? -1]?.path[0];
      const heads = child === top || (marker.style === topStyle && (marker.style === "plain" || listed !== top - 1));
      const restarts = top === 1 && child === 1 && path.length > 0;
      if (!restarts && top !== (path[0] ?? 0) + 1) {
        if (marker.style === "dot") listed = top;
        return;
      }
      if (!heads || !readsAsHeading(marker.rest) || marker.rest === "") {
        if (marker.style === "dot") listed = top;
        return;
      }
      if (restarts && isContents(lines, found[0] ?? 0, line)) found = [];
      found.push(line);
      path = [top];
      topStyle = marker.style;
      listed = 0;
    }
  });
  return found;
}

function follows(before: readonly number[], after: readonly number[], isSure: boolean): boolean {
  const depth = after.length - 1;
  const same = after.slice(0, depth).every((number, i) => number === before[i]);
  if (same) return after[depth] === (before[depth] ?? 0) + 1 || (isSure && before.length > depth && after[depth]! > before[depth]!);
  if (after.length === 3 && after[1] === 0 && after[2] === 1) return before.length <= 1 && (after[0] === before[0] || after[0] === (before[0] ?? 0) + 1);
  // The line with the whole number may be missing.
  return after.length === 2 && after[1] === 1 && after[0] === (before[0] ?? 0) + 1;
}
