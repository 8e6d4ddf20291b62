const MINUTE = 60_000;
const FARTHEST_DAYS = 366;

export type ReleaseTimeRefusal = "RELEASE_TIME_PAST" | "RELEASE_TIME_FAR";

/** Whether a release may be ordered for an instant: a minute ahead at least, a year at most. */
export function checkReleaseTime(at: Date, now: Date): { ok: true } | { ok: false; reason: ReleaseTimeRefusal } {
  const ahead = at.getTime() - now.getTime();
  if (!(ahead >= MINUTE)) return { ok: false, reason: "RELEASE_TIME_PAST" };
  return ahead > FARTHEST_DAYS * 24 * 60 * MINUTE ? { ok: false, reason: "RELEASE_TIME_FAR" } : { ok: true };
}
