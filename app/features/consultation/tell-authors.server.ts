import { z } from "zod";
import type { Contact } from "~/domain/identity/contact";
import { answerOfPoint, isDisposition, type Disposition } from "~/domain/ledger/disposition";
import { localPath } from "~/platform/http";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import type { Work } from "~/platform/unit-of-work.server";
import { answerIn, seenMark } from "./ledger-queries.server";
import { answeredKey } from "./tell-followers.server";
import { lastWithdrawnReport } from "./withdrawn-report.server";

/** The job's name, as the publication of a report asks for it. */
export const TELL_AUTHORS = "tell-authors";

const forWindow = z.object({ windowId: z.string() });

/** Contacts in one transaction; each costs a message, its audit row and its job. */
const PAGE = 500;

/**
 * The job behind a published report: each person who left a contact gets one message with all of the person's opinions, however many
 * there are. Hidden, withdrawn and late ones are in none. When a withdrawn report is released again after a correction, people are told only of
 * opinions whose answer reads otherwise than what they were told before, as a correction and with what changed. Runs in pages and may run again at any time: a message exists once per release and contact.
 * Says nothing when the report is not public any more.
 *
 * @param payload `{ windowId }`
 */
export async function tellAuthors(platform: Platform, now: Date, payload: unknown): Promise<void> {
  const { windowId } = forWindow.parse(payload);
  const window = await platform.db.consultationWindow.findUnique({
    where: { id: windowId },
    select: { round: true, reportedAt: true, releases: true, decision: { select: { slug: true, title: true, titleEn: true } } },
  });
  if (!window?.reportedAt) return;
  const { slug } = window.decision;
  const isPublic = await platform.db.publicDocument.count({ where: { kind: "report", key: `${slug}/${window.round}`, withdrawnAt: null } });
  if (isPublic === 0) return;

  const withdrawnBecause = (await lastWithdrawnReport(platform.db, windowId))?.reason ?? "";
  let last: Contact | null = null;
  for (;;) {
    const page: Contact[] = await contactsBehind(platform, windowId, last);
    last = page.at(-1) ?? null;
    if (last === null) return;
    await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
      await tellPage(work, platform, { id: windowId, releases: window.releases, withdrawnBecause, ...window.decision }, page);
      await work.record({ action: "authors.told", nounKind: "window", nounId: windowId, detail: { contacts: page.length } });
      return { ok: true };
    });
  }
}

function contactsBehind(platform: Platform, windowId: string, last: Contact | null): Promise<Contact[]> {
  return platform.db.$queryRaw<Contact[]>`
    SELECT DISTINCT "contactKind" AS "kind", "contact" AS "value" FROM "Opinion"
    WHERE "windowId" = ${windowId} AND "contact" IS NOT NULL AND "contactKind" IS NOT NULL
      AND NOT "isLate" AND "withdrawnAt" IS NULL AND "hiddenAt" IS NULL
      AND ("contactKind", "contact") > (${last?.kind ?? ""}, ${last?.value ?? ""})
    ORDER BY 1, 2 LIMIT ${PAGE}`;
}

async function tellPage(
  work: Work,
  platform: Platform,
  window: { id: string; releases: number; withdrawnBecause: string; slug: string; title: string; titleEn: string },
  contacts: readonly Contact[],
): Promise<void> {
  const opinions = await work.tx.opinion.findMany({
    where: {
      windowId: window.id,
      isLate: false,
      withdrawnAt: null,
      hiddenAt: null,
      OR: (["phone", "email"] as const).map((kind) => ({ contactKind: kind, contact: { in: contacts.filter((contact) => contact.kind === kind).map(({ value }) => value) } })),
    },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      toldMark: true,
      toldDispositions: true,
      contactKind: true,
      contact: true,
      lang: true,
      receiptCode: true,
      points: { orderBy: { position: "asc" }, select: { disposition: true, reason: true, theme: { select: { disposition: true, reason: true, changedClause: true } } } },
    },
  });
  const changed = opinions.map((opinion) => ({ ...opinion, mark: markOf(opinion.points), current: dispositionsOf(opinion.points) })).filter(({ mark, toldMark }) => mark !== toldMark);
  for (const contact of contacts) {
    const own = changed.filter((opinion) => opinion.contactKind === contact.kind && opinion.contact === contact.value);
    if (own.length === 0) continue;
    // In the language in which the person wrote last.
    const lang = own.at(-1)?.lang === "en" ? "en" : "zh";
    const url = (path: string) => platform.env.publicUrl + localPath(lang, path);
    await queueMessage(work, {
      channel: contact.kind === "email" ? "mail" : "sms",
      template: "opinions-answered",
      recipient: contact.value,
      lang,
      props: {
        decisionTitle: lang === "en" ? window.titleEn || window.title : window.title,
        reportUrl: url(`/decisions/${window.slug}/report`),
        opinions: own.map(({ receiptCode, current, toldMark, toldDispositions }) => ({
          receiptCode,
          receiptUrl: url(`/receipts/${receiptCode}`),
          dispositions: [...new Set(current)],
          ...(toldMark === null ? {} : { correction: correctionOf(toldDispositions.filter(isDisposition), current) }),
        })),
        ...(window.withdrawnBecause === "" ? {} : { withdrawnBecause: window.withdrawnBecause }),
      },
      dedupeKey: answeredKey(window.id, contact.value, window.releases),
    });
  }
  await work.tx.$executeRaw`
    UPDATE "Opinion" SET "toldMark" = told."mark", "toldDispositions" = string_to_array(told."dispositions", ',')
    FROM unnest(${changed.map(({ id }) => id)}::text[], ${changed.map(({ mark }) => mark)}::text[], ${changed.map(({ current }) => current.join(","))}::text[]) AS told("id", "mark", "dispositions")
    WHERE "Opinion"."id" = told."id"`;
}

/** A mark of all that an author reads as the answer. */
function markOf(points: readonly (StoredAnswer & { theme: (StoredAnswer & { changedClause: string | null }) | null })[]): string {
  return seenMark({ answers: points.map((point) => ({ answer: answerOfPoint(answerIn(point), point.theme && answerIn(point.theme)), changedClause: point.theme?.changedClause ?? null })) });
}

interface StoredAnswer {
  disposition: string | null;
  reason: string | null;
}

/** The disposition of each point, in their order. */
function dispositionsOf(points: readonly (StoredAnswer & { theme: StoredAnswer | null })[]): Disposition[] {
  return points.flatMap((point) => answerOfPoint(answerIn(point), point.theme && answerIn(point.theme))?.disposition ?? []);
}

/** What a person was told before, each once, and, where an opinion has several points and still the same, which of them read otherwise now. */
function correctionOf(before: readonly Disposition[], after: readonly Disposition[]) {
  const isComparable = after.length > 1 && before.length === after.length;
  const points = isComparable ? before.flatMap((was, index) => (after[index] === was ? [] : [{ number: index + 1, before: was, after: after[index]! }])) : [];
  return { before: [...new Set(before)], points };
}
