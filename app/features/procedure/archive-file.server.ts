import path from "node:path";
import type { Platform } from "~/platform/platform.server";

/** Where the file of a package lies. The id is our own and never from an address. */
export function archiveFile(platform: Pick<Platform, "dataDir">, id: string): string {
  return path.join(platform.dataDir, "archives", `${id}.zip`);
}
