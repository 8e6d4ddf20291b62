import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { publicationStateWords } from "~/domain/review/publication-state.words";
import { deskHearings } from "~/features/activities/queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { refusal } from "~/platform/http.server";
import { ButtonLink } from "~/ui/form";
import { DataTable } from "~/ui/table";
import { nounStates } from "./noun-states.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "activity.write", platform.clock.now());
  const decision = await deskHearings(platform.db, officer, params.slug ?? "");
  if (!decision) throw refusal("NOT_FOUND");
  return { decision, states: await nounStates(platform.db, decision.hearings.map(({ id }) => id)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `听证会：${data.decision.title}` : "听证会" }];

export default function Hearings() {
  const { decision, states } = useLoaderData<typeof loader>();
  const base = `/desk/decisions/${decision.slug}`;
  return (
    <>
      <p><a href={base}>{decision.title}</a></p>
      <h1>听证会</h1>
      <p>先公布公告和遴选办法，再报名；名单在听证会前公布，材料至少提前七日送达；会后由参加人确认记录，再公布摘要。</p>
      <p><ButtonLink href={`${base}/hearings/new`}>新建听证会</ButtonLink></p>
      <DataTable
        lang="zh"
        caption="听证会"
        captionHidden
        dense
        rows={decision.hearings}
        rowKey={(hearing) => hearing.id}
        empty="还没有听证会。"
        columns={[
          { key: "title", header: "名称", kind: "title", cell: (hearing) => <a href={`${base}/hearings/${hearing.number}`}>{hearing.title}</a> },
          { key: "state", header: "审查和发布", kind: "nowrap", cell: (hearing) => publicationStateWords.zh[states[hearing.id]?.state ?? "draft"] },
          { key: "heldAt", header: "时间", cell: (hearing) => formatInstant(hearing.heldAt, "zh") },
          { key: "place", header: "地点", cell: (hearing) => hearing.place },
          { key: "materials", header: "材料送达", cell: (hearing) => (hearing.materialsSentOn ? formatDay(hearing.materialsSentOn, "zh") : "") },
          { key: "record", header: "记录摘要", cell: (hearing) => (hearing.recordSummary === "" ? "" : "已写") },
        ]}
      />
    </>
  );
}
