import { ACTIONS, may, mayOn, type Action, type Role } from "./roles";

interface Person {
  id: string;
  unitId: string;
  roles: readonly Role[];
}

/** What the successor of a closed account could not do; empty when the successor can do all that the other could in the own unit. */
export function missingRights(leaving: Person, successor: Person): Action[] {
  return ACTIONS.filter((action) => may(leaving.roles, action) && !mayOn(successor, action, leaving.unitId));
}

/** Whether somebody can take over: another person, of the same unit where the work is the unit's, with at least the same rights. */
export function canSucceed(leaving: Person, successor: Person): boolean {
  return successor.id !== leaving.id && missingRights(leaving, successor).length === 0;
}
