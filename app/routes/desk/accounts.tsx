import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listAccounts } from "~/features/identity/account-queries.server";
import { AccountTable } from "~/features/identity/parts/account-table";
import { requireOfficer } from "~/features/identity/viewer.server";

/** The accounts of the office, unit by unit. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  await requireOfficer(platform, request, "staff.manage", platform.clock.now());
  const { accounts, next } = await listAccounts(platform.db, new URL(request.url).searchParams.get("after"));
  return { accounts, nextHref: next === null ? undefined : `/desk/accounts?after=${next}` };
}

export const meta = () => [{ title: "人员账号" }];

export default function Accounts() {
  return <AccountTable {...useLoaderData<typeof loader>()} />;
}
