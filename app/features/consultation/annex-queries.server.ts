import type { PublicReport, PublicReportRow } from "~/domain/consultation/public-shapes";
import { may, scopeOf } from "~/domain/identity/roles";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Json } from "~/domain/text/json";
import { sha256Hex } from "~/domain/text/sha256";
import type { Officer } from "~/features/identity/viewer.server";
import type { Db } from "~/platform/db.server";
import { reportContent, reportPublication } from "./report-publication.server";
import { reportRows } from "./report-rows.server";

export interface Annex {
  slug: string;
  report: PublicReport;
  /** Of the content as the ledger stands; the published report carries the same when nothing was changed since. */
  sha256: string;
  /** Whether the newest revision that was sent to review has this digest; null where none was sent. */
  isAsReviewed: boolean | null;
}

/** The report of a window for the meeting and for reviewers, generated from the ledger; null for a window out of the officer's reach. */
export async function findAnnex(db: Db, officer: Officer, windowId: string): Promise<Annex | null> {
  const owner = await reportPublication.owner(db, windowId);
  const seesAll = scopeOf(officer.roles, "review.secrecy") === "all" || may(officer.roles, "publication.publish") || may(officer.roles, "audit.read");
  const seesOwn = (may(officer.roles, "theme.answer") || may(officer.roles, "review.unit")) && owner?.unitId === officer.unitId;
  if (!owner || !(seesAll || seesOwn)) return null;
  const content = await reportContent(db, windowId);
  if (content === null) return null;
  const sha256 = sha256Hex(canonicalJson(content as unknown as Json));
  const revision = await db.revision.findFirst({ where: { publication: { kind: "report", nounId: windowId } }, orderBy: { number: "desc" }, select: { sha256: true } });
  const { slug, ...report } = content;
  return { slug, report, sha256, isAsReviewed: revision && revision.sha256 === sha256 };
}

/** The rows of the annex, `most` at most, page by page. */
export async function* annexRows(db: Db, windowId: string, most: number): AsyncGenerator<PublicReportRow> {
  let given = 0;
  for await (const rows of reportRows(db, windowId)) {
    for (const row of rows) {
      if (given >= most) return;
      given += 1;
      yield row;
    }
  }
}
