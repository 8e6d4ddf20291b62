import type { Day } from "../calendar/shanghai";
import type { AuthorKind } from "../identity/names";
import type { Disposition } from "../ledger/disposition";
import type { CountedResults } from "../questionnaire/results";
import type { ClauseMark } from "./clause-mark";

/** What the public may see of a draft version: the body of a public document of kind `draft`, key `slug/number`. */
export type PublicDraft = {
  versionNumber: number;
  title: string;
  /** Blocks before the first clause and after the last one, as printed. */
  preamble: string[];
  appendix: string[];
  clauses: PublicClause[];
  /** Number of the version that the marks compare with; null for a first version. */
  comparedWith: number | null;
  /** Clauses of earlier versions that this one does not have, each as it was called last, those that went last first. Their words stand in that version. */
  deleted: PublicDeletedClause[];
};

/** A clause that an earlier version has. Opinions on it stay counted. */
export type PublicDeletedClause = {
  identity: string;
  /** The last version that has it. */
  versionNumber: number;
  anchor: string;
  label: string;
  /** Whether it went by itself, not with the clause above it. */
  isUnit: boolean;
};

/** One node of the tree, in reading order. `identity` stays the same across versions. */
export type PublicClause = {
  identity: string;
  parent: string | null;
  depth: number;
  kind: "part" | "chapter" | "section" | "article" | "paragraph" | "item" | "subitem";
  number: string | null;
  title: string | null;
  text: string;
  anchor: string;
  /** 第十五条第二款, for headings and quotes. */
  label: string;
  /** Why it takes no comments, or null. */
  closedReason: string | null;
  /** What it means in plain words; absent where nobody wrote it. */
  guideNote?: string;
  /** What became of it since the version that is compared with; null for a first version. */
  mark: Exclude<ClauseMark, "deleted"> | null;
  /** The same of the clause with all that belongs to it: `modified` also where only a paragraph or an item of it reads otherwise. */
  wholeMark: Exclude<ClauseMark, "deleted"> | null;
  /** What that version called it, where it called it something else. */
  oldLabel: string | null;
};

/** Body of a public document of kind `window`, key `slug/round`. Instants are ISO strings in UTC. */
export type PublicWindow = {
  windowId: string;
  round: number;
  decisionTitle: string;
  decisionTitleEn: string;
  draftKey: string;
  opensAt: string;
  /** Exclusive: at this instant the window is closed. */
  closesAt: string;
  /** The closing instant first published, for a window that was extended. */
  originalClosesAt: string;
  shortenedReason: string | null;
  guideExemption: string | null;
  channels: string[];
  contactUnit: string;
  contactPhone: string;
  contactEmail: string;
  contactAddress: string;
  allowsAnonymous: boolean;
  /** Opinions are published one by one while the window is open; left out where they are not. */
  publishDuringWindow?: boolean;
  /** Until when the consultation stays in the list after closing; left out where nothing was set. */
  displayUntil?: string;
  /** Days after closing within which the adoption report is due. */
  replyDays: number;
  /** For a window that had been opened elsewhere before it came to this site: the address of its first notice, and what to know. */
  original?: { notice: string; note: string };
};

/** Body of a public document of kind `opinion`, key `slug/round/ref`: one opinion, published while the window is open. */
export type PublicOpinion = {
  /** `slug/round`. */
  window: string;
  /** Stands for the opinion in addresses and tells nothing about it. */
  ref: string;
  decisionTitle: string;
  /** Masked; empty where no name was given. */
  author: string;
  authorKind: AuthorKind;
  clause: string;
  text: string;
  receivedOn: Day;
};

/** Body of a public document of kind `report`, key `slug/round`. */
export type PublicReport = {
  windowId: string;
  round: number;
  decisionTitle: string;
  opensAt: string;
  closesAt: string;
  /** How and when people were asked, and what comes next. */
  introduction: string;
  nextStep: string;
  summaryEn: string;
  opinions: { received: number; counted: number; withdrawn: number; hidden: number; late: number };
  points: { total: number } & Record<Disposition, number>;
  byChannel: { channel: string; count: number }[];
  byAuthorKind: { authorKind: string; count: number }[];
  themes: PublicTheme[];
  /** The masked table stands in rows of its own; here are their number and the digest that the review is bound to. */
  table: { rows: number; sha256: string };
  activities: PublicActivity[];
  /** The report that stood here before and was taken back, where this one corrects it. */
  corrects?: { publishedAt: string; withdrawnAt: string; reason: string };
};

/** A meeting, visit or survey at which people were heard. The optional facts are missing in reports of before they were kept. */
export type PublicActivity = {
  kind: string;
  heldOn: string;
  /** The last day of one that ran for days; left out for one day. */
  heldUntil?: string;
  /** Time of day, 14:00; empty where none was noted. */
  heldAt?: string;
  place: string;
  people: number;
  /** Key of whom it reached; empty where it was noted in words alone. */
  audienceKind?: string;
  audience: string;
  summary: string;
  /** Counted opinions in the ledger that were heard there. */
  opinions?: number;
  /** What a questionnaire found, counted; left out for everything else. */
  results?: CountedResults;
};

export type PublicTheme = {
  id: string;
  title: string;
  summary: string;
  disposition: Disposition;
  reason: string;
  people: number;
  points: number;
  /** Different things said: equal texts, and letters that were accepted as one, count once. */
  voices: number;
  /** Points that were answered otherwise than the theme. */
  differing: number;
  concentrated: boolean;
  /** Label of the clause that changed, such as 第七条, or empty. */
  changedClause: string;
  /** The same clause by its identity and the version that has it, as far as there was one. */
  changedIdentity: string | null;
  changedVersion: number | null;
};

/** One row, in the order of receipt: 序号, 意见人, 条款, 意见内容, 是否采纳, 理由. */
export type PublicReportRow = {
  number: number;
  author: string;
  authorKind: string;
  channel: string;
  clause: string;
  text: string;
  themeId: string | null;
  disposition: Disposition;
  reason: string;
};
