import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { dayOf, formatInstant } from "~/domain/calendar/shanghai";
import type { AnswerValue } from "~/domain/questionnaire/answer";
import type { Question } from "~/domain/questionnaire/question";
import { requireOfficer } from "~/features/identity/viewer.server";
import { questionnaireForEdit } from "~/features/questionnaires/queries.server";
import { allAnswers, MOST_ANSWERS_IN_EXCEL } from "~/features/questionnaires/results-queries.server";
import { csvDownload, xlsxDownload, type ExportCell } from "~/platform/export.server";
import { refusal } from "~/platform/http.server";

/**
 * All answers as a table, a column for each question; read from the database page by page. CSV is sent as it is read, however many there are; a workbook
 * of too many is refused, and the page of results says why.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const found = await questionnaireForEdit(platform.db, officer, params.id ?? "");
  if (!found) throw refusal("NOT_FOUND");
  const { id, slug, title, questions, _count } = found;
  const isCsv = new URL(request.url).pathname.endsWith(".csv");
  if (!isCsv && _count.answers > MOST_ANSWERS_IN_EXCEL) return redirect(`/desk/questionnaires/${id}/results`, 303);
  const rows = async function* (): AsyncGenerator<ExportCell[]> {
    let number = 0;
    for await (const { receivedAt, lang, values } of allAnswers(platform.db, id)) {
      number += 1;
      yield [number, formatInstant(receivedAt, "zh"), lang === "en" ? "英文" : "中文", ...questions.map((question, index) => cellOf(question, values[index] ?? ""))];
    }
  };
  const columns = ["序号", "收到时间", "页面语言", ...questions.map(({ text }, index) => `${index + 1}. ${text.zh}`)].map((each) => ({ title: each }));
  const table = { title: "答卷", columns, rows: rows() };
  const name = { plain: `answers-${slug}-${dayOf(now)}`, full: `答卷-${title}-${dayOf(now)}` };
  const answer = isCsv ? csvDownload(name, table) : await xlsxDownload(name, [table]);
  answer.headers.set("cache-control", "no-store");
  return answer;
}

function cellOf(question: Question, value: AnswerValue): ExportCell {
  if (typeof value === "string") return value;
  if (question.kind === "scale") return value[0] ?? "";
  return question.kind === "text" ? "" : value.map((choice) => question.choices[choice - 1]?.zh ?? "").join("；");
}
