import { strToU8, unzipSync, zipSync } from "fflate";

/** The files of a ZIP, by path, as text. */
export function unpackArchive(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, Buffer.from(content).toString("utf8")]));
}

/** A ZIP of these texts: what somebody has who takes a package apart and puts it together again. */
export function packArchive(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}
