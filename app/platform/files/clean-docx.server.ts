import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from "fflate";
import type { FileRefusal, LeftTrace, RemovedTrace } from "~/domain/files/attachment";
import { cleanImage } from "./clean-image.server";

export type CleanDocx = { ok: true; bytes: Uint8Array; removed: RemovedTrace[]; left: LeftTrace[] } | { ok: false; reason: FileRefusal };

/** Ten times what may be uploaded: a text that unpacks to more is no paper of an office. */
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_PARTS = 5000;

/** Parts that hold nothing of the text: who wrote it, comments, a small picture of an earlier state. */
const DROPPED: [pattern: RegExp, trace: RemovedTrace][] = [
  [/^word\/(comments\w*|people)\.xml$/, "comments"],
  [/^docProps\/(core|app|custom)\.xml$/, "author"],
  [/^docProps\/thumbnail\./, "thumbnail"],
];

/**
 * A Word document (ECMA-376) without author, company, comments, thumbnail and the path of the template, its photographs drawn anew. A document
 * with changes that are still tracked is not taken, because it shows what was deleted; nor one with macros.
 */
export async function cleanDocx(bytes: Uint8Array): Promise<CleanDocx> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const { parts } = unpacked;
  if (!parts["word/document.xml"] || !parts["[Content_Types].xml"]) return { ok: false, reason: "BROKEN" };
  const names = Object.keys(parts);
  if (names.some((name) => /vbaProject|vbaData/i.test(name)) || text(parts, "[Content_Types].xml").includes("macroEnabled")) return { ok: false, reason: "HAS_MACROS" };
  const texts = names.filter((name) => /^word\/[\w-]+\.xml$/.test(name));
  if (texts.some((name) => /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)\b/.test(text(parts, name)))) return { ok: false, reason: "TRACKED_CHANGES" };

  const removed = new Set<RemovedTrace>();
  const left = new Set<LeftTrace>();
  for (const name of names) {
    const dropped = DROPPED.find(([pattern]) => pattern.test(name));
    if (!dropped) continue;
    removed.add(dropped[1]);
    dropPart(parts, name);
  }
  for (const name of texts.filter((each) => parts[each])) {
    const before = text(parts, name);
    const after = before
      .replace(/<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*\/>/g, "")
      .replace(/<w:attachedTemplate\b[^>]*\/>/g, () => (removed.add("template"), ""));
    if (after !== before) parts[name] = strToU8(after);
    if (/<w:vanish(?:\s*\/|\s+w:val="(?:1|true|on)")/.test(after)) left.add("hiddenText");
  }
  dropRelation(parts, "word/_rels/settings.xml.rels", /Type="[^"]*\/attachedTemplate"/);
  for (const name of names.filter((each) => parts[each])) {
    if (/^word\/embeddings\//.test(name)) left.add("embeddedObjects");
    if (/^customXml\//.test(name)) left.add("customData");
    if (!/^word\/media\/[^/]+$/.test(name)) continue;
    const format = /\.jpe?g$/i.test(name) ? "jpeg" : /\.png$/i.test(name) ? "png" : null;
    if (format === null) left.add("otherImages");
    else {
      const image = await cleanImage(parts[name]!, format);
      if (!image.ok) return { ok: false, reason: image.reason };
      parts[name] = new Uint8Array(image.bytes);
      for (const trace of image.removed) removed.add(trace);
    }
  }
  // One instant for all parts: the same upload gives the same bytes.
  return { ok: true, bytes: zipSync(parts, { level: 6, mtime: "1980-01-01T00:00:00" }), removed: [...removed], left: [...left] };
}

function unpack(bytes: Uint8Array): { ok: true; parts: Unzipped } | { ok: false; reason: FileRefusal } {
  let total = 0;
  let count = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        count += 1;
        if (total > MAX_UNPACKED_BYTES || count > MAX_PARTS) throw new RangeError("unpacks to too much");
        return true;
      },
    });
    return { ok: true, parts };
  } catch (error) {
    return { ok: false, reason: error instanceof RangeError ? "TOO_COMPRESSED" : "BROKEN" };
  }
}

function text(parts: Unzipped, name: string): string {
  return strFromU8(parts[name]!);
}

/** Takes a part out, with its content type and every relation that leads to it; a program that follows a dead relation calls the file damaged. */
function dropPart(parts: Unzipped, name: string): void {
  delete parts[name];
  const types = text(parts, "[Content_Types].xml");
  parts["[Content_Types].xml"] = strToU8(types.replace(/<Override\b[^>]*\/>/g, (line) => (line.includes(`PartName="/${name}"`) ? "" : line)));
  const file = name.split("/").at(-1)!;
  const target = new RegExp(`Target="(?:[^"]*/)?${file.replaceAll(".", "\\.")}"`);
  for (const relations of Object.keys(parts).filter((each) => each.endsWith(".rels"))) dropRelation(parts, relations, target);
}

function dropRelation(parts: Unzipped, name: string, which: RegExp): void {
  if (!parts[name]) return;
  parts[name] = strToU8(text(parts, name).replace(/<Relationship\b[^>]*\/>/g, (line) => (which.test(line) ? "" : line)));
}
