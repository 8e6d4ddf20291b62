import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { may, type Action } from "~/domain/identity/roles";
import { addTheme } from "~/features/consultation/add-theme.server";
import { assignMatching, previewMatching } from "~/features/consultation/assign-matching.server";
import { assignPoints } from "~/features/consultation/assign-points.server";
import { clausePlaces } from "~/features/consultation/clause-places.server";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { findWindow, listThemes } from "~/features/consultation/ledger-queries.server";
import { noteReading } from "~/features/audit/note-reading.server";
import { totalsOf } from "~/features/consultation/ledger-totals.server";
import { findOpinion, listOpinions } from "~/features/consultation/opinion-queries.server";
import { AssignAllForm, AssignForm } from "~/features/consultation/parts/desk-assign";
import { DeskOpinionPanel } from "~/features/consultation/parts/desk-opinion";
import { AddThemeForm, OpinionFilters, OpinionList, ThemeList } from "~/features/consultation/parts/desk-opinions";
import { ProposalsNotice } from "~/features/consultation/parts/desk-proposals";
import { stateOf } from "~/features/consultation/parts/desk-form-state";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { countOpenProposals } from "~/features/consultation/proposal-queries.server";
import { assignAllForm, assignForm, hideForm, opinionSearch, showAgainForm, splitForm, targetOf, themeForm } from "~/features/consultation/schema-desk";
import { searchOf } from "~/features/consultation/schema-report";
import { splitOpinion } from "~/features/consultation/split-opinion.server";
import { listUnits } from "~/features/consultation/template-queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { withdrawProjection } from "~/publications";
import { Fold } from "~/ui/fold";
import { ErrorSummary } from "~/ui/form";
import { KeysetLinks } from "~/ui/table";
import { doneLedger, refuseLedger, refuseStale, type LedgerFault } from "./ledger-answer.server";

const searchIn = (request: Request) => opinionSearch.parse(Object.fromEntries(new URL(request.url).searchParams));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.read", now);
  const window = await findWindow(db, officer, params.id ?? "", now);
  if (!window) throw refusal("NOT_FOUND");
  const { after, before, open, done, ...filter } = searchIn(request);
  const place = after !== "" ? ({ direction: "after", place: after } as const) : before !== "" ? ({ direction: "before", place: before } as const) : null;
  const [themes, { clauses }, units, proposals, list, opened, placesOf] = await Promise.all([
    listThemes(db, window.id),
    totalsOf(db, window.id),
    listUnits(db),
    countOpenProposals(db, window.id),
    listOpinions(db, window.id, { ...filter, today: dayOf(now) }, place, window.received + window.late),
    open === "" ? null : findOpinion(db, window.id, open),
    clausePlaces(db, window.id),
  ]);
  const places = placesOf([...clauses.map(({ identity }) => identity), ...[...list.opinions, ...(opened ? [opened] : [])].map(({ clauseIdentityId }) => clauseIdentityId)]);
  const shown = new Map([...list.opinions, ...(opened ? [opened] : [])].map((opinion) => [opinion.id, opinion]));
  const people = [...shown.values()].filter(({ authorName, contact }) => authorName !== null || contact !== null).length;
  await noteReading(platform, now, officer, { what: "opinion", nounKind: "window", nounId: window.id, people });
  return {
    window,
    themes,
    choices: { themes, clauses, units },
    proposals,
    list,
    places,
    opened,
    filter,
    here: { ...filter, after, before },
    today: dayOf(now),
    done: done || null,
    maySort: may(officer.roles, "opinion.sort"),
    mayEnter: may(officer.roles, "opinion.enter"),
  };
}

const RIGHTS: Record<string, Action> = {
  assign: "opinion.sort",
  "preview-all": "opinion.sort",
  "assign-all": "opinion.sort",
  "add-theme": "opinion.sort",
  split: "opinion.sort",
  hide: "opinion.hide",
  "show-again": "opinion.hide",
};

