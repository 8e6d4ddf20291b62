import { createHash, createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Env } from "./env.server";

/** The named secrets. `docs/operations.md` says how each is rotated. */
export interface Keys {
  /** HMAC-SHA-256 of contact codes and of the pseudonyms in rate limits. */
  secret: string;
  /** HMAC-SHA-256 from which ticket codes are derived. */
  ticketKey: string;
}

/**
 * The secrets from the environment. Outside production a missing one is made once and kept beside the data with mode
 * 0600, so that a restarted demo still knows its tickets.
 */
export function openKeys(env: Env, dataDir: string): Keys {
  if (env.secret && env.ticketKey) return { secret: env.secret, ticketKey: env.ticketKey };
  const file = path.join(dataDir, "keys.json");
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true });
    const made = { secret: randomBytes(32).toString("hex"), ticketKey: randomBytes(32).toString("hex") };
    fs.writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  const kept = JSON.parse(fs.readFileSync(file, "utf8")) as Keys;
  return { secret: env.secret ?? kept.secret, ticketKey: env.ticketKey ?? kept.ticketKey };
}

/** HMAC-SHA-256 in hex. */
export function mac(key: string, text: string): string {
  return createHmac("sha256", key).update(text).digest("hex");
}

/** SHA-256 in hex, for look-ups of tokens that only their holder knows. */
export function fingerprint(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** An unguessable token of 256 bits, safe in a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}
