import type { DrawRecord, FrozenDraw } from "./draw-record";

/** A text of a call in both languages. Where no English was written, `en` is the Chinese text. */
export type Bilingual = { zh: string; en: string };

/** What makes applicants different, and how many of each kind are wanted. Applications and records name both in Chinese. */
export type PublicDimension = { label: Bilingual; values: { label: Bilingual; min: number; max: number }[] };

/** Body of a public document of kind `call`, key its slug. Instants are ISO strings in UTC. */
export type PublicCall = {
  callId: string;
  slug: string;
  unitId: string;
  unit: Bilingual;
  decisionSlug: string;
  decisionTitle: Bilingual;
  title: Bilingual;
  summaryEn: string;
  meetingName: string;
  meetingAt: string;
  meetingPlace: string;
  agendaItem: string;
  whoIsWanted: string;
  /** Questions to be answered with yes or no; who is eligible answers each with yes. */
  conditions: Bilingual[];
  seats: number;
  alternates: number;
  dimensions: PublicDimension[];
  /** Markdown. */
  method: string;
  applicationsOpenAt: string;
  /** Exclusive: at this instant nothing is accepted any more. */
  applicationsCloseAt: string;
  /** When the public value appears. */
  drawAt: string;
  drawPlace: string;
  randomness: { kind: "numbers" | "beacon"; source: string };
  acceptByAt: string;
  privacyNotice: string;
  contactPhone: string;
  contactEmail: string;
  /** Why the method was changed after sign-up had begun, or empty. */
  changeReason: string;
};

/** Where the applications went: received = withdrawn + refused + pooled. */
export type PoolCounts = { received: number; withdrawn: number; refused: number; pooled: number };

/** Body of a public document of kind `draw`, key the draw's id: from freezing on, with the result once there is one. */
export type PublicDraw = {
  drawId: string;
  callSlug: string;
  callTitle: Bilingual;
  decisionSlug: string;
  /** How many of the alternates in the record are on the list. */
  alternates: number;
  dimensions: PublicDimension[];
  counts: PoolCounts;
  recordHash: string;
  /** When the public value appeared, as the office recorded it; null until the draw. */
  valuePublicAt: string | null;
  record: { frozen: FrozenDraw; recordHash: string } | DrawRecord;
};

/** Whether the draw was made: the record then holds the public value and the result. */
export function isDrawn(record: PublicDraw["record"]): record is DrawRecord {
  return "draw" in record;
}

/** A value of the record in the reader's language. Values that were put together are translated one by one. */
export function valueLabel(draw: Pick<PublicDraw, "dimensions" | "record">, dimension: string, value: string, lang: keyof Bilingual): string {
  if (lang === "zh") return value;
  const known = draw.dimensions.find((one) => one.label.zh === dimension)?.values ?? [];
  const merged = draw.record.frozen.merged.find((cell) => cell.dimension === dimension && cell.into === value);
  const parts = merged ? merged.values.map((one) => one.value) : [value];
  return parts.map((part) => known.find((one) => one.label.zh === part)?.label.en ?? part).join(", ");
}

export function dimensionLabel(draw: Pick<PublicDraw, "dimensions">, dimension: string, lang: keyof Bilingual): string {
  return draw.dimensions.find((one) => one.label.zh === dimension)?.label[lang] ?? dimension;
}
