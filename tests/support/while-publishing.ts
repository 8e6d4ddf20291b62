import type { StaffViewer } from "~/features/identity/viewer.server";
import { publishRevision, type Project, type PublishedNoun } from "~/features/review/publish-revision.server";
import type { Db, Tx } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import type { PublicationKind } from "~/platform/publication-kind.server";
import { project } from "~/publications";
import { must } from "./ledger-builder";

/** Whether somebody stands before a lock of this database. */
export async function somebodyWaits(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`SELECT count(*)::int AS "waiting" FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
  return (row?.waiting ?? 0) > 0;
}

/**
 * Publishes a noun that is approved; when its content has been compared with what was reviewed, `other` starts and runs as far as it can. Returns what
 * `other` came to. @throws what the publication is refused for
 */
export async function whilePublishing<Result>(platform: Platform, now: Date, publisher: StaffViewer, noun: PublishedNoun, other: () => Promise<Result>): Promise<Result> {
  let running: Promise<Result> | undefined;
  let isOver = false;
  const projectMeanwhile: Project = async (work, revision, documents) => {
    running = other().finally(() => {
      isOver = true;
    });
    while (!isOver && !(await somebodyWaits(platform.db))) continue;
    await project(work, revision, documents);
  };
  must(await publishRevision(platform, now, publisher, noun, projectMeanwhile));
  return running!;
}

/** A kind of publication that reads what it publishes without holding it. Never part of the product. */
export function withoutRowLock(kind: PublicationKind): PublicationKind {
  const unlocked = (tx: Tx): Tx => new Proxy(tx, { get: (target, name) => (name === "$queryRaw" ? async () => [] : (Reflect.get(target, name) as unknown)) });
  return { ...kind, canonicalise: (tx, nounId) => kind.canonicalise(unlocked(tx), nounId) };
}
