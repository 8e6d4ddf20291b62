import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestCheck } from "~/features/audit/check-chain.server";
import { AuditDesk } from "~/features/audit/parts/desk-audit";
import { chainStanding, listAuditRows } from "~/features/audit/queries.server";
import { auditSearch } from "~/features/audit/schema";
import { checkRefusals } from "~/features/audit/words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { emptyForm } from "~/ui/form-state";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  await requireOfficer(platform, request, "audit.read", platform.clock.now());
  const { before, ...filter } = auditSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [list, chain] = await Promise.all([listAuditRows(platform.db, filter, before), chainStanding(platform.db)]);
  return { filter, before, ...list, chain, keptMonths: platform.env.auditMonths };
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

/** `intent=verify` asks for a check of the whole chain, which runs as a job. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "audit.read", now);
  if ((await formDataOf(request)).get("intent") !== "verify") throw refusal("BAD_INPUT");
  const result = await requestCheck(platform, now, officer);
  return result.ok ? redirect("/desk/audit", 303) : data<FormFault>(formFault({}, checkRefusals[result.reason]), { status: 409 });
}

export const meta = () => [{ title: "审计记录" }];

export default function Audit() {
  return <AuditDesk {...useLoaderData<typeof loader>()} state={useActionData<typeof action>() ?? emptyForm} />;
}
