import type { Lang } from "~/domain/text/lang";

/** Who writes: the office that runs the site, in the reader's language. */
export interface Letterhead {
  officeName: string;
  /** Empty where the office gives none. */
  phone: string;
  /** The site's own address, without a trailing slash. */
  siteUrl: string;
}

/** Why the reader gets this message; each reason has a sentence in the footer. */
export type Reason = "contact" | "opinion" | "registration" | "follow";

/** A label and its value, for example 地点 and the place. */
export type Row = readonly [label: string, value: string];

/** One piece of a letter. */
export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "code"; label: string; code: string }
  | { kind: "ticketQr"; alt: string }
  | { kind: "facts"; rows: Row[] }
  | { kind: "button"; label: string; url: string }
  | { kind: "entries"; entries: { title: string; rows: Row[]; label: string; url: string }[] };

/** What a mail says. Its HTML and its plain text are both written from it, so that they cannot differ. */
export interface Letter {
  heading: string;
  blocks: Block[];
  reason: Reason;
}

const GRAPHEMES = new Intl.Segmenter("zh", { granularity: "grapheme" });

/**
 * Text from elsewhere as part of one line of ours: line ends, control characters and halves of surrogate pairs become spaces, direction
 * controls and characters without width go. So no title can add a header to a mail, a line to a text or turn a line round.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** At most `max` characters as a person counts them, the last one an ellipsis where something was cut off. */
export function shorten(text: string, max: number): string {
  const characters = Array.from(GRAPHEMES.segment(text), (part) => part.segment);
  return characters.length <= max ? text : `${characters.slice(0, Math.max(0, max - 1)).join("")}…`;
}

export const colon: Record<Lang, string> = { zh: "：", en: ": " };
