import { newToken, fingerprint } from "~/platform/keys.server";
import type { Work } from "~/platform/unit-of-work.server";

const SESSION_HOURS = { staff: 10, citizen: 24 * 14 } as const;

/** Opens a session within the command that proved who it is; returns the token for the cookie. */
export async function openSession(work: Work, owner: { staffId: string } | { citizenId: string }): Promise<string> {
  const token = newToken();
  const hours = "staffId" in owner ? SESSION_HOURS.staff : SESSION_HOURS.citizen;
  await work.tx.session.create({
    data: {
      tokenHash: fingerprint(token),
      ...owner,
      createdAt: work.now,
      lastSeenAt: work.now,
      expiresAt: new Date(work.now.getTime() + hours * 3_600_000),
    },
  });
  return token;
}
