import { toHalfWidth } from "../text/half-width";

export type ContactKind = "phone" | "email";

/** A way to reach a person. `value` is normalised: it is the person's identity for limits. */
export interface Contact {
  kind: ContactKind;
  /** Eleven digits without country code, or a lower-case address. */
  value: string;
}

export type ContactRefusal = "EMPTY" | "PHONE_MALFORMED" | "PHONE_LANDLINE" | "PHONE_FOREIGN" | "EMAIL_MALFORMED";

export type ContactResult = { ok: true; contact: Contact } | { ok: false; reason: ContactRefusal };

const LONGEST_INPUT = 320;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** Mainland mobile numbers: 1, then 3 to 9, then nine digits. */
const MOBILE = /^1[3-9]\d{9}$/;
/** Area code with number, a bare 7- or 8-digit number, or a 400/800 service number: none of them receives a text message. */
const LANDLINE = /^(?:0[1-9]\d{8,10}|[2-9]\d{6,7}|[48]00\d{7})$/;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads the one contact field of the forms: a mainland mobile number (with or without +86, spaces, hyphens, full-width digits) or an
 * e-mail address (RFC 5321 limits: 64 and 254 characters, ASCII). Landlines are refused because a code cannot reach them.
 * Addresses become lower case; a part after `+` stays, because the mail would otherwise go to another address than the one written.
 */
export function parseContact(raw: string): ContactResult {
  const typed = toHalfWidth(raw.slice(0, LONGEST_INPUT + 1)).replace(INVISIBLE, "").trim();
  if (typed === "") return { ok: false, reason: "EMPTY" };
  if (raw.length > LONGEST_INPUT) return { ok: false, reason: typed.includes("@") ? "EMAIL_MALFORMED" : "PHONE_MALFORMED" };
  return typed.includes("@") || /[a-z]/i.test(typed) ? parseEmail(typed) : parsePhone(typed);
}

/** For display to staff and on confirmation pages: 138****0001, w***@x.example. */
export function maskContact(contact: Contact): string {
  if (contact.kind === "phone") return `${contact.value.slice(0, 3)}****${contact.value.slice(-4)}`;
  const at = contact.value.lastIndexOf("@");
  return `${contact.value.charAt(0)}***${contact.value.slice(at)}`;
}

function parsePhone(typed: string): ContactResult {
  const compact = typed.replace(/[\s()\-.\u2010-\u2015\u2212]/g, "");
  if (!/^\+?\d+$/.test(compact)) return { ok: false, reason: "PHONE_MALFORMED" };
  const international = /^(?:\+|00)(\d+)$/.exec(compact);
  if (international && !international[1]?.startsWith("86")) return { ok: false, reason: "PHONE_FOREIGN" };
  const national = compact.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, "");
  if (MOBILE.test(national)) return { ok: true, contact: { kind: "phone", value: national } };
  return { ok: false, reason: LANDLINE.test(international ? `0${national}` : national) ? "PHONE_LANDLINE" : "PHONE_MALFORMED" };
}

function parseEmail(typed: string): ContactResult {
  const value = typed.toLowerCase();
  const at = value.lastIndexOf("@");
  const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
  if (at < 1 || value.length > 254 || local.length > 64 || !LOCAL_PART.test(local) || !DOMAIN.test(domain)) {
    return { ok: false, reason: "EMAIL_MALFORMED" };
  }
  return { ok: true, contact: { kind: "email", value } };
}
