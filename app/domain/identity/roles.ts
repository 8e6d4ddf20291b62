/** Who somebody is to the product. One person may hold several roles. */
export const ROLES = [
  "citizen",
  "representative",
  "clerk",
  "drafter",
  "unitReviewer",
  "secrecyReviewer",
  "publisher",
  "dispatcher",
  "organiser",
  "gate",
  "supervisor",
  "auditor",
  "systemAdmin",
  "securityAdmin",
] as const;

export type Role = (typeof ROLES)[number];

/** `unit`: only what belongs to the person's own unit. `all`: every unit. */
export type Scope = "none" | "unit" | "all";

/**
 * Who may do what, and how far. A role that is not named may not. Citizens and representatives have no row: they act on their own
 * records through the public pages. The administrators keep accounts and security and touch no content (GB/T 22239: separation of duties).
 */
const RIGHTS = {
  "desk.open": {
    clerk: "all",
    drafter: "all",
    unitReviewer: "all",
    secrecyReviewer: "all",
    publisher: "all",
    dispatcher: "all",
    organiser: "all",
    supervisor: "all",
    auditor: "all",
    systemAdmin: "all",
    securityAdmin: "all",
  },

  "catalogue.write": { drafter: "unit" },
  "draft.write": { drafter: "unit" },
  "section.write": { drafter: "unit" },
  "procedure.write": { drafter: "unit" },
  // The file of a decision leaves the system with masked names; whoever audits it may read it, and both leave a trace.
  "archive.take": { drafter: "unit", auditor: "all" },
  "window.open": { drafter: "unit" },
  "window.extend": { drafter: "unit" },
  "activity.write": { drafter: "unit" },

  "opinion.enter": { clerk: "unit" },
  "opinion.read": { clerk: "unit", drafter: "unit" },
  "opinion.sort": { drafter: "unit" },
  "opinion.hide": { drafter: "unit" },
  "theme.answer": { drafter: "unit" },
  "theme.review": { unitReviewer: "unit" },
  "report.publish": { publisher: "all" },

  "review.unit": { unitReviewer: "unit" },
  "review.secrecy": { secrecyReviewer: "all" },
  "publication.publish": { publisher: "all" },
  // A reviewer who finds a leak after release must be able to stop it at once.
  "publication.withdraw": { publisher: "all", secrecyReviewer: "all" },

  "event.write": { organiser: "unit" },
  "event.publish": { publisher: "all" },
  "registration.enter": { clerk: "unit", organiser: "unit" },
  "registration.read": { clerk: "unit", organiser: "unit" },
  "door.scan": { gate: "unit", organiser: "unit" },
  "door.undo": { gate: "unit", organiser: "unit" },
  "door.export": { organiser: "unit" },

  "call.write": { drafter: "unit" },
  "draw.run": { drafter: "unit" },

  "message.dispatch": { dispatcher: "all" },
  "message.answer": { drafter: "unit" },

  "supervise.read": { supervisor: "all" },
  "audit.read": { auditor: "all" },
  "staff.manage": { systemAdmin: "all" },
  "setting.manage": { systemAdmin: "all" },
  "security.manage": { securityAdmin: "all" },
} as const satisfies Record<string, Partial<Record<Role, "unit" | "all">>>;

export type Action = keyof typeof RIGHTS;

export const ACTIONS = Object.keys(RIGHTS) as Action[];

/** The widest scope that any of the roles gives for the action. */
export function scopeOf(roles: readonly Role[], action: Action): Scope {
  const rights: Partial<Record<Role, "unit" | "all">> = RIGHTS[action];
  const scopes = roles.map((role) => rights[role]);
  if (scopes.includes("all")) return "all";
  return scopes.includes("unit") ? "unit" : "none";
}

/** Whether any of the roles gives the action at all; on one noun ask `mayOn`. */
export function may(roles: readonly Role[], action: Action): boolean {
  return scopeOf(roles, action) !== "none";
}

/** Whether the person may do the action on a noun of the given unit. */
export function mayOn(person: { roles: readonly Role[]; unitId: string }, action: Action, nounUnitId: string): boolean {
  const scope = scopeOf(person.roles, action);
  return scope === "all" || (scope === "unit" && person.unitId === nounUnitId);
}

/** The author of a revision never reviews it, whatever roles the person holds. */
export function mayReview({ authorId, reviewerId }: { authorId: string; reviewerId: string }): boolean {
  return authorId !== reviewerId;
}

/** A role as stored; false for anything else, so that a stale row gives no rights. */
export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}
