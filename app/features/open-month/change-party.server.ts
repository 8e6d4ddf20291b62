import { decideChange, type RegistrationRefusal } from "~/domain/open-month/registration";
import type { RegistrationState } from "~/domain/open-month/registration-states";
import type { Platform } from "~/platform/platform.server";
import { lockRegistration, type TicketHolder } from "./lock-registration.server";
import { seatsOf, windowOf } from "./lock-session.server";
import { promoteWaiting } from "./promote-waiting.server";
import { takeSeats } from "./take-seats.server";

export type ChangeParty = { ok: true; persons: number } | { ok: false; reason: "NOT_FOUND" | "NOTHING_CHANGED" } | RegistrationRefusal;

/**
 * Changes how many people of a party come. More need all their seats at once, while registration is open, or the party stays as it was; seats
 * of fewer go at once to the line. A waiting party keeps its place whatever its size becomes.
 */
export async function changeParty(platform: Platform, now: Date, holder: TicketHolder, persons: number): Promise<ChangeParty> {
  return platform.unitOfWork<ChangeParty>({ now, actor: holder.actor }, async (work) => {
    const { tx } = work;
    const found = await lockRegistration(tx, holder);
    if (!found) return { ok: false, reason: "NOT_FOUND" };
    const { session, party } = found;
    const state = party.state as RegistrationState;
    if (persons === party.persons) return { ok: false, reason: "NOTHING_CHANGED" };
    const seats = await seatsOf(tx, session, now);
    const decision = decideChange({ state, persons: party.persons }, persons, { ...windowOf(session), ...seats, seasonLimit: Infinity }, now);
    if (!decision.ok) return decision;

    const more = persons - party.persons;
    if (state === "confirmed" && !(await takeSeats(tx, session, more))) return { ok: false, reason: "SESSION_FULL", seatsLeft: seats.seatsLeft, canWait: false };
    // At least one of those who still come is of age.
    await tx.registration.update({ where: { id: party.id }, data: { persons, children: Math.min(party.children, persons - 1) } });
    await work.record({
      action: "registration.changed",
      nounKind: "registration",
      nounId: party.id,
      detail: { sessionId: session.id, before: party.persons, after: persons },
    });
    if (more < 0) await promoteWaiting(work, platform, session);
    return { ok: true, persons };
  });
}
