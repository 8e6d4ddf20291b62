import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatClosing } from "~/domain/calendar/shanghai";
import { publicationStateWords } from "~/domain/review/publication-state.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { deskQuestionnaires, windowOf } from "~/features/questionnaires/queries.server";
import { refusal } from "~/platform/http.server";
import { ButtonLink } from "~/ui/form";
import { DataTable, KeysetLinks } from "~/ui/table";
import { nounStates } from "./noun-states.server";

/** `window`: the id of one consultation to keep to; `before`: the last questionnaire of the page before. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "activity.write", platform.clock.now());
  const search = new URL(request.url).searchParams;
  const idIn = (name: string) => /^[\w-]{1,64}$/.exec(search.get(name) ?? "")?.[0] ?? "";
  const windowId = idIn("window");
  const window = windowId === "" ? null : await windowOf(platform.db, officer, windowId);
  if (windowId !== "" && !window) throw refusal("NOT_FOUND");
  const page = await deskQuestionnaires(platform.db, officer, { before: idIn("before"), windowId });
  return { ...page, window, states: await nounStates(platform.db, page.questionnaires.map(({ id }) => id)) };
}

export const meta: MetaFunction = () => [{ title: "问卷调查" }];

export default function Questionnaires() {
  const { questionnaires, next, states, window } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>问卷调查</h1>
      <p>问卷随一次征求意见发布，不记姓名。截止后可以把结果登记为活动，随采纳情况公布。</p>
      {window ? <p>{window.decision.title}，第 {window.round} 次征求意见。<a href="/desk/questionnaires">全部问卷</a></p> : null}
      <p><ButtonLink href="/desk/questionnaires/new">新建问卷</ButtonLink></p>
      <DataTable
        lang="zh"
        caption="问卷调查"
        captionHidden
        dense
        rows={questionnaires}
        rowKey={({ id }) => id}
        empty="还没有问卷。"
        columns={[
          { key: "title", header: "名称", kind: "title", cell: ({ id, title }) => <a href={`/desk/questionnaires/${id}`}>{title}</a> },
          { key: "state", header: "审查和发布", kind: "nowrap", cell: ({ id }) => publicationStateWords.zh[states[id]?.state ?? "draft"] },
          { key: "decision", header: "决策事项", cell: ({ window }) => `${window.decision.title}（第 ${window.round} 次征求意见）` },
          { key: "closesAt", header: "截止时间", cell: ({ closesAt }) => formatClosing(closesAt, "zh") },
          { key: "answers", header: "答卷", kind: "number", cell: ({ _count }) => String(_count.answers) },
          { key: "noted", header: "登记为活动", kind: "nowrap", cell: ({ activityId }) => (activityId ? "已登记" : "") },
        ]}
      />
      <KeysetLinks lang="zh" nextHref={next ? `?${window ? `window=${window.id}&` : ""}before=${next}` : undefined} />
    </>
  );
}
