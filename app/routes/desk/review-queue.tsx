import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { WaitingTable } from "~/features/review/parts/waiting-table";
import { waitingPage } from "./waiting.server";

/** Everything that is on its way to the public, oldest first; people who write see their own unit's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  return waitingPage(platform, officer, request, now, false);
}

export const meta = () => [{ title: "审查与发布" }];

export default function ReviewQueue() {
  const { rows, nextHref } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>审查与发布</h1>
      <p>
        先审查后公开，一事一审：部门审核，保密审查，然后发布。点标题打开，逐件办理。不在岗的日子请<a href="/desk/absence">设置代理</a>。
      </p>
      <WaitingTable caption="等待办理的内容" empty="没有等待审查或发布的内容。" rows={rows} nextHref={nextHref} />
    </>
  );
}
