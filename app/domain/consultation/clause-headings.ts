import type { DraftLine } from "./clause-lines";
import { readsAsHeading, readsAsLongHeading, standsClear, type Marker, type MarkerStyle } from "./clause-markers";

/** Headings by rank, highest first. */
const HEADING_STYLES: readonly MarkerStyle[] = ["part", "subpart", "chapter", "section"];

/** The rank of a heading, 0 for 编 to 3 for 节; -1 for what is no heading. */
export function headingRank(marker: Marker | null | undefined): number {
  return marker ? HEADING_STYLES.indexOf(marker.style) : -1;
}

/**
 * Which of the lines that start with 第…编, 第…章 or 第…节 are headings. `start` is the first line that is surely a clause (the first article); the
 * headings right above it belong to it, each of a higher rank than the one below, and whatever stands further up is a table of contents.
 * Below `start` every line counts that reads as a heading and is no reference in a broken line.
 */
export function findHeadings(lines: readonly DraftLine[], markers: readonly (Marker | null)[], start: number, isOutside: (line: number) => boolean): number[] {
  const found: number[] = [];
  const isExcerpt = (markers[start]?.ordinal ?? 1) > 1;
  let rank = HEADING_STYLES.length;
  for (let line = start - 1; line >= 0 && rank > 0; line -= 1) {
    const own = headingRank(markers[line]);
    if (own < 0 || markers[line]!.isReference || !readsAsHeading(markers[line]!.rest)) continue;
    if (own >= rank || (markers[line]!.ordinal !== 1 && !isExcerpt) || isOutside(line)) break;
    found.unshift(line);
    rank = own;
  }
  const last = HEADING_STYLES.map(() => 0);
  for (const line of found) last[headingRank(markers[line])] = markers[line]!.ordinal;
  for (let line = start; line < lines.length; line += 1) {
    const marker = markers[line];
    const own = headingRank(marker);
    if (!marker || own < 0 || isOutside(line) || marker.isReference) continue;
    const runsOn = found.at(-1) !== line - 1 && !standsClear(lines, markers, line);
    const follows = marker.ordinal === last[own]! + 1 || marker.ordinal === 1;
    if (!readsAsHeading(marker.rest) && (runsOn || !follows || !marker.setOff || !readsAsLongHeading(marker.rest))) continue;
    if (runsOn && (!marker.setOff || !follows)) continue;
    if (!follows && !marker.setOff && lines[line]!.level === 0 && (marker.isDoubtful || marker.ordinal < last[own]!)) continue;
    found.push(line);
    last[own] = marker.ordinal;
    last.fill(0, own + 1);
  }
  return found;
}
