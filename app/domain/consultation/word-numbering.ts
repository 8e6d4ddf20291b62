import { childElement, childElements, type XmlElement } from "../text/xml";
import { printedNumber } from "./word-number-formats";

/** One level of a list: how its number is printed and when it starts again. */
interface ListLevel {
  start: number;
  format: string;
  /** `第%1条`: %1 is the number of the first level. */
  pattern: string;
  /** Whether all numbers in the pattern are printed in plain digits (w:isLgl). */
  isLegal: boolean;
  /** The level whose next number starts this one again; 0 for never. Levels count from 1. */
  restart: number;
  suffix: string;
  style: string | null;
}

interface List {
  id: string;
  levels: ReadonlyMap<number, ListLevel>;
}

interface Numbering {
  list: List;
  levels: ReadonlyMap<number, ListLevel>;
  startsAnew: ReadonlyMap<number, number>;
}

interface Style {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
  outline: number | null;
  name: string;
  isDefault: boolean;
}

/** A number that Word prints before a paragraph; `null` for none, `unknown` where it cannot be told. */
export type ParagraphNumber = { printed: string } | "unknown" | null;

const LAST_LEVEL = 8;

/**
 * Counts the automatic numbers of a Word file (ECMA-376 part 1, 17.9), paragraph by paragraph in the order of the document: Word stores none of them, only how to count.
 * Made from the parts `numbering.xml` and `styles.xml`, either of which may be missing.
 */
export class WordNumbering {
  readonly #lists = new Map<string, List>();
  readonly #numberings = new Map<string, Numbering>();
  readonly #styles = new Map<string, Style>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(numbering: XmlElement | null, styles: XmlElement | null) {
    for (const style of styles ? childElements(styles, "w:style") : []) this.#styles.set(attribute(style, "styleId") ?? "", readStyle(style));
    if (!numbering) return;
    const linked = new Map<string, string>();
    for (const list of childElements(numbering, "w:abstractNum")) {
      const id = attribute(list, "abstractNumId") ?? "";
      this.#lists.set(id, { id, levels: readLevels(childElements(list, "w:lvl")) });
      const style = value(list, "w:numStyleLink");
      if (style !== null) linked.set(id, style);
    }
    const listIds = new Map(childElements(numbering, "w:num").map((num) => [attribute(num, "numId") ?? "", value(num, "w:abstractNumId") ?? ""]));
    for (const num of childElements(numbering, "w:num")) {
      const listId = listIds.get(attribute(num, "numId") ?? "")!;
      // A list may be defined by a style, which names the numbering that has its levels.
      const style = linked.get(listId);
      const list = this.#lists.get(style === undefined ? listId : (listIds.get(this.#styles.get(style)?.numId ?? "") ?? ""));
      if (!list) continue;
      const overrides = childElements(num, "w:lvlOverride");
      const changed = readLevels(overrides.flatMap((override) => childElements(override, "w:lvl")));
      const startsAnew = overrides.flatMap((override): [number, number][] => {
        const start = numberOf(value(override, "w:startOverride"));
        return start === null ? [] : [[numberOf(attribute(override, "ilvl")) ?? 0, start]];
      });
      this.#numberings.set(attribute(num, "numId") ?? "", { list, levels: new Map([...list.levels, ...changed]), startsAnew: new Map(startsAnew) });
    }
  }

  /** The number before a paragraph with these properties (w:pPr). To be asked once for each paragraph, in order. */
  next(properties: XmlElement | undefined): ParagraphNumber {
    const styleId = this.#styleOf(properties);
    const own = childElement(properties, "w:numPr");
    const inherited = this.#inherited(styleId);
    const numId = (own && value(own, "w:numId")) ?? inherited.numId;
    if (numId === null || numId === "0") return null;
    const numbering = this.#numberings.get(numId);
    if (!numbering) return null;
    const ownLevel = own ? numberOf(value(own, "w:ilvl")) : null;
    const styled = [...numbering.levels].find(([, { style }]) => style !== null && style === styleId)?.[0];
    const level = Math.min(LAST_LEVEL, ownLevel ?? styled ?? inherited.level ?? 0);
    return this.#count(numId, numbering, level);
  }

  /** The level of a heading, from 1, by its style or its own outline level; 0 for other paragraphs. */
  headingLevel(properties: XmlElement | undefined): number {
    const own = numberOf(properties ? value(properties, "w:outlineLvl") : null);
    for (let style = this.#styles.get(this.#styleOf(properties) ?? ""), depth = 0; style && depth < 20; style = this.#styles.get(style.basedOn ?? ""), depth += 1) {
      if (/^title$/i.test(style.name)) return 1;
      const outline = own ?? style.outline;
      if (outline !== null) return outline < 6 ? outline + 1 : 0;
    }
    return own !== null && own < 6 ? own + 1 : 0;
  }

  #styleOf(properties: XmlElement | undefined): string | null {
    return (properties && value(properties, "w:pStyle")) ?? [...this.#styles].find(([, { isDefault }]) => isDefault)?.[0] ?? null;
  }

  #inherited(styleId: string | null): { numId: string | null; level: number | null } {
    let level: number | null = null;
    for (let id = styleId, depth = 0; id !== null && depth < 20; depth += 1) {
      const style: Style | undefined = this.#styles.get(id);
      if (!style) break;
      level ??= style.level;
      if (style.numId !== null) return { numId: style.numId, level };
      id = style.basedOn;
    }
    return { numId: null, level };
  }

  #count(numId: string, { list, levels, startsAnew }: Numbering, level: number): ParagraphNumber {
    const counters = this.#counters.get(list.id) ?? [];
    this.#counters.set(list.id, counters);
    const restarted = startsAnew.get(level);
    if (restarted !== undefined && !this.#begun.has(`${numId} ${level}`)) counters[level] = restarted;
    else counters[level] = counters[level] === undefined ? (levels.get(level)?.start ?? 1) : counters[level] + 1;
    this.#begun.add(`${numId} ${level}`);
    for (let deeper = level + 1; deeper <= LAST_LEVEL; deeper += 1) {
      const restart = levels.get(deeper)?.restart ?? deeper;
      if (restart > level) counters[deeper] = undefined;
    }
    const own = levels.get(level);
    if (!own) return "unknown";
    // The sign is often one of a symbol font, which says nothing outside Word.
    if (own.format === "bullet") return own.pattern === "" ? null : { printed: "•" };
    let isKnown = true;
    const printed = own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at);
      const count = counters[at] ?? shown?.start ?? 1;
      const text = printedNumber(own.isLegal ? "decimal" : (shown?.format ?? ""), count);
      if (text === null) isKnown = false;
      return text ?? "";
    });
    if (!isKnown) return "unknown";
    return printed === "" ? null : { printed: own.suffix === "nothing" ? printed : `${printed} ` };
  }
}

