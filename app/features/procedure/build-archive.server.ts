import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { makeManifest, MANIFEST } from "~/domain/decision/archive-check";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Platform } from "~/platform/platform.server";
import { createZip, type WrittenFile } from "~/platform/zip.server";
import { archiveSources } from "./archive-contents.server";
import { archiveFile } from "./archive-file.server";

/** The job's name, as a request for a package asks for it. */
export const BUILD_ARCHIVE = "build-archive";

const forPackage = z.object({ id: z.string() });

/** A snapshot for a large decision takes a while; it holds no lock that a command could wait for. */
const SNAPSHOT = { isolationLevel: "RepeatableRead", timeout: 600_000, maxWait: 30_000 } as const;

/**
 * The job behind a package: writes all files of one snapshot into a ZIP beside its final place, and moves it there when it is whole. It may
 * run again at any time; the same state of the records gives the same bytes.
 *
 * @param payload `{ id }`
 */
export async function buildArchive(platform: Platform, now: Date, payload: unknown): Promise<void> {
  const { id } = forPackage.parse(payload);
  const { db } = platform;
  const wanted = await db.archivePackage.findUnique({ where: { id }, select: { finishedAt: true, decision: { select: { id: true, slug: true, title: true } } } });
  if (!wanted || wanted.finishedAt) return;
  const { decision } = wanted;
  const file = archiveFile(platform, id);
  await mkdir(path.dirname(file), { recursive: true });
  await db.archivePackage.update({ where: { id }, data: { opinionsDone: 0 } });

  const zip = await createZip(`${file}.part`);
  let manifest;
  let bytes;
  try {
    // eslint-disable-next-line no-restricted-syntax -- a snapshot to read from; nothing is written in it
    const written = await db.$transaction(async (tx) => {
      const files: WrittenFile[] = [];
      // Progress is told outside the snapshot, or nobody would see it.
      const noteProgress = async (opinions: number) => {
        await db.archivePackage.update({ where: { id }, data: { opinionsDone: { increment: opinions } } });
      };
      for await (const { path: name, pieces } of archiveSources(tx, decision.id, noteProgress)) files.push(await zip.add(name, pieces));
      return files;
    }, SNAPSHOT);
    manifest = makeManifest({ slug: decision.slug, title: decision.title }, written);
    await zip.add(MANIFEST, [canonicalJson(manifest)]);
    bytes = await zip.close();
  } catch (error) {
    await zip.abandon();
    throw error;
  }
  await rename(`${file}.part`, file);

  const { head, files } = manifest;
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async ({ tx, record }) => {
    const { opinionsTotal } = await tx.archivePackage.findUniqueOrThrow({ where: { id }, select: { opinionsTotal: true } });
    await tx.archivePackage.update({ where: { id }, data: { finishedAt: now, head, bytes, files: files.length, opinionsDone: opinionsTotal } });
    await record({ action: "archive.built", nounKind: "archive", nounId: id, detail: { slug: decision.slug, head, files: files.length, bytes: bytes ?? 0 } });
    return { ok: true };
  });
}
