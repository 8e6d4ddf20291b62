import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may, type Action } from "~/domain/identity/roles";
import { addTheme } from "~/features/consultation/add-theme.server";
import { assignPoints } from "~/features/consultation/assign-points.server";
import { clausePlaces } from "~/features/consultation/clause-places.server";
import { hideOpinion } from "~/features/consultation/hide-opinion.server";
import { findWindow, listThemes } from "~/features/consultation/ledger-queries.server";
import { noteReading } from "~/features/audit/note-reading.server";
import { findOpinion, listOpinions, opinionClauses } from "~/features/consultation/opinion-queries.server";
import { DeskOpinionPanel } from "~/features/consultation/parts/desk-opinion";
import { AddThemeForm, AssignForm, OpinionFilters, OpinionList, ThemeList } from "~/features/consultation/parts/desk-opinions";
import { stateOf } from "~/features/consultation/parts/desk-form-state";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { assignForm, hideForm, opinionSearch, showAgainForm, splitForm, themeForm } from "~/features/consultation/schema-desk";
import { searchOf } from "~/features/consultation/schema-report";
import { splitOpinion } from "~/features/consultation/split-opinion.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { withdrawProjection } from "~/publications";
import { Fold } from "~/ui/fold";
import { ErrorSummary } from "~/ui/form";
import { KeysetLinks } from "~/ui/table";
import { doneLedger, refuseLedger, type LedgerFault } from "./ledger-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.read", now);
  const window = await findWindow(db, officer, params.id ?? "", now);
  if (!window) throw refusal("NOT_FOUND");
  const { after, before, open, done, ...filter } = opinionSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const place = after !== "" ? ({ direction: "after", place: after } as const) : before !== "" ? ({ direction: "before", place: before } as const) : null;
  const [themes, clauses, list, opened] = await Promise.all([
    listThemes(db, window.id),
    opinionClauses(db, window.id),
    listOpinions(db, window.id, filter, place),
    open === "" ? null : findOpinion(db, window.id, open),
  ]);
  const places = await clausePlaces(db, window.id, list.opinions.map(({ id }) => id));
  const shown = new Map([...list.opinions, ...(opened ? [opened] : [])].map((opinion) => [opinion.id, opinion]));
  const people = [...shown.values()].filter(({ authorName, contact }) => authorName !== null || contact !== null).length;
  await noteReading(platform, now, officer, { what: "opinion", nounKind: "window", nounId: window.id, people });
  return {
    window,
    themes,
    clauses,
    list,
    places,
    opened,
    filter,
    here: { ...filter, after, before },
    done: done || null,
    maySort: may(officer.roles, "opinion.sort"),
    mayEnter: may(officer.roles, "opinion.enter"),
  };
}

const RIGHTS: Record<string, Action> = { assign: "opinion.sort", "add-theme": "opinion.sort", split: "opinion.sort", hide: "opinion.hide", "show-again": "opinion.hide" };

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
    const { points, target, newTitle } = read.value;
    const into = newTitle !== "" ? { title: newTitle } : target === "unsorted" ? ({ unsorted: true } as const) : { themeId: target };
    const result = await assignPoints(platform, now, officer, { windowId, pointIds: points, target: into });
    return result.ok ? doneLedger(request, "assigned", ["open"]) : refuseLedger(result, read.values);
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
  const { window, themes, clauses, list, places, opened, filter, here, done, maySort, mayEnter } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const base = `/desk/windows/${window.id}/opinions`;
  const isOpen = maySort && window.reportedAt === null;
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <DeskWindowHead window={window} title="意见" maySort={maySort} mayEnter={mayEnter} done={sent ? null : done} />
      {opened ? (
        <DeskOpinionPanel
          opinion={opened}
          splitState={stateOf(sent, "split")}
          hideState={stateOf(sent, "hide")}
          maySort={isOpen}
          closeHref={`${base}${searchOf(here)}#opinion-${opened.number}`}
        />
      ) : null}
      <Fold summary={`主题（${themes.length} 个）`} open={themes.length <= 8}>
        <ThemeList windowId={window.id} themes={themes} />
        {isOpen ? <AddThemeForm state={stateOf(sent, "add-theme")} /> : null}
      </Fold>
      <h2>{list.total === 0 ? "没有意见" : `意见 ${list.total} 件`}</h2>
      <OpinionFilters action={base} filter={filter} themes={themes} clauses={clauses} />
      <OpinionList
        opinions={list.opinions}
        places={places}
        state={stateOf(sent, "assign")}
        maySort={isOpen}
        hrefFor={(opinion) => `${base}${searchOf({ ...here, open: opinion.id })}#opinion`}
      />
      {isOpen && list.opinions.length > 0 ? <AssignForm themes={themes} state={stateOf(sent, "assign")} /> : null}
      <KeysetLinks
        lang="zh"
        previousHref={list.before && `${base}${searchOf({ ...filter, before: list.before })}`}
        nextHref={list.after && `${base}${searchOf({ ...filter, after: list.after })}`}
      />
    </>
  );
}
