import { redirect } from "@remix-run/node";
import { isRole, may, scopeOf, type Action, type Role } from "~/domain/identity/roles";
import { refusal } from "~/platform/http.server";
import { fingerprint } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";
import { CITIZEN_IDLE_MINUTES, sessionCookie, STAFF_IDLE_MINUTES } from "~/platform/session.server";
import type { Actor } from "~/platform/unit-of-work.server";

export interface StaffViewer {
  kind: "staff";
  id: string;
  name: string;
  unitId: string;
  unitName: string;
  roles: Role[];
}
export interface CitizenViewer {
  kind: "citizen";
  id: string;
  name: string | null;
  contactKind: "phone" | "email";
  contact: string;
}
/** Who is asking. */
export type Viewer = { kind: "anonymous" } | StaffViewer | CitizenViewer;

const TOUCH_AFTER_MS = 60_000;

/** Reads the session of the request; an idle, expired or closed one counts as none. */
export async function viewerOf(platform: Platform, request: Request, now: Date): Promise<Viewer> {
  const token: unknown = await sessionCookie(platform).parse(request.headers.get("cookie"));
  if (typeof token !== "string") return { kind: "anonymous" };
  const tokenHash = fingerprint(token);
  const session = await platform.db.session.findUnique({
    where: { tokenHash },
    select: {
      lastSeenAt: true,
      expiresAt: true,
      staff: { select: { id: true, name: true, unitId: true, closedAt: true, unit: { select: { name: true } }, roles: true } },
      citizen: { select: { id: true, name: true, contactKind: true, contact: true } },
    },
  });
  if (!session || session.expiresAt <= now) return { kind: "anonymous" };
  const idleMinutes = session.staff ? STAFF_IDLE_MINUTES : CITIZEN_IDLE_MINUTES;
  if (now.getTime() - session.lastSeenAt.getTime() > idleMinutes * 60_000) return { kind: "anonymous" };
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    // Not a change of anything that people decide about: no audit row, and losing the race is harmless.
    await platform.db.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: now } });
  }
  const { staff, citizen } = session;
  if (staff && staff.closedAt === null) {
    const roles = staff.roles.map((row) => row.role).filter(isRole);
    return { kind: "staff", id: staff.id, name: staff.name, unitId: staff.unitId, unitName: staff.unit.name, roles };
  }
  if (citizen) return { kind: "citizen", ...citizen, contactKind: citizen.contactKind === "phone" ? "phone" : "email" };
  return { kind: "anonymous" };
}

export function actorOf(viewer: Viewer): Actor {
  return viewer.kind === "anonymous" ? { kind: "anonymous" } : { kind: viewer.kind, id: viewer.id };
}

/** A staff member who may do `action`, with the units the right reaches: a filter for `where`. */
export interface Officer extends StaffViewer {
  /** Empty object for all units, `{ unitId }` for the own one only. Put it into every `where`. */
  unitScope: { leadUnitId?: string };
  ownUnitOnly: boolean;
}

/**
 * The staff member behind the request, or a thrown response: to the sign-in page for people who are not signed in and
 * want to read, 401 for their writes, 403 for a missing role.
 */
export async function requireOfficer(platform: Platform, request: Request, action: Action, now: Date): Promise<Officer> {
  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind === "anonymous") {
    if (request.method !== "GET") throw refusal("SIGN_IN_FIRST");
    const { pathname, search } = new URL(request.url);
    throw redirect(`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`);
  }
  if (viewer.kind !== "staff" || !may(viewer.roles, action)) throw refusal("FORBIDDEN");
  const ownUnitOnly = scopeOf(viewer.roles, action) === "unit";
  return { ...viewer, ownUnitOnly, unitScope: ownUnitOnly ? { leadUnitId: viewer.unitId } : {} };
}
