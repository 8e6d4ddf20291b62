import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { cancelSessions } from "~/features/open-month/cancel-sessions.server";
import { changeCapacity } from "~/features/open-month/change-capacity.server";
import { DeskSessions, planValues } from "~/features/open-month/parts/desk-sessions";
import { planSession } from "~/features/open-month/plan-session.server";
import { findDeskEvent, listHalls } from "~/features/open-month/queries.server";
import { removeSession } from "~/features/open-month/remove-session.server";
import { cancelForm, capacityForm, hallForm, sessionForm } from "~/features/open-month/schema";
import { deskSentences } from "~/features/open-month/words-desk";
import { writeHall } from "~/features/open-month/write-hall.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { emptyForm, singleValue } from "~/ui/form-state";

const done: Record<string, string> = {
  planned: "场次已保存，送审、发布后生效",
  removed: "场次已删除",
  capacity: "名额已改，立即生效",
  hall: "场地的合计名额已保存，立即生效",
  cancelled: "已取消，正在逐一通知报名的人",
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "event.write", now);
  const event = await findDeskEvent(db, officer, params.slug ?? "");
  if (!event) throw refusal("NOT_FOUND");
  const search = new URL(request.url).searchParams;
  const edited = event.plans.find(({ id }) => id === search.get("plan")) ?? null;
  // Who goes back finds the typed times again, and must find the same token beside them.
  return data({ event, halls: await listHalls(db, officer), now, edited, done: done[search.get("done") ?? ""] ?? "", submission: newToken() }, { headers: { "cache-control": "private, no-cache" } });
}

/** `intent`: `plan` (with `planId` to change one), `remove`, `capacity` with `sessionId`, `hall` (with `hallId` to change one), `cancel` with `sessionId`, `cause` and `reason`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "event.write", now);
  const slug = params.slug ?? "";
  const path = `/desk/events/${slug}/sessions`;
  const form = await formDataOf(request);
  const planId = String(form.get("planId") ?? "") || null;
  const submission = String(form.get("submission") ?? "").slice(0, 100);
  const fault = (given: FormFault) => data<FormFault>(formFault(given.values, Object.values(given.errors).flat().join("")), { status: 422 });
  const answer = (result: { ok: true } | { ok: false; reason: keyof typeof deskSentences | "NOT_FOUND" }, what: string, values: FormFault["values"] = {}) => {
    if (result.ok) return redirect(`${path}?done=${what}`, 303);
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return data<FormFault>(formFault(values, deskSentences[result.reason]), { status: 409 });
  };

  switch (form.get("intent")) {
    case "plan": {
      const read = readForm(form, sessionForm);
      if (!read.ok) return data<FormFault>(read.fault, { status: 422 });
      return answer(await planSession(platform, now, officer, { slug, planId, submission }, read.value, (n) => randomBytes(n)), "planned", read.values);
    }
    case "remove":
      return answer(await removeSession(platform, now, officer, { slug, planId: planId ?? "" }), "removed");
    case "capacity": {
      const read = readForm(form, capacityForm);
      return read.ok ? answer(await changeCapacity(platform, now, officer, read.value.sessionId, read.value.capacity), "capacity") : fault(read.fault);
    }
    case "hall": {
      const read = readForm(form, hallForm);
      return read.ok ? answer(await writeHall(platform, now, officer, read.value.hallId, read.value), "hall") : fault(read.fault);
    }
    case "cancel": {
      const read = readForm(form, cancelForm);
      return read.ok ? answer(await cancelSessions(platform, now, officer, { ...read.value, slug }), "cancelled") : fault(read.fault);
    }
    default:
      throw refusal("BAD_INPUT");
  }
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `场次：${data.event.title}` : "场次" }];

export default function EventSessions() {
  const { event, halls, now, edited, done, submission } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>();
  const defaults = edited ? planValues(edited) : { maxPartySize: "4", allocation: "firstCome" };
  const state = fault ? { values: "startsAt" in fault.values ? fault.values : defaults, errors: fault.errors } : { ...emptyForm, values: defaults };
  return <DeskSessions event={event} halls={halls} now={now} done={done} state={state} edited={edited} submission={singleValue(state, "submission") || submission} />;
}
