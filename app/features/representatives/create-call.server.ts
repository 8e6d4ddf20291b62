import { sameFields } from "~/domain/text/same-fields";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";
import type { CallFields } from "./schema-desk";

export type CreateCall = { ok: true; slug: string } | { ok: false; reason: "DECISION_NOT_YOURS" | "SLUG_TAKEN" };

/** The same form was sent before: nothing is written, and its call is the answer. */
type Repeated = { ok: false; reason: "REPEATED" };

/** Begins a call for the meeting about a decision of the officer's unit. Nobody else sees it before it is reviewed and published. The unique address decides between equal requests. */
export async function createCall(platform: Pick<Platform, "unitOfWork">, now: Date, officer: Officer, { slug, ...fields }: CallFields & { slug: string }): Promise<CreateCall> {
  const result = await platform.unitOfWork<CreateCall | Repeated>({ now, actor: { kind: "staff", id: officer.id } }, async ({ tx, record }) => {
    const decision = await tx.decision.findFirst({ where: { slug: fields.decisionSlug, ...officer.unitScope }, select: { leadUnitId: true } });
    if (!decision) return { ok: false, reason: "DECISION_NOT_YOURS" };
    const [written] = await tx.representativeCall.createManyAndReturn({
      data: [{ ...fields, slug, unitId: decision.leadUnitId, createdById: officer.id, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!written) {
      const standing = await tx.representativeCall.findUnique({ where: { slug } });
      const isSame = standing !== null && sameFields(standing, { ...fields, unitId: decision.leadUnitId });
      return isSame ? { ok: false, reason: "REPEATED" } : { ok: false, reason: "SLUG_TAKEN" };
    }
    await record({ action: "call.created", nounKind: "call", nounId: written.id, detail: { slug, decision: fields.decisionSlug } });
    return { ok: true, slug };
  });
  return !result.ok && result.reason === "REPEATED" ? { ok: true, slug } : result;
}
