import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { noteReading } from "~/features/audit/note-reading.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { cancelRegistration } from "~/features/open-month/cancel-registration.server";
import { DeskRegistrations } from "~/features/open-month/parts/desk-registrations";
import { findDeskEvent, listDeskRegistrations } from "~/features/open-month/queries.server";
import { officeCancelForm } from "~/features/open-month/schema";
import { refusedWords } from "~/features/open-month/words-register";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { emptyForm } from "~/ui/form-state";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "registration.read", now);
  const event = await findDeskEvent(db, officer, params.slug ?? "");
  if (!event) throw refusal("NOT_FOUND");
  const search = new URL(request.url).searchParams;
  const sessionId = event.sessions.find(({ id }) => id === search.get("session"))?.id ?? event.sessions[0]?.id ?? "";
  const list = await listDeskRegistrations(db, sessionId, Number(search.get("after")) || 0);
  await noteReading(platform, now, officer, { what: "registration", nounKind: "session", nounId: sessionId, people: list.rows.length });
  const { slug, title, sessions } = event;
  return { event: { slug, title, sessions }, sessionId, ...list, mayEnter: may(officer.roles, "registration.enter") && event.sessions.length > 0 };
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

/** Cancels one registration in the name of the office. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "registration.enter", now);
  const read = readForm(await formDataOf(request), officeCancelForm);
  if (!read.ok) return data<FormFault>(formFault({}, Object.values(read.fault.errors).flat().join("")), { status: 422 });
  const { registrationId, reason } = read.value;
  const holder = { registrationId, unitId: officer.ownUnitOnly ? officer.unitId : null, actor: { kind: "staff", id: officer.id } } as const;
  const result = await cancelRegistration(platform, now, holder, reason);
  if (result.ok) return redirect(new URL(request.url).pathname + new URL(request.url).search, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  const { sentence, next } = refusedWords(result, "zh");
  return data<FormFault>(formFault({}, sentence + next), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `报名名单：${data.event.title}` : "报名名单" }];

export default function EventRegistrations() {
  const loaded = useLoaderData<typeof loader>();
  return <DeskRegistrations {...loaded} state={useActionData<typeof action>() ?? emptyForm} />;
}
