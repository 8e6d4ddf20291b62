import { DEMO_REPRESENTATIVE, demoCitizenName } from "~/domain/identity/demo-citizen";
import type { Platform } from "~/platform/platform.server";
import { openSession } from "./open-session.server";

export type SignInDemo =
  | { ok: true; token: string; home: string }
  | { ok: false; reason: "UNKNOWN_PERSONA" | "CITIZEN_NUMBER" };

const LARGEST_CITIZEN = 100_000;

/**
 * One click to be somebody, in the demo only. `citizen` takes the number of the wished demo citizen, who is made on
 * demand: number 12 is the same person every time.
 */
export async function signInDemo(
  platform: Platform,
  now: Date,
  input: { persona: string; n: number | null },
): Promise<SignInDemo> {
  return platform.unitOfWork<SignInDemo>({ now, actor: { kind: "system" } }, async (work) => {
    if (input.persona === "citizen") {
      const number = input.n ?? 1;
      if (!Number.isInteger(number) || number < 1 || number > LARGEST_CITIZEN) return { ok: false, reason: "CITIZEN_NUMBER" };
      const phone = `139${String(number).padStart(8, "0")}`;
      await work.tx.citizen.createMany({
        data: [{ contactKind: "phone", contact: phone, name: demoCitizenName(number), demoNumber: number, createdAt: now }],
        skipDuplicates: true,
      });
      const citizen = await work.tx.citizen.findUniqueOrThrow({ where: { demoNumber: number }, select: { id: true } });
      const token = await openSession(work, { citizenId: citizen.id });
      await work.record({ action: "session.opened", nounKind: "citizen", nounId: citizen.id, detail: { way: "demo" } });
      return { ok: true, token, home: "/me" };
    }
    if (input.persona === "representative") {
      const citizen = await work.tx.citizen.findUnique({ where: { demoNumber: DEMO_REPRESENTATIVE }, select: { id: true } });
      if (!citizen) return { ok: false, reason: "UNKNOWN_PERSONA" };
      const token = await openSession(work, { citizenId: citizen.id });
      await work.record({ action: "session.opened", nounKind: "citizen", nounId: citizen.id, detail: { way: "demo" } });
      return { ok: true, token, home: "/me" };
    }
    const staff = await work.tx.staff.findUnique({ where: { persona: input.persona }, select: { id: true, closedAt: true } });
    if (!staff || staff.closedAt) return { ok: false, reason: "UNKNOWN_PERSONA" };
    const token = await openSession(work, { staffId: staff.id });
    await work.record({ action: "session.opened", nounKind: "staff", nounId: staff.id, detail: { way: "demo" } });
    return { ok: true, token, home: input.persona === "gate" ? "/gate" : "/desk" };
  });
}
