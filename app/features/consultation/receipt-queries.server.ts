import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { DEFAULT_REPLY_DAYS, windowState, type WindowStanding } from "~/domain/consultation/window-state";
import type { Contact, ContactKind } from "~/domain/identity/contact";
import { publicAuthor, type AuthorKind } from "~/domain/identity/names";
import { answerOfPoint, isDisposition, type Answer, type Disposition } from "~/domain/ledger/disposition";
import type { Lang } from "~/domain/text/lang";
import type { Db, Tx } from "~/platform/db.server";
import { clausePlaces } from "./clause-places.server";
import { changesOf, type ChangedClause, type ChangeWanted } from "./change-queries.server";

/** What became of one point, as its author sees it. `changedClause` is how the report names the clause that changed. */
export interface PointAnswer {
  text: string;
  theme: string | null;
  answer: { disposition: Disposition; reason: string } | null;
  changedClause: string | null;
}

/** A receipt as its holder sees it. Nothing of the contact but its kind, nothing of the name but its mask. */
export interface Receipt {
  code: string;
  slug: string;
  title: string;
  titleEn: string;
  receivedAt: Date;
  withdrawnAt: Date | null;
  hiddenAt: Date | null;
  hiddenRule: string | null;
  /** The author's objection against hiding; null where there is none. */
  objection: { madeAt: Date; outcome: string | null; answer: string } | null;
  isLate: boolean;
  clauseLabel: string | null;
  /** What the newest public version calls the clause (`label`, null where it was deleted); null where it calls it as before. */
  clauseNow: { label: string | null } | null;
  quotedText: string | null;
  body: string;
  authorKind: AuthorKind;
  authorMask: string | null;
  contactKind: ContactKind | null;
  contactConfirmedAt: Date | null;
  closesAt: Date;
  reportedAt: Date | null;
  standing: WindowStanding;
  /** Empty until the report is public. */
  points: PointAnswer[];
  /** The changed clauses that answers name, as far as a later version of the draft is public. */
  changes: ChangedClause[];
  digest: string;
  salt: string | null;
}

type WindowKey = { round: number; decision: { slug: string } };

/** What is public about a window, from its row in the projection; a withdrawn row still says when it was. */
async function publicWindow(db: Db | Tx, { round, decision }: WindowKey) {
  const row = await db.publicDocument.findUnique({
    where: { kind_key: { kind: "window", key: `${decision.slug}/${round}` } },
    select: { title: true, body: true, startsAt: true, endsAt: true },
  });
  const body = row?.body as Partial<PublicWindow> | undefined;
  if (!row?.startsAt || !row.endsAt) return null;
  return {
    title: row.title,
    titleEn: body?.decisionTitleEn ?? "",
    opensAt: row.startsAt,
    closesAt: row.endsAt,
    replyDays: body?.replyDays ?? DEFAULT_REPLY_DAYS,
    draftKey: body?.draftKey ?? null,
  };
}

/** The receipt of a code in its stored form; null when there is none. */
export async function findReceipt(db: Db, receiptCode: string, now: Date): Promise<Receipt | null> {
  const row = await db.opinion.findUnique({
    where: { receiptCode },
    include: {
      window: { select: { round: true, reportedAt: true, decision: { select: { slug: true } } } },
      objection: { select: { madeAt: true, outcome: true, answer: true } },
      points: { orderBy: { position: "asc" }, include: { theme: { select: { title: true, disposition: true, reason: true, changedClause: true, changedIdentityId: true, changedVersion: true } } } },
    },
  });
  if (!row) return null;
  const window = await publicWindow(db, row.window);
  if (!window) return null;
  const reportedAt = row.window.reportedAt !== null && row.window.reportedAt <= now ? row.window.reportedAt : null;
  const isAnswered = reportedAt !== null && row.withdrawnAt === null && row.hiddenAt === null;
  const points = isAnswered ? row.points.map(pointAnswer) : [];
  const changed = points.flatMap(({ changedClause }, index): ChangeWanted[] => {
    const theme = row.points[index]?.theme;
    return changedClause && theme ? [{ label: changedClause, identity: theme.changedIdentityId, version: theme.changedVersion }] : [];
  });
  const authorKind = row.authorKind as AuthorKind;
  const { clauseIdentityId, clauseLabel } = row;
  const place = clauseIdentityId === null ? undefined : (await clausePlaces(db, row.windowId))([clauseIdentityId]).get(clauseIdentityId);
  return {
    code: row.receiptCode,
    slug: row.window.decision.slug,
    title: window.title,
    titleEn: window.titleEn,
    receivedAt: row.receivedAt,
    withdrawnAt: row.withdrawnAt,
    hiddenAt: row.hiddenAt,
    hiddenRule: row.hiddenRule,
    objection: row.objection,
    isLate: row.isLate,
    clauseLabel,
    clauseNow: place && place.label !== clauseLabel ? { label: place.label } : null,
    quotedText: row.quotedText,
    body: row.body,
    authorKind,
    authorMask: row.authorName === null ? null : publicAuthor(row.authorName, authorKind),
    contactKind: row.contactKind === "phone" || row.contactKind === "email" ? row.contactKind : null,
    contactConfirmedAt: row.contactConfirmedAt,
    closesAt: window.closesAt,
    reportedAt,
    standing: windowState({ ...window, reportedAt }, now),
    points,
    changes: changed.length > 0 && window.draftKey !== null ? await changesOf(db, row.window.decision.slug, window.draftKey, changed) : [],
    digest: row.digest,
    salt: row.salt,
  };
}

