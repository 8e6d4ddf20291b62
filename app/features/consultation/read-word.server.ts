import { unzipSync, type UnzipFileInfo } from "fflate";
import { WORD_NAMESPACES, wordLines, type WordLines } from "~/domain/consultation/word-lines";
import { childElements, readXml, type XmlElement } from "~/domain/text/xml";

/** A Word file may hold pictures, which are not read. */
export const LARGEST_WORD_BYTES = 10 * 1024 * 1024;
/** The text of the longest code in force takes a tenth of this; what says it is larger is not unpacked. */
const LARGEST_PART_BYTES = 12 * 1024 * 1024;
const MOST_PARTS = 2000;

/**
 * `WORD_MACROS`: the file holds programs; `WORD_TOO_LARGE`: over `LARGEST_WORD_BYTES`, or it unpacks to too much; `WORD_DAMAGED`: it cannot be
 * unpacked or read; `NOT_TEXT`: an archive of another kind. The others as `wordLines`.
 */
export type ReadWord =
  | WordLines
  | { ok: false; reason: "WORD_MACROS" | "WORD_TOO_LARGE" | "WORD_DAMAGED" | "NOT_TEXT" };

/** Reads a `.docx` file by what it holds, not by its name. Only the parts with text are unpacked, and never to more than they say themselves. */
export function readWord(bytes: Uint8Array): ReadWord {
  if (bytes.length > LARGEST_WORD_BYTES) return { ok: false, reason: "WORD_TOO_LARGE" };
  let parts = 0;
  const seen: string[] = [];
  let isTooLarge = false;
  const isWanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    parts += 1;
    if (parts > MOST_PARTS) isTooLarge = true;
    seen.push(name);
    const isRead = name === "[Content_Types].xml" || /^(?:_rels\/\.rels|word\/_rels\/[^/]+\.rels|word\/[^/]+\.xml)$/.test(name);
    if (!isRead || isTooLarge || /^word\/(?:comments|header|footer|settings|fontTable|webSettings|people)[^/]*\.xml$/.test(name)) return false;
    if (originalSize > LARGEST_PART_BYTES) isTooLarge = true;
    return !isTooLarge;
  };
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: isWanted });
  } catch {
    return { ok: false, reason: "WORD_DAMAGED" };
  }
  if (isTooLarge) return { ok: false, reason: "WORD_TOO_LARGE" };
  const types = xmlOf(files["[Content_Types].xml"]);
  const main = types && mainPart(types, files);
  if (!types || main === null) return { ok: false, reason: seen.some((name) => name.startsWith("word/")) ? "WORD_DAMAGED" : "NOT_TEXT" };
  if (seen.some((name) => /vbaProject\.bin$/i.test(name)) || typesOf(types).some((type) => /macroEnabled/i.test(type))) return { ok: false, reason: "WORD_MACROS" };
  const document = xmlOf(files[main]);
  const numbering = partOf(files, main, "numbering");
  const styles = partOf(files, main, "styles");
  if (!document || numbering === "damaged" || styles === "damaged") return { ok: false, reason: "WORD_DAMAGED" };
  return wordLines(document, numbering, styles);
}

function xmlOf(bytes: Uint8Array | undefined): XmlElement | null {
  if (!bytes) return null;
  try {
    return readXml(new TextDecoder(bytes[0] === 0xff || bytes[0] === 0xfe ? "utf-16" : "utf-8", { fatal: true }).decode(bytes), WORD_NAMESPACES);
  } catch {
    return null;
  }
}

function typesOf(types: XmlElement): string[] {
  return childElements(types).map(({ attributes }) => attributes.get("ContentType") ?? "");
}

/** The path of the text itself, as the package names it. Null where it is no Word file. */
function mainPart(types: XmlElement, files: Record<string, Uint8Array>): string | null {
  const isWord = typesOf(types).some((type) => /wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled/.test(type));
  const target = relationship(files["_rels/.rels"], "officeDocument");
  return isWord ? (target ?? "word/document.xml").replace(/^\//, "") : null;
}

function relationship(bytes: Uint8Array | undefined, type: string): string | null {
  const found = childElements(xmlOf(bytes) ?? { name: "", attributes: new Map(), children: [] }).find(({ attributes }) => attributes.get("Type")?.endsWith(`/${type}`));
  return found?.attributes.get("Target") ?? null;
}

/** A part that the text refers to; null where it has none. */
function partOf(files: Record<string, Uint8Array>, main: string, type: string): XmlElement | "damaged" | null {
  const folder = main.replace(/[^/]*$/, "");
  const target = relationship(files[`${folder}_rels/${main.slice(folder.length)}.rels`], type);
  if (target === null) return null;
  const bytes = files[target.startsWith("/") ? target.slice(1) : folder + target];
  return xmlOf(bytes) ?? "damaged";
}
