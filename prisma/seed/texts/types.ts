import type { AuthorKind } from "../../../app/domain/identity/names";
import type { Role } from "../../../app/domain/identity/roles";
import type { Disposition } from "../../../app/domain/ledger/disposition";
import type { CapacityUnit } from "../../../app/domain/open-month/capacity";
import type { PublicSection, SectionKind } from "../../../app/domain/decision/public-shapes";
import type { Stage, Stop } from "../../../app/domain/decision/stage";

/**
 * Shapes of the demo world. Everything in this folder is data: invented people, an invented city, and texts written
 * for the demonstration. Times are relative to the start of the demo clock; the seed turns them into instants.
 */

/**
 * A moment relative to the demo's start day, in Asia/Shanghai (+08:00).
 * `days` counts calendar days from the start day (0), `time` is the local wall time `'HH:MM'` of that day.
 * `minutesAfterStart` counts from the start instant itself (2026-08-12 09:00 when nothing else is set).
 * A window "until 31 August 24:00" is written as 00:00 of the next day.
 */
export type Moment = { days: number; time: string } | { minutesAfterStart: number };

/** A calendar day relative to the demo's start day. */
export type DayOffset = number;

/** A text in Chinese with its English version. */
export type Bilingual = { zh: string; en: string };

export type UnitKind = "cityOffice" | "innerUnit" | "districtOffice";

export interface UnitText {
  /** Permanent key, used in e-mail addresses and URLs. */
  slug: string;
  kind: UnitKind;
  parent: string | null;
  name: string;
  nameEn: string;
  shortName: string;
  address: string;
  addressEn: string;
  /** Invented pattern 000-5550 01xx. */
  phone: string;
  email: string;
  /** What the unit does, in one sentence. */
  duty: Bilingual;
}

export interface StaffText {
  /** Name of the persona on the demo sign-in page; null for colleagues who are not on it. */
  persona: string | null;
  name: string;
  unit: string;
  roles: Role[];
  email: string;
  /** What one can try with this persona. */
  canDo: Bilingual;
}

export interface CitizenText {
  key: string;
  name: string;
  contactKind: "phone" | "email";
  contact: string;
  sex: "female" | "male";
  /** Slug of the district office of the place where the person lives. */
  district: string;
}

export interface OrganisationText {
  key: string;
  kind: "firm" | "association" | "organisation";
  name: string;
  contactName: string;
  email: string;
}

export type DecisionCategoryText = "policyMeasure" | "plan" | "resource" | "project" | "other";

export type ProcedureText =
  | "publicParticipation"
  | "hearing"
  | "expertReview"
  | "riskAssessment"
  | "legalityReview"
  | "collectiveDecision";

export type AdjustmentText = "kept" | "added" | "cancelled" | "renamed" | "rescheduled";

export interface CatalogueItemText {
  slug: string;
  number: number;
  title: string;
  titleEn: string;
  category: DecisionCategoryText;
  leadUnit: string;
  coUnits: string[];
  legalBasis: string;
  /** Month of the planned decision, "YYYY-MM". */
  plannedMonth: string;
  /** The same as printed in the catalogue, for example 第四季度（12月）. */
  plannedText: string;
  procedures: ProcedureText[];
  affectsEnterprises: boolean;
  affectsLivelihood: boolean;
  summary: Bilingual;
  contact: string;
  adjustment: AdjustmentText;
  /** Mandatory for every adjustment but `kept`. */
  adjustmentReason: string;
  /** Where the item stands when the demo starts. */
  stage: Stage;
  stop?: Stop;
  /** For renamed and rescheduled items: the field as it stood in the version before. */
  before?: { title?: string; plannedMonth?: string; plannedText?: string };
}

export interface PartyConsentText {
  /** The meeting that gave the consent. */
  meeting: string;
  on: DayOffset;
  note: string;
}

export interface CatalogueVersionText {
  number: number;
  publishedOn: DayOffset;
  partyConsent: PartyConsentText;
  note: string;
}

export interface CatalogueText {
  year: number;
  unit: string;
  versions: CatalogueVersionText[];
  note: string;
  items: CatalogueItemText[];
}

