import { sameFields } from "~/domain/text/same-fields";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { HearingFields } from "./schema";

export type CreateHearing = { ok: true; number: number } | { ok: false; reason: "NOT_FOUND" };

/** The same form was sent before: nothing is written, and its hearing is the answer. */
type Repeated = { ok: false; reason: "REPEATED"; number: number };

/**
 * Begins a hearing of a decision of the officer's unit. Nobody else sees it before it is reviewed and published. A decision has no two hearings that agree in
 * every field: under the decision's lock the second of two equal requests finds the first.
 */
export async function createHearing(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, slug: string, fields: HearingFields): Promise<CreateHearing> {
  const result = await platform.unitOfWork<CreateHearing | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug, ...officer.unitScope }, select: { id: true } });
    if (!decision) return { ok: false, reason: "NOT_FOUND" };
    // Hearings of one decision are numbered one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Decision" WHERE "id" = ${decision.id} FOR NO KEY UPDATE`;
    const hearings = await tx.hearing.findMany({ where: { decisionId: decision.id }, orderBy: { number: "desc" } });
    const before = hearings.find((hearing) => sameFields(hearing, fields));
    if (before) return { ok: false, reason: "REPEATED", number: before.number };
    const number = (hearings[0]?.number ?? 0) + 1;
    const { id } = await tx.hearing.create({ data: { ...fields, decisionId: decision.id, number, createdById: officer.id, createdAt: now, updatedAt: now }, select: { id: true } });
    await record({ action: "hearing.created", nounKind: "hearing", nounId: id, detail: { slug, number } });
    return { ok: true, number };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, number: result.number } : result;
}
