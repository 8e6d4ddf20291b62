import { canonicalJson } from "../text/canonical-json";
import { sha256Hex } from "../text/sha256";

export const ARCHIVE_FORMAT = "kaimen-archive/1";
export const MANIFEST = "manifest.json";

export interface ArchiveFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** What a package says of itself. `head` stands for all files at once: it is noted in the audit log and shown on the desk. */
export interface ArchiveManifest {
  format: typeof ARCHIVE_FORMAT;
  decision: { slug: string; title: string };
  files: ArchiveFile[];
  head: string;
}

/** The hash of the list of files: SHA-256 of its canonical JSON, files in the order of their paths. */
export function archiveHead(files: readonly ArchiveFile[]): string {
  return sha256Hex(canonicalJson(inOrder(files).map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))));
}

/** Paths compare by their code units, so that every machine has the same order. */
function inOrder<File extends { path: string }>(files: readonly File[]): File[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

export function makeManifest(decision: ArchiveManifest["decision"], files: readonly ArchiveFile[]): ArchiveManifest {
  return { format: ARCHIVE_FORMAT, decision, files: inOrder(files), head: archiveHead(files) };
}

export type ArchiveFault =
  | { reason: "MANIFEST_MISSING" | "MANIFEST_UNREADABLE" | "HEAD_DIFFERS" | "NOT_THE_NOTED_HEAD" }
  | { reason: "CHANGED" | "MISSING" | "NOT_LISTED" | "TWICE" | "REVISION_DIFFERS"; path: string };

/**
 * Everything in which a package differs from what it says of itself, file by file; empty when it is whole. A package that was changed and
 * sealed again is found only by the head that was noted when it was made: give it as `notedHead`.
 *
 * @param files the unpacked files in their order; a name may come twice in a file that somebody made by hand
 */
export function checkArchive(files: readonly { path: string; content: Uint8Array }[], notedHead?: string): ArchiveFault[] {
  const twice = files.filter(({ path }, index) => files.findIndex((file) => file.path === path) !== index);
  const faults: ArchiveFault[] = twice.map(({ path }) => ({ reason: "TWICE", path }));
  const manifestFile = files.find(({ path }) => path === MANIFEST);
  if (!manifestFile) return [...faults, { reason: "MANIFEST_MISSING" }];
  const manifest = readManifest(manifestFile.content);
  if (!manifest) return [...faults, { reason: "MANIFEST_UNREADABLE" }];

  const there = new Map(files.map((file) => [file.path, file.content]));
  for (const { path, sha256, bytes } of manifest.files) {
    const content = there.get(path);
    if (!content) faults.push({ reason: "MISSING", path });
    else if (content.length !== bytes || sha256Hex(content) !== sha256) faults.push({ reason: "CHANGED", path });
    else if (isOtherRevision(path, sha256)) faults.push({ reason: "REVISION_DIFFERS", path });
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const path of there.keys()) if (path !== MANIFEST && !listed.has(path)) faults.push({ reason: "NOT_LISTED", path });
  const head = archiveHead(manifest.files);
  if (head !== manifest.head) faults.push({ reason: "HEAD_DIFFERS" });
  if (notedHead !== undefined && notedHead !== head) faults.push({ reason: "NOT_THE_NOTED_HEAD" });
  return faults;
}

/** The name of a revision ends in the beginning of its hash, and its content is the canonical JSON that was reviewed: both must agree. */
export function revisionFileName(number: number, sha256: string): string {
  return `revision-${String(number).padStart(3, "0")}-${sha256.slice(0, 16)}.json`;
}

function isOtherRevision(path: string, sha256: string): boolean {
  const named = /\/revision-\d+-([0-9a-f]{16})\.json$/.exec(path)?.[1];
  return named !== undefined && !sha256.startsWith(named);
}

function readManifest(content: Uint8Array): ArchiveManifest | null {
  try {
    const given = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content)) as Partial<ArchiveManifest>;
    const isFile = (file: Partial<ArchiveFile> | null) => typeof file?.path === "string" && typeof file.sha256 === "string" && typeof file.bytes === "number";
    const fits = given.format === ARCHIVE_FORMAT && Array.isArray(given.files) && given.files.every(isFile) && typeof given.head === "string";
    return fits && typeof given.decision?.slug === "string" ? (given as ArchiveManifest) : null;
  } catch {
    return null;
  }
}
