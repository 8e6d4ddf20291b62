import { z } from "zod";
import type { PublicWindow } from "~/domain/consultation/public-shapes";
import type { DecisionNews } from "~/domain/messages/templates";
import { localPath } from "~/platform/http";
import { queueMessage } from "~/platform/messages.server";
import type { Db } from "~/platform/db.server";
import type { Platform } from "~/platform/platform.server";
import { unfollowUrl } from "./follow-decision.server";

/** The job's name, as publications ask for it. */
export const TELL_FOLLOWERS = "tell-followers";

const payloadShape = z.object({ decisionId: z.string(), tellAt: z.iso.datetime() });

const newsShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("extended"), closesAt: z.string(), before: z.string() }),
  z.object({ kind: z.literal("version"), number: z.number() }),
  z.object({ kind: z.literal("report"), number: z.number() }),
]);

interface StandingNews {
  windowId: string | null;
  news: DecisionNews;
  publishedAt: Date;
}

const PAGE = 500;

/**
 * Tells every follower of a decision the news of one day, in one mail. What has been withdrawn or replaced since is left out, and so is what
 * was published before somebody began to follow. Authors who are told of the report with their own answers are not told of it a
 * second time. Runs in pages and may run again.
 *
 * @param payload `{ decisionId, tellAt }`
 */
export async function tellFollowers(platform: Platform, now: Date, payload: unknown): Promise<void> {
  const { decisionId, tellAt } = payloadShape.parse(payload);
  const decision = await platform.db.decision.findUnique({ where: { id: decisionId }, select: { slug: true, title: true, titleEn: true } });
  if (!decision) return;
  const news = await standingNews(platform.db, decision.slug, decisionId, new Date(tellAt));
  if (news.length === 0) return;
  for (let last = ""; ; ) {
    const follows = await platform.db.follow.findMany({ where: { decisionId, id: { gt: last } }, orderBy: { id: "asc" }, take: PAGE });
    if (follows.length === 0) return;
    last = follows.at(-1)!.id;
    const authors = await authorsAmong(platform.db, news, follows.map(({ contact }) => contact));
    await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
      let contacts = 0;
      for (const follow of follows) {
        const own = news.filter(({ publishedAt, news: { kind } }) => publishedAt >= follow.followedAt && !(kind === "report" && authors.has(follow.contact)));
        if (own.length === 0) continue;
        contacts += 1;
        const lang = follow.lang === "en" ? "en" : "zh";
        await queueMessage(work, {
          channel: "mail",
          template: "decision-news",
          recipient: follow.contact,
          lang,
          props: {
            decisionTitle: lang === "en" ? decision.titleEn || decision.title : decision.title,
            news: own.map(({ news }) => ({ ...news, url: platform.env.publicUrl + localPath(lang, `/decisions/${decision.slug}/${pageOf(news)}`) })),
            unfollowUrl: unfollowUrl(platform, lang, follow.id),
          },
          dedupeKey: `news:${follow.id}:${tellAt}`,
        });
      }
      await work.record({ action: "followers.told", nounKind: "decision", nounId: decisionId, detail: { news: news.map(({ news: { kind } }) => kind), contacts } });
      return { ok: true };
    });
  }
}

function pageOf(news: DecisionNews): string {
  if (news.kind === "report") return "report";
  return news.kind === "version" ? `draft?version=${news.number}` : "draft";
}

/** The news to be told at that instant which the public can still read as it was published, oldest first. */
async function standingNews(db: Db, slug: string, decisionId: string, tellAt: Date): Promise<StandingNews[]> {
  const [rows, documents, windows] = await Promise.all([
    db.decisionNews.findMany({ where: { decisionId, tellAt }, orderBy: [{ publishedAt: "asc" }, { id: "asc" }] }),
    db.publicDocument.findMany({ where: { parentKey: slug, kind: { in: ["draft", "window", "report"] }, withdrawnAt: null }, select: { kind: true, key: true, body: true } }),
    db.consultationWindow.findMany({ where: { decisionId }, select: { id: true, round: true, releases: true } }),
  ]);
  const find = (kind: string, number: number | undefined) => documents.find((document) => document.kind === kind && document.key === `${slug}/${number}`);
  const stands = ({ windowId, news }: StandingNews) => {
    if (news.kind === "version") return find("draft", news.number) !== undefined;
    const window = windows.find(({ id }) => id === windowId);
    if (news.kind === "report") return window?.releases === news.number && find("report", window.round) !== undefined;
    return (find("window", window?.round)?.body as unknown as PublicWindow | undefined)?.closesAt === news.closesAt;
  };
  return rows.map(({ windowId, publishedAt, news }) => ({ windowId, publishedAt, news: newsShape.parse(news) })).filter(stands);
}

/** Those of the contacts who are told of a report in the news as authors: all with a counted opinion, of a correction those whose answer changed. */
async function authorsAmong(db: Db, news: readonly StandingNews[], contacts: string[]): Promise<Set<string>> {
  const told = new Set<string>();
  for (const { windowId, news: report } of news) {
    if (report.kind !== "report" || windowId === null) continue;
    const rows =
      report.number === 1
        ? await db.opinion.findMany({ where: { windowId, isLate: false, withdrawnAt: null, hiddenAt: null, contact: { in: contacts } }, select: { contact: true } })
        : await db.message.findMany({ where: { dedupeKey: { in: contacts.map((contact) => answeredKey(windowId, contact, report.number)) } }, select: { recipient: true } });
    for (const row of rows) told.add("recipient" in row ? row.recipient : (row.contact ?? ""));
  }
  return told;
}

/** One message per release of a report and contact. */
export function answeredKey(windowId: string, contact: string, release: number): string {
  return `answered:${windowId}:${contact}${release > 1 ? `:${release}` : ""}`;
}
