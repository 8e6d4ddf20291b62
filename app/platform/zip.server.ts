import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Zip, ZipDeflate } from "fflate";

export interface WrittenFile {
  path: string;
  bytes: number;
  sha256: string;
}

export interface ZipWriter {
  /** Adds one file, piece by piece: however long it is, few of its bytes are in memory. */
  add(path: string, pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>): Promise<WrittenFile>;
  /** Ends the package. Nothing can be added afterwards. Returns its length in bytes. */
  close(): Promise<number>;
  /** Lets the file go unfinished. */
  abandon(): Promise<void>;
}

/** Built from local figures, as the format stores it: the same bytes whatever the zone of the machine. */
const NO_DATE = new Date(1980, 0, 1);
const BLOCK = 64 * 1024;

/**
 * Writes a ZIP file to disk. Equal files in equal order give equal bytes: no date, one level of compression, and pieces gathered into blocks of
 * one size, so that how the caller cut them does not matter.
 *
 * @param file the path to write to; what is there is replaced
 */
export async function createZip(file: string): Promise<ZipWriter> {
  const handle = await open(file, "w");
  let failure: Error | null = null;
  let waiting: Uint8Array[] = [];
  let length = 0;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else waiting.push(chunk);
  });
  const flush = async () => {
    if (failure) throw failure;
    const chunks = waiting;
    waiting = [];
    for (const chunk of chunks) {
      length += chunk.length;
      await handle.write(chunk);
    }
  };
  return {
    async add(path, pieces) {
      const entry = new ZipDeflate(path, { level: 6 });
      entry.mtime = NO_DATE;
      zip.add(entry);
      const hash = createHash("sha256");
      let bytes = 0;
      let block = Buffer.alloc(0);
      for await (const piece of pieces) {
        const given = typeof piece === "string" ? Buffer.from(piece) : piece;
        hash.update(given);
        bytes += given.length;
        block = Buffer.concat([block, given]);
        while (block.length >= BLOCK) {
          entry.push(new Uint8Array(block.subarray(0, BLOCK)));
          block = block.subarray(BLOCK);
          await flush();
        }
      }
      entry.push(new Uint8Array(block), true);
      await flush();
      return { path, bytes, sha256: hash.digest("hex") };
    },
    async close() {
      zip.end();
      await flush();
      await handle.close();
      return length;
    },
    abandon: () => handle.close(),
  };
}
