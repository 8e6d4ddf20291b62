import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFStream, type PDFContext, type PDFObject } from "@cantoo/pdf-lib";
import type { FileRefusal, RemovedTrace } from "~/domain/files/attachment";
import { stripJpegSegments } from "./jpeg-segments.server";

export type CleanPdf = { ok: true; bytes: Uint8Array; removed: RemovedTrace[] } | { ok: false; reason: FileRefusal };

/** Entries that say who made the document, or that act by themselves, wherever in the file they stand (ISO 32000-1: 14.3, 14.5, 12.6). */
const TRACES: Record<string, RemovedTrace> = {
  Metadata: "author",
  PieceInfo: "author",
  OpenAction: "scripts",
  AA: "scripts",
  JavaScript: "scripts",
  JS: "scripts",
  EmbeddedFiles: "files",
  AF: "files",
  Thumb: "thumbnail",
};

/** Notes that people leave on pages carry their names; links and form fields are part of what the page shows. */
const KEPT_ANNOTATIONS = new Set(["Link", "Widget"]);

/**
 * A PDF written anew from what its pages need: without document information, XMP, comments, scripts, embedded files and thumbnails, without the
 * metadata of photographs in it, and without the objects that an earlier save left behind.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<CleanPdf> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  } catch {
    // What is locked cannot be read either; the trailer says which of the two it is (ISO 32000-1: 7.5.5).
    return { ok: false, reason: Buffer.from(bytes).includes("/Encrypt") ? "ENCRYPTED" : "BROKEN" };
  }
  try {
    const { context } = document;
    const removed = new Set<RemovedTrace>();
    if (dropUnreachable(context)) removed.add("history");
    if (context.trailerInfo.Info) removed.add("author");
    delete context.trailerInfo.Info;
    for (const [, object] of context.enumerateIndirectObjects()) cleanObject(context, object, removed, 0);
    for (const page of document.getPages()) if (dropComments(context, page.node)) removed.add("comments");
    // What was taken out above is led to by nothing any more.
    dropUnreachable(context);
    const cleaned = await document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false, rewrite: true });
    return { ok: true, bytes: cleaned, removed: [...removed] };
  } catch {
    return { ok: false, reason: "BROKEN" };
  }
}

/** Nothing that a page needs is nested deeper. */
const MAX_DEPTH = 50;

function cleanObject(context: PDFContext, object: PDFObject, removed: Set<RemovedTrace>, depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError("nested too deeply");
  if (object instanceof PDFRawStream && isJpeg(object)) {
    const stripped = stripJpegSegments(object.contents);
    if (stripped.length < object.contents.length) {
      removed.add("camera");
      const ref = context.getObjectRef(object);
      if (ref) context.assign(ref, PDFRawStream.of(object.dict, stripped));
    }
  }
  if (object instanceof PDFArray) for (const value of object.asArray()) cleanObject(context, value, removed, depth + 1);
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  for (const [name, value] of dict.entries()) {
    const trace = TRACES[name.decodeText()];
    if (trace) {
      dict.delete(name);
      removed.add(trace);
    } else {
      cleanObject(context, value, removed, depth + 1);
    }
  }
}

function isJpeg(stream: PDFRawStream): boolean {
  const filter = stream.dict.get(PDFName.of("Filter"));
  const first = filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter;
  return first === PDFName.of("DCTDecode");
}

function dropComments(context: PDFContext, page: PDFDict): boolean {
  const annotations = page.lookupMaybe(PDFName.of("Annots"), PDFArray);
  if (!annotations) return false;
  const kept = annotations.asArray().filter((each) => {
    const annotation = context.lookup(each);
    const subtype = annotation instanceof PDFDict ? annotation.get(PDFName.of("Subtype")) : undefined;
    return subtype instanceof PDFName && KEPT_ANNOTATIONS.has(subtype.decodeText());
  });
  if (kept.length === annotations.size()) return false;
  page.set(PDFName.of("Annots"), context.obj(kept));
  return true;
}

/** What no page leads to is what an earlier version of the file showed. */
function dropUnreachable(context: PDFContext): boolean {
  const reached = new Set<string>();
  const waiting: PDFObject[] = Object.values(context.trailerInfo).filter((each) => each !== undefined);
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object.tag)) continue;
      reached.add(object.tag);
      const target = context.lookup(object);
      if (target) waiting.push(target);
    } else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) waiting.push(...object.values());
  }
  const left = context.enumerateIndirectObjects().filter(([ref, object]) => !reached.has(ref.tag) && !isPlumbing(object));
  for (const [ref] of left) context.delete(ref);
  return left.length > 0;
}

/** Tables of objects that the reader has unpacked already are no content. */
function isPlumbing(object: PDFObject): boolean {
  const type = object instanceof PDFStream ? object.dict.get(PDFName.of("Type")) : undefined;
  return type === PDFName.of("ObjStm") || type === PDFName.of("XRef");
}
