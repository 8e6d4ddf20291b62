import type { RegistrationState } from "./registration-states";
import type { ScanFold } from "./scan-fold";

export type CountedRegistration = { partyId: string; state: RegistrationState; persons: number };

/** Every figure counts persons in the session's unit. `registered` is the sum of the four that follow it; applicants of a lottery wait. */
export type EventNumbers = {
  registered: number;
  confirmed: number;
  waiting: number;
  cancelled: number;
  /** Left the line, did not answer an offer, or the line was closed. */
  withdrawn: number;
  /** Places used by ticket holders, each counted once however many doors they passed. */
  admitted: number;
  walkIns: number;
  unknownAdmitted: number;
  /** People who went in beyond the places of their ticket. */
  extraBodies: number;
  /** Confirmed places that stayed empty; null until the doors are closed. */
  noShows: number | null;
  conflictScans: number;
  /** Phones with scans that have not arrived: while there are any, `noShows` is provisional. */
  provisionalBecauseOf: string[];
};

const CONFLICTS = /^(double_admission|admitted_after_cancel|admitted_replaced_code|shown_refused|shown_admitted:.*|unknown_admitted|over_capacity)$/;

/**
 * The figures of a session for page, file and interface. Holds that were never confirmed are nobody's registration. A registration cancelled
 * after its people had been let in stays confirmed: they came and left. A refused scan is never counted.
 */
export function eventNumbers(
  registrations: readonly CountedRegistration[],
  fold: ScanFold,
  door: { closed: boolean; devicesWithUnsentScans: readonly string[] },
): EventNumbers {
  const places = new Map<string, number>();
  const left = new Set<string>();
  for (const one of fold.admissions) {
    places.set(one.partyId, Math.max(places.get(one.partyId) ?? 0, one.places));
    if (one.leftAfterAdmission && one.places > 0) left.add(one.partyId);
  }
  const numbers: EventNumbers = {
    registered: 0,
    confirmed: 0,
    waiting: 0,
    cancelled: 0,
    withdrawn: 0,
    admitted: sum(places.values()),
    walkIns: fold.walkIns,
    unknownAdmitted: fold.unknownAdmitted,
    extraBodies: sum(fold.admissions.map((one) => one.extraBodies)),
    noShows: door.closed ? 0 : null,
    conflictScans: [...fold.flags.values()].filter((flags) => flags.some((flag) => CONFLICTS.test(flag))).length,
    provisionalBecauseOf: [...door.devicesWithUnsentScans],
  };
  for (const one of registrations) {
    const state = one.state === "cancelled" && left.has(one.partyId) ? "confirmed" : one.state;
    if (state === "confirmed") {
      numbers.confirmed += one.persons;
      if (numbers.noShows !== null) numbers.noShows += Math.max(0, one.persons - (places.get(one.partyId) ?? 0));
    } else if (state === "waiting" || state === "offered" || state === "applied") numbers.waiting += one.persons;
    else if (state === "cancelled") numbers.cancelled += one.persons;
    else if (state === "left" || state === "lapsed" || state === "closed") numbers.withdrawn += one.persons;
  }
  numbers.registered = numbers.confirmed + numbers.waiting + numbers.cancelled + numbers.withdrawn;
  return numbers;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
