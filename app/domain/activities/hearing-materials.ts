import { addDays, daysFrom, type Day } from "../calendar/shanghai";

/** Natural days before the hearing by which its materials reach the participants (Decree 713 Art. 16: 7 日前). */
export const MATERIALS_DAYS = 7;

/** How late materials are: `days` is what participants have to read them, `latest` the day by which they were due. */
export interface MaterialsShortage {
  days: number;
  short: number;
  latest: Day;
}

/** What is missing to the seven days; null where they are kept. The day of delivery is not counted. */
export function materialsShortage(sentOn: Day, heldOn: Day): MaterialsShortage | null {
  const days = daysFrom(sentOn, heldOn);
  return days >= MATERIALS_DAYS ? null : { days, short: MATERIALS_DAYS - days, latest: addDays(heldOn, -MATERIALS_DAYS) };
}
