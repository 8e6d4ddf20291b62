import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { activityAsItStands, type StandingActivity } from "~/features/consultation/activity-queries.server";
import { editActivity } from "~/features/consultation/edit-activity.server";
import { findWindow } from "~/features/consultation/ledger-queries.server";
import { EditActivityForm, RemoveActivityForm } from "~/features/consultation/parts/desk-activity";
import { sentMark, stateOf } from "~/features/consultation/parts/desk-form-state";
import { TheirsNotice } from "~/features/consultation/parts/desk-theme";
import { DeskWindowHead } from "~/features/consultation/parts/desk-window-head";
import { removeActivity } from "~/features/consultation/remove-activity.server";
import { editActivityForm, removeActivityForm } from "~/features/consultation/schema-desk";
import { activityName, whenHeld, whoWasHeard } from "~/features/consultation/words-report";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary } from "~/ui/form";
import { Notice } from "~/ui/notice";
import { refuseChanged, refuseLedger, type LedgerFault } from "./ledger-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const window = await findWindow(platform.db, officer, params.id ?? "", now);
  const activity = window && (await activityAsItStands(platform.db, window.id, params.activityId ?? ""));
  if (!window || !activity) throw refusal("NOT_FOUND");
  return { window, activity, mayEnter: may(officer.roles, "opinion.enter") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const { id: windowId = "", activityId = "" } = params;
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const done = (word: string) => redirect(`/desk/windows/${windowId}/report?done=${word}`, 303);

  if (intent === "edit-activity") {
    const read = readForm(form, editActivityForm);
    if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
    const result = await editActivity(platform, now, officer, { windowId, activityId, ...read.value });
    if (result.ok) return done("activity-edited");
    return result.reason === "ACTIVITY_CHANGED_MEANWHILE"
      ? changed(result, { ...read.values, seen: result.theirs.seen }, now)
      : refuseLedger(result, read.values, result.reason === "NOT_HELD_YET" ? "heldOn" : "");
  }
  if (intent !== "remove-activity") throw refusal("BAD_INPUT");
  const read = readForm(form, removeActivityForm);
  if (!read.ok) return data<LedgerFault>(read.fault, { status: 422 });
  const result = await removeActivity(platform, now, officer, { windowId, activityId, ...read.value });
  if (result.ok) return done("activity-removed");
  return result.reason === "ACTIVITY_CHANGED_MEANWHILE" ? changed(result, read.values, now) : refuseLedger(result, read.values);
}

function changed(refused: { ok: false; reason: "ACTIVITY_CHANGED_MEANWHILE"; theirs: StandingActivity }, values: FormFault["values"], now: Date) {
  const { words } = refused.theirs;
  const facts = [
    { label: "形式", value: activityName("zh", words.kind) },
    { label: "时间", value: whenHeld("zh", words) },
    { label: "地点", value: words.place },
    { label: "参加人数", value: String(words.people) },
    { label: "听取了谁的意见", value: whoWasHeard("zh", words) },
    { label: "概要", value: words.summary },
  ];
  return refuseChanged(refused, values, { savedBy: "", savedAt: now, facts });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `修改活动：${data.window.title}` : "修改活动" }];

export default function DeskActivity() {
  const { window, activity, mayEnter } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const state = stateOf(sent, "edit-activity", { ...activity.words, people: String(activity.words.people) });
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <DeskWindowHead window={window} title="修改活动" maySort mayEnter={mayEnter} done={null} />
      {sent?.theirs ? <TheirsNotice theirs={sent.theirs} /> : null}
      {window.reportedAt === null ? (
        <>
          <EditActivityForm state={state} seen={sentMark(state, "seen", activity.seen)} />
          <RemoveActivityForm seen={activity.seen} />
        </>
      ) : (
        <Notice lang="zh" kind="info" title="意见采纳情况已经公布，活动的记录不能再改动。" />
      )}
    </>
  );
}
