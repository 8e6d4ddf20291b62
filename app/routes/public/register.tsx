import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { maskContact, type Contact } from "~/domain/identity/contact";
import { provedBefore } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { signInCitizen } from "~/features/identity/sign-in-citizen.server";
import { viewerOf } from "~/features/identity/viewer.server";
import { contactCodeRefusals } from "~/features/identity/words";
import { CodeForm, RegisterForm, RegisterRefused } from "~/features/open-month/parts/register-forms";
import { findEvent } from "~/features/open-month/public-queries.server";
import { registerParty, type NewParty } from "~/features/open-month/register-party.server";
import { codePartyForm, contactPartyForm, namedPartyForm, partyForm } from "~/features/open-month/schema";
import { citizenWith } from "~/features/open-month/ticket-queries.server";
import { fieldOfRefusal, refusedWords, registerWords, windowRefusal } from "~/features/open-month/words-register";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { sessionCookie } from "~/platform/session.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm, type FormState } from "~/ui/form-state";

type TypedParty = Omit<NewParty, "contact" | "lang" | "by" | "persons"> & { partySize: number };

interface Answer {
  step: "details" | "code" | "refused";
  fault: FormFault;
  refused: { sentence: string; next: string } | null;
}

/** The form, with the session and the number of people from the address where they stand there. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const view = await findEvent(platform.db, params.slug ?? "", now);
  if (!view) throw refusal("NOT_FOUND");
  const search = new URL(request.url).searchParams;
  const viewer = await viewerOf(platform, request, now);
  const citizen = viewer.kind === "citizen" ? viewer : null;
  return {
    event: view.event,
    sessions: view.sessions.filter(({ window }) => window.state === "open"),
    chosen: view.sessions.find(({ id }) => id === search.get("sessionId")) ?? null,
    all: view.sessions,
    signedInAs: citizen && maskContact({ kind: citizen.contactKind, value: citizen.contact }),
    submission: newToken(),
    typed: { partySize: search.get("partySize") ?? undefined, name: citizen?.name ?? undefined },
  };
}

/**
 * One address for every step: with who is signed in a party is registered at once; without, `contact` gets a code and `code` proves it. A script
 * needs `sessionId` and `partySize`, and `name` where the session knows none.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const now = platform.clock.now();
  const lang = langOf(request);
  const url = new URL(request.url);
  const form = await formDataOf(request);
  const slug = params.slug ?? "";
  if (!form.has("sessionId")) form.set("sessionId", url.searchParams.get("sessionId") ?? "");
  const view = await findEvent(platform.db, slug, now);
  if (!view) throw refusal("NOT_FOUND");
  const answer = (status: number, step: Answer["step"], fault: FormFault, headers: HeadersInit = {}) =>
    data<Answer>({ step, fault, refused: null }, { status, headers });

  const take = async ({ partySize: persons, ...party }: TypedParty, owner: { id: string; contact: Contact }, values: FormFault["values"], headers: HeadersInit = {}) => {
    // A session of another event is no session of this page.
    const sessionId = view.sessions.some(({ id }) => id === party.sessionId) ? party.sessionId : "";
    const by = { source: "self", citizenId: owner.id } as const;
    const result = await registerParty(platform, now, { ...party, persons, sessionId, contact: owner.contact, lang, by }, (n) => randomBytes(n));
    if (result.ok) return redirect(localPath(lang, `/tickets/${result.code}`), { status: 303, headers });
    const words = refusedWords(result, lang);
    const field = fieldOfRefusal(result.reason);
    if (field) return answer(422, "details", formFault(values, `${words.sentence}${lang === "en" ? " " : ""}${words.next}`, field), headers);
    const status = result.reason === "NOT_FOUND" ? 404 : 409;
    return data<Answer>({ step: "refused", fault: { values, errors: {} }, refused: words }, { status, headers });
  };

  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind === "citizen" && !form.has("code")) {
    if (!form.get("name") && viewer.name) form.set("name", viewer.name);
    const typed = readForm(form, namedPartyForm(lang));
    if (!typed.ok) return answer(422, "details", typed.fault);
    return take(typed.value, { id: viewer.id, contact: { kind: viewer.contactKind, value: viewer.contact } }, typed.values);
  }

  const step = form.get("step");
  if (step === "back") {
    const typed = readForm(form, partyForm(lang));
    return answer(200, "details", typed.ok ? { values: typed.values, errors: {} } : typed.fault);
  }
  if (form.has("code")) {
    const typed = readForm(form, codePartyForm(lang));
    if (!typed.ok) return answer(422, typed.fault.errors.contact ? "details" : "code", typed.fault);
    const { code, contact, ...party } = typed.value;
    const signedIn = await signInCitizen(platform, now, { contact, code });
    // Pressed twice it is one party, and the second answer is its ticket too; only the first opens a session.
    if (!signedIn.ok && !(await provedBefore(platform, now, { contact, purpose: "sign-in", code }))) {
      return answer(422, "code", formFault({ ...typed.values, code: "" }, contactCodeRefusals[lang][signedIn.reason], "code"));
    }
    const id = await citizenWith(platform.db, contact);
    const headers: HeadersInit = signedIn.ok ? { "set-cookie": await sessionCookie(platform).serialize(signedIn.token) } : {};
    return take(party, { id, contact }, typed.values, headers);
  }
  if (form.has("contact") || step === "details") {
    const typed = readForm(form, contactPartyForm(lang));
    if (!typed.ok) return answer(422, "details", typed.fault);
    const session = view.sessions.find(({ id }) => id === typed.value.sessionId);
    const closed = session ? windowRefusal(session.window) : ({ ok: false, reason: "NOT_FOUND" } as const);
    // Nobody has to prove a contact for what is not to be had.
    if (closed) return data<Answer>({ step: "refused", fault: { values: typed.values, errors: {} }, refused: refusedWords(closed, lang) }, { status: 409 });
    const sent = await requestContactCode(platform, now, { contact: typed.value.contact, purpose: "sign-in", lang, address });
    if (!sent.ok) return answer(429, "details", formFault(typed.values, contactCodeRefusals[lang][sent.reason], "contact"));
    return answer(200, "code", { values: typed.values, errors: {} });
  }

  // The button on the event page, pressed by somebody whom we do not know: ask who it is.
  const typed = readForm(form, partyForm(lang));
  if (!typed.ok) return answer(422, "details", typed.fault);
  const { sessionId, partySize } = typed.value;
  return redirect(localPath(lang, `/events/${slug}/register?sessionId=${encodeURIComponent(sessionId)}&partySize=${partySize}`), 303);
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store" });

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const lang = langOfPath(location.pathname);
  const title = (lang === "en" && data?.event.titleEn) || data?.event.title || "";
  return [{ title: registerWords[lang].title(title) }, { name: "robots", content: "noindex" }];
};

export default function Register() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const { typed, all, ...page } = loaded;
  const state: FormState = answer?.fault ?? { ...emptyForm, values: typed };
  const chosen = all.find(({ id }) => id === state.values.sessionId) ?? page.chosen;
  const shown = { ...page, chosen };
  const closed = chosen ? windowRefusal(chosen.window) : page.sessions.length === 0 ? ({ ok: false, reason: "NOTHING_OPEN" } as const) : null;
  const invited = page.event.admission === "invited" ? ({ ok: false, reason: "INVITED_ONLY" } as const) : null;
  const refused = answer?.refused ?? (invited ? refusedWords(invited, lang) : !answer && closed ? refusedWords(closed, lang) : null);
  return (
    <PublicPage narrow>
      {refused ? (
        <RegisterRefused lang={lang} slug={page.event.slug} {...refused} />
      ) : answer?.step === "code" ? (
        <CodeForm lang={lang} data={shown} state={state} />
      ) : (
        <RegisterForm lang={lang} data={shown} state={state} />
      )}
    </PublicPage>
  );
}
