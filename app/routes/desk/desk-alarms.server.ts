import { chainFaultSentence } from "~/domain/audit/chain.words";
import { missingYearWords } from "~/domain/calendar/calendar.words";
import { dayOf } from "~/domain/calendar/shanghai";
import { missingYear } from "~/domain/calendar/working-days";
import { may } from "~/domain/identity/roles";
import { knownFault } from "~/features/audit/queries.server";
import type { Officer } from "~/features/identity/viewer.server";
import type { Platform } from "~/platform/platform.server";

/** Something about the system itself that somebody with the right must see to. */
export interface DeskAlarm {
  title: string;
  sentence: string;
  href: string;
  link: string;
}

/** What the person who signed in must see to: a missing calendar year (from 1 November), a broken audit chain. */
export async function deskAlarms(platform: Platform, officer: Officer, now: Date): Promise<DeskAlarm[]> {
  const alarms: DeskAlarm[] = [];
  if (may(officer.roles, "setting.manage")) {
    const year = missingYear(dayOf(now), await platform.workCalendar());
    if (year !== null) alarms.push({ title: `缺少 ${year} 年的放假安排`, sentence: missingYearWords.zh(year), href: "/desk/calendar", link: "导入放假安排" });
  }
  if (may(officer.roles, "audit.read")) {
    const fault = await knownFault(platform.db);
    if (fault) alarms.push({ title: "审计链校验不一致", sentence: chainFaultSentence(fault), href: "/desk/audit", link: "查看审计记录" });
  }
  return alarms;
}
