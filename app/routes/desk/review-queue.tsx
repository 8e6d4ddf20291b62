import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf, daysFrom, formatInstant } from "~/domain/calendar/shanghai";
import { may, scopeOf } from "~/domain/identity/roles";
import { publicationNextWords, publicationStateWords } from "~/domain/review/publication-state.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { waitingPublications } from "~/features/review/queries.server";
import { publicationKind } from "~/publications";
import { DataTable } from "~/ui/table";

/** Everything that is on its way to the public, oldest first; people who write see their own unit's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const seesAll = scopeOf(officer.roles, "review.secrecy") === "all" || may(officer.roles, "publication.publish") || may(officer.roles, "audit.read");
  const waiting = await waitingPublications(platform.db, seesAll ? undefined : officer.unitId);
  const rows = await Promise.all(
    waiting.map(async (row) => {
      const kind = publicationKind(row.kind);
      const owner = kind && (await kind.owner(platform.db, row.nounId));
      return { ...row, title: owner?.title ?? "", label: kind?.label.zh ?? "", days: daysFrom(dayOf(row.submittedAt), dayOf(now)) };
    }),
  );
  return { rows };
}

export const meta = () => [{ title: "审查与发布" }];

export default function ReviewQueue() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>审查与发布</h1>
      <p>先审查后公开，一事一审。点标题打开，逐件办理。</p>
      <DataTable
        lang="zh"
        caption="等待办理的内容"
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.kind}/${row.nounId}`}
        empty="没有等待审查或发布的内容。"
        dense
        columns={[
          { key: "title", header: "内容", kind: "title", cell: (row) => <a href={`/desk/publications/${row.kind}/${row.nounId}`}>{row.title}</a> },
          { key: "kind", header: "类别", cell: (row) => row.label },
          { key: "state", header: "状态", kind: "nowrap", cell: (row) => publicationStateWords.zh[row.state] },
          { key: "next", header: "下一步", cell: (row) => publicationNextWords.zh[row.state] },
          { key: "since", header: "提交时间", cell: (row) => `${formatInstant(row.submittedAt, "zh")}（已等 ${row.days} 天）` },
        ]}
      />
    </>
  );
}
