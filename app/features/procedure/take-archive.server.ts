import { existsSync } from "node:fs";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import { archiveFile } from "./archive-file.server";

export type TakeArchive = { ok: true; file: string; slug: string; title: string; bytes: number } | { ok: false; reason: "NOT_FOUND" };

/** Hands out a finished package to an officer whose reach it is in, and notes who took it. */
export async function takeArchive(platform: Pick<Platform, "unitOfWork" | "dataDir">, now: Date, officer: Officer, id: string): Promise<TakeArchive> {
  return platform.unitOfWork<TakeArchive>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const found = await tx.archivePackage.findFirst({
      where: { id, finishedAt: { not: null }, decision: officer.unitScope },
      select: { head: true, bytes: true, decision: { select: { slug: true, title: true } } },
    });
    const file = archiveFile(platform, id);
    // A database restored without its files: the package is not there and can be built again.
    if (!found || !existsSync(file)) return { ok: false, reason: "NOT_FOUND" };
    await record({ action: "archive.taken", nounKind: "archive", nounId: id, detail: { slug: found.decision.slug, head: found.head } });
    return { ok: true, file, bytes: found.bytes ?? 0, ...found.decision };
  });
}
