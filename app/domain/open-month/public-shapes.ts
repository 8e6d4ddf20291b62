import type { PublicUnit } from "../decision/public-shapes";
import type { PublicFile } from "../files/attachment";
import type { CapacityUnit } from "./capacity";
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
  cancelledAt: Date | null;
  cancelledCause: CancelCause | null;
};
