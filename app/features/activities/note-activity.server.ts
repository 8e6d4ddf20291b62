import { countConfirmations } from "~/domain/activities/hearing-confirmation";
import type { HearingSide } from "~/domain/activities/public-shapes";
import { dayOf, formatTime } from "~/domain/calendar/shanghai";
import type { Work } from "~/platform/unit-of-work.server";

/**
 * A hearing whose record is public becomes an activity of the newest consultation, once, so that the adoption report tells of it (D5). Officials
 * can correct it there. A report that is out already stands as it is: taking the window for a change and asking whether it is out is one step.
 */
export async function noteActivity(work: Work, hearingId: string): Promise<void> {
  const { tx, now } = work;
  const hearing = await tx.hearing.findUniqueOrThrow({
    where: { id: hearingId },
    include: {
      participants: { select: { confirmation: true } },
      activity: { select: { id: true } },
      decision: { select: { windows: { orderBy: { round: "desc" }, take: 1, select: { id: true } } } },
    },
  });
  const [window] = hearing.decision.windows;
  if (hearing.recordSummary === "" || hearing.activity || !window) return;
  const { count } = await tx.consultationWindow.updateMany({ where: { id: window.id, reportedAt: null }, data: { ledgerVersion: { increment: 1 } } });
  if (count === 0) return;
  const { confirmed, corrected } = countConfirmations(hearing.participants);
  const { id } = await tx.activity.create({
    data: {
      windowId: window.id,
      kind: "hearing",
      heldOn: dayOf(hearing.heldAt),
      heldAt: formatTime(hearing.heldAt),
      place: hearing.place,
      people: confirmed + corrected,
      audienceKind: "public",
      audience: (hearing.sides as unknown as HearingSide[]).map(({ name }) => name).join("、"),
      summary: `${hearing.title}。听证记录摘要见决策页面的“听证会”。`,
      hearingId,
      createdAt: now,
    },
    select: { id: true },
  });
  await work.record({ action: "activity.added", nounKind: "activity", nounId: id, detail: { windowId: window.id, kind: "hearing", hearingId } });
}
