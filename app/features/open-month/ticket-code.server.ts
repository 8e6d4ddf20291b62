import { createHmac } from "node:crypto";
import { TICKET_VERSION, ticketCodeFromMac } from "~/domain/codes/ticket-code";
import { fingerprint } from "~/platform/keys.server";

/** The ticket code of a party, drawn again whenever it is needed: page, mail and print show the same one. Stored is only its hash. */
export function ticketCodeOf(ticketKey: string, registration: { id: string; reissueNumber: number }): string {
  const mac = createHmac("sha256", ticketKey).update(`${registration.id}‖${registration.reissueNumber}`).digest();
  return ticketCodeFromMac(mac, TICKET_VERSION);
}

/** What the database knows of a code: SHA-256 in hex of its 26 symbols. */
export function ticketCodeHash(code: string): string {
  return fingerprint(code);
}
