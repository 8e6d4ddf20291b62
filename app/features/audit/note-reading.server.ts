import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

/** What an official was shown: which list, of which thing, and of how many people. Never the people themselves. */
export interface PersonalDataRead {
  /** `opinion`, `registration` …: becomes the action `<what>.personal-data-read`. */
  what: "opinion" | "registration" | "application" | "hearing" | "door-list" | "phone-list";
  nounKind: string;
  nounId: string;
  people: number;
  /** A list that a device fetches again and again is noted once in so many minutes for one person. */
  onceInMinutes?: number;
}

/** Notes that an official has been shown names or contacts (PIPL Art. 51): one audit row a page, with numbers and no person in it. */
export async function noteReading(platform: Pick<Platform, "db" | "unitOfWork">, now: Date, officer: Pick<Officer, "id">, read: PersonalDataRead): Promise<void> {
  const { what, nounKind, nounId, people, onceInMinutes } = read;
  if (people === 0) return;
  const action = `${what}.personal-data-read`;
  if (onceInMinutes !== undefined) {
    const since = new Date(now.getTime() - onceInMinutes * 60_000);
    const noted = await platform.db.auditRow.findFirst({ where: { actorId: officer.id, action, nounId, at: { gt: since } }, select: { id: true } });
    if (noted) return;
  }
  await platform.unitOfWork({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    await work.record({ action, nounKind, nounId, detail: { people } });
    return { ok: true };
  });
}
