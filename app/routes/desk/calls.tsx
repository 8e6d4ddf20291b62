import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { callState } from "~/domain/representatives/call-state";
import { callStateWords } from "~/domain/representatives/call.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { deskCalls } from "~/features/representatives/queries.server";
import { ButtonLink } from "~/ui/form";
import { DataTable } from "~/ui/table";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "call.write", now);
  const calls = await deskCalls(platform.db, officer);
  return {
    calls: calls.map(({ draws, ...call }) => ({
      ...call,
      state: callState({ opensAt: call.applicationsOpenAt, closesAt: call.applicationsCloseAt }, draws[0] ? { isDrawn: draws[0].drawnAt !== null } : null, now),
    })),
  };
}

export const meta = () => [{ title: "公众代表" }];

export default function Calls() {
  const { calls } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>公众代表</h1>
      <p>先公布公告和遴选办法，再报名；名单冻结并公布哈希值以后，用公开随机数抽选。</p>
      <p><ButtonLink href="/desk/calls/new">新建公告</ButtonLink></p>
      <DataTable
        lang="zh"
        caption="遴选公告"
        captionHidden
        rows={calls}
        rowKey={(call) => call.slug}
        empty="还没有遴选公告。"
        dense
        columns={[
          { key: "title", header: "公告", kind: "title", cell: (call) => <a href={`/desk/calls/${call.slug}`}>{call.title}</a> },
          { key: "state", header: "状态", kind: "nowrap", cell: (call) => (call.isPublic ? callStateWords.zh[call.state] : "未公布") },
          { key: "window", header: "报名截止", cell: (call) => formatClosing(call.applicationsCloseAt, "zh") },
          { key: "draw", header: "抽选", cell: (call) => formatInstant(call.drawAt, "zh") },
          { key: "applications", header: "报名", kind: "number", cell: (call) => call.applications },
          { key: "unscreened", header: "待审核", kind: "number", cell: (call) => <a href={`/desk/calls/${call.slug}/pool`}>{call.unscreened}</a> },
        ]}
      />
    </>
  );
}
