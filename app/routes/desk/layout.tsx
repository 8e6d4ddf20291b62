import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { may, type Action } from "~/domain/identity/roles";
import { roleWords } from "~/domain/identity/roles.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { usePageFrame } from "~/routes/page-frame";
import { DeskPage } from "~/ui/desk-layout";

/** The desk's navigation: a link stands there for whoever may do what is behind it. */
const LINKS: { href: string; label: string; needs: Action }[] = [
  { href: "/desk", label: "待办", needs: "desk.open" },
  { href: "/desk/review", label: "审查与发布", needs: "desk.open" },
  { href: "/desk/catalogues", label: "决策目录", needs: "catalogue.write" },
  { href: "/desk/archives", label: "决策档案", needs: "archive.take" },
  { href: "/desk/events", label: "开放活动", needs: "registration.read" },
  { href: "/desk/windows", label: "意见办理", needs: "opinion.read" },
  { href: "/desk/questionnaires", label: "问卷调查", needs: "activity.write" },
  { href: "/desk/overdue", label: "逾期督办", needs: "supervise.read" },
  { href: "/desk/calls", label: "公众代表", needs: "call.write" },
  { href: "/desk/door", label: "入场", needs: "door.scan" },
  { href: "/desk/audit", label: "审计记录", needs: "audit.read" },
  { href: "/desk/calendar", label: "工作日历", needs: "setting.manage" },
  { href: "/desk/scan-words", label: "扫描词表", needs: "security.manage" },
  { href: "/desk/accounts", label: "人员账号", needs: "staff.manage" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "desk.open", platform.clock.now());
  return {
    person: `${officer.name}（${officer.unitName} · ${officer.roles.map((role) => roleWords.zh[role]).join("、")}）`,
    links: LINKS.filter((link) => may(officer.roles, link.needs)).map(({ href, label }) => ({ href, label })),
  };
}

export default function DeskLayout() {
  const { person, links } = useLoaderData<typeof loader>();
  return (
    <DeskPage frame={usePageFrame()} groups={[{ links }]} person={person} signOutAction="/sign-out">
      <Outlet />
    </DeskPage>
  );
}
