import { fingerprint } from "~/platform/keys.server";
import type { Platform } from "~/platform/platform.server";
import { actorOf, type Viewer } from "./viewer.server";

/** Ends the session of the token; nothing happens when it is gone already. */
export async function signOut(platform: Platform, now: Date, viewer: Viewer, token: string): Promise<void> {
  if (viewer.kind === "anonymous") return;
  await platform.unitOfWork({ now, actor: actorOf(viewer) }, async (work) => {
    await work.tx.session.deleteMany({ where: { tokenHash: fingerprint(token) } });
    await work.record({ action: "session.closed", nounKind: viewer.kind, nounId: viewer.id });
    return { ok: true };
  });
}