function pointAnswer(point: {
  text: string;
  disposition: string | null;
  reason: string | null;
  theme: { title: string; disposition: string | null; reason: string; changedClause: string | null } | null;
}): PointAnswer {
  const answer = answerOfPoint(answerIn(point), point.theme && answerIn(point.theme));
  const isTaken = answer?.disposition === "adopted" || answer?.disposition === "partiallyAdopted";
  return { text: point.text, theme: point.theme?.title ?? null, answer, changedClause: (isTaken && point.theme?.changedClause) || null };
}

function answerIn(row: { disposition: string | null; reason: string | null }): Answer {
  return { disposition: row.disposition !== null && isDisposition(row.disposition) ? row.disposition : null, reason: row.reason ?? "" };
}

/** What the withdrawal page must know before it asks for anything. The contact is for sending the code and is never shown. */
export async function findWithdrawal(
  db: Db,
  receiptCode: string,
): Promise<{ code: string; title: string; titleEn: string; closesAt: Date; withdrawnAt: Date | null; contact: Contact | null } | null> {
  const row = await db.opinion.findUnique({
    where: { receiptCode },
    select: { contactKind: true, contact: true, withdrawnAt: true, window: { select: { round: true, decision: { select: { slug: true } } } } },
  });
  const window = row && (await publicWindow(db, row.window));
  if (!row || !window) return null;
  const contact: Contact | null = row.contact === null ? null : { kind: row.contactKind === "phone" ? "phone" : "email", value: row.contact };
  return { code: receiptCode, title: window.title, titleEn: window.titleEn, closesAt: window.closesAt, withdrawnAt: row.withdrawnAt, contact };
}

/** One of a person's own opinions in a list. */
export interface OwnOpinion {
  code: string;
  title: string;
  titleEn: string;
  clauseLabel: string | null;
  receivedAt: Date;
  hiddenAt: Date | null;
  standing: WindowStanding;
}

const MOST_OWN = 200;

/** The opinions that were given with this confirmed contact, newest first. Two queries. */
export async function listOwnOpinions(db: Db, contact: Contact, now: Date): Promise<OwnOpinion[]> {
  const rows = await db.opinion.findMany({
    where: { contactKind: contact.kind, contact: contact.value },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: MOST_OWN,
    select: {
      receiptCode: true,
      clauseLabel: true,
      receivedAt: true,
      hiddenAt: true,
      window: { select: { round: true, reportedAt: true, decision: { select: { slug: true } } } },
    },
  });
  const documents = await windowDocuments(db, rows.map(({ window }) => window));
  return rows.flatMap((row): OwnOpinion[] => {
    const document = documents.get(keyOf(row.window));
    if (!document?.startsAt || !document.endsAt) return [];
    const times = { opensAt: document.startsAt, closesAt: document.endsAt, replyDays: document.replyDays, reportedAt: row.window.reportedAt };
    return [
      {
        code: row.receiptCode,
        title: document.title,
        titleEn: document.titleEn,
        clauseLabel: row.clauseLabel,
        receivedAt: row.receivedAt,
        hiddenAt: row.hiddenAt,
        standing: windowState(times, now),
      },
    ];
  });
}

/** The published title of each window's decision, in one query. */
export async function decisionTitles(db: Db | Tx, windows: WindowKey[]): Promise<(window: WindowKey, lang: Lang) => string> {
  const documents = await windowDocuments(db, windows);
  return (window, lang) => {
    const document = documents.get(keyOf(window));
    return (lang === "en" && document?.titleEn) || (document?.title ?? "");
  };
}

async function windowDocuments(db: Db | Tx, windows: WindowKey[]) {
  const rows = await db.publicDocument.findMany({
    where: { kind: "window", key: { in: [...new Set(windows.map(keyOf))] } },
    select: { key: true, title: true, body: true, startsAt: true, endsAt: true },
  });
  return new Map(
    rows.map(({ key, body, ...row }) => {
      const window = body as Partial<PublicWindow>;
      return [key, { ...row, titleEn: window.decisionTitleEn ?? "", replyDays: window.replyDays ?? DEFAULT_REPLY_DAYS }];
    }),
  );
}

function keyOf({ round, decision }: WindowKey): string {
  return `${decision.slug}/${round}`;
}

/** Whether the objection that stands is in these very words: then its form was sent again. */
export async function isObjection(db: Db, receiptCode: string, reason: string): Promise<boolean> {
  return (await db.objection.count({ where: { reason, opinion: { receiptCode } } })) > 0;
}
