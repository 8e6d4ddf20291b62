import type { ScanWord } from "~/domain/review/scan-words";
import type { StaffViewer } from "~/features/identity/viewer.server";
import { fingerprint } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";
import { scanWords } from "./scan-queries.server";

export type ChangeWords = { ok: true; added: number; removed: number } | { ok: false; reason: "NOTHING_CHANGED" | "CHANGED_MEANWHILE" };

/** What a person saw of the lists when the page was opened. */
export function wordsSeen(words: readonly ScanWord[]): string {
  return fingerprint(JSON.stringify(words.map(({ word, list }) => [list, word]).sort()));
}

/**
 * Replaces the word lists as a whole. Of two people at once the second is told and sees the newer lists. Revisions that are under review keep what was
 * found by the lists of their submission.
 */
export async function changeWords(platform: Platform, now: Date, officer: StaffViewer, input: { words: ScanWord[]; seen: string }): Promise<ChangeWords> {
  return platform.unitOfWork<ChangeWords>({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    await work.tx.$executeRaw`LOCK TABLE "ScanWord" IN SHARE ROW EXCLUSIVE MODE`;
    const before = await scanWords(work.tx);
    if (wordsSeen(before) !== input.seen) return { ok: false, reason: "CHANGED_MEANWHILE" };
    const keyOf = ({ list, word }: ScanWord) => `${list} ${word}`;
    const [had, has] = [new Set(before.map(keyOf)), new Set(input.words.map(keyOf))];
    const added = input.words.filter((each) => !had.has(keyOf(each)));
    const removed = before.filter((each) => !has.has(keyOf(each)));
    if (added.length + removed.length === 0) return { ok: false, reason: "NOTHING_CHANGED" };
    await work.tx.scanWord.deleteMany({ where: { word: { in: removed.map(({ word }) => word) } } });
    await work.tx.scanWord.createMany({ data: added });
    const written = (words: ScanWord[]) => words.map(keyOf);
    await work.record({ action: "scan-words.changed", nounKind: "setting", nounId: "scan-words", detail: { added: written(added), removed: written(removed) } });
    return { ok: true, added: added.length, removed: removed.length };
  });
}
