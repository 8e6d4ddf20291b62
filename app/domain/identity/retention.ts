import { addDays, dayOf, startOfDay } from "../calendar/shanghai";

/** Version of the notice on `/privacy`. Whoever gives a name or a contact agrees to one version, which is stored with what was given. */
export const PRIVACY_NOTICE_VERSION = "2026-11";

/** How long something stays after what ends its use. Days are whole days in Shanghai: it goes on the day after the last of them. */
export type Period = { hours: number } | { days: number } | { months: number };

/** What ends the use of something personal. */
export type RetentionEvent = "report" | "event" | "meeting" | "hearing" | "sent" | "expiry" | "signOut" | "counting" | "act" | "request" | "archive" | "office";

export interface Retention {
  /** Null where it stays until `after` comes about by itself: the person's own request, or never for what names nobody. */
  period: Period | null;
  after: RetentionEvent;
  /** The job of app/worker.ts that removes it; null where there is no period. */
  job: "purge-opinions" | "purge-registrations" | "purge-applications" | "purge-hearings" | "purge-expired" | "audit-retention" | null;
  /** Where it stands in the database: `Table.column`. A column with something personal that is in no row fails a test. */
  columns: readonly string[];
}

/**
 * What of a person is kept, for how long, and what removes it (decision 36; Personal Information Protection Law, articles 19 and 47). The one
 * place for these periods: each purge job takes its own from here, each form that asks for something personal names its row, and `/privacy` is
 * written from it (decision 0160).
 */
export const RETENTION = {
  /** Name, contact and salt of an opinion. Two years are time enough for a review of the decision and a law suit about it. */
  opinionIdentity: {
    period: { days: 730 },
    after: "report",
    job: "purge-opinions",
    columns: ["Opinion.authorName", "Opinion.contactKind", "Opinion.contact", "Opinion.contactConfirmedAt", "Opinion.salt", "Opinion.idempotencyKey"],
  },
  /** The words stay as the record of the decision (Decree 713, article 33). */
  opinionWords: { period: null, after: "archive", job: null, columns: ["Opinion.body", "Point.text", "Objection.reason", "FalseAttribution.reason"] },
  /** Answers to a questionnaire are given without name and contact; nothing leads from one to a person. */
  questionnaireAnswer: { period: null, after: "archive", job: null, columns: ["QuestionnaireAnswer.values", "QuestionnaireAnswer.submission"] },
  /** Name, contact and wishes of a registration for an event (rule V18). */
  registration: {
    period: { days: 30 },
    after: "event",
    job: "purge-registrations",
    columns: ["Registration.name", "Registration.contactKind", "Registration.contact", "Registration.needs", "Registration.idempotencyKey"],
  },
  /** An application as a representative that was not drawn, with who sent it. The draw stays verifiable by its record, which names nobody. */
  application: {
    period: { days: 30 },
    after: "meeting",
    job: "purge-applications",
    columns: [
      "RepresentativeApplication.citizenId",
      "RepresentativeApplication.values",
      "RepresentativeApplication.answers",
      "RepresentativeApplication.statement",
      "RepresentativeApplication.salt",
      "RepresentativeApplication.screeningReason",
    ],
  },
  /** The application of somebody drawn, as a member or as an alternate: what they say is followed up until it is closed. */
  representative: { period: { days: 730 }, after: "meeting", job: "purge-applications", columns: ["RepresentativeApplication.citizenId"] },
  /** Names of those who took part in a hearing; masked ones stay, as they were published. */
  hearingParticipant: { period: { days: 730 }, after: "hearing", job: "purge-hearings", columns: ["HearingParticipant.name"] },
  /** Mails and text messages with their recipients: long enough to answer "did you write to me?" after an event or a report. */
  message: {
    period: { days: 90 },
    after: "sent",
    job: "purge-expired",
    columns: ["Message.recipient", "Message.props", "Message.subject", "Message.text", "Message.html"],
  },
  session: { period: { hours: 0 }, after: "expiry", job: "purge-expired", columns: ["Session.citizenId", "Session.staffId"] },
  contactCode: { period: { hours: 1 }, after: "expiry", job: "purge-expired", columns: ["ContactCode.contactKind", "ContactCode.contact", "ContactCode.codeHash"] },
  /** The row by which a signed-in person is known, once nothing hangs on it: no session, no application, no calendar address. */
  citizen: {
    period: { hours: 0 },
    after: "signOut",
    job: "purge-expired",
    columns: ["Citizen.contactKind", "Citizen.contact", "Citizen.name", "CalendarFeed.citizenId"],
  },
  /** A subscription of a decision: until it is ended by its link, or with all other data of the person. */
  follow: { period: null, after: "request", job: null, columns: ["Follow.contactKind", "Follow.contact"] },
  /** Pseudonyms of network addresses and contacts in the counters of the limits. */
  rateCounter: { period: { hours: 24 }, after: "counting", job: "purge-expired", columns: ["RateCounter.key"] },
  /** Who did what: for signed-in people a number, never a name. The office may keep it longer, not shorter. */
  auditRow: { period: { months: 12 }, after: "act", job: "audit-retention", columns: ["AuditRow.actorId"] },
  /** Officials answer for what they did under their names. */
  staff: { period: null, after: "office", job: null, columns: ["Staff.name", "Staff.email"] },
} as const satisfies Record<string, Retention>;

export type RetentionRow = keyof typeof RETENTION;

/** Rows that a job removes after a fixed time. */
export type PurgedRow = { [Row in RetentionRow]: (typeof RETENTION)[Row]["period"] extends { hours: number } | { days: number } ? Row : never }[RetentionRow];

/** How long something proves who somebody is, before it expires. */
export const VALID = { citizenSession: { days: 14 }, staffSession: { hours: 10 }, contactCode: { minutes: 10 } } as const;

const HOUR_MS = 3_600_000;

/** What had its end at this instant or before has had its time: hours to the instant, days as whole days in Shanghai. */
export function expiredBefore(row: PurgedRow, now: Date): Date {
  const period: { hours: number } | { days: number } = RETENTION[row].period;
  return "hours" in period ? new Date(now.getTime() - period.hours * HOUR_MS) : startOfDay(addDays(dayOf(now), -period.days));
}
