import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { createQuestionnaire } from "~/features/questionnaires/create-questionnaire.server";
import { QuestionnaireForm } from "~/features/questionnaires/parts/desk-questionnaire";
import { windowsToAskIn } from "~/features/questionnaires/queries.server";
import { newQuestionnaireForm } from "~/features/questionnaires/schema";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { ErrorSummary } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { refuseQuestionnaire } from "./questionnaire-answer.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "activity.write", platform.clock.now());
  return { windows: await windowsToAskIn(platform.db, officer) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const read = readForm(await formDataOf(request), newQuestionnaireForm);
  if (!read.ok) return data<FormFault>(read.fault, { status: 422 });
  const result = await createQuestionnaire(platform, now, officer, read.value);
  return result.ok ? redirect(`/desk/questionnaires/${result.id}?saved=1`, 303) : refuseQuestionnaire(result, read.values);
}

export const meta: MetaFunction = () => [{ title: "新建问卷" }];

export default function NewQuestionnaire() {
  const { windows } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p><a href="/desk/questionnaires">返回问卷列表</a></p>
      <h1>新建问卷</h1>
      <p>先写名称、说明和时间，保存后添加题目。</p>
      <QuestionnaireForm state={state} windows={windows} />
    </>
  );
}
