import type { PublicSeason } from "~/domain/open-month/public-shapes";
import { endOfDay, isDay, startOfDay } from "~/domain/calendar/shanghai";
import type { PublicationKind } from "~/platform/publication-kind.server";

/** The open month of a year: theme, slogan, introduction. The noun's id is the year. */
export const seasonPublication: PublicationKind = {
  label: { zh: "政府开放月", en: "Open Month" },
  writeAction: "event.write",

  async owner(tx, nounId) {
    const season = await tx.season.findUnique({ where: { year: yearOf(nounId) }, select: { year: true, unitId: true, title: true } });
    return season && { unitId: season.unitId, title: season.title, deskPath: `/desk/seasons/${season.year}` };
  },

  async canonicalise(tx, nounId) {
    const season = await tx.season.findUnique({ where: { year: yearOf(nounId) } });
    if (!season) return null;
    const { unitId: _unit, createdAt: _created, updatedAt: _updated, ...content } = season;
    return content satisfies PublicSeason;
  },

  async faults(tx, nounId) {
    const season = await tx.season.findUniqueOrThrow({ where: { year: yearOf(nounId) } });
    const sound = isDay(season.startsOn) && isDay(season.endsOn) && season.startsOn <= season.endsOn;
    return sound ? [] : [{ reason: "DAYS_REVERSED", zh: "开放月的结束日期不能早于开始日期。", en: "The open month cannot end before it begins." }];
  },

  project(content) {
    const season = content as unknown as PublicSeason;
    return [
      {
        kind: "season",
        key: String(season.year),
        parentKey: null,
        path: `/open-month/${season.year}`,
        title: season.title,
        body: content,
        startsAt: startOfDay(season.startsOn),
        endsAt: endOfDay(season.endsOn),
      },
    ];
  },
};

function yearOf(nounId: string): number {
  return /^\d{4}$/.test(nounId) ? Number(nounId) : 0;
}