/** The field at which a refused assignment says why. */
const FIELD_OF: Record<string, string> = { TITLE_TAKEN: "newTitle", UNIT_UNKNOWN: "unit", DUE_DAY_PAST: "dueOn" };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const windowId = params.id ?? "";
  const officer = await requireOfficer(platform, request, "opinion.read", now);
  const form = await formDataOf(request);
  const intent = String(form.get("intent"));
  const right = RIGHTS[intent];
  if (!right) throw refusal("BAD_INPUT");
  if (!may(officer.roles, right)) throw refusal("FORBIDDEN");

  if (intent === "assign") {
    const read = readForm(form, assignForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await assignPoints(platform, now, officer, { windowId, pointIds: read.value.points, target: targetOf(read.value) });
    return result.ok ? doneLedger(request, read.value.unit === "" ? "assigned" : "assigned-given", ["open"]) : refuseLedger(result, read.values, FIELD_OF[result.reason]);
  }
  if (intent === "preview-all" || intent === "assign-all") {
    const read = readForm(form, assignAllForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const { after: _after, before: _before, open: _open, done: _done, ...conditions } = searchIn(request);
    const filter = { ...conditions, today: dayOf(now) };
    if (intent === "preview-all") {
      if (!(await findWindow(platform.db, officer, windowId, now))) throw refusal("NOT_FOUND");
      return data<LedgerFault>({ values: read.values, errors: {}, preview: await previewMatching(platform.db, windowId, filter) });
    }
    const result = await assignMatching(platform, now, officer, { windowId, filter, target: targetOf(read.value), expected: read.value.expected });
    if (result.ok) return doneLedger(request, read.value.unit === "" ? "assigned" : "assigned-given", ["open", "after", "before"]);
    return result.reason === "CHANGED_SINCE_PREVIEW" ? refuseStale(result, read.values) : refuseLedger(result, read.values);
  }
  if (intent === "add-theme") {
    const read = readForm(form, themeForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await addTheme(platform, now, officer, { windowId, ...read.value });
    return result.ok ? doneLedger(request, "theme-added") : refuseLedger(result, read.values, "title");
  }
  if (intent === "split") {
    const read = readForm(form, splitForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await splitOpinion(platform, now, officer, { windowId, opinionId: read.value.opinion, texts: read.value.text });
    return result.ok ? doneLedger(request, "split") : refuseLedger(result, read.values, "text");
  }
  if (intent === "hide") {
    const read = readForm(form, hideForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await hideOpinion(platform, now, officer, { windowId, opinionId: read.value.opinion, rule: read.value.rule }, withdrawProjection);
    return result.ok ? doneLedger(request, "hidden") : refuseLedger(result, read.values);
  }
  const read = readForm(form, showAgainForm);
  if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
  const result = await hideOpinion(platform, now, officer, { windowId, opinionId: read.value.opinion, rule: null }, withdrawProjection);
  return result.ok ? doneLedger(request, "shown-again") : refuseLedger(result, read.values);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `意见：${data.window.title}` : "意见" }];

export default function Opinions() {
  const { window, themes, choices, proposals, list, places, opened, filter, here, today, done, maySort, mayEnter } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const base = `/desk/windows/${window.id}/opinions`;
  const isOpen = maySort && window.reportedAt === null;
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <DeskWindowHead window={window} title="意见" maySort={maySort} mayEnter={mayEnter} done={sent ? null : done} />
      {sent?.preview ? <AssignAllForm themes={themes} units={choices.units} state={stateOf(sent, sent.values.intent === "assign-all" ? "assign-all" : "preview-all")} preview={sent.preview} /> : null}
      {opened ? (
        <DeskOpinionPanel
          opinion={opened}
          places={places}
          splitState={stateOf(sent, "split")}
          hideState={stateOf(sent, "hide")}
          maySort={isOpen}
          closeHref={`${base}${searchOf(here)}#opinion-${opened.number}`}
        />
      ) : null}
      {isOpen ? <ProposalsNotice windowId={window.id} open={proposals} /> : null}
      <Fold summary={`主题（${themes.length} 个）`} open={themes.length <= 8}>
        <ThemeList windowId={window.id} themes={themes} today={today} />
        {isOpen ? <AddThemeForm state={stateOf(sent, "add-theme")} /> : null}
      </Fold>
      <h2>{list.total === 0 ? "没有意见" : `意见 ${list.total} 件${list.isMore ? "以上" : ""}`}</h2>
      <OpinionFilters action={base} filter={filter} choices={choices} places={places} />
      <OpinionList
        opinions={list.opinions}
        places={places}
        phrase={filter.phrase}
        state={stateOf(sent, "assign")}
        maySort={isOpen}
        hrefFor={(opinion) => `${base}${searchOf({ ...here, open: opinion.id })}#opinion`}
        sameHref={(same) => `${base}${searchOf({ same })}`}
      />
      {isOpen && list.opinions.length > 0 ? <AssignForm themes={themes} units={choices.units} state={stateOf(sent, "assign")} /> : null}
      {isOpen && list.opinions.length > 0 && !sent?.preview ? <AssignAllForm themes={themes} units={choices.units} state={stateOf(sent, "preview-all")} preview={null} /> : null}
      <KeysetLinks
        lang="zh"
        previousHref={list.before && `${base}${searchOf({ ...filter, before: list.before })}`}
        nextHref={list.after && `${base}${searchOf({ ...filter, after: list.after })}`}
      />
    </>
  );
}
