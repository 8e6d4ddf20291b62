import type { Published } from "~/features/open-data/public-queries.server";

/** A public document in the reading API. */
export function inApi({ id, kind, key, path, title, sha256, publishedAt, updatedAt, withdrawnAt, withdrawnReason }: Published, publicUrl: string) {
  return { id, kind, key, title, url: publicUrl + path, sha256, publishedAt, updatedAt, withdrawnAt, withdrawnReason };
}
