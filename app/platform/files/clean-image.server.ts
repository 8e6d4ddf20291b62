import sharp from "sharp";
import type { FileRefusal, RemovedTrace } from "~/domain/files/attachment";

/** About 7700 × 7700. */
const MAX_PIXELS = 60_000_000;

export type ImageFormat = "jpeg" | "png" | "webp";

export type CleanImage = { ok: true; bytes: Buffer; removed: RemovedTrace[] } | { ok: false; reason: FileRefusal };

/**
 * A picture drawn anew from its pixels: turned as the camera meant it, without EXIF, GPS, IPTC, XMP, comments, thumbnails and whatever else
 * was behind the last pixel. Of a moving picture the first frame stays.
 */
export async function cleanImage(bytes: Uint8Array, format: ImageFormat): Promise<CleanImage> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" });
    const { exif, iptc, xmp, comments, width, height } = await picture.metadata();
    if ((width ?? 0) * (height ?? 0) > MAX_PIXELS) return { ok: false, reason: "TOO_MANY_PIXELS" };
    const removed: RemovedTrace[] = [];
    if (exif && hasLocation(exif)) removed.push("location");
    if (exif || iptc || xmp) removed.push("camera");
    if (comments?.length) removed.push("comments");
    const turned = picture.rotate();
    const drawn = format === "png" ? turned.png() : format === "webp" ? turned.webp({ quality: 90 }) : turned.jpeg({ quality: 90 });
    return { ok: true, bytes: await drawn.toBuffer(), removed };
  } catch (error) {
    return { ok: false, reason: error instanceof Error && /pixel limit/i.test(error.message) ? "TOO_MANY_PIXELS" : "BROKEN" };
  }
}

/** Whether an EXIF block has the pointer to a GPS directory (tag 0x8825, EXIF 2.32 section 4.6.3), in either byte order. */
function hasLocation(exif: Buffer): boolean {
  return exif.includes(Buffer.from([0x88, 0x25, 0x00, 0x04])) || exif.includes(Buffer.from([0x25, 0x88, 0x04, 0x00]));
}
