import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

/** Notes that an official has been shown names or contacts: one audit row a page, with numbers and no person in it (PIPL Art. 51). */
export async function noteReading(platform: Platform, now: Date, officer: Officer, windowId: string, people: number): Promise<void> {
  if (people === 0) return;
  await platform.unitOfWork({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    await work.record({ action: "opinion.personal-data-read", nounKind: "window", nounId: windowId, detail: { people } });
    return { ok: true };
  });
}
