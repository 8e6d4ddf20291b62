import type { Day } from "../calendar/shanghai";
import type { Disposition } from "../ledger/disposition";

/**
 * What each message says, as JSON values: instants are ISO 8601 text (`at.toISOString()`), days `'YYYY-MM-DD'`, addresses absolute and in
 * the reader's language, titles in the reader's language. Features queue messages with these values; the mails and text messages are written
 * from them when they are sent.
 */
export type MessageProps = {
  /** Six digits that prove a contact. Not sent any more once `expiresAt` has passed. */
  "contact-code": { code: string; expiresAt: string };

  /** An opinion was received. `clauseLabel` is null for an opinion on the whole draft. */
  "opinion-receipt": {
    receiptCode: string;
    receiptUrl: string;
    decisionTitle: string;
    clauseLabel: string | null;
    receivedAt: string;
    /** The day before whose end the answer stands on the receipt. */
    answerDueOn: Day;
  };

  /** A person lost the receipt codes and asked for them; at least one, by text message at most `RECEIPTS_PER_SMS`. */
  "receipts-again": { receipts: { receiptCode: string; receiptUrl: string; decisionTitle: string; receivedAt: string }[] };

  /** The adoption report is out: one message per person with each of the person's opinions, never a hidden one. */
  "opinions-answered": {
    decisionTitle: string;
    reportUrl: string;
    /** Why the report that stood before was withdrawn; left out where none was. */
    withdrawnBecause?: string;
    /**
     * `dispositions`: those of the opinion's points, each once. `correction`: what the person was told before; `before` is empty where it
     * is not known any more, `points` are those that read otherwise, by their number, and none where only words changed.
     */
    opinions: {
      receiptCode: string;
      receiptUrl: string;
      dispositions: Disposition[];
      correction?: { before: Disposition[]; points: { number: number; before: Disposition; after: Disposition }[] };
    }[];
  };

  /** The news of a day about a decision that the reader follows, at least one; `unfollowUrl` ends this subscription alone. */
  "decision-news": { decisionTitle: string; news: (DecisionNews & { url: string })[]; unfollowUrl: string };

  /** The party has its seats. */
  "registration-confirmed": TicketFacts;

  /** The session is full and the party stands on the waiting list. */
  "registration-waiting": { session: SessionFacts; persons: number; ticketUrl: string };

  /** The party applied for a session by lottery. `drawAt`: when the public value appears. */
  "registration-applied": { session: SessionFacts; persons: number; number: number; drawAt: string; ticketUrl: string };

  /** The lottery gave the party its seats. */
  "registration-drawn": TicketFacts & { number: number; lotteryUrl: string };

  /** The lottery did not, and the party stands on the waiting list behind `ahead` others. */
  "registration-not-drawn": { session: SessionFacts; persons: number; number: number; ahead: number; ticketUrl: string; lotteryUrl: string };

  /** A freed seat went to the first waiting party that fits: it is confirmed without having to answer. */
  "registration-promoted": TicketFacts;

  /** The registration is gone. `calendar` is null where there was no invitation, because the party was only waiting, or had applied for a lottery. */
  "registration-cancelled": {
    session: SessionFacts;
    persons: number;
    by: "person" | "office";
    /** Why the office did it; empty where the person did. */
    reason: string;
    calendar: InvitationFacts | null;
  };

  /** A person lost the tickets and asked for them; at least one, by text message exactly one. `code` is null while the party is waiting. */
  "tickets-again": { tickets: { session: SessionFacts; persons: number; code: string | null; ticketUrl: string }[] };

  /** Time or place is new. `code` and `calendar` are null for a waiting party. */
  "session-changed": {
    session: SessionFacts;
    before: { startsAt: string; endsAt: string; place: string };
    reason: string;
    persons: number;
    code: string | null;
    ticketUrl: string;
    calendar: InvitationFacts | null;
  };

  /** The session will not take place. `calendar` is null for a waiting party. */
  "event-cancelled": { session: SessionFacts; reason: string; calendar: InvitationFacts | null };
};

/** What followers of a decision are told: a later closing, another version of the draft, the response and, from its second release on, its correction. Instants are ISO 8601 text. */
export type DecisionNews = { kind: "extended"; closesAt: string; before: string } | { kind: "version"; number: number } | { kind: "report"; number: number };

export type MessageTemplate = keyof MessageProps;

/** The way a message takes: a mail to an address or a text message to a phone. */
export type MessageChannel = "mail" | "sms";

/** A text message has room for so many receipt codes; whoever has more gets several messages. Of tickets, each gets its own. */
export const RECEIPTS_PER_SMS = 4;

/** One session as a reader needs it. `sessionTitle` is empty where the event has one session without a name. */
export type SessionFacts = {
  eventTitle: string;
  sessionTitle: string;
  startsAt: string;
  endsAt: string;
  place: string;
  /** The organiser's telephone, empty where there is none. */
  phone: string;
  eventUrl: string;
};

/** What the calendar part of a mail needs beyond the session (RFC 5546): see `personalSequence`. `stampAt`: when the data last changed. */
export type InvitationFacts = { uid: string; sequence: number; stampAt: string };

/** A confirmed party: `code` are the 26 symbols of the ticket without separators. */
export type TicketFacts = {
  session: SessionFacts;
  persons: number;
  code: string;
  ticketUrl: string;
  calendar: InvitationFacts;
};
