import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { cancelSessions } from "~/features/open-month/cancel-sessions.server";
import { copyEvent } from "~/features/open-month/copy-event.server";
import { EventForm, eventValues } from "~/features/open-month/parts/desk-event-form";
import { CancelForm } from "~/features/open-month/parts/desk-sessions";
import { findDeskEvent, listSeasons } from "~/features/open-month/queries.server";
import { cancelForm, copyForm, eventForm } from "~/features/open-month/schema";
import { deskSentences } from "~/features/open-month/words-desk";
import { writeEvent } from "~/features/open-month/write-event.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { Field, PostForm, SubmitButton } from "~/ui/form";
import { Fold } from "~/ui/fold";
import { emptyForm } from "~/ui/form-state";
import { Notice } from "~/ui/notice";

/** `/desk/events/new` is the empty form. */
const NEW = "new";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "event.write", clock.now());
  const event = params.slug === NEW ? null : await findDeskEvent(db, officer, params.slug ?? "");
  if (!event && params.slug !== NEW) throw refusal("NOT_FOUND");
  return { event, seasons: (await listSeasons(db)).map(({ year }) => year), isSaved: new URL(request.url).searchParams.has("saved") };
}

/** `intent`: `save`, `copy` with a new `slug` and `days`, or `cancel` with `cause` and `reason`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "event.write", now);
  const slug = params.slug ?? "";
  const form = await formDataOf(request);
  const refuse = (reason: keyof typeof deskSentences | "NOT_FOUND", values: Record<string, string | string[] | undefined>, field = "") => {
    if (reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return data(formFault(values, deskSentences[reason], field), { status: 409 });
  };

  if (form.get("intent") === "copy") {
    const read = readForm(form, copyForm);
    if (!read.ok) return data(formFault({}, Object.values(read.fault.errors).flat().join("") || "请核对复制的内容。"), { status: 422 });
    const result = await copyEvent(platform, now, officer, slug, { slug: read.value.copySlug, days: read.value.days }, (n) => randomBytes(n));
    return result.ok ? redirect(`/desk/events/${result.slug}/sessions`, 303) : refuse(result.reason, {});
  }
  if (form.get("intent") === "cancel") {
    const read = readForm(form, cancelForm);
    if (!read.ok) return data(formFault({}, Object.values(read.fault.errors).flat().join("")), { status: 422 });
    const result = await cancelSessions(platform, now, officer, { ...read.value, slug });
    return result.ok ? redirect(`/desk/events/${slug}/sessions?done=cancelled`, 303) : refuse(result.reason, {});
  }
  const read = readForm(form, eventForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const { seenAt, ...texts } = read.value;
  const result = await writeEvent(platform, now, officer, slug === NEW ? null : { slug, seenAt }, texts);
  if (result.ok) return redirect(slug === NEW ? `/desk/events/${result.slug}/sessions` : `/desk/events/${result.slug}?saved=1`, 303);
  return refuse(result.reason, read.values, result.reason === "SLUG_TAKEN" ? "slug" : "");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.event ? `活动：${data.event.title}` : "新建活动" }];

export default function DeskEvent() {
  const { event, seasons, isSaved } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>();
  const stored = event ? { ...emptyForm, values: eventValues(event) } : emptyForm;
  const typed = fault && Object.keys(fault.values).length > 0;
  const state = fault ? { values: typed ? fault.values : stored.values, errors: fault.errors } : stored;
  const path = `/desk/events/${event?.slug ?? NEW}`;
  return (
    <>
      <h1>{event ? event.title : "新建活动"}</h1>
      {event ? (
        <p>
          <a href={`${path}/sessions`}>场次和名额（{event.plans.length}）</a>
          {" · "}
          <a href={`${path}/registrations`}>报名名单</a>
          {" · "}
          <a href={`/desk/attachments/event/${event.id}`}>照片和附件</a>
          {" · "}
          <a href={`/desk/publications/event/${event.id}`}>送审和发布</a>
          {" · "}
          <a href={`/events/${event.slug}`}>公开页面</a>
        </p>
      ) : null}
      {isSaved ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公开页面要在送审、发布以后才会改变。</p>
        </Notice>
      ) : null}
      <EventForm state={state} action={path} seasons={seasons} isNew={event === null} />
      {event ? (
        <section aria-label="其他操作">
          <Fold summary="复制成新活动">
            <PostForm action={path} hidden={{ intent: "copy" }}>
              <Field lang="zh" state={emptyForm} name="copySlug" label="新活动的网页短名" />
              <Field lang="zh" state={{ ...emptyForm, values: { days: "7" } }} name="days" label="场次推后几天" type="number" inputMode="numeric" min={0} width="short" />
              <SubmitButton variant="plain">复制</SubmitButton>
            </PostForm>
          </Fold>
          <CancelForm path={path} label="取消整个活动" />
        </section>
      ) : null}
    </>
  );
}
