import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { AuditFilter } from "./schema";

/** Notes that the trail itself was taken out, and which part of it. Whom was searched for is told by number or not at all: a name is personal. */
export async function noteExport(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, { who, ...filter }: AuditFilter): Promise<void> {
  await platform.unitOfWork({ now, actor: { kind: "staff", id: officer.id } }, async (work) => {
    const set = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
    await work.record({ action: "audit.exported", nounKind: "audit", nounId: "rows", detail: { ...set, oneActor: who !== "" } });
    return { ok: true };
  });
}
