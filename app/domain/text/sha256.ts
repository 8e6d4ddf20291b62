import { createHash } from "node:crypto";

/**
 * SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits; text is hashed as UTF-8. The one place in the domain that uses Node's
 * `node:crypto`: hashing is deterministic, so the domain stays pure, and the platform's own code is faster and reviewed.
 */
export function sha256Hex(input: string | Uint8Array): string {
  return createHash("sha256").update(input).digest("hex");
}
