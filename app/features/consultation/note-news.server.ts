import { addDays, atTime, dayOf } from "~/domain/calendar/shanghai";
import type { DecisionNews } from "~/domain/messages/templates";
import type { JobRequest, Work } from "~/platform/unit-of-work.server";
import { TELL_FOLLOWERS } from "./tell-followers.server";

/** Followers get the day's news together, at the end of the office's day in Shanghai. */
const TELL_TIME = "17:00";

/** What is published in the last minutes before is told the next day: a release that takes its time must not miss the mail. */
const LEAD_MS = 10 * 60_000;

/** When news published at `now` is told. */
export function tellAtFor(now: Date): Date {
  const today = atTime(dayOf(now), TELL_TIME);
  return now.getTime() < today.getTime() - LEAD_MS ? today : atTime(addDays(dayOf(now), 1), TELL_TIME);
}

/**
 * Notes one piece of news for the followers of a decision, in the transaction that makes it public, and gives back the job that tells
 * them in the evening. The same news a second time is none.
 *
 * @param windowId the window that it is about; null for a version of the draft
 */
export async function noteNews({ tx, now }: Work, decisionId: string, windowId: string | null, news: DecisionNews): Promise<JobRequest[]> {
  const tellAt = tellAtFor(now);
  const { count } = await tx.decisionNews.createMany({
    data: [{ decisionId, windowId, subjectKey: subjectOf(decisionId, windowId, news), news, publishedAt: now, tellAt }],
    skipDuplicates: true,
  });
  if (count === 0) return [];
  return [{ task: TELL_FOLLOWERS, payload: { decisionId, tellAt: tellAt.toISOString() }, key: `followers:${decisionId}:${tellAt.toISOString()}`, runAt: tellAt }];
}

function subjectOf(decisionId: string, windowId: string | null, news: DecisionNews): string {
  const detail = news.kind === "extended" ? news.closesAt : String(news.number);
  return `${windowId ?? decisionId}:${news.kind}:${detail}`;
}
