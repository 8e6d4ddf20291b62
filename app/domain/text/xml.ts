/** An element. Its name has the prefix that `prefixes` gives its namespace, whatever the file calls it; names of other namespaces keep theirs with a `?` before it. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
}

/** Deeper nesting is no document that a person wrote. */
const DEEPEST = 200;

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/"'=!?]+)((?:\s+[^\s<>/"'=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([^\s<>/"'=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/**
 * Reads well-formed XML without a document type (so no entity can be declared and none expands), as the parts of office files are. Null for anything else.
 *
 * @param prefixes the prefix for each namespace that the caller knows
 */
export function readXml(text: string, prefixes: ReadonlyMap<string, string>): XmlElement | null {
  const root: XmlElement = { name: "", attributes: new Map(), children: [] };
  const open: { element: XmlElement; printed: string; scope: Scope }[] = [{ element: root, printed: "", scope: { "": "?", xml: "xml" } }];
  const source = text.replace(/^\ufeff/, "");
  TOKEN.lastIndex = 0;
  let at = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    at = TOKEN.lastIndex;
    const here = open.at(-1)!;
    const [, cdata, slash, printed, attributes = "", isEmpty, characters] = match;
    if (printed === undefined) {
      const decoded = characters === undefined ? (cdata ?? "") : decode(characters);
      if (decoded === null || (open.length === 1 && decoded.trim() !== "")) return null;
      if (decoded !== "" && open.length > 1) here.element.children.push(decoded);
    } else if (slash) {
      if (here.printed !== printed || open.length === 1) return null;
      open.pop();
    } else {
      if (open.length === 1 && root.children.length > 0) return null;
      const read = readAttributes(attributes, here.scope, prefixes);
      const name = read && canonicalName(printed, read.scope);
      if (!read || name === null || open.length > DEEPEST) return null;
      const element: XmlElement = { name: name!, attributes: read.attributes, children: [] };
      here.element.children.push(element);
      if (!isEmpty) open.push({ element, printed, scope: read.scope });
    }
  }
  const [only] = root.children;
  return at === source.length && open.length === 1 && only !== undefined && typeof only !== "string" ? only : null;
}

/** For each prefix of the file the prefix that stands for its namespace. */
type Scope = Record<string, string>;

function readAttributes(printed: string, outer: Scope, prefixes: ReadonlyMap<string, string>): { attributes: Map<string, string>; scope: Scope } | null {
  const attributes = new Map<string, string>();
  if (printed === "") return { attributes, scope: outer };
  let scope = outer;
  const found: [name: string, value: string][] = [];
  for (const [, name = "", double, single] of printed.matchAll(ATTRIBUTE)) {
    const value = decode(double ?? single ?? "");
    if (value === null) return null;
    const declared = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : null;
    if (declared === null) found.push([name, value]);
    else scope = { ...scope, [declared]: prefixes.get(value) ?? `?${declared}` };
  }
  for (const [name, value] of found) {
    const canonical = name.includes(":") ? canonicalName(name, scope) : name;
    if (canonical === null || attributes.has(canonical)) return null;
    attributes.set(canonical, value);
  }
  return { attributes, scope };
}

function canonicalName(printed: string, scope: Scope): string | null {
  const [first, local] = printed.includes(":") ? (printed.split(":", 2) as [string, string]) : ["", printed];
  return Object.hasOwn(scope, first) && local !== "" ? `${scope[first]}:${local}` : null;
}

/** Null for an entity that XML does not know by itself. */
function decode(text: string): string | null {
  if (!text.includes("&")) return text;
  let isKnown = true;
  const decoded = text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));?|&/gi, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : null;
    const sign = code !== null ? (code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : undefined) : ENTITIES[name ?? ""];
    if (sign === undefined || !whole.endsWith(";")) isKnown = false;
    return sign ?? "";
  });
  return isKnown ? decoded : null;
}

/** The element's child elements, those of one name where it is given. */
export function childElements(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name));
}

export function childElement(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && childElements(element, name)[0];
}

/** All elements of one of the names, however deep, in the order of the document. */
export function descendants(element: XmlElement, names: ReadonlySet<string>): XmlElement[] {
  return childElements(element).flatMap((child) => [...(names.has(child.name) ? [child] : []), ...descendants(child, names)]);
}
