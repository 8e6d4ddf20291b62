import { z } from "zod";

const instant = z.iso.datetime().describe("Instant in UTC, ISO 8601");
const maybeInstant = instant.nullable();
const address = z.url().describe("Absolute address of the page");
const hash = z.string().regex(/^[0-9a-f]{64}$/).describe("SHA-256 of the reviewed revision in which this stands today");
const unit = z.object({ id: z.string(), name: z.string(), nameEn: z.string() });

/** One public document in the list of changes; a withdrawn one is a tombstone. */
export const publishedShape = z.object({
  id: z.uuid(),
  kind: z.string(),
  key: z.string(),
  title: z.string().describe("Empty once withdrawn"),
  url: address,
  sha256: hash,
  publishedAt: instant,
  updatedAt: instant,
  withdrawnAt: maybeInstant,
  withdrawnReason: z.string().nullable(),
});

const standing = z.object({
  status: z.string(),
  daysLeft: z.number().int(),
  daysLate: z.number().int(),
  closesAt: maybeInstant,
});

const item = z.object({
  year: z.number().int(),
  number: z.number().int(),
  slug: z.string(),
  title: z.string(),
  titleEn: z.string(),
  summary: z.string(),
  summaryEn: z.string(),
  category: z.string(),
  leadUnit: unit,
  coUnits: z.array(unit),
  legalBasis: z.string(),
  plannedCompletion: z.string().describe("2026-11, or 2026-Q4"),
  procedures: z.array(z.string()),
  affectsEnterprises: z.boolean(),
  affectsLivelihood: z.boolean(),
  contact: z.string(),
  adjustment: z.string().describe("Against the version before: kept, added, renamed, rescheduled or cancelled"),
  adjustmentReason: z.string(),
  before: z.object({ title: z.string().optional(), plannedCompletion: z.string().optional() }).describe("What the version before said, where it was renamed or rescheduled"),
  carriedFrom: z.object({ year: z.number().int(), slug: z.string() }).nullable().describe("Where it was listed before"),
  continuedIn: z.object({ year: z.number().int(), slug: z.string(), title: z.string() }).nullable().describe("The later catalogue in which it goes on"),
  url: address,
});

const clause = z.object({
  identity: z.string().describe("The same across versions of the draft"),
  parent: z.string().nullable(),
  depth: z.number().int(),
  kind: z.enum(["part", "chapter", "section", "article", "paragraph", "item", "subitem"]),
  number: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  anchor: z.string(),
  label: z.string(),
  closedReason: z.string().nullable(),
});

const eventInList = z.object({
  slug: z.string(),
  title: z.string(),
  titleEn: z.string(),
  summary: z.string(),
  summaryEn: z.string(),
  kind: z.string(),
  mode: z.string(),
  admission: z.string(),
  unit,
  seasonYear: z.number().int().nullable(),
  place: z.string(),
  placeEn: z.string(),
  isProvisional: z.boolean(),
  isCancelled: z.boolean(),
  startsAt: maybeInstant,
  endsAt: maybeInstant,
  publishedAt: instant,
  updatedAt: instant,
  url: address,
});

const words = z.object({ zh: z.string(), en: z.string().describe("Empty where there is no translation") });

/** What a questionnaire found. Of texts there are numbers alone. */
const results = z.object({
  slug: z.string(),
  title: words,
  answers: z.number().int(),
  questions: z.array(z.object({ kind: z.string(), text: words, answered: z.number().int(), choices: z.array(words.extend({ count: z.number().int() })).describe("Of a scale its values from 1 to 5; empty for a text") })),
});

const activity = z.object({ kind: z.string(), heldOn: z.iso.date(), place: z.string(), people: z.number().int(), summary: z.string(), results: results.optional().describe("Of a questionnaire that was answered on this site") });

const session = z.object({
  id: z.string(),
  startsAt: instant,
  endsAt: instant,
  doorsOpenAt: instant,
  registrationOpensAt: instant,
  registrationClosesAt: instant,
  maxPartySize: z.number().int(),
  allocation: z.string(),
  capacity: z.number().int(),
  seatsLeft: z.number().int().describe("What a newcomer can have: 0 while anybody waits"),
  waiting: z.number().int().describe("Parties in the waiting list"),
  isOpen: z.boolean(),
  isCancelled: z.boolean(),
  cancelledCause: z.string().nullable(),
  registerUrl: address,
});

/** What the reading API answers, one shape for each address. Fields may be added; none is taken away or changes its meaning within v1. */
export const apiShapes = {
  publications: z.object({ publications: z.array(publishedShape), next: z.string().nullable().describe("Ask again with ?after=… for what comes behind; null when this is all") }),
  publication: publishedShape.extend({ content: z.unknown().describe("The reviewed content; null once withdrawn") }),
  catalogue: z.object({
    year: z.number().int(),
    publishedAt: instant,
    updatedAt: instant,
    partyConsent: z.object({ meeting: z.string(), on: z.string() }),
    version: z.number().int(),
    versions: z.array(z.object({ number: z.number().int(), publishedAt: instant, isWithdrawn: z.boolean(), url: address })).describe("Newest first; the content of each is a publication of kind catalogueVersion"),
    original: z.object({ on: z.string(), address: z.string() }).nullable().describe("When and where it had been published before it came to this site"),
    note: z.string(),
    items: z.array(item.extend({ standing })),
  }),
  decision: item.extend({
    status: z.string(),
    publishedAt: instant,
    updatedAt: instant,
    sections: z.array(z.object({ kind: z.string(), presence: z.string(), title: z.string(), body: z.string(), basis: z.string(), publishedAt: instant })),
    windows: z.array(z.object({ round: z.number().int(), opensAt: instant, closesAt: instant, originalClosesAt: instant, publishedAt: instant })),
    draft: z.object({ versionNumber: z.number().int(), title: z.string(), publishedAt: instant }).nullable(),
    clauses: z.array(clause),
    report: z.object({ opinions: z.record(z.string(), z.number().int()), points: z.record(z.string(), z.number().int()), activities: z.array(activity) }).nullable(),
  }),
  events: z.object({ events: z.array(eventInList) }),
  event: eventInList.omit({ startsAt: true, endsAt: true }).extend({ sessions: z.array(session) }),
  auditHeads: z.object({
    heads: z.array(z.object({ day: z.iso.date(), position: z.number().int(), hash: z.string().regex(/^[0-9a-f]{64}$/), updatedAt: instant })),
    next: z.string().nullable().describe("Ask again with ?before=… for older days; null when this is all"),
  }),
  refusal: z.object({ error: z.object({ reason: z.string(), message: z.string() }) }),
} as const satisfies Record<string, z.ZodType>;

/** The query of `/api/v1/publications`: unreadable values are a refusal, not an empty answer. */
export const changesQuery = z.object({
  after: z.string().regex(/^\d{1,13}-[0-9a-f-]{36}$/).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  kind: z.string().regex(/^[A-Za-z-]{1,40}$/).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
