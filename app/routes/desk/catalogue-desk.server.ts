import { dayOf } from "~/domain/calendar/shanghai";
import { TABLE_COLUMNS, tableRows } from "~/domain/decision/catalogue-table";
import { tableOfYear } from "~/features/catalogue/queries.server";
import { requireOfficer, type Officer } from "~/features/identity/viewer.server";
import type { DownloadName, ExportTable } from "~/platform/export.server";
import { refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";

/** The officer and the year of an address below the desk's catalogues; a year that is none is not there. */
export async function catalogueDesk(platform: Platform, request: Request, given: string | undefined): Promise<{ officer: Officer; year: number; now: Date }> {
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "catalogue.write", now);
  if (!/^20\d{2}$/.test(given ?? "")) throw refusal("NOT_FOUND");
  return { officer, year: Number(given), now };
}

export async function deskTable(platform: Platform, request: Request, given: string | undefined): Promise<{ name: DownloadName; table: ExportTable }> {
  const { year, now } = await catalogueDesk(platform, request, given);
  const items = await tableOfYear(platform.db, year);
  if (!items) throw refusal("NOT_FOUND");
  return {
    name: { plain: `catalogue-${year}-${dayOf(now)}`, full: `${year}年度重大行政决策事项目录-${dayOf(now)}` },
    table: { title: `${year}年度目录`, columns: TABLE_COLUMNS, rows: tableRows(items) },
  };
}