/** Last year's items: the fields that stay on the page of an old catalogue. */
export interface PastCatalogueItemText {
  slug: string;
  number: number;
  title: string;
  titleEn: string;
  category: DecisionCategoryText;
  leadUnit: string;
  plannedText: string;
  plannedMonth: string;
  summary: Bilingual;
  adjustment: AdjustmentText;
  adjustmentReason: string;
  stage: Stage;
  stop?: Stop;
  /** Where the item stands today, in one sentence. */
  state: string;
}

export interface PastCatalogueText {
  year: number;
  unit: string;
  partyConsent: PartyConsentText;
  items: PastCatalogueItemText[];
}

export type ChannelText =
  | "web"
  | "wechat"
  | "letter"
  | "email"
  | "hotline12345"
  | "counter"
  | "meeting"
  | "openDayCard";

export interface WindowText {
  opensAt: Moment;
  /** Half-open: the first instant at which nothing is accepted any more. */
  closesAt: Moment;
  channels: ChannelText[];
  contactUnit: string;
  contactPhone: string;
  contactEmail: string;
  contactAddress: string;
  /** What to write on the envelope or in the subject line. */
  mark: string;
  allowsAnonymous: boolean;
  publishDuringWindow: boolean;
  replyDays: number;
}

export interface ClosedClauseText {
  /** Number of the article. */
  article: number;
  /** Public reason why it takes no comments. */
  reason: Bilingual;
}

/** A consultation: its long texts are the Markdown files beside this one. */
export interface ConsultationText {
  decision: string;
  title: string;
  draftFile: string;
  explanationFile: string;
  guideFile: string;
  /** The version after the consultation, where there is one already. */
  revisedFile?: string;
  /** One paragraph per entry. */
  summaryEn: string[];
  window: WindowText;
  closedClauses: ClosedClauseText[];
}

/** Who speaks: a citizen or an organisation by key, or nobody named. */
export type AuthorText = { citizen: string } | { organisation: string } | { anonymous: true };

export interface PointText {
  text: string;
  /** Article of the draft; null means the whole draft. */
  article: number | null;
  /** Key of the theme, where themes exist. */
  theme?: string;
}

export interface OpinionText {
  key: string;
  channel: ChannelText;
  author: AuthorText;
  authorKind: AuthorKind;
  /** Articles the author names; empty means the whole draft. The first one is the clause the opinion hangs on. */
  articles: number[];
  body: string;
  receivedAt: Moment;
  namePublic?: boolean;
  /** E-mail address of the clerk who entered a paper opinion. */
  enteredBy?: string;
  /** Activity from which the opinion came. */
  activity?: string;
  /** Theme of an opinion that is one point. */
  theme?: string;
  /** Only where one opinion holds several points. */
  points?: PointText[];
  withdrawnAt?: Moment;
  hidden?: { at: Moment; rule: string; explanation: string };
  /** What the demo data means to show with this opinion, for whoever reads the seed. */
  remark?: string;
}

export interface ThemeText {
  key: string;
  title: string;
  summary: string;
  disposition: Disposition;
  /** Mandatory for every disposition but `adopted`. */
  reason: string;
  /** Article of the draft that the theme is about; null means the whole draft. */
  article: number | null;
  /** Article of the revised version that the adopted points changed. */
  changedArticle?: number;
}

export type ActivityKindText =
  | "symposium"
  | "hearing"
  | "fieldVisit"
  | "writtenConsultation"
  | "questionnaire"
  | "opinionPoll";

export interface ActivityText {
  key: string;
  kind: ActivityKindText;
  title: string;
  on: DayOffset;
  time: string;
  place: string;
  people: number;
  audienceKind: "enterprise" | "association" | "grassroots" | "public" | "other";
  audience: string;
  summary: string;
}

export interface AdoptionReportText {
  decision: string;
  publishedAt: Moment;
  /** Opening paragraph of the report: how and when people were asked. */
  howAsked: string;
  nextStep: string;
  summaryEn: string;
}

