import { fileTypeFromBuffer } from "file-type";
import mammoth from "mammoth";
import { ATTACHMENT_TYPES, isAttachmentType, isImageType, MAX_ATTACHMENT_BYTES, type AttachmentType, type FileRefusal, type LeftTrace, type RemovedTrace } from "~/domain/files/attachment";
import { cleanDocx } from "./clean-docx.server";
import { cleanImage, type ImageFormat } from "./clean-image.server";
import { cleanPdf } from "./clean-pdf.server";

/** A file as it may be given out. `text` is what is written in it, as far as it can be read, for the scan before review. */
export type CleanFile =
  | { ok: true; mediaType: AttachmentType; bytes: Uint8Array; removed: RemovedTrace[]; left: LeftTrace[]; text: string }
  | { ok: false; reason: FileRefusal };

/**
 * Reads what a file really is from its content and takes out what says more than the file shows: place, camera, author, comments, earlier
 * versions, scripts. What cannot be taken out is named in `left`.
 */
export async function cleanFile(bytes: Uint8Array): Promise<CleanFile> {
  if (bytes.length === 0) return { ok: false, reason: "EMPTY" };
  if (bytes.length > MAX_ATTACHMENT_BYTES) return { ok: false, reason: "TOO_LARGE" };
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (/ms-word\.document\.macroenabled/i.test(mediaType)) return { ok: false, reason: "HAS_MACROS" };
  // A Word document behind a password is an OLE container, which looks like an old .doc.
  if (mediaType === "application/x-cfb") return { ok: false, reason: Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le")) ? "ENCRYPTED" : "TYPE_NOT_ALLOWED" };
  if (!isAttachmentType(mediaType)) return { ok: false, reason: "TYPE_NOT_ALLOWED" };
  if (isImageType(mediaType)) {
    const image = await cleanImage(bytes, mediaType.slice("image/".length) as ImageFormat);
    return image.ok ? { ...image, mediaType, left: ["textOfPictures"], text: "" } : image;
  }
  if (ATTACHMENT_TYPES[mediaType] === "pdf") {
    const pdf = await cleanPdf(bytes);
    return pdf.ok ? { ...pdf, mediaType, left: ["textOfPictures"], text: "" } : pdf;
  }
  const docx = await cleanDocx(bytes);
  if (!docx.ok) return docx;
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx.bytes) });
    return { ...docx, mediaType, text: value };
  } catch {
    return { ok: false, reason: "BROKEN" };
  }
}