function readLevels(levels: readonly XmlElement[]): Map<number, ListLevel> {
  return new Map(
    levels.map((level) => {
      const at = numberOf(attribute(level, "ilvl")) ?? 0;
      const isLegal = childElement(level, "w:isLgl");
      return [
        at,
        {
          start: numberOf(value(level, "w:start")) ?? 0,
          format: value(level, "w:numFmt") ?? formatOfChoice(level) ?? "decimal",
          pattern: value(level, "w:lvlText") ?? "",
          isLegal: isLegal !== undefined && isOn(isLegal),
          restart: numberOf(value(level, "w:lvlRestart")) ?? at,
          suffix: value(level, "w:suff") ?? "tab",
          style: value(level, "w:pStyle"),
        },
      ];
    }),
  );
}

/** Newer formats stand in an alternative with a plain one behind it. */
function formatOfChoice(level: XmlElement): string | null {
  const fallback = childElement(childElement(level, "mc:AlternateContent"), "mc:Fallback");
  return fallback ? value(fallback, "w:numFmt") : null;
}

function readStyle(style: XmlElement): Style {
  const properties = childElement(style, "w:pPr");
  const numPr = childElement(properties, "w:numPr");
  return {
    basedOn: value(style, "w:basedOn"),
    numId: numPr ? value(numPr, "w:numId") : null,
    level: numPr ? numberOf(value(numPr, "w:ilvl")) : null,
    outline: properties ? numberOf(value(properties, "w:outlineLvl")) : null,
    name: value(style, "w:name") ?? "",
    isDefault: attribute(style, "type") === "paragraph" && isTrue(attribute(style, "default") ?? "0"),
  };
}

function attribute(element: XmlElement, name: string): string | null {
  return element.attributes.get(`w:${name}`) ?? null;
}

/** The value of a child that says one thing, such as `<w:numId w:val="3"/>`. */
function value(element: XmlElement, name: string): string | null {
  const child = childElement(element, name);
  return child ? attribute(child, "val") : null;
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

function isTrue(text: string): boolean {
  return text !== "0" && text !== "false" && text !== "off";
}

/** Whether a switch such as `<w:vanish/>` is on. */
export function isOn(element: XmlElement): boolean {
  return isTrue(attribute(element, "val") ?? "1");
}
