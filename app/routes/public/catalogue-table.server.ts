import { TABLE_COLUMNS, tableRows } from "~/domain/decision/catalogue-table";
import { publicCatalogue } from "~/features/catalogue/public-queries.server";
import type { DownloadName, ExportTable } from "~/platform/export.server";
import { refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";

/** The published catalogue of a year as a table, with its version in the name of the file; 404 where there is none. */
export async function publishedTable({ db, clock }: Platform, year: string | undefined): Promise<{ name: DownloadName; table: ExportTable }> {
  const found = /^\d{4}$/.test(year ?? "") ? await publicCatalogue(db, Number(year), clock.now()) : null;
  if (!found) throw refusal("NOT_FOUND");
  const { catalogue } = found;
  const items = catalogue.items.map((item) => ({ ...item, unitNames: [item.leadUnit, ...item.coUnits].map((unit) => unit.name) }));
  return {
    name: { plain: `catalogue-${catalogue.year}-v${catalogue.version}`, full: `${catalogue.year}年度重大行政决策事项目录-第${catalogue.version}版` },
    table: { title: `${catalogue.year}年度目录`, columns: TABLE_COLUMNS, rows: tableRows(items) },
  };
}
