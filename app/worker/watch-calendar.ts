import { dayOf } from "~/domain/calendar/shanghai";
import { missingYear } from "~/domain/calendar/working-days";
import type { Platform } from "~/platform/platform.server";

/** Every morning from 1 November on: a line in the log while the coming year's holidays are not imported. Administrators see it on the desk. */
export async function watchCalendar(platform: Pick<Platform, "clock" | "log" | "workCalendar">): Promise<void> {
  const year = missingYear(dayOf(platform.clock.now()), await platform.workCalendar());
  if (year !== null) platform.log.info("calendar.year-missing", { year });
}
