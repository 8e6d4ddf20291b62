import { may } from "~/domain/identity/roles";
import { UNDO_MINUTES } from "~/domain/open-month/scan-facts";
import { requireOfficer } from "~/features/identity/viewer.server";
import { doorBook, doorSessionOf, nextDeviceSeq, type DoorScan } from "~/features/open-month/door-queries.server";
import { refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";

/** The desk speaks as a device of the person who sits at it. */
export const DESK_DEVICE = "desk";

/** The session behind a page of the desk, with who asks; throws the refusal where there is none for this person. */
export async function doorDesk(platform: Platform, request: Request, sessionId: string | undefined, action: "door.scan" | "door.export" = "door.scan") {
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, action, now);
  // The frame of the desk refuses them anyway, but beside this loader and not before it: nothing may be read for a page that is not shown.
  if (!may(officer.roles, "desk.open")) throw refusal("FORBIDDEN");
  const scope = officer.ownUnitOnly ? { unitId: officer.unitId } : {};
  const session = await doorSessionOf(platform.db, scope, sessionId ?? "");
  if (!session) throw refusal("NOT_FOUND");
  return { now, session, operator: { id: officer.id, scope }, book: () => doorBook(platform.db, session, now) };
}

/** What makes a form that is sent twice one scan. */
export async function doorStamp({ db }: Platform, operatorId: string, now: Date) {
  return { submission: newToken(), seq: await nextDeviceSeq(db, `${operatorId}/${DESK_DEVICE}`), at: now.toISOString() };
}

/** The scans that this desk may still take back. */
export function undoableScans(scans: readonly DoorScan[], operatorId: string, now: Date): string[] {
  const own = `${operatorId}/${DESK_DEVICE}`;
  return scans
    .filter((scan) => scan.deviceId === own && scan.type === "entry" && scan.verdict === "admit" && !scan.undone && now.getTime() - scan.at.getTime() <= UNDO_MINUTES * 60_000)
    .map((scan) => scan.scanId);
}
