import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { may } from "~/domain/identity/roles";
import { answerPoint } from "~/features/consultation/answer-point.server";
import { answerTheme } from "~/features/consultation/answer-theme.server";
import { clausePlaces } from "~/features/consultation/clause-places.server";
import { editTheme } from "~/features/consultation/edit-theme.server";
import { giveTheme } from "~/features/consultation/give-theme.server";
import { keepTemplate, removeTemplate } from "~/features/consultation/keep-template.server";
import { findThemeWindow, listThemePoints, listThemes, seenMark, themeAsItStands } from "~/features/consultation/ledger-queries.server";
import { AnswerForm, answerWord, PointForm, theirsOf, TheirsNotice, ThemePoints } from "~/features/consultation/parts/desk-theme";
import { EditThemeForm, GiveForm, GivenTo, TemplatesPanel } from "~/features/consultation/parts/desk-theme-panels";
import { sentMark, stateOf } from "~/features/consultation/parts/desk-form-state";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { Lines } from "~/features/consultation/parts/lines";
import { answerForm, editThemeForm, giveForm, opinionSearch, pointForm, removeTemplateForm, templateForm } from "~/features/consultation/schema-desk";
import { searchOf } from "~/features/consultation/schema-report";
import { listTemplates, listUnits } from "~/features/consultation/template-queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary } from "~/ui/form";
import { KeysetLinks } from "~/ui/table";
import { doneLedger, refuseChanged, refuseLedger, type LedgerFault } from "./ledger-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "opinion.read", now);
  const window = await findThemeWindow(db, officer, params.id ?? "", params.themeId ?? "", now);
  const theme = window && (await themeAsItStands(db, window.id, params.themeId ?? ""));
  if (!window || !theme) throw refusal("NOT_FOUND");
  const { after, open, done } = opinionSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [themes, page, templates, units, placesOf] = await Promise.all([
    listThemes(db, window.id),
    listThemePoints(db, theme.id, after),
    listTemplates(db, officer),
    listUnits(db),
    clausePlaces(db, window.id),
  ]);
  const places = placesOf(page.points.map(({ opinion }) => opinion.clauseIdentityId));
  const { points, people, voices } = themes.find(({ id }) => id === theme.id) ?? { points: 0, people: 0, voices: 0 };
  const mayAnswer = may(officer.roles, "theme.answer");
  return { window, theme, points, people, voices, page, places, after, open, templates, units, today: dayOf(now), done: done || null, maySort: mayAnswer, mayEnter: may(officer.roles, "opinion.enter") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const { id: windowId = "", themeId = "" } = params;
  const officer = await requireOfficer(platform, request, "theme.answer", now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  if (!(await findThemeWindow(platform.db, officer, windowId, themeId, now))) throw refusal("NOT_FOUND");

  if (intent === "answer") {
    const read = readForm(form, answerForm);
    if (read.ok && form.get("insert") === "template") {
      const template = (await listTemplates(platform.db, officer)).find(({ id }) => id === read.value.template);
      const reason = [read.value.reason, template?.body ?? ""].filter((text) => text !== "").join("\n");
      return data<LedgerFault>({ values: { ...read.values, reason, template: "" }, errors: {} });
    }
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await answerTheme(platform, now, officer, { windowId, themeId, ...read.value });
    if (result.ok) return doneLedger(request, "answered");
    return result.reason === "CHANGED_MEANWHILE"
      ? refuseChanged(result, { ...read.values, version: String(result.theirs.version) }, theirsOf(result.theirs))
      : refuseLedger(result, read.values, result.reason === "REASON_MISSING" ? "reason" : "");
  }
  if (intent === "edit") {
    const read = readForm(form, editThemeForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await editTheme(platform, now, officer, { windowId, themeId, ...read.value });
    if (result.ok) return doneLedger(request, "edited");
    return result.reason === "CHANGED_MEANWHILE"
      ? refuseChanged(result, { ...read.values, version: String(result.theirs.version) }, theirsOf(result.theirs))
      : refuseLedger(result, read.values, result.reason === "TITLE_TAKEN" ? "title" : "");
  }
  if (intent === "point") {
    const read = readForm(form, pointForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const { point: pointId, seen, pointDisposition, pointReason } = read.value;
    const result = await answerPoint(platform, now, officer, { windowId, pointId, seen, disposition: pointDisposition, reason: pointReason });
    if (result.ok) return doneLedger(request, "point-answered", ["open"]);
    if (result.reason !== "POINT_CHANGED_MEANWHILE") return refuseLedger(result, read.values, result.reason === "REASON_MISSING" ? "pointReason" : "");
    const { disposition, reason } = result.theirs;
    const facts = [{ label: "结论", value: disposition === null ? "与主题相同" : answerWord(disposition) }, { label: "理由", value: reason }];
    return refuseChanged(result, { ...read.values, seen: seenMark(result.theirs) }, { savedBy: "", savedAt: now, facts });
  }
  if (intent === "give") {
    const read = readForm(form, giveForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await giveTheme(platform, now, officer, { windowId, themeId, ...read.value });
    if (result.ok) return doneLedger(request, read.value.unitId === null ? "taken-back" : "given");
    return result.reason === "CHANGED_MEANWHILE"
      ? refuseChanged(result, { ...read.values, version: String(result.theirs.version) }, theirsOf(result.theirs))
      : refuseLedger(result, read.values, result.reason === "DUE_DAY_PAST" ? "dueOn" : "");
  }
  if (intent === "keep-template") {
    const read = readForm(form, templateForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await keepTemplate(platform, now, officer, { title: read.value.templateTitle, body: read.value.templateBody });
    return result.ok ? doneLedger(request, "template-kept") : refuseLedger(result, read.values, "templateTitle");
  }
  if (intent === "remove-template") {
    const read = readForm(form, removeTemplateForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await removeTemplate(platform, now, officer, { templateId: read.value.template });
    return result.ok ? doneLedger(request, "template-removed") : refuseLedger(result, read.values);
  }
  throw refusal("BAD_INPUT");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `主题：${data.theme.title}` : "主题" }];

export default function Theme() {
  const { window, theme, points, people, voices, page, places, after, open, templates, units, today, done, maySort, mayEnter } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const base = `/desk/windows/${window.id}/themes/${theme.id}`;
  const isOpen = maySort && window.reportedAt === null;
  // What another unit was asked to answer it can answer, and nothing else.
  const isOwn = isOpen && window.isOwn;
  const { title, summary, disposition, reason, changedClause } = theme;
  const version = String(theme.version);
  const answer = stateOf(sent, "answer", { disposition: disposition ?? "", reason, changedClause });
  const edit = stateOf(sent, "edit", { title, summary });
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <DeskWindowHead window={window} title={title} maySort={maySort} mayEnter={mayEnter} isGiven={!window.isOwn} done={sent ? null : done} />
      {sent?.theirs ? <TheirsNotice theirs={sent.theirs} /> : null}
      <p>
        {people} 件意见提到，共 {points} 条，其中不同的意见 {voices} 条。{window.isOwn ? <a href={`/desk/windows/${window.id}/opinions?theme=${theme.id}`}>在意见列表中查看</a> : null}
      </p>
      {summary === "" ? null : (
        <div className="reading">
          <Lines text={summary} />
        </div>
      )}
      <GivenTo theme={theme} today={today} />
      {isOwn ? (
        <GiveForm state={stateOf(sent, "give", { unit: theme.unitId ?? "", dueOn: theme.dueOn ?? "" })} version={theme.version} units={units} open={sent?.values.intent === "give"} />
      ) : null}
      {isOwn ? <EditThemeForm state={edit} version={Number(sentMark(edit, "version", version))} open={sent?.values.intent === "edit"} /> : null}
      <section aria-labelledby="answer">
        <h2 id="answer">答复</h2>
        <p className="soft">答复先存为草稿，随采纳情况一并公布；公布之前，意见人的回执上仍然是“办理中”。</p>
        {isOpen ? (
          <AnswerForm state={answer} version={Number(sentMark(answer, "version", version))} templates={templates} />
        ) : (
          <div className="reading">
            <p>{answerWord(disposition)}</p>
            <Lines text={reason} />
          </div>
        )}
        {isOpen ? <TemplatesPanel templates={templates} state={stateOf(sent, "keep-template")} /> : null}
      </section>
      <section aria-labelledby="points">
        <h2 id="points">主题中的意见</h2>
        <ThemePoints
          places={places}
          points={page.points}
          opened={isOwn ? open : ""}
          hrefFor={(point) => `${base}${searchOf({ after, open: point.id })}#point-${point.id}`}
          form={(point) => {
            const state = stateOf(sent, "point", { pointDisposition: point.disposition ?? "", pointReason: point.reason });
            return <PointForm point={point} state={state} seen={sentMark(state, "seen", point.seen)} />;
          }}
        />
        <KeysetLinks lang="zh" previousHref={after === "" ? undefined : `${base}#points`} nextHref={page.next ? `${base}${searchOf({ after: page.next })}#points` : undefined} />
      </section>
    </>
  );
}
