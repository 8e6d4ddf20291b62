import { hash, verify } from "@node-rs/argon2";
import { Secret, TOTP } from "otpauth";
import type { Platform } from "~/platform/platform.server";
import { openSession } from "./open-session.server";

export type SignInStaff =
  | { ok: true; token: string }
  | { ok: false; reason: "WRONG_CREDENTIALS" | "LOCKED" | "TOTP_NEEDED" | "TOTP_NOT_SET_UP" };

/** GB/T 22239-2019, level 3: five failures lock the account for half an hour. */
const FAILURES_BEFORE_LOCK = 5;
const LOCK_MINUTES = 30;
const TOTP_PERIOD_SECONDS = 30;

/** argon2id with the library's defaults (19 MiB, 2 passes): slow on purpose. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

let decoy: Promise<string> | null = null;

/**
 * Signs a member of staff in with e-mail, password and the six-digit code of an authenticator (RFC 6238; a code opens
 * one session only). The slow hash is computed before the transaction; unknown addresses cost the same time as known
 * ones, so that nobody can find out who works here.
 */
export async function signInStaff(
  platform: Platform,
  now: Date,
  input: { email: string; password: string; totp: string },
): Promise<SignInStaff> {
  const email = input.email.trim().toLowerCase();
  const found = await platform.db.staff.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  decoy ??= hashPassword("nobody has this password");
  const passwordFits = await verify(found?.passwordHash ?? (await decoy), input.password).catch(() => false);
  if (!found?.passwordHash) {
    // Who was meant is not written down: people type passwords and other people's addresses into this field.
    await platform.unitOfWork({ now, actor: { kind: "anonymous" } }, async (work) => {
      await work.record({ action: "session.refused", nounKind: "staff", nounId: found?.id ?? "unknown" });
      return { ok: true };
    });
    return { ok: false, reason: "WRONG_CREDENTIALS" };
  }

  const verdict = await platform.unitOfWork<{ ok: true; verdict: SignInStaff }>(
    { now, actor: { kind: "staff", id: found.id } },
    async (work) => {
      await work.tx.$queryRaw`SELECT 1 FROM "Staff" WHERE "id" = ${found.id} FOR UPDATE`;
      const staff = await work.tx.staff.findUniqueOrThrow({ where: { id: found.id } });
      const remember = (action: string) => work.record({ action, nounKind: "staff", nounId: staff.id });
      if (staff.closedAt || (staff.lockedUntil && staff.lockedUntil > now)) {
        await remember("session.refused");
        return { ok: true, verdict: { ok: false, reason: staff.closedAt ? "WRONG_CREDENTIALS" : "LOCKED" } };
      }
      const step = passwordFits ? totpStep(staff.totpSecret, input.totp, now) : null;
      const needsTotp = !platform.env.demo;
      const totpFits = !needsTotp || (step !== null && step > staff.totpLastStep);
      if (passwordFits && needsTotp && !staff.totpSecret) {
        await remember("session.refused");
        return { ok: true, verdict: { ok: false, reason: "TOTP_NOT_SET_UP" } };
      }
      if (passwordFits && needsTotp && input.totp === "") {
        await remember("session.second-factor-asked");
        return { ok: true, verdict: { ok: false, reason: "TOTP_NEEDED" } };
      }
      if (!passwordFits || !totpFits) {
        const failures = staff.failedSignIns + 1;
        const locks = failures >= FAILURES_BEFORE_LOCK;
        await work.tx.staff.update({
          where: { id: staff.id },
          data: {
            failedSignIns: locks ? 0 : failures,
            lockedUntil: locks ? new Date(now.getTime() + LOCK_MINUTES * 60_000) : staff.lockedUntil,
          },
        });
        await remember(locks ? "staff.locked" : "session.refused");
        return { ok: true, verdict: { ok: false, reason: locks ? "LOCKED" : "WRONG_CREDENTIALS" } };
      }
      await work.tx.staff.update({
        where: { id: staff.id },
        data: { failedSignIns: 0, lockedUntil: null, totpLastStep: step ?? staff.totpLastStep },
      });
      const token = await openSession(work, { staffId: staff.id });
      await remember("session.opened");
      return { ok: true, verdict: { ok: true, token } };
    },
  );
  return verdict.verdict;
}

/** The time step whose code was typed, or null; one step of clock drift either way is allowed. */
function totpStep(secret: string | null, code: string, now: Date): number | null {
  if (!secret || !/^\d{6}$/.test(code)) return null;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: TOTP_PERIOD_SECONDS });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / TOTP_PERIOD_SECONDS) + delta;
}
