import { formatInstant } from "~/domain/calendar/shanghai";
import { roleWords } from "~/domain/identity/roles.words";
import { DataTable, KeysetLinks } from "~/ui/table";
import type { Account } from "../account-queries.server";

export function AccountTable({ accounts, nextHref }: { accounts: Account[]; nextHref: string | undefined }) {
  return (
    <>
      <h1>人员账号</h1>
      <p>有人调离或者退休时，打开这个人的账号，选定接手人后停用。</p>
      <DataTable
        lang="zh"
        caption="人员账号"
        captionHidden
        rows={accounts}
        rowKey={(row) => row.id}
        dense
        columns={[
          { key: "name", header: "姓名", kind: "title", cell: (row) => <a href={`/desk/accounts/${row.id}`}>{row.name}</a> },
          { key: "unit", header: "部门", cell: (row) => row.unitName },
          { key: "roles", header: "角色", cell: (row) => row.roles.map((role) => roleWords.zh[role]).join("、") },
          { key: "email", header: "登录邮箱", cell: (row) => row.email },
          { key: "state", header: "状态", kind: "nowrap", cell: (row) => (row.closedAt ? `${formatInstant(row.closedAt, "zh")} 停用` : "在用") },
        ]}
      />
      <KeysetLinks lang="zh" nextHref={nextHref} />
    </>
  );
}
