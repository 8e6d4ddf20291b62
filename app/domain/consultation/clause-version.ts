import { ownWords } from "./clause-mark";
import type { ClauseKind } from "./clause-tree";

/** A clause as it is aligned, in reading order; `parent` is the index of its parent in the same list, before its own, or null. `FlatClause` is one. */
export interface AlignedClause {
  kind: ClauseKind;
  title: string | null;
  text: string;
  anchor: string;
  label: string;
  parent: number | null;
}

/** One version of a draft with what the steps of the alignment ask of it. Clauses are named by their index. */
export class ClauseVersion {
  readonly clauses: readonly AlignedClause[];
  readonly children: number[][];
  /** Clauses that stand for themselves: no headings, and below nothing but headings. */
  readonly units: number[];

  constructor(clauses: readonly AlignedClause[]) {
    this.clauses = clauses;
    this.children = clauses.map(() => []);
    clauses.forEach(({ parent }, index) => parent !== null && this.children[parent]!.push(index));
    this.units = clauses.flatMap(({ parent }, index) => (!this.isHeading(index) && (parent === null || this.isHeading(parent)) ? [index] : []));
  }

  isHeading(index: number): boolean {
    const { kind } = this.clauses[index]!;
    return kind === "part" || kind === "chapter" || kind === "section";
  }

  childrenOf(index: number, kind: ClauseKind): number[] {
    return this.children[index]!.filter((child) => this.clauses[child]!.kind === kind);
  }

  /** The items right below the clause and right below its paragraphs. */
  itemsOf(index: number): number[] {
    return this.children[index]!.flatMap((child) => (this.clauses[child]!.kind === "paragraph" ? this.childrenOf(child, "item") : this.clauses[child]!.kind === "item" ? [child] : []));
  }

  /** All clauses below, in reading order. */
  below(index: number): number[] {
    return this.children[index]!.flatMap((child) => [child, ...this.below(child)]);
  }

  isBelow(index: number, ancestor: number): boolean {
    let { parent } = this.clauses[index]!;
    while (parent !== null && parent !== ancestor) parent = this.clauses[parent]!.parent;
    return parent !== null;
  }

  /** The clause that stands for itself and holds this one, or is it; undefined for headings. */
  unitOf(index: number): number | undefined {
    if (this.isHeading(index)) return undefined;
    const { parent } = this.clauses[index]!;
    return parent === null || this.isHeading(parent) ? index : this.unitOf(parent);
  }

  /** Its number among its neighbours, which stays when the clause it belongs to gets another number: `a7` of an article, `p2`, `i3`. */
  placeOf(index: number): string {
    const { anchor, parent } = this.clauses[index]!;
    return parent === null || this.isHeading(parent) ? anchor : anchor.slice(anchor.lastIndexOf(".") + 1);
  }

  /** Title and text of the clause itself. */
  words(index: number): string {
    return ownWords(this.clauses[index]!);
  }

  /** The same with the items that hang on it, without further paragraphs. */
  openingWords(index: number): string {
    return [this.words(index), ...this.children[index]!.filter((child) => this.clauses[child]!.kind !== "paragraph").map((child) => this.wholeWords(child))].join("\n");
  }

  /** The same with all that stands below it. */
  wholeWords(index: number): string {
    return [this.words(index), ...this.children[index]!.map((child) => this.wholeWords(child))].join("\n");
  }
}

/**
 * What officials decided about two versions, by index: which old clause is which new one, whatever their words, and which two are not the same. A clause is
 * in one pair of `same` at most.
 */
export interface AlignmentRulings {
  same: readonly (readonly [old: number, now: number])[];
  different: readonly (readonly [old: number, now: number])[];
}

/** Which old clause goes on as which new one; each at most once. What officials decided stands, whatever is linked later. */
export class ClauseLinks {
  readonly #heirs = new Map<number, number>();
  readonly #origins = new Map<number, number>();
  readonly #ruledOld: ReadonlySet<number>;
  readonly #ruledNew: ReadonlySet<number>;
  readonly #different: ReadonlySet<string>;

  constructor({ same, different }: AlignmentRulings) {
    for (const [old, now] of same) {
      this.#heirs.set(old, now);
      this.#origins.set(now, old);
    }
    this.#ruledOld = new Set(same.map(([old]) => old));
    this.#ruledNew = new Set(same.map(([, now]) => now));
    this.#different = new Set(different.map(([old, now]) => `${old} ${now}`));
  }

  /** Whether nobody decided otherwise. */
  mayLink(old: number, now: number): boolean {
    return !this.#ruledOld.has(old) && !this.#ruledNew.has(now) && !this.#different.has(`${old} ${now}`);
  }

  /** Links the two and unlinks either from what it was linked with. */
  link(old: number, now: number): void {
    this.#origins.delete(this.#heirs.get(old) ?? -1);
    this.#heirs.delete(this.#origins.get(now) ?? -1);
    this.#heirs.set(old, now);
    this.#origins.set(now, old);
  }

  heirOf(old: number): number | undefined {
    return this.#heirs.get(old);
  }

  originOf(now: number): number | undefined {
    return this.#origins.get(now);
  }

  all(): [old: number, now: number][] {
    return [...this.#heirs];
  }
}
