import type { Day } from "../calendar/shanghai";

/** One side of a hearing and how many of its people take part. */
export type HearingSide = { name: string; seats: number };

/** Body of a public document of kind `hearing`, key `slug/number`: the notice, and what has been added since. Instants are ISO strings in UTC. */
export type PublicHearing = {
  hearingId: string;
  slug: string;
  number: number;
  decisionTitle: string;
  decisionTitleEn: string;
  title: string;
  titleEn: string;
  /** What is heard and decided upon. */
  matter: string;
  summaryEn: string;
  /** The law that asks for the hearing, or empty where it is held by choice (Decree 713 Art. 16). */
  requiredBy: string;
  heldAt: string;
  place: string;
  /** How participants are chosen, and when people can put themselves forward. */
  method: string;
  applicationsOpenAt: string;
  applicationsCloseAt: string;
  sides: HearingSide[];
  observers: number;
  media: string;
  contactPhone: string;
  contactEmail: string;
  noticeDays: number;
  /** Masked names; empty until the list is made. */
  participants: { name: string; side: string }[];
  /** When the materials were delivered to participants, and the public reason where that was late. */
  materialsSentOn: Day | null;
  materialsReason: string;
  /** How participants dealt with the record; null until it is summed up. */
  record: { summary: string; confirmed: number; corrected: number; absent: number } | null;
};
