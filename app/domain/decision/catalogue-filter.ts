import { plannedQuarter } from "./planned-completion";
import type { PublicDecision } from "./public-shapes";

/** The conditions of a catalogue's list. An empty text sets none. */
export interface CatalogueFilter {
  unit: string;
  category: string;
  status: string;
  hearing: "" | "yes" | "no";
  /** `2026-11`, or a quarter `2026-Q4` that takes in its months. */
  planned: string;
  phrase: string;
}

/** The rows that match all conditions. A unit is found whether it leads or works along. */
export function filterItems<Item extends PublicDecision & { standing: { status: string } }>(items: readonly Item[], filter: CatalogueFilter): Item[] {
  const phrase = filter.phrase.toLowerCase();
  return items.filter(
    (item) =>
      (filter.unit === "" || item.leadUnit.id === filter.unit || item.coUnits.some((unit) => unit.id === filter.unit)) &&
      (filter.category === "" || item.category === filter.category) &&
      (filter.status === "" || item.standing.status === filter.status) &&
      (filter.hearing === "" || item.procedures.includes("hearing") === (filter.hearing === "yes")) &&
      (filter.planned === "" || item.plannedCompletion === filter.planned || plannedQuarter(item.plannedCompletion) === filter.planned) &&
      (phrase === "" || `${item.title} ${item.titleEn} ${item.summary}`.toLowerCase().includes(phrase)),
  );
}

/** The quarters and months that occur, in their order, each quarter before its months. */
export function plannedChoices(items: readonly Pick<PublicDecision, "plannedCompletion">[]): string[] {
  const planned = items.map((item) => item.plannedCompletion);
  const place = (each: string) => `${plannedQuarter(each)}${each.includes("Q") ? "" : each}`;
  return [...new Set([...planned, ...planned.map(plannedQuarter)])].sort((a, b) => place(a).localeCompare(place(b)));
}
