import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { ResultOf } from "~/features/questionnaires/parts/results";
import { questionnaireForEdit } from "~/features/questionnaires/queries.server";
import { countResults, MOST_ANSWERS_IN_EXCEL, writtenTexts } from "~/features/questionnaires/results-queries.server";
import { refusal } from "~/platform/http.server";
import { ButtonLink } from "~/ui/form";
import { KeysetLinks } from "~/ui/table";

/** `texts`: the number of a question whose texts are shown; `after`: the last answer of the page before. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "activity.write", platform.clock.now());
  const found = await questionnaireForEdit(platform.db, officer, params.id ?? "");
  if (!found) throw refusal("NOT_FOUND");
  const { id, title, questions } = found;
  const query = new URL(request.url).searchParams;
  const position = Number(query.get("texts"));
  const after = query.get("after") ?? "";
  const question = questions[position - 1];
  if (question?.kind === "text") {
    const page = await writtenTexts(platform.db, id, position, /^[\w-]{1,64}$/.test(after) ? after : "");
    return { id, title, page: { ...page, position, text: question.text.zh }, counted: null, mostInExcel: MOST_ANSWERS_IN_EXCEL };
  }
  return { id, title, page: null, counted: await countResults(platform.db, found), mostInExcel: MOST_ANSWERS_IN_EXCEL };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `问卷结果：${data.title}` : "问卷结果" }];

export default function QuestionnaireResults() {
  const { id, title, page, counted, mostInExcel } = useLoaderData<typeof loader>();
  const base = `/desk/questionnaires/${id}`;
  if (page) {
    return (
      <>
        <p><a href={`${base}/results`}>返回全部结果</a></p>
        <h1>{page.position}. {page.text}</h1>
        <p>文字只供办理人员阅读，不公开。</p>
        {page.texts.length === 0 ? <p>没有更多文字。</p> : null}
        <ol className="plain-list">{page.texts.map((each) => <li key={each.id} className="field-text">{each.text}</li>)}</ol>
        <KeysetLinks lang="zh" nextHref={page.next ? `${base}/results?texts=${page.position}&after=${page.next}` : undefined} />
      </>
    );
  }
  return (
    <>
      <p><a href={base}>返回问卷</a></p>
      <h1>{title}</h1>
      <p>收到答卷 {counted.answers} 份。</p>
      <p className="cluster">
        <ButtonLink href={`${base}/answers.csv`} variant="plain">下载全部答卷（CSV）</ButtonLink>
        {counted.answers > mostInExcel ? null : <ButtonLink href={`${base}/answers.xlsx`} variant="plain">下载全部答卷（Excel）</ButtonLink>}
      </p>
      {counted.answers > mostInExcel ? <p>答卷超过 {mostInExcel} 份，不提供 Excel 工作簿。请下载 CSV，可以用 Excel 打开。</p> : null}
      {counted.questions.map((question, index) => (
        <ResultOf key={index} question={question} number={index + 1} textsHref={`${base}/results?texts=${index + 1}`} />
      ))}
    </>
  );
}