export interface SectionText<Kind extends string = SectionKind> {
  decision: string;
  kind: Kind;
  /** `notYet` is the honest "尚未公开：预计…". */
  presence: PublicSection["presence"];
  title: string;
  /** Markdown. For `notYet` the sentence that says why and when. */
  body: string;
  /** Legal basis, mandatory for `notPublic` and `notApplicable`. */
  basis?: string;
  /** For `notYet`: month expected, "YYYY-MM". */
  expectedMonth?: string;
  /** For `text`: day of publication. */
  publishedOn?: DayOffset;
}

/** What stands in the place of a draft or an adoption report that does not exist (yet). */
export type AbsenceText = SectionText<"draftText" | "adoptionReport"> & {
  presence: "notYet" | "notApplicable" | "notPublic";
};

export type EventKindText = "visit" | "symposium" | "experience" | "lecture" | "drill" | "policyOutreach" | "online";

export interface RegistrationText {
  citizen: string;
  /** Size of the party, counted in places. */
  party: number;
  at: Moment;
  state: "confirmed" | "waiting" | "cancelled";
  /** Time of admission, where the person came. */
  checkedInAt?: Moment;
}

export interface SessionText {
  key: string;
  startsAt: Moment;
  durationMinutes: number;
  /** Number of places in the event's unit. */
  capacity: number;
  partyLimit: number;
  registrationOpensAt: Moment;
  registrationClosesAt: Moment;
  doorsOpenMinutesBefore: number;
  registrations: RegistrationText[];
  /** Allocated by lottery; `drawn` where that has happened. */
  lottery?: { drawAt: Moment; source: string; drawn?: { frozenAt: Moment; value: string; at: Moment } };
  /** Shared by the sessions that name it. */
  hall?: { name: string; capacity: number };
}

export interface EventText {
  slug: string;
  unit: string;
  /** Persona who runs it; null where the district office has none. */
  organiser: string | null;
  kind: EventKindText;
  mode: "onSite" | "online" | "both";
  admission: "open" | "invited";
  title: Bilingual;
  summary: Bilingual;
  /** Markdown. */
  description: string;
  place: string;
  placeEn: string;
  address: string;
  /** True where time or place may still change. */
  provisional: boolean;
  whoMayCome: string;
  whatToBring: string;
  accessibility: string;
  phone: string;
  capacityUnit: CapacityUnit;
  /** Number of people as printed, for example 8—10家企业. */
  capacityText: string;
  sessions: SessionText[];
  /** Decision whose page the event is linked with. */
  decision?: string;
  recap?: { publishedAt: Moment; body: string };
}

export interface SeasonText {
  slug: string;
  year: number;
  title: Bilingual;
  theme: Bilingual;
  slogan: Bilingual;
  introduction: Bilingual;
  startsOn: DayOffset;
  endsOn: DayOffset;
  liveRegistrationLimit: number;
  phone: string;
  events: EventText[];
}

export interface QuotaText {
  /** Key of a dimension value. */
  value: string;
  label: Bilingual;
  min: number;
  max: number;
}

export interface DimensionText {
  key: string;
  label: Bilingual;
  quotas: QuotaText[];
}

export interface ConditionText {
  key: string;
  question: Bilingual;
}

export interface ApplicantText {
  number: number;
  citizen: string;
  appliedAt: Moment;
  /** Value per dimension key. */
  values: Record<string, string>;
  statement: string;
  answers: Record<string, "yes" | "no">;
  screening: "eligible" | "refused";
  /** Mandatory when refused. */
  screeningReason?: string;
}

export interface CallText {
  slug: string;
  decision: string;
  unit: string;
  title: Bilingual;
  meetingName: string;
  meetingAt: Moment;
  meetingPlace: string;
  agendaItem: string;
  whoIsWanted: string;
  conditions: ConditionText[];
  seats: number;
  alternates: number;
  /** The selection method, published before applications open. Markdown. */
  method: string;
  methodPublishedAt: Moment;
  applicationsOpenAt: Moment;
  applicationsCloseAt: Moment;
  poolFrozenAt: Moment;
  drawAt: Moment;
  drawPlace: string;
  randomnessSource: string;
  acceptBy: Moment;
  papersBy: Moment;
  feedbackBy: Moment;
  contactPhone: string;
  contactEmail: string;
  privacyNotice: string;
  summaryEn: string;
  dimensions: DimensionText[];
  applicants: ApplicantText[];
}
