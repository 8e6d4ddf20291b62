import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { windowForDesk } from "~/features/consultation/draft-queries.server";
import { changeWindowContact, extendWindow } from "~/features/consultation/extend-window.server";
import { WindowDesk, type WindowDeskState } from "~/features/consultation/parts/desk-window-plan";
import { planWindow } from "~/features/consultation/plan-window.server";
import { contactForm, extendForm, planForm } from "~/features/consultation/schema-window";
import { extendSentences, planSentences } from "~/features/consultation/words-window";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "window.open", now);
  const desk = await windowForDesk(platform.db, officer, params.slug ?? "", now, await platform.workCalendar());
  if (!desk) throw refusal("NOT_FOUND");
  return { desk, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const officer = await requireOfficer(platform, request, intent === "extend" ? "window.extend" : "window.open", now);
  const saved = () => redirect(`/desk/decisions/${slug}/window?saved=1`, 303);
  const refuse = (name: string, state: FormFault, status: number) => data<WindowDeskState>({ intent: name, state }, { status });
  const calendar = await platform.workCalendar();
  if (!(await windowForDesk(platform.db, officer, slug, now, calendar))) throw refusal("NOT_FOUND");

  if (intent === "plan") {
    const read = readForm(form, planForm);
    if (!read.ok) return refuse("plan", read.fault, 422);
    const result = await planWindow(platform, now, officer, slug, read.value);
    if (result.ok) return saved();
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    const [field, sentence] = planSentences[result.reason];
    return refuse("plan", formFault(read.values, sentence, field), result.reason === "VERSION_UNKNOWN" ? 422 : 409);
  }
  if (intent === "extend") {
    const read = readForm(form, extendForm);
    if (!read.ok) return refuse("extend", read.fault, 422);
    const result = await extendWindow(platform, now, officer, { slug, closesOn: read.value.closesOn, calendar });
    if (result.ok) return saved();
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return refuse("extend", formFault(read.values, extendSentences[result.reason], "closesOn"), result.reason === "NOT_LATER" || result.reason === "DAY_INVALID" ? 422 : 409);
  }
  if (intent === "contact") {
    const read = readForm(form, contactForm);
    if (!read.ok) return refuse("contact", read.fault, 422);
    const result = await changeWindowContact(platform, now, officer, slug, read.value);
    if (result.ok) return saved();
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return refuse("contact", formFault(read.values, extendSentences[result.reason]), 409);
  }
  throw refusal("BAD_INPUT");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `公开征求意见：${data.desk.title}` : "公开征求意见" }];

export default function Window() {
  const { desk, isSaved } = useLoaderData<typeof loader>();
  return <WindowDesk desk={desk} isSaved={isSaved} refused={useActionData<typeof action>()} />;
}
