import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf, daysFrom, formatInstant } from "~/domain/calendar/shanghai";
import { may } from "~/domain/identity/roles";
import type { PublicationState } from "~/domain/review/publication-state";
import { publicationStateWords } from "~/domain/review/publication-state.words";
import { requireOfficer, type Officer } from "~/features/identity/viewer.server";
import { waitingPublications, type WaitingPublication } from "~/features/review/queries.server";
import { publicationKind } from "~/publications";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import { deskAlarms } from "./desk-alarms.server";

/** Whether it is this person's turn: the reviewer's, the publisher's, or the author's after a return. */
function isMine(officer: Officer, row: WaitingPublication): boolean {
  const turns: Partial<Record<PublicationState, boolean>> = {
    unitReview: may(officer.roles, "review.unit") && row.unitId === officer.unitId && row.authorId !== officer.id,
    secrecyReview: may(officer.roles, "review.secrecy") && row.authorId !== officer.id,
    approved: may(officer.roles, "publication.publish"),
    returned: row.authorId === officer.id,
  };
  return turns[row.state] ?? false;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const waiting = (await waitingPublications(platform.db)).filter((row) => isMine(officer, row));
  const rows = await Promise.all(
    waiting.map(async (row) => {
      const owner = await publicationKind(row.kind)?.owner(platform.db, row.nounId);
      return { ...row, title: owner?.title ?? "", days: daysFrom(dayOf(row.submittedAt), dayOf(now)) };
    }),
  );
  return { rows, alarms: await deskAlarms(platform, officer, now), name: officer.name };
}

export const meta = () => [{ title: "待办" }];

export default function Todo() {
  const { rows, alarms, name } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>待办</h1>
      <p>{name}，这里是等您办理的事，等得最久的在最前。</p>
      {alarms.map((alarm) => (
        <Notice key={alarm.href} lang="zh" kind="warning" title={alarm.title}>
          <p>
            {alarm.sentence} <a href={alarm.href}>{alarm.link}</a>
          </p>
        </Notice>
      ))}
      <DataTable
        lang="zh"
        caption="等您办理"
        captionHidden
        rows={rows}
        rowKey={(row) => `${row.kind}/${row.nounId}`}
        empty="没有等您办理的事。其他工作请从左侧进入。"
        dense
        columns={[
          { key: "title", header: "内容", kind: "title", cell: (row) => <a href={`/desk/publications/${row.kind}/${row.nounId}`}>{row.title}</a> },
          { key: "state", header: "状态", kind: "nowrap", cell: (row) => publicationStateWords.zh[row.state] },
          { key: "since", header: "提交时间", kind: "nowrap", cell: (row) => formatInstant(row.submittedAt, "zh") },
          { key: "days", header: "已等", kind: "number", cell: (row) => `${row.days} 天` },
        ]}
      />
    </>
  );
}
