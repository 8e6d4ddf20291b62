import type { PublicUnit } from "../decision/public-shapes";
import type { PublicFile } from "../files/attachment";
import type { CapacityUnit } from "./capacity";
import type { FrozenLottery, LotteryRecord } from "./lottery";
import type { CancelCause, EventAdmission, EventKind, EventMode, SessionAllocation } from "./event";

/** A session as it was reviewed. Instants are ISO 8601. Its live figures stand beside it and are not part of the revision. */
export type PublicSession = {
  id: string;
  startsAt: string;
  endsAt: string;
  doorsOpenAt: string;
  doorsCloseAt: string;
  registrationOpensAt: string;
  registrationClosesAt: string;
  maxPartySize: number;
  allocation: SessionAllocation;
  /** How a lottery is drawn: when the public value appears and where it comes from. Not there in texts of before. */
  draw?: { at: string; source: string } | null;
  /** The hall whose places the session shares with others. Not there in texts of before. */
  hall?: { id: string; name: string } | null;
};

/** An open event as the public reads it: the canonical content of its publication. */
export type PublicEvent = {
  slug: string;
  unit: PublicUnit;
  seasonYear: number | null;
  kind: EventKind;
  mode: EventMode;
  admission: EventAdmission;
  title: string;
  titleEn: string;
  summary: string;
  summaryEn: string;
  description: string;
  place: string;
  placeEn: string;
  address: string;
  isProvisional: boolean;
  whoMayCome: string;
  whatToBring: string;
  accessibility: string;
  phone: string;
  capacityUnit: CapacityUnit;
  capacityText: string;
  decisionSlug: string;
  changeNote: string;
  cancelledReason: string;
  recap: string;
  files: PublicFile[];
  sessions: PublicSession[];
};

/** The open month of a year as the public reads it. */
export type PublicSeason = {
  year: number;
  title: string;
  titleEn: string;
  theme: string;
  themeEn: string;
  slogan: string;
  sloganEn: string;
  introduction: string;
  introductionEn: string;
  startsOn: string;
  endsOn: string;
  registrationLimit: number;
  phone: string;
};

/** What changes by the minute and is shown beside the reviewed content: numbers, and a cancellation with its cause from a closed list. */
export type LiveSession = {
  id: string;
  capacity: number;
  seatsLeft: number;
  waitingParties: number;
  /** Of a lottery before its draw. */
  appliedParties: number;
  listFrozenAt: Date | null;
  drawnAt: Date | null;
  cancelledAt: Date | null;
  cancelledCause: CancelCause | null;
};

/** Where the applications went: received = withdrawn + pooled. */
export type LotteryCounts = { received: number; withdrawn: number; pooled: number };

/** Body of a public document of kind `lottery`, key the session's id: from freezing on, with the result once there is one. */
export type PublicLottery = {
  sessionId: string;
  eventSlug: string;
  eventTitle: string;
  eventTitleEn: string;
  startsAt: string;
  endsAt: string;
  counts: LotteryCounts;
  recordHash: string;
  /** When the public value appeared, as the office recorded it; null until the draw. */
  valuePublicAt: string | null;
  record: { frozen: FrozenLottery; recordHash: string } | LotteryRecord;
};

/** Whether the lottery was drawn: the record then holds the public value and the result. */
export function isLotteryDrawn(record: PublicLottery["record"]): record is LotteryRecord {
  return "draw" in record;
}
