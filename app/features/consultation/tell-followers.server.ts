import { z } from "zod";
import type { DecisionNews } from "~/domain/messages/templates";
import { localPath } from "~/platform/http";
import { queueMessage } from "~/platform/messages.server";
import type { Platform } from "~/platform/platform.server";
import type { JobRequest } from "~/platform/unit-of-work.server";
import { unfollowUrl } from "./follow-decision.server";

/** The job's name, as publications ask for it. */
export const TELL_FOLLOWERS = "tell-followers";

const payloadShape = z.object({
  decisionId: z.string(),
  windowId: z.string().nullable(),
  news: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("extended"), closesAt: z.string(), before: z.string() }),
    z.object({ kind: z.literal("version"), number: z.number() }),
    z.object({ kind: z.literal("report") }),
  ]),
});

/** The job for one piece of news; `windowId` for what is about a window. */
export function followersJob(decisionId: string, windowId: string | null, news: DecisionNews): JobRequest {
  return { task: TELL_FOLLOWERS, payload: { decisionId, windowId, news }, key: `followers:${subject(decisionId, windowId, news)}` };
}

/** What the news is about, once: the same closing day published again is no news. */
function subject(decisionId: string, windowId: string | null, news: DecisionNews): string {
  const detail = news.kind === "extended" ? news.closesAt : news.kind === "version" ? String(news.number) : "";
  return `${windowId ?? decisionId}:${news.kind}:${detail}`;
}

const PAGE = 500;

/**
 * Tells every follower of a decision one piece of news, once. Authors who are told of the report with their own answers get no second mail.
 * Runs in pages and may run again.
 */
export async function tellFollowers(platform: Platform, now: Date, payload: unknown): Promise<void> {
  const { decisionId, windowId, news } = payloadShape.parse(payload);
  const decision = await platform.db.decision.findUnique({ where: { id: decisionId }, select: { slug: true, title: true, titleEn: true } });
  if (!decision) return;
  for (let last = ""; ; ) {
    const follows = await platform.db.follow.findMany({ where: { decisionId, id: { gt: last } }, orderBy: { id: "asc" }, take: PAGE });
    if (follows.length === 0) return;
    last = follows.at(-1)!.id;
    const authors =
      news.kind === "report" && windowId
        ? await platform.db.opinion.findMany({
            where: { windowId, isLate: false, withdrawnAt: null, hiddenAt: null, contact: { in: follows.map(({ contact }) => contact) } },
            select: { contact: true },
          })
        : [];
    const told = new Set(authors.map(({ contact }) => contact));
    await platform.unitOfWork({ now, actor: { kind: "system" } }, async (work) => {
      for (const follow of follows.filter(({ contact }) => !told.has(contact))) {
        const lang = follow.lang === "en" ? "en" : "zh";
        const page = news.kind === "report" ? "report" : "draft";
        await queueMessage(work, {
          channel: "mail",
          template: "decision-news",
          recipient: follow.contact,
          lang,
          props: {
            decisionTitle: lang === "en" ? decision.titleEn || decision.title : decision.title,
            news,
            url: platform.env.publicUrl + localPath(lang, `/decisions/${decision.slug}/${page}`),
            unfollowUrl: unfollowUrl(platform, lang, follow.id),
          },
          dedupeKey: `news:${follow.id}:${subject(decisionId, windowId, news)}`,
        });
      }
      await work.record({ action: "followers.told", nounKind: "decision", nounId: decisionId, detail: { kind: news.kind, contacts: follows.length - told.size } });
      return { ok: true };
    });
  }
}
