import { addDays, dayOf, startOfDay } from "../../app/domain/calendar/shanghai";
import type { DayOffset, Moment } from "./texts/types";

/** The day on which the demo begins, whatever its clock was set to. */
export interface DemoStart {
  at: Date;
}

/** A moment of the demo texts as an instant. */
export function instantOf(start: DemoStart, moment: Moment): Date {
  if ("minutesAfterStart" in moment) return new Date(start.at.getTime() + moment.minutesAfterStart * 60_000);
  const [hours = 0, minutes = 0] = moment.time.split(":").map(Number);
  return new Date(startOfDay(addDays(dayOf(start.at), moment.days)).getTime() + (hours * 60 + minutes) * 60_000);
}

/** A day of the demo texts as `YYYY-MM-DD`. */
export function dayAt(start: DemoStart, offset: DayOffset): string {
  return addDays(dayOf(start.at), offset);
}
