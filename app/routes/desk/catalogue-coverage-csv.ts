import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/calendar/shanghai";
import { plannedCompletionWords } from "~/domain/decision/catalogue.words";
import { coverageOfYear } from "~/features/catalogue/coverage-queries.server";
import { coverageWords, warningSentence } from "~/features/catalogue/words-coverage";
import { csvDownload } from "~/platform/export.server";
import { refusal } from "~/platform/http.server";
import { catalogueDesk } from "./catalogue-desk.server";

const COLUMNS = ["序号", "决策事项名称", "承办部门", "完成时间", "征求意见情况", "离计划完成天数", "留意"].map((title) => ({ title }));

/** The same rows as the page, for a spreadsheet. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { officer, year, now } = await catalogueDesk(context.platform, request, params.year);
  const rows = await coverageOfYear(context.platform.db, officer, year, now);
  if (!rows) throw refusal("NOT_FOUND");
  const cells = rows.map((row) => [row.number, row.title, row.unitName, plannedCompletionWords(row.plannedCompletion, "zh"), coverageWords[row.state], row.daysLeft ?? "", warningSentence(row)]);
  const name = { plain: `coverage-${year}-${dayOf(now)}`, full: `${year}年度目录公众参与进度-${dayOf(now)}` };
  const answer = csvDownload(name, { title: "公众参与进度", columns: COLUMNS, rows: cells });
  answer.headers.set("cache-control", "no-store");
  return answer;
}
