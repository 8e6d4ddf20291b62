import type { Action } from "~/domain/identity/roles";
import type { Finding } from "~/domain/review/scan";
import type { ScanText } from "~/domain/review/scan-text";
import type { Json } from "~/domain/text/json";
import type { Tx } from "./db.server";
import type { Work } from "./unit-of-work.server";

/** One row of the public projection. `body` holds what pages, API and feeds may show, and nothing personal. */
export interface ProjectedDocument {
  kind: string;
  key: string;
  /** The decision's slug, for everything that stands on a decision page. */
  parentKey: string | null;
  path: string;
  title: string;
  body: Json;
  startsAt: Date | null;
  endsAt: Date | null;
  /** A table that is too large to be one JSON text: its rows, page by page, written beside the document in the same transaction. */
  rows?(tx: Tx): AsyncIterable<readonly ProjectedRow[]>;
}

/** One row of a published report's masked table. */
export interface ProjectedRow {
  number: number;
  author: string;
  authorKind: string;
  channel: string;
  clause: string;
  text: string;
  themeId: string | null;
  disposition: string;
  reason: string;
}

/** What a noun says of itself to become a publication. `Content` is the canonical JSON that is reviewed and hashed. */
export interface PublicationKind {
  /** Its name on the desk. */
  label: { zh: string; en: string };
  /** The right to write the noun, which is also the right to submit it. */
  writeAction: Action;
  /** The unit that answers for the noun, and where it is edited; null when there is no such noun. */
  owner(tx: Tx, nounId: string): Promise<{ unitId: string; title: string; deskPath: string } | null>;
  /** The content as it stands now, or null when there is nothing yet. Equal content gives equal JSON. */
  canonicalise(tx: Tx, nounId: string): Promise<Json | null>;
  /** Why this content may not be submitted or published yet, in words for the desk; empty when it may. */
  faults(tx: Tx, nounId: string, now: Date): Promise<{ reason: string; zh: string; en: string }[]>;
  /** What the scan before review looks at besides the content, and what was found already, such as in attachments that belong to it. */
  scanBesides?(tx: Tx, nounId: string): Promise<{ texts: ScanText[]; findings: Finding[] }>;
  /** What must be public already when this is released, though not when it is submitted; empty when it is. */
  releaseFaults?(tx: Tx, nounId: string): Promise<{ reason: string; zh: string; en: string }[]>;
  /** The public documents of an approved content. */
  project(content: Json): ProjectedDocument[];
  /** What else comes true with the publication, in the same transaction. */
  afterPublish?(work: Work, nounId: string): Promise<void>;
  /** What else comes true with its withdrawal. */
  afterWithdraw?(work: Work, nounId: string): Promise<void>;
  /** Where reviewers read what the content holds by its digest alone. */
  reviewPath?(nounId: string): string;
}
