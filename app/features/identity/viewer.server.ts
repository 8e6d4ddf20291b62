import { redirect } from "@remix-run/node";
import { isRole, may, scopeOf, type Action, type Role } from "~/domain/identity/roles";
import { refusal } from "~/platform/http.server";
import { fingerprint } from "~/platform/keys.server";
import type { Db } from "~/platform/db.server";
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
  const session = await readSession(platform.db, tokenHash);
  if (!session || session.expiresAt <= now) return { kind: "anonymous" };
  const idleMinutes = session.staff ? STAFF_IDLE_MINUTES : CITIZEN_IDLE_MINUTES;
  if (now.getTime() - session.lastSeenAt.getTime() > idleMinutes * 60_000) return { kind: "anonymous" };
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) {
    // Not a change of anything that people decide about: no audit row, and losing the race is harmless.
    await platform.db.session.updateMany({ where: { tokenHash }, data: { lastSeenAt: now } });
  }
  const { staff, citizen } = session;
  if (staff && staff.closedAt === null) {
    return { kind: "staff", id: staff.id, name: staff.name, unitId: staff.unitId, unitName: staff.unitName, roles: staff.roles.filter(isRole) };
  }
  if (citizen) return { kind: "citizen", ...citizen, contactKind: citizen.contactKind === "phone" ? "phone" : "email" };
  return { kind: "anonymous" };
}

interface SessionRow {
  lastSeenAt: Date;
  expiresAt: Date;
  staff: { id: string; name: string; unitId: string; unitName: string; closedAt: string | null; roles: string[] } | null;
  citizen: { id: string; name: string | null; contactKind: string; contact: string } | null;
}

/** A session with the person behind it in one query: every page of whoever is signed in waits for it first. */
async function readSession(db: Db, tokenHash: string): Promise<SessionRow | undefined> {
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT s."lastSeenAt", s."expiresAt",
      CASE WHEN p."id" IS NOT NULL THEN jsonb_build_object('id', p."id", 'name', p."name", 'unitId', p."unitId", 'unitName', u."name", 'closedAt', p."closedAt",
        'roles', coalesce((SELECT jsonb_agg(r."role" ORDER BY r."role") FROM "StaffRole" r WHERE r."staffId" = p."id"), '[]')) END AS "staff",
      CASE WHEN c."id" IS NOT NULL THEN jsonb_build_object('id', c."id", 'name', c."name", 'contactKind', c."contactKind", 'contact', c."contact") END AS "citizen"
    FROM "Session" s LEFT JOIN "Staff" p ON p."id" = s."staffId" LEFT JOIN "Unit" u ON u."id" = p."unitId" LEFT JOIN "Citizen" c ON c."id" = s."citizenId"
    WHERE s."tokenHash" = ${tokenHash}`;
  return rows[0];
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
