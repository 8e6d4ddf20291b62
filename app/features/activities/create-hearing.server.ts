import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { HearingFields } from "./schema";

export type CreateHearing = { ok: true; number: number } | { ok: false; reason: "NOT_FOUND" };

/** Begins a hearing of a decision of the officer's unit. Nobody else sees it before it is reviewed and published. */
export async function createHearing(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string, fields: HearingFields): Promise<CreateHearing> {
  return platform.unitOfWork<CreateHearing>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    // Hearings of one decision are numbered one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR NO KEY UPDATE`;
    const last = await tx.hearing.findFirst({ where: { decisionId: decision.id }, orderBy: { number: "desc" }, select: { number: true } });
    const number = (last?.number ?? 0) + 1;
    const { id } = await tx.hearing.create({ data: { ...fields, decisionId: decision.id, number, createdById: officer.id, createdAt: now, updatedAt: now }, select: { id: true } });
    await record({ action: "hearing.created", nounKind: "hearing", nounId: id, detail: { slug, number } });
    return { ok: true, number };
  });
}
