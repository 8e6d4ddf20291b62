import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { createCall } from "~/features/representatives/create-call.server";
import { editCall } from "~/features/representatives/edit-call.server";
import { CallDesk } from "~/features/representatives/parts/desk-call";
import { callForEdit, decisionChoices } from "~/features/representatives/queries.server";
import { createCallForm, editCallForm } from "~/features/representatives/schema-desk";
import { callSentences } from "~/features/representatives/words-desk";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

/** The address of the form for a call that does not exist yet. */
const NEW = "new";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "call.write", clock.now());
  const slug = params.slug ?? NEW;
  const [call, decisions] = await Promise.all([slug === NEW ? null : callForEdit(db, officer, slug), decisionChoices(db, officer)]);
  if (!call && slug !== NEW) throw refusal("NOT_FOUND");
  return { call, decisions, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? NEW;
  const officer = await requireOfficer(platform, request, "call.write", now);
  const form = await formDataOf(request);
  const isConflict = (reason: string) => reason === "STALE" || reason === "POOL_FROZEN";

  if (slug === NEW) {
    const read = readForm(form, createCallForm);
    if (!read.ok) return data(read.fault, { status: 422 });
    const result = await createCall(platform, now, officer, read.value);
    if (result.ok) return redirect(`/desk/calls/${result.slug}?saved=1`, 303);
    const [field, sentence] = callSentences[result.reason];
    return data(formFault(read.values, sentence, field), { status: 422 });
  }
  if (!(await callForEdit(platform.db, officer, slug))) throw refusal("NOT_FOUND");
  const read = readForm(form, editCallForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const result = await editCall(platform, now, officer, slug, read.value);
  if (result.ok) return redirect(`/desk/calls/${slug}?saved=1`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  const [field, sentence] = callSentences[result.reason];
  return data(formFault(read.values, sentence, field), { status: isConflict(result.reason) ? 409 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.call ? `公告：${data.call.title}` : "新建公众代表遴选公告" }];

export default function Call() {
  return <CallDesk data={useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
