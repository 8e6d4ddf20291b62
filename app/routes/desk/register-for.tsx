import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { RegisterForForm } from "~/features/open-month/parts/desk-registrations";
import { findDeskEvent } from "~/features/open-month/queries.server";
import { registerParty } from "~/features/open-month/register-party.server";
import { deskPartyForm } from "~/features/open-month/schema";
import { fieldOfRefusal, refusedWords } from "~/features/open-month/words-register";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { emptyForm, singleValue } from "~/ui/form-state";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "registration.enter", clock.now());
  const event = await findDeskEvent(db, officer, params.slug ?? "");
  if (!event) throw refusal("NOT_FOUND");
  const chosen = new URL(request.url).searchParams.get("session");
  const page = {
    event: { slug: event.slug, title: event.title },
    chosen: event.sessions.some(({ id }) => id === chosen) ? (chosen ?? "") : "",
    sessions: event.sessions
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map(({ id, startsAt, endsAt, seatsLeft }) => ({ value: id, label: `${sessionTimeInWords(startsAt, endsAt, "zh")}，余 ${Math.max(0, seatsLeft)}` })),
    submission: newToken(),
  };
  // Who goes back finds the typed name again, and must find the same token beside it: somebody without a contact is known by nothing else.
  return data(page, { headers: { "cache-control": "private, no-cache" } });
}

/** Registers a party in the name of a person who is at the counter or on the telephone, and opens the ticket. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "registration.enter", now);
  const event = await findDeskEvent(platform.db, officer, params.slug ?? "");
  if (!event) throw refusal("NOT_FOUND");
  const read = readForm(await formDataOf(request), deskPartyForm);
  if (!read.ok) return data<FormFault>(read.fault, { status: 422 });
  const { partySize: persons, sessionId, ...party } = read.value;
  if (!event.sessions.some(({ id }) => id === sessionId)) throw refusal("NOT_FOUND");
  const by = { source: "clerk", staffId: officer.id, unitId: officer.ownUnitOnly ? officer.unitId : null } as const;
  const result = await registerParty(platform, now, { ...party, sessionId, persons, by }, (n) => randomBytes(n));
  if (result.ok) return redirect(localPath(party.lang, `/tickets/${result.code}`), 303);
  const { sentence, next } = refusedWords(result, "zh");
  const field = fieldOfRefusal(result.reason) ?? "";
  return data<FormFault>(formFault(read.values, sentence + next, field), { status: field ? 422 : 409 });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `代办报名：${data.event.title}` : "代办报名" }];

export default function RegisterFor() {
  const { event, sessions, submission, chosen } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>();
  const state = fault ?? { ...emptyForm, values: { sessionId: chosen, partySize: "1", whenFull: "wait", lang: "zh" } };
  return <RegisterForForm event={event} sessions={sessions} submission={singleValue(state, "submission") || submission} state={state} />;
}
