import { isContents } from "./clause-contents";
import type { DraftLine } from "./clause-lines";
import { isInserted, standsClear, type Marker, type MarkerStyle } from "./clause-markers";

const LEVELS: readonly MarkerStyle[] = ["comma", "bracket", "dot"];

/**
 * The numbered lines of a text that is arranged as 一、, （一） (policy papers, action plans) or, where it has neither, as 1. Each number must be the
 * next of its level or 1; （一） starts again below each 一、. Empty where nothing is numbered so.
 */
export function findSections(lines: readonly DraftLine[], markers: readonly (Marker | null)[], isOutside: (line: number) => boolean): number[] {
  const usable = (style: MarkerStyle) =>
    markers.flatMap((marker, line) => (marker?.style === style && !marker.isReference && !isOutside(line) ? [line] : []));
  const top = LEVELS.find((style) => usable(style).some((line) => markers[line]!.ordinal === 1));
  if (top === undefined) return [];
  const styles: readonly MarkerStyle[] = top === "comma" ? ["comma", "bracket"] : [top];
  let found: number[] = [];
  let firstRest: string | null = null;
  const last = [{ ordinal: 0, inserted: 0 }, { ordinal: 0, inserted: 0 }];
  markers.forEach((marker, line) => {
    const level = marker ? styles.indexOf(marker.style) : -1;
    if (!marker || level < 0 || marker.isReference || isOutside(line) || (level > 0 && last[0]!.ordinal === 0)) return;
    const clear = found.at(-1) === line - 1 || standsClear(lines, markers, line);
    const { ordinal } = last[level]!;
    const isNext = marker.inserted > 0 ? isInserted(marker, last[level]!) : marker.ordinal === ordinal + 1;
    const restarts = level === 0 && marker.ordinal === 1 && firstRest !== null;
    if (restarts && entryOf(marker.rest) === firstRest && isContents(lines, found[0] ?? 0, line)) found = [];
    else if (!isNext && !(clear && marker.inserted === 0 && (marker.ordinal === 1 || marker.ordinal > ordinal))) return;
    if (level === 0 && marker.ordinal === 1) firstRest ??= entryOf(marker.rest);
    found.push(line);
    last[level] = marker;
    if (level === 0) last[1] = { ordinal: 0, inserted: 0 };
  });
  return found;
}

/** The words of an entry without the dots and the page number of a table of contents. */
function entryOf(rest: string): string {
  return rest.replace(/[\s.．。·…-]*\d*$/, "").replace(/\s/g, "");
}
