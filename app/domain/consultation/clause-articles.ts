import type { DraftLine } from "./clause-lines";
import { standsClear, type Marker } from "./clause-markers";

interface Candidate {
  line: number;
  marker: Marker;
  /** -1 to 4: the number is set off from the text; the line before has come to an end; nothing speaks for a reference. */
  quality: number;
}

const LIKELY = 2;
const SURE = 4;

/**
 * Which of the lines that start with 第…条 are articles and not references in a line that was broken there. An article never reads as a reference
 * (`第三条规定的…`), and its number follows: the next one, 之一 of the last, or 1 again in another part. A number that leaves a gap, comes twice
 * or is a slip of the pen must stand clear of doubt and fit what comes after it.
 */
export function findArticles(lines: readonly DraftLine[], markers: readonly (Marker | null)[], isOutside: (line: number) => boolean): number[] {
  const candidates: Candidate[] = [];
  markers.forEach((marker, line) => {
    if (marker?.style !== "article" || marker.isReference || isOutside(line)) return;
    candidates.push({ line, marker, quality: qualityOf(lines, markers, line, marker) });
  });
  const setOff = candidates.filter(({ marker }) => marker.setOff).length;
  const sure = setOff * 2 >= candidates.length ? SURE : LIKELY;
  const later = new BestLater(candidates);
  const found: Candidate[] = [];
  let last = 0;
  let inserted = 0;
  candidates.forEach((candidate, index) => {
    const { ordinal, inserted: suffix } = candidate.marker;
    const { quality } = candidate;
    const next = candidates[index + 1]?.marker.ordinal;
    let reached: number | null = null;
    // The article behind which it was inserted may have been taken out since.
    if (suffix > 0 && ordinal > last) reached = quality === SURE && later.quality(index, last + 1, ordinal + 1) < LIKELY ? ordinal : null;
    else if (suffix > 0) reached = ordinal === last && suffix > inserted && quality >= LIKELY ? last : null;
    else if (ordinal === last + 1) reached = quality >= Math.max(0, later.quality(index, ordinal, ordinal + 1)) ? ordinal : null;
    else if (quality < sure) reached = null;
    else if (last > 0 && next === last + 2) reached = last + 1;
    else if (ordinal > last) reached = (last > 0 || next === ordinal + 1) && later.quality(index, last + 1, ordinal + 1) < LIKELY ? ordinal : null;
    else if (ordinal === last) reached = next === last + 1 ? last : null;
    else if (ordinal === 1 && next === 2) reached = 1;
    if (reached === null) return;
    found.push(candidate);
    last = reached;
    inserted = suffix;
  });
  return found.map(({ line }) => line);
}

function qualityOf(lines: readonly DraftLine[], markers: readonly (Marker | null)[], line: number, marker: Marker): number {
  const clear = standsClear(lines, markers, line);
  if (marker.isDoubtful) return clear ? 1 : -1;
  return (marker.setOff ? 2 : 0) + (clear ? 2 : 0);
}

/** The candidates of each number by quality, so that looking ahead costs little in a text of any length. */
class BestLater {
  readonly #places = new Map<number, number[][]>();

  constructor(candidates: readonly Candidate[]) {
    candidates.forEach(({ marker, quality }, index) => {
      if (marker.inserted > 0 || quality < 0) return;
      const byQuality = this.#places.get(marker.ordinal) ?? Array.from({ length: 5 }, (): number[] => []);
      byQuality[quality]!.push(index);
      this.#places.set(marker.ordinal, byQuality);
    });
  }

  /** The best quality of a candidate for `ordinal` after `index` and before the first likely one for `until`; -1 for none. */
  quality(index: number, ordinal: number, until: number): number {
    const end = Math.min(...(this.#places.get(until) ?? []).slice(LIKELY).map((places) => firstAfter(places, index)));
    return (this.#places.get(ordinal) ?? []).findLastIndex((places) => firstAfter(places, index) < end);
  }
}

/** The first of the rising numbers that is greater than `index`; Infinity for none. */
function firstAfter(places: readonly number[], index: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! > index) high = middle;
    else low = middle + 1;
  }
  return places[low] ?? Infinity;
}
