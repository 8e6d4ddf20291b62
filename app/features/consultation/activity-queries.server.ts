import type { PublicActivity } from "~/domain/consultation/public-shapes";
import type { CountedResults } from "~/domain/questionnaire/results";
import type { Db, Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/client";
import { seenMark, withOpinions } from "./ledger-queries.server";

type ActivityRow = Prisma.ActivityGetPayload<{ include: typeof withOpinions }>;

/** An activity as the report says it. */
export function publicActivity({ kind, heldOn, heldUntil, heldAt, place, people, audienceKind, audience, summary, results, _count }: ActivityRow): PublicActivity {
  const counted = results === null ? {} : { results: results as unknown as CountedResults };
  return { kind, heldOn, ...(heldUntil === null ? {} : { heldUntil }), heldAt, place, people, audienceKind: audienceKind ?? "", audience, summary, opinions: _count.opinions, ...counted };
}

/** What officials wrote of an activity, and the mark of it. */
export interface StandingActivity {
  id: string;
  words: Omit<PublicActivity, "opinions" | "results">;
  seen: string;
}

/** One activity of a window as it stands now; null where it is gone. */
export async function activityAsItStands(db: Db | Tx, windowId: string, activityId: string): Promise<StandingActivity | null> {
  const row = await db.activity.findFirst({ where: { id: activityId, windowId }, include: withOpinions });
  if (!row) return null;
  const { opinions: _opinions, results: _results, ...words } = publicActivity(row);
  return { id: row.id, words, seen: seenMark(words) };
}

/** The activities of a window by day, to choose from. One query. */
export async function activityChoices(db: Db, windowId: string): Promise<{ id: string; kind: string; heldOn: string; place: string }[]> {
  return db.activity.findMany({ where: { windowId }, orderBy: [{ heldOn: "asc" }, { id: "asc" }], select: { id: true, kind: true, heldOn: true, place: true } });
}
