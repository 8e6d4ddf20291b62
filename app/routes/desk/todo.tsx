import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { WaitingTable } from "~/features/review/parts/waiting-table";
import { Notice } from "~/ui/notice";
import { deskAlarms } from "./desk-alarms.server";
import { waitingPage } from "./waiting.server";

/** What is this person's turn: as reviewer or deputy, as publisher, or as author after a return. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const [page, alarms] = await Promise.all([waitingPage(platform, officer, request, now, true), deskAlarms(platform, officer, now)]);
  return { ...page, alarms, name: officer.name };
}

export const meta = () => [{ title: "待办" }];

export default function Todo() {
  const { rows, nextHref, alarms, name } = useLoaderData<typeof loader>();
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
      <WaitingTable caption="等您办理" empty="没有等您办理的事。其他工作请从左侧进入。" rows={rows} nextHref={nextHref} />
    </>
  );
}
