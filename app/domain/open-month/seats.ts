import { stateAt, takesSeats, type RegistrationState } from "./registration-states";

/** What the counting rule needs to know of one registration. `persons` is in the session's own unit of capacity. */
export type SeatHolder = { state: RegistrationState; persons: number; deadlineAt: Date | null };

/** Seats the door may give out: blocks lent to gates that have not been returned, and people let in without a ticket. */
export type DoorSeats = { leased: number; walkIns: number };

export type SeatUse = { confirmed: number; held: number; offered: number; leased: number; walkIns: number; taken: number };

/**
 * The counting rule: confirmed persons + live holds + live offers + unreturned leases of the door + walk-ins.
 * Holds and offers whose time is over no longer count, whether or not a job has noticed.
 */
export function countSeats(registrations: readonly SeatHolder[], door: DoorSeats, now: Date): SeatUse {
  const use = { confirmed: 0, held: 0, offered: 0, leased: door.leased, walkIns: door.walkIns, taken: 0 };
  for (const one of registrations) {
    const state = stateAt(one.state, one.deadlineAt, now);
    if (!takesSeats(state)) continue;
    if (state === "confirmed") use.confirmed += one.persons;
    else if (state === "held") use.held += one.persons;
    else use.offered += one.persons;
  }
  use.taken = use.confirmed + use.held + use.offered + use.leased + use.walkIns;
  return use;
}

/**
 * Free seats and, where the capacity was lowered below the present use, the excess. Nobody is dropped for an excess: there
 * are no promotions until it is gone, and the organiser sees the number.
 */
export function seatsLeft(capacity: number, taken: number): { seatsLeft: number; excess: number } {
  return { seatsLeft: Math.max(0, capacity - taken), excess: Math.max(0, taken - capacity) };
}
