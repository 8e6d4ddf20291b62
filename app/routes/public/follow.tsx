import { data, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { followDecision } from "~/features/consultation/follow-decision.server";
import { findConsultation } from "~/features/consultation/public-queries.server";
import { followCodeForm, followForm } from "~/features/consultation/schema-follow";
import { followWords } from "~/features/consultation/words-follow";
import { confirmContactCode, provedBefore } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { contactCodeRefusals } from "~/features/identity/words";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Checkbox } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, singleValue } from "~/ui/form-state";
import { NextSteps, SuccessPanel } from "~/ui/notice";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const consultation = await findConsultation(db, params.slug ?? "", clock.now());
  if (!consultation) throw refusal("NOT_FOUND");
  return data({ slug: consultation.slug, title: consultation.title, titleEn: consultation.titleEn }, { headers: { "cache-control": "no-store" } });
}

interface Answer {
  step: "contact" | "code" | "done";
  fault: FormFault;
}

/** Without a `code` it sends one to the address, with a `code` it follows. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  if (!(await findConsultation(platform.db, slug, now))) throw refusal("NOT_FOUND");
  const words = contactCodeRefusals[lang];
  const form = await formDataOf(request);
  const answer = (status: number, step: Answer["step"], fault: FormFault) => data<Answer>({ step, fault }, { status, headers: { "cache-control": "no-store" } });

  if (!form.has("code")) {
    const typed = readForm(form, followForm(lang));
    if (!typed.ok) return answer(422, "contact", typed.fault);
    const sent = await requestContactCode(platform, now, { contact: typed.value.contact, purpose: "follow", lang, address });
    return sent.ok ? answer(200, "code", { values: typed.values, errors: {} }) : answer(429, "contact", formFault(typed.values, words[sent.reason]));
  }
  const typed = readForm(form, followCodeForm(lang));
  if (!typed.ok) return answer(422, typed.fault.errors.contact ? "contact" : "code", typed.fault);
  const { contact, code } = typed.value;
  const proof = { contact, purpose: "follow", code } as const;
  const confirmed = await confirmContactCode(platform, now, proof);
  // Pressed twice it is followed once, and the second answer says so too.
  if (!confirmed.ok && !(await provedBefore(platform, now, proof))) return answer(422, "code", formFault({ ...typed.values, code: "" }, words[confirmed.reason], "code"));
  const followed = await followDecision(platform, now, { slug, contact, lang });
  if (!followed.ok) throw refusal("NOT_FOUND");
  return answer(200, "done", { values: {}, errors: {} });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: followWords[langOfPath(location.pathname)].title }, { name: "robots", content: "noindex" }];

export default function Follow() {
  const { slug, title, titleEn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = followWords[lang];
  const state = answer?.fault ?? emptyForm;
  const step = answer?.step ?? "contact";
  const formPath = localPath(lang, `/decisions/${slug}/follow`);
  const back = { href: localPath(lang, `/decisions/${slug}/draft`), label: (lang === "en" && titleEn) || title || slug };
  if (step === "done") {
    return (
      <PublicPage narrow>
        <SuccessPanel title={word.done}>
          <p className="lead">{word.doneText}</p>
          <NextSteps lang={lang} steps={[back]} />
        </SuccessPanel>
      </PublicPage>
    );
  }
  const contact = singleValue(state, "contact");
  return (
    <PublicPage narrow>
      <div className="stack">
        <ErrorSummary lang={lang} errors={state.errors} />
        <h1>{word.title}</h1>
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
        {step === "code" ? (
          <>
            <p className="lead" role="status">
              {word.sent(contact)}
            </p>
            <PostForm action={formPath} hidden={{ contact, consent: "on" }}>
              <Field lang={lang} state={state} name="code" label={word.code} inputMode="numeric" autoComplete="one-time-code" width="code" />
              <SubmitButton>{word.submit}</SubmitButton>
            </PostForm>
          </>
        ) : (
          <>
            <p className="lead">{word.lead}</p>
            <PostForm action={formPath}>
              <Field lang={lang} state={state} name="contact" label={word.contact} type="email" autoComplete="email" />
              <Checkbox lang={lang} state={state} name="consent" label={word.consent} hint={word.kept} />
              <SubmitButton>{word.send}</SubmitButton>
            </PostForm>
          </>
        )}
      </div>
    </PublicPage>
  );
}
