/** What may hang on a public page. The type is read from the content, never from the name. */
export const ATTACHMENT_TYPES = {
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
} as const;

export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

/** Largest file, in bytes. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** Files on one noun. */
export const MAX_ATTACHMENTS = 20;

export function isAttachmentType(type: string): type is AttachmentType {
  return Object.hasOwn(ATTACHMENT_TYPES, type);
}

export function isImageType(type: string): boolean {
  return type.startsWith("image/");
}

/** What cleaning takes out of a file before anybody can see it. */
export const REMOVED_TRACES = ["location", "camera", "author", "comments", "history", "files", "scripts", "thumbnail", "template"] as const;
export type RemovedTrace = (typeof REMOVED_TRACES)[number];

/** What cleaning cannot take out without changing what the file shows; a person has to look. */
export const LEFT_TRACES = ["embeddedObjects", "hiddenText", "customData", "otherImages", "textOfPictures"] as const;
export type LeftTrace = (typeof LEFT_TRACES)[number];

/** Why a file is not taken. */
export type FileRefusal = "EMPTY" | "TOO_LARGE" | "TYPE_NOT_ALLOWED" | "BROKEN" | "ENCRYPTED" | "HAS_MACROS" | "TRACKED_CHANGES" | "TOO_COMPRESSED" | "TOO_MANY_PIXELS";

/** A file as the public reads it: part of the reviewed content of its noun. The address is `/files/<id>/<fileName>`. */
export type PublicFile = {
  id: string;
  title: string;
  alt: string;
  fileName: string;
  mediaType: string;
  byteLength: number;
  sha256: string;
};

/** Where the public finds the file. */
export function filePath({ id, fileName }: Pick<PublicFile, "id" | "fileName">): string {
  return `/files/${id}/${encodeURIComponent(fileName)}`;
}

/**
 * A name that every system can store: no path, no control characters, none of the signs that file systems forbid, at most 80 characters, and the
 * ending of what the file really is.
 */
export function storedName(given: string, type: AttachmentType): string {
  const base = given.replace(/^.*[\\/]/, "").replace(/\.[A-Za-z0-9]{1,5}$/, "");
  const clean = base.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*#%&{}$!'@+`=\\/]/gu, "").replace(/\s+/g, " ").replace(/^[. ]+|[. ]+$/g, "");
  return `${[...clean].slice(0, 80).join("") || "file"}.${ATTACHMENT_TYPES[type]}`;
}

/** 1,234,567 bytes are `1.2 MB`. */
export function fileSize(byteLength: number): string {
  return byteLength < 1_000_000 ? `${Math.max(1, Math.round(byteLength / 1000))} KB` : `${(byteLength / 1_000_000).toFixed(1)} MB`;
}
