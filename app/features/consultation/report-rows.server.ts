import { createHash } from "node:crypto";
import type { PublicReportRow } from "~/domain/consultation/public-shapes";
import { publicMask } from "~/domain/identity/names";
import { answerOfPoint, type Answer } from "~/domain/ledger/disposition";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { answerIn } from "./ledger-queries.server";

/** Opinions read at once. */
const PAGE = 2000;

/** What the rows of an opinion are made from. */
export const rowSource = {
  id: true,
  receivedAt: true,
  isLate: true,
  withdrawnAt: true,
  hiddenAt: true,
  authorKind: true,
  authorName: true,
  namePublic: true,
  channel: true,
  clauseLabel: true,
  points: { orderBy: { position: "asc" }, select: { text: true, themeId: true, disposition: true, reason: true } },
} as const satisfies Prisma.OpinionSelect;

/** The rows of one opinion, one for each of its points that has an outcome; the first point has the number after `before`. */
export function rowsOf(opinion: Prisma.OpinionGetPayload<{ select: typeof rowSource }>, themes: ReadonlyMap<string, Answer>, before: number): PublicReportRow[] {
  const { authorKind, channel, clauseLabel, namePublic } = opinion;
  const name = opinion.authorName ?? "";
  const author = name !== "" && authorKind === "individual" && !namePublic ? publicMask(name) : name;
  return opinion.points.flatMap((point, index): PublicReportRow[] => {
    const answer = answerOfPoint(answerIn(point), point.themeId === null ? null : (themes.get(point.themeId) ?? null));
    if (!answer) return [];
    return [{ number: before + index + 1, author, authorKind, channel, clause: clauseLabel ?? "", text: point.text, themeId: point.themeId, disposition: answer.disposition, reason: answer.reason }];
  });
}

/** The answer of each theme of a window. */
export async function themeAnswers(db: Db | Tx, windowId: string): Promise<Map<string, Answer>> {
  const themes = await db.theme.findMany({ where: { windowId }, select: { id: true, disposition: true, reason: true } });
  return new Map(themes.map((theme) => [theme.id, answerIn(theme)]));
}

/**
 * The masked table of a window as the ledger stands now, in the order of receipt, page by page: however many rows there are, few are in
 * memory. Points without an outcome yet are left out; a report with one is not published.
 */
export async function* reportRows(db: Db | Tx, windowId: string): AsyncGenerator<PublicReportRow[]> {
  const themes = await themeAnswers(db, windowId);
  let last = { receivedAt: new Date(0), id: "" };
  let number = 0;
  for (;;) {
    const opinions = await db.opinion.findMany({
      where: { windowId, OR: [{ receivedAt: { gt: last.receivedAt } }, { receivedAt: last.receivedAt, id: { gt: last.id } }] },
      orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
      take: PAGE,
      select: rowSource,
    });
    const final = opinions.at(-1);
    if (!final) return;
    last = final;
    const rows: PublicReportRow[] = [];
    for (const opinion of opinions) {
      if (opinion.isLate || opinion.withdrawnAt !== null || opinion.hiddenAt !== null) continue;
      rows.push(...rowsOf(opinion, themes, number));
      number += opinion.points.length;
    }
    if (rows.length > 0) yield rows;
  }
}

/** How many rows the table has, and SHA-256 over the canonical JSON of each row and a line end: what is reviewed is what is published. */
export async function digestRows(db: Db | Tx, windowId: string): Promise<{ rows: number; sha256: string }> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const rows of reportRows(db, windowId)) {
    count += rows.length;
    for (const row of rows) hash.update(`${canonicalJson(row)}\n`);
  }
  return { rows: count, sha256: hash.digest("hex") };
}
