import type { Db } from "./db.server";
import { mac } from "./keys.server";

/** So many times in so many seconds. */
export interface RateLimit {
  action: string;
  times: number;
  seconds: number;
}

/**
 * The limits in force. Failed guesses are limited by address; successful registrations never are, because a whole
 * office or a carrier may share one address. Answers to a questionnaire name nobody, so that the address is all that slows one person down.
 */
export const rateLimits = {
  receiptGuess: { action: "receipt-guess", times: 10, seconds: 600 },
  signInFailure: { action: "sign-in-failure", times: 20, seconds: 600 },
  contactCode: { action: "contact-code", times: 5, seconds: 3600 },
  contactCodeAddress: { action: "contact-code-address", times: 60, seconds: 3600 },
  falseAttribution: { action: "false-attribution", times: 5, seconds: 3600 },
  questionnaireAnswer: { action: "questionnaire-answer", times: 60, seconds: 3600 },
  resend: { action: "resend", times: 5, seconds: 3600 },
} as const satisfies Record<string, RateLimit>;

export interface RateLimiter {
  /** Counts one use and says whether it is still within the limit. */
  use(limit: RateLimit, identity: string, now: Date): Promise<boolean>;
  /** Whether the next use would be refused; counts nothing. */
  isExhausted(limit: RateLimit, identity: string, now: Date): Promise<boolean>;
}

/** Counters in PostgreSQL, shared by all processes; identities are stored as pseudonyms only. */
export function createRateLimiter(db: Db, secret: string): RateLimiter {
  const place = (limit: RateLimit, identity: string, now: Date) => ({
    key: `${limit.action}:${mac(secret, identity).slice(0, 32)}`,
    windowStartsAt: new Date(Math.floor(now.getTime() / (limit.seconds * 1000)) * limit.seconds * 1000),
  });
  return {
    async use(limit, identity, now) {
      const { key, windowStartsAt } = place(limit, identity, now);
      const rows = await db.$queryRaw<{ count: number }[]>`
        INSERT INTO "RateCounter" ("key", "windowStartsAt", "count") VALUES (${key}, ${windowStartsAt}, 1)
        ON CONFLICT ("key", "windowStartsAt") DO UPDATE SET "count" = "RateCounter"."count" + 1 RETURNING "count"`;
      return (rows[0]?.count ?? 0) <= limit.times;
    },
    async isExhausted(limit, identity, now) {
      const row = await db.rateCounter.findUnique({ where: { key_windowStartsAt: place(limit, identity, now) } });
      return (row?.count ?? 0) >= limit.times;
    },
  };
}

/** The identity of an address in a limit: the whole of an IPv4 address, the /64 of an IPv6 one. */
export function addressIdentity(address: string): string {
  const v4 = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address);
  if (v4?.[1]) return v4[1];
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const groups = head.split(":").filter(Boolean);
  const behind = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const full = [...groups, ...Array<string>(zeros).fill("0"), ...behind];
  return full.slice(0, 4).map((group) => group.toLowerCase().replace(/^0+(?=.)/, "")).join(":");
}
