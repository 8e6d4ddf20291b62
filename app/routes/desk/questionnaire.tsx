import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { questionnairePhase } from "~/domain/questionnaire/question";
import { lockLedger } from "~/features/consultation/lock-ledger.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { changeQuestions } from "~/features/questionnaires/change-questions.server";
import { editQuestionnaire } from "~/features/questionnaires/edit-questionnaire.server";
import { noteResults } from "~/features/questionnaires/note-results.server";
import { QuestionForm, QuestionList, questionValues, QuestionnaireForm, questionnaireValues } from "~/features/questionnaires/parts/desk-questionnaire";
import { findQuestionnaire } from "~/features/questionnaires/public-queries.server";
import { questionnaireForEdit } from "~/features/questionnaires/queries.server";
import { questionnairePublication } from "~/features/questionnaires/questionnaire-publication.server";
import { questionnaireWords } from "~/features/questionnaires/words";
import { noteForm, orderForm, questionForm, questionnaireForm } from "~/features/questionnaires/schema";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, singleValue, type FormState, type FormValues } from "~/ui/form-state";
import { NextSteps, Notice } from "~/ui/notice";
import { refuseQuestionnaire } from "./questionnaire-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "activity.write", now);
  const questionnaire = await questionnaireForEdit(db, officer, params.id ?? "");
  if (!questionnaire) throw refusal("NOT_FOUND");
  const [faults, published] = await Promise.all([questionnairePublication.faults(db, questionnaire.id, now), findQuestionnaire(db, questionnaire.slug)]);
  const shown = published === "withdrawn" ? null : published;
  const query = new URL(request.url).searchParams;
  const chosen = Number(query.get("question"));
  return {
    questionnaire,
    faults: faults.map(({ zh }) => zh),
    isPublic: shown !== null,
    isWithdrawn: published === "withdrawn",
    shown: shown && { opensAt: shown.opensAt, closesAt: shown.closesAt, phase: questionnairePhase(shown, now) },
    isOver: shown !== null && new Date(shown.closesAt) <= now,
    isSaved: query.has("saved"),
    chosen: questionnaire.questions[chosen - 1] ? chosen : 0,
  };
}

/** `intent` is `save`, `question` (add or change one), `order` (move it or take it out) or `note` (the results as an activity); each names the `version` that the page showed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const form = await formDataOf(request);
  const current = await questionnaireForEdit(platform.db, officer, params.id ?? "");
  if (!current) throw refusal("NOT_FOUND");
  const { id } = current;
  const answer = (result: { ok: true } | Parameters<typeof refuseQuestionnaire>[0], values: FormFault["values"]) =>
    result.ok ? redirect(`/desk/questionnaires/${id}?saved=1`, 303) : refuseQuestionnaire(result, values, current.version);
  const bad = (fault: FormFault) => data<FormFault>(fault, { status: 422 });
  switch (form.get("intent")) {
    case "save": {
      const read = readForm(form, questionnaireForm);
      if (!read.ok) return bad(read.fault);
      const { version, ...fields } = read.value;
      return answer(await editQuestionnaire(platform, now, officer, { id, version }, fields), read.values);
    }
    case "question": {
      const read = readForm(form, questionForm);
      if (!read.ok) return bad(read.fault);
      const { version, ...change } = read.value;
      return answer(await changeQuestions(platform, now, officer, { id, version }, change), read.values);
    }
    case "order": {
      const read = readForm(form, orderForm);
      if (!read.ok) return bad(read.fault);
      const { version, ...change } = read.value;
      return answer(await changeQuestions(platform, now, officer, { id, version }, change), read.values);
    }
    case "note": {
      const read = readForm(form, noteForm);
      if (!read.ok) return bad(read.fault);
      return answer(await noteResults(platform, now, officer, { id, version: read.value.version }, lockLedger), read.values);
    }
    default:
      throw refusal("BAD_INPUT");
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `问卷：${data.questionnaire.title}` : "问卷" }];

export default function DeskQuestionnaire() {
  const { questionnaire, faults, isPublic, isWithdrawn, shown, isOver, isSaved, chosen } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { id, version, questions, publishedAt, activityId, window, _count } = questionnaire;
  const base = `/desk/questionnaires/${id}`;
  const stateIn = (intent: string, saved: FormValues): FormState => (sent?.values.intent === intent ? sent : { ...emptyForm, values: saved });
  const versionOf = (state: FormState) => (/^[1-9]\d{0,5}$/.test(singleValue(state, "version")) ? Number(singleValue(state, "version")) : version);
  const about = stateIn("save", questionnaireValues(questionnaire));
  const asked = stateIn("question", questionValues(questions[chosen - 1]));
  const number = sent?.values.intent === "question" ? Number(singleValue(asked, "number")) || 0 : chosen;
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <p><a href="/desk/questionnaires">返回问卷列表</a></p>
      <h1>{questionnaire.title}</h1>
      <p>{window.decision.title}，第 {window.round} 次征求意见（{formatInstant(window.opensAt, "zh")} 至 {formatClosing(window.closesAt, "zh")}）。</p>
      {shown ? <p>公众填写的时间：{formatInstant(new Date(shown.opensAt), "zh")} 至 {formatClosing(new Date(shown.closesAt), "zh")}，{questionnaireWords.zh.phase[shown.phase]}。</p> : null}
      {isSaved && !sent ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>{activityId ? "结果在下面“查看登记的活动”中，随采纳情况公布。" : "公众还看不到这次修改。请提交审查，发布后更新。"}</p>
        </Notice>
      ) : null}
      {isWithdrawn ? (
        <Notice lang="zh" kind="info" title="问卷已经撤下">
          <p>公众看不到，也不再接收答卷。已经收到的 {_count.answers} 份答卷仍然保留。</p>
        </Notice>
      ) : null}
      {faults.length > 0 ? (
        <Notice lang="zh" kind="warning" title={`还有 ${faults.length} 项，补齐后才能提交审查`}>
          <ul className="bullets">{faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>
        </Notice>
      ) : null}
      <NextSteps
        lang="zh"
        steps={[
          { href: `/desk/publications/questionnaire/${id}`, label: "审查与发布" },
          ...(publishedAt ? [{ href: `${base}/results`, label: `查看结果（答卷 ${_count.answers} 份）` }] : []),
          ...(isPublic ? [{ href: `/questionnaires/${questionnaire.slug}`, label: "查看公开的页面" }] : []),
          ...(activityId ? [{ href: `/desk/windows/${window.id}/activities/${activityId}`, label: "查看登记的活动" }] : []),
        ]}
      />
      {isOver && !activityId ? (
        <>
          <h2>登记为活动</h2>
          <p>把答卷份数和各题结果登记为这次征求意见的一次活动，随采纳情况公布。登记后，日期和份数不能改，概要的文字可以修改。没有登记的，采纳情况不能提交审查。</p>
          <PostForm hidden={{ intent: "note", version }}><SubmitButton>登记结果</SubmitButton></PostForm>
        </>
      ) : null}
      <h2>题目</h2>
      {publishedAt ? <p>问卷已经公布，题目不能再改。</p> : null}
      <QuestionList questions={questions} version={version} base={base} isFixed={publishedAt !== null} />
      {publishedAt ? null : (
        <>
          <h2 id="question">{number === 0 ? "添加题目" : `修改第 ${number} 题`}</h2>
          <QuestionForm key={number} state={asked} version={versionOf(asked)} number={number} />
        </>
      )}
      <h2>名称、说明和时间</h2>
      <QuestionnaireForm state={about} version={versionOf(about)} />
    </>
  );
}
