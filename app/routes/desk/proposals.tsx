import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { clausePlaces } from "~/features/consultation/clause-places.server";
import { decideProposal } from "~/features/consultation/decide-proposal.server";
import { findWindow, listThemes } from "~/features/consultation/ledger-queries.server";
import { stateOf } from "~/features/consultation/parts/desk-form-state";
import { GroupingPanel, ProposalList, ProposalPanel } from "~/features/consultation/parts/desk-proposals";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { findProposal, lastRun, listProposals } from "~/features/consultation/proposal-queries.server";
import { decideForm, opinionSearch } from "~/features/consultation/schema-desk";
import { searchOf } from "~/features/consultation/schema-report";
import { startGrouping } from "~/features/consultation/start-grouping.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary } from "~/ui/form";
import { KeysetLinks } from "~/ui/table";
import { doneLedger, refuseLedger, type LedgerFault } from "./ledger-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.sort", now);
  const window = await findWindow(db, officer, params.id ?? "", now);
  if (!window) throw refusal("NOT_FOUND");
  const { after, open, done } = opinionSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const place = Number.parseInt(after, 10);
  const from = Number.isSafeInteger(place) ? Math.min(Math.max(place, 0), 2_147_483_647) : 0;
  const [run, page, themes, opened, placesOf] = await Promise.all([
    lastRun(db, window.id),
    listProposals(db, window.id, from),
    listThemes(db, window.id),
    open === "" ? null : findProposal(db, window.id, open),
    clausePlaces(db, window.id),
  ]);
  const places = placesOf((opened?.members ?? []).map(({ clauseIdentityId }) => clauseIdentityId));
  return { window, run, page, themes, opened, places, after, now, done: done || null, mayEnter: may(officer.roles, "opinion.enter") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const windowId = params.id ?? "";
  const officer = await requireOfficer(platform, request, "opinion.sort", now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  if (intent === "group") {
    const result = await startGrouping(platform, now, officer, { windowId });
    return result.ok ? doneLedger(request, "grouping-started", ["open", "after"]) : refuseLedger(result, {});
  }
  if (intent === "decide") {
    const read = readForm(form, decideForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const { proposal: proposalId, decision, leaveOut, target, newTitle } = read.value;
    const into = newTitle !== "" ? { title: newTitle } : target !== "" ? { themeId: target } : null;
    const result = await decideProposal(platform, now, officer, {
      windowId,
      proposalId,
      decision: decision === "accept" ? { accept: true, leaveOut, target: into } : { accept: false },
    });
    return result.ok ? doneLedger(request, decision === "accept" ? "accepted" : "rejected", ["open"]) : refuseLedger(result, read.values);
  }
  throw refusal("BAD_INPUT");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `归并建议：${data.window.title}` : "归并建议" }];

export default function Proposals() {
  const { window, run, page, themes, opened, places, after, now, done, mayEnter } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const base = `/desk/windows/${window.id}/proposals`;
  const isOpen = window.reportedAt === null;
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <DeskWindowHead window={window} title="归并建议" maySort mayEnter={mayEnter} done={sent ? null : done} />
      <GroupingPanel run={run} now={now} mayStart={isOpen} />
      {opened ? (
        <ProposalPanel
          proposal={opened}
          places={places}
          themes={themes}
          state={stateOf(sent, "decide", { newTitle: opened.kind === "theme" ? opened.title : "" })}
          mayDecide={isOpen}
          closeHref={`${base}${searchOf({ after })}`}
          opinionHref={(opinionId) => `/desk/windows/${window.id}/opinions?open=${opinionId}#opinion`}
        />
      ) : null}
      <ProposalList proposals={page.proposals} open={page.open} hrefFor={(proposal) => `${base}${searchOf({ after, open: proposal.id })}#proposal`} />
      <KeysetLinks lang="zh" previousHref={after === "" ? undefined : base} nextHref={page.next === null ? undefined : `${base}${searchOf({ after: page.next })}`} />
    </>
  );
}
