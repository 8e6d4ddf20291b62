import { VALID } from "~/domain/identity/retention";
import { newToken, fingerprint } from "~/platform/keys.server";
import type { Work } from "~/platform/unit-of-work.server";

const HOUR_MS = 3_600_000;

/** Opens a session within the command that proved who it is; returns the token for the cookie. */
export async function openSession(work: Work, owner: { staffId: string } | { citizenId: string }): Promise<string> {
  const token = newToken();
  const hours = "staffId" in owner ? VALID.staffSession.hours : 24 * VALID.citizenSession.days;
  await work.tx.session.create({
    data: {
      tokenHash: fingerprint(token),
      ...owner,
      createdAt: work.now,
      lastSeenAt: work.now,
      expiresAt: new Date(work.now.getTime() + hours * HOUR_MS),
    },
  });
  return token;
}
