import { addDays, dayOf, startOfDay } from "../calendar/shanghai";

/** Version of the notice on `/privacy`. Whoever gives a name or a contact agrees to one version, which is stored with what was given. */
export const PRIVACY_NOTICE_VERSION = "2026-08";

/** When something personal goes: so many days after something that happened. */
export interface Retention {
  days: number;
  after: "report" | "event" | "sent" | "expiry" | "draw" | "request";
  /** The job of app/worker.ts that removes it; null where the person's own request does. */
  job: "purge-opinions" | "purge-registrations" | "purge-expired" | null;
}

/**
 * What of a person is kept, for how long, and what removes it (decision 36; Personal Information Protection Law, articles 19 and 47). Each
 * form that asks for something personal names its row, and so does the privacy page.
 */
export const RETENTION = {
  /** Name, contact and salt of an opinion. The words stay as the record of the decision (Decree 713, article 33). */
  opinionIdentity: { days: 730, after: "report", job: "purge-opinions" },
  /** Name, contact and guests of a registration for an event. */
  registration: { days: 30, after: "event", job: "purge-registrations" },
  /** Mails and text messages with their recipients. */
  message: { days: 90, after: "sent", job: "purge-expired" },
  /** Sessions and the six-digit codes sent to a contact. */
  session: { days: 0, after: "expiry", job: "purge-expired" },
  contactCode: { days: 0, after: "expiry", job: "purge-expired" },
  /** A subscription of a decision: until it is ended by its link, or with the account. */
  follow: { days: 0, after: "request", job: null },
  /** An application as a representative: a frozen pool can be checked only while it is whole, so it stays as long as the draw's record. */
  application: { days: 0, after: "draw", job: null },
} as const satisfies Record<string, Retention>;

export type RetentionRow = keyof typeof RETENTION;

/** The instant before which what happened has had its time. */
export function expiredBefore(row: RetentionRow, now: Date): Date {
  return startOfDay(addDays(dayOf(now), -RETENTION[row].days));
}
