import { checkReceiptCode } from "~/domain/codes/receipt-code";
import type { Platform } from "~/platform/platform.server";
import { rateLimits, type RateLimit } from "~/platform/rate-limit.server";

export type LookUpReceipt<Found> = { ok: true; found: Found } | { ok: false; reason: "UNKNOWN_RECEIPT" | "TOO_MANY_TRIES" };

/**
 * From here on an address sees no receipt at all for the rest of the hour. It lies far above `receiptGuess`, because a library or a whole
 * office is one address and must not lose its receipts over somebody's slips; a code has 44 bits, so three hundred guesses are nothing.
 */
const WALL: RateLimit = { action: "receipt-wall", times: 300, seconds: 3600 };

/**
 * Looks a receipt up by its code as typed. Malformed, mistyped and unknown codes get one answer and count as guesses of the address.
 *
 * @param find reads what the page needs by the code in its stored form; null when there is no such receipt
 */
export async function lookUpReceipt<Found>(
  platform: Platform,
  now: Date,
  { typed, address }: { typed: string; address: string },
  find: (receiptCode: string) => Promise<Found | null>,
): Promise<LookUpReceipt<Found>> {
  const { rateLimiter } = platform;
  if (await rateLimiter.isExhausted(WALL, address, now)) return { ok: false, reason: "TOO_MANY_TRIES" };
  const code = checkReceiptCode(typed);
  const found = code.ok ? await find(code.code) : null;
  if (found !== null) return { ok: true, found };
  await rateLimiter.use(WALL, address, now);
  const within = await rateLimiter.use(rateLimits.receiptGuess, address, now);
  return { ok: false, reason: within ? "UNKNOWN_RECEIPT" : "TOO_MANY_TRIES" };
}
