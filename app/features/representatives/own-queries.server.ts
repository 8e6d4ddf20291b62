import { createHash } from "node:crypto";
import { commitmentOf, type FrozenDraw, type DrawRecord } from "~/domain/representatives/draw-record";
import type { Values } from "~/domain/representatives/quotas";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { CitizenViewer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";

/** What became of an application: where it stands in the draw, null before there is one. */
export type OwnPlace = { kind: "chosen" } | { kind: "alternate"; place: number } | { kind: "notDrawn" };

/** A person's own application with what only they may see; null where they have none. */
export async function ownApplication(db: Db, citizen: Pick<CitizenViewer, "id" | "contact">, callId: string) {
  const application = await db.representativeApplication.findUnique({
    where: { callId_citizenId: { callId, citizenId: citizen.id } },
    include: { call: { select: { alternates: true, draws: { orderBy: { frozenAt: "desc" }, take: 1 } } } },
  });
  if (!application) return null;
  const { number, salt, values, answers, statement, appliedAt, withdrawnAt, screening, screeningReason, call } = application;
  const [draw] = call.draws;
  const row = draw && (draw.frozen as unknown as FrozenDraw).pool.find((one) => one.number === number);
  const own = row && { number, person: citizen.contact, values: row.values };
  return {
    number,
    salt,
    values: values as Values,
    answers: answers as { question: string; answer: boolean }[],
    statement,
    appliedAt,
    withdrawnAt,
    screening: screening as "eligible" | "refused" | null,
    screeningReason,
    drawId: draw?.id ?? null,
    /** The own row of the public pool, and the text that gives its commitment together with the salt. */
    poolRow: row && own ? { commitment: row.commitment, text: canonicalJson(own), agrees: commitmentOf(sha256, Buffer.from(salt, "hex"), own) === row.commitment } : null,
    place: draw?.record && row ? placeOf(draw.record as unknown as DrawRecord, number, call.alternates) : null,
  };
}
export type OwnApplication = NonNullable<Awaited<ReturnType<typeof ownApplication>>>;

function placeOf({ draw }: DrawRecord, number: number, alternates: number): OwnPlace {
  if (draw.chosen.includes(number)) return { kind: "chosen" };
  const place = draw.alternates.slice(0, alternates).indexOf(number) + 1;
  return place > 0 ? { kind: "alternate", place } : { kind: "notDrawn" };
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
