import { createHash } from "node:crypto";
import { addDays, dayOf, endOfDay, startOfDay, type Day } from "~/domain/calendar/shanghai";
import { makeDigest, type DailyDigest } from "~/domain/consultation/daily-digest";
import type { Platform } from "~/platform/platform.server";
import type { ProjectedDocument } from "~/platform/publication-kind.server";
import type { Work } from "~/platform/unit-of-work.server";

/** The writer of what the system shows of its own, given by the table of publications. */
export type ProjectNumbers = (work: Work, document: ProjectedDocument) => Promise<boolean>;

export const nodeSha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

/**
 * Publishes the digest of every day that is over, for every window that was open on it or got opinions since. Each opinion stands in the
 * first digest after it came into the ledger, withdrawn and hidden ones too, and in no other. Days on which the job did not run are made up
 * for; running it again changes nothing.
 */
export async function publishDigests(platform: Platform, now: Date, projectNumbers: ProjectNumbers): Promise<void> {
  const today = dayOf(now);
  const windows = await platform.db.publicDocument.findMany({
    where: { kind: "window", startsAt: { lt: startOfDay(today) } },
    orderBy: { startsAt: "asc" },
    select: { key: true, parentKey: true, title: true, startsAt: true, endsAt: true },
  });
  const rows = await platform.db.consultationWindow.findMany({ select: { id: true, round: true, decision: { select: { slug: true } } } });
  const ids = new Map(rows.map(({ id, round, decision }) => [`${decision.slug}/${round}`, id]));
  for (const { key, parentKey, title, startsAt, endsAt } of windows) {
    const windowId = ids.get(key);
    if (!windowId || !startsAt || !endsAt) continue;
    const last = await platform.db.publicDocument.findFirst({ where: { kind: "digest", parentKey: key }, orderBy: { endsAt: "desc" }, select: { body: true } });
    const lastDay = (last?.body as DailyDigest | undefined)?.day;
    for (let day = lastDay ? addDays(lastDay, 1) : dayOf(startsAt); day < today; day = addDays(day, 1)) {
      const isOpen = startOfDay(day) < endsAt;
      if (!isOpen && (await waiting(platform, windowId, day)) === 0) {
        // After closing only the days count on which officials entered something.
        if ((await waiting(platform, windowId, addDays(today, -1))) === 0) break;
        continue;
      }
      await publishDay(platform, now, { windowId, key, slug: parentKey ?? "", title, day }, projectNumbers);
    }
  }
}

function waiting(platform: Platform, windowId: string, day: Day): Promise<number> {
  return platform.db.opinion.count({ where: { windowId, digestDay: null, receivedAt: { lt: endOfDay(day) } } });
}

async function publishDay(
  platform: Platform,
  now: Date,
  { windowId, key, slug, title, day }: { windowId: string; key: string; slug: string; title: string; day: Day },
  projectNumbers: ProjectNumbers,
): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
    // Two workers at once: the second waits for the rows, finds none left, and finds the day published.
    const taken = await work.tx.opinion.updateManyAndReturn({
      where: { windowId, digestDay: null, receivedAt: { lt: endOfDay(day) } },
      data: { digestDay: day },
      select: { digest: true },
    });
    const before = await work.tx.publicDocument.findFirst({ where: { kind: "digest", parentKey: key }, orderBy: { endsAt: "desc" }, select: { body: true } });
    const previous = (before?.body as DailyDigest | undefined)?.chain ?? null;
    const { digest, leaves } = makeDigest(nodeSha256, { window: key, day, sums: taken.map((opinion) => opinion.digest), previous });
    const document = { key: `${key}/${day}`, parentKey: key, path: `/digests/${day}`, title, startsAt: startOfDay(day), endsAt: endOfDay(day) };
    const isFirst = await projectNumbers(work, { ...document, kind: "digest", body: digest });
    if (!isFirst) return { ok: false, reason: "ALREADY_PUBLISHED" };
    await projectNumbers(work, { ...document, kind: "digest-leaves", body: leaves });
    await work.record({ action: "digest.published", nounKind: "window", nounId: windowId, detail: { slug, day, count: digest.count, root: digest.root } });
    return { ok: true };
  });
}
