import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { listCases } from "~/features/consultation/case-queries.server";
import { clausePlaces } from "~/features/consultation/clause-places.server";
import { decideAttribution } from "~/features/consultation/decide-attribution.server";
import { decideObjection } from "~/features/consultation/decide-objection.server";
import { findWindow } from "~/features/consultation/ledger-queries.server";
import { DeskCases } from "~/features/consultation/parts/desk-cases";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { decideCaseForm } from "~/features/consultation/schema-case";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { showChanged } from "~/publications";
import { ErrorSummary } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { doneLedger, refuseLedger, type LedgerFault } from "./ledger-answer.server";

/** Objections against hiding and cases of false attribution of one window. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.hide", now);
  const window = await findWindow(platform.db, officer, params.id ?? "", now);
  if (!window) throw refusal("NOT_FOUND");
  const query = new URL(request.url).searchParams;
  const [done, opened] = [query.get("done"), query.get("open") ?? ""];
  const cases = await listCases(platform.db, window.id);
  const places = (await clausePlaces(platform.db, window.id))(cases.map(({ clauseIdentityId }) => clauseIdentityId));
  return { window, opened, cases, places, officerId: officer.id, done, mayEnter: may(officer.roles, "opinion.enter") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const windowId = params.id ?? "";
  const officer = await requireOfficer(platform, request, "opinion.hide", now);
  const read = readForm(await formDataOf(request), decideCaseForm);
  if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
  const { intent, opinion: opinionId, outcome, answer } = read.value;
  const input = { windowId, opinionId, outcome, answer };
  const result = intent === "objection" ? await decideObjection(platform, now, officer, input) : await decideAttribution(platform, now, officer, input, showChanged);
  return result.ok ? doneLedger(request, `${intent}-${outcome}`, ["open"]) : refuseLedger(result, read.values);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `异议和冒名反映：${data.window.title}` : "异议和冒名反映" }];

export default function Cases() {
  const { window, opened, cases, places, officerId, done, mayEnter } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <DeskWindowHead window={window} title="异议和冒名反映" maySort mayEnter={mayEnter} done={state === emptyForm ? done : null} />
      <DeskCases cases={cases} places={places} officerId={officerId} opened={opened} state={state} />
    </>
  );
}
