import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Contact } from "~/domain/identity/contact";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { contactCodeForm, contactForm } from "~/features/identity/schema";
import { signInCitizen } from "~/features/identity/sign-in-citizen.server";
import { viewerOf } from "~/features/identity/viewer.server";
import { contactCodeRefusals } from "~/features/identity/words";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, safeReturnTo } from "~/platform/http.server";
import { sessionCookie } from "~/platform/session.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, singleValue } from "~/ui/form-state";

export function loader({ request }: LoaderFunctionArgs) {
  return { returnTo: safeReturnTo(new URL(request.url).searchParams.get("returnTo"), "") };
}

interface Answer {
  /** A code is on its way; the page asks for it. */
  codeSent: boolean;
  fault: FormFault;
}

/** Without a `code` it sends one to the contact, with a `code` it signs in. The contact travels in the form, never in an address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const now = platform.clock.now();
  const words = contactCodeRefusals[lang];
  const form = await formDataOf(request);
  const answer = (status: number, codeSent: boolean, fault: FormFault) => data<Answer>({ codeSent, fault }, { status, headers: { "cache-control": "no-store" } });

  if (!form.has("code")) {
    const typed = readForm(form, contactForm(lang));
    if (!typed.ok) return answer(422, false, typed.fault);
    const sent = await requestContactCode(platform, now, { contact: typed.value.contact, purpose: "sign-in", lang, address });
    return sent.ok ? answer(200, true, { values: typed.values, errors: {} }) : answer(429, false, formFault(typed.values, words[sent.reason]));
  }
  const typed = readForm(form, contactCodeForm(lang));
  if (!typed.ok) return answer(422, !typed.fault.errors.contact, typed.fault);
  const result = await signInCitizen(platform, now, typed.value);
  const onward = safeReturnTo(typed.value.returnTo, localPath(lang, "/me"));
  if (!result.ok && (await isSignedInWith(context, request, typed.value.contact))) return redirect(onward, 303);
  if (!result.ok) return answer(422, true, formFault({ ...typed.values, code: "" }, words[result.reason], "code"));
  return redirect(onward, {
    status: 303,
    headers: { "set-cookie": await sessionCookie(platform).serialize(result.token) },
  });
}

/** Who goes back and presses again has signed in already. */
async function isSignedInWith({ platform }: ActionFunctionArgs["context"], request: Request, contact: Contact): Promise<boolean> {
  const viewer = await viewerOf(platform, request, platform.clock.now());
  return viewer.kind === "citizen" && viewer.contactKind === contact.kind && viewer.contact === contact.value;
}

const words = {
  zh: {
    title: "市民登录",
    lead: "不需要注册。填写手机号码或者电子邮箱，我们发送六位验证码，确认是您本人后即可查看用它提交的意见。",
    contact: "手机号码或者电子邮箱",
    send: "获取验证码",
    sent: (contact: string) => `如果 ${contact} 可以接收，验证码会在一分钟内发到，十分钟内有效。`,
    code: "六位验证码",
    submit: "登录",
    again: "重新发送验证码",
    other: "换一个手机号码或者邮箱",
    staff: "工作人员登录",
    receipt: "不登录，用回执编号查询",
  },
  en: {
    title: "Sign in as a citizen",
    lead: "There is nothing to register. Enter a mobile number or an e-mail address; we send six digits to make sure it is you, and you see the opinions submitted with it.",
    contact: "Mobile number or e-mail",
    send: "Send the code",
    sent: (contact: string) => `If ${contact} can receive it, the code arrives within a minute. It works for ten minutes.`,
    code: "Six-digit code",
    submit: "Sign in",
    again: "Send a new code",
    other: "Use another number or address",
    staff: "Staff sign-in",
    receipt: "Use a receipt code without signing in",
  },
};

export const meta: MetaFunction = ({ location }) => [{ title: words[langOfPath(location.pathname)].title }];

export default function SignInCode() {
  const { returnTo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = words[lang];
  const state = answer?.fault ?? emptyForm;
  const contact = singleValue(state, "contact");
  const path = localPath(lang, "/sign-in/code");
  const back = singleValue(state, "returnTo") || returnTo || undefined;
  return (
    <PublicPage narrow>
      <div className="stack">
        <ErrorSummary lang={lang} errors={state.errors} />
        <h1>{word.title}</h1>
        {answer?.codeSent ? (
          <>
            <p className="lead" role="status">
              {word.sent(contact)}
            </p>
            <PostForm action={path} hidden={{ contact, returnTo: back }}>
              <Field lang={lang} state={state} name="code" label={word.code} inputMode="numeric" autoComplete="one-time-code" width="code" />
              <SubmitButton>{word.submit}</SubmitButton>
            </PostForm>
            <PostForm action={path} hidden={{ contact, returnTo: back }}>
              <SubmitButton variant="plain">{word.again}</SubmitButton>
            </PostForm>
            <p>
              <a href={path}>{word.other}</a>
            </p>
          </>
        ) : (
          <>
            <p className="lead">{word.lead}</p>
            <PostForm action={path} hidden={{ returnTo: back }}>
              <Field lang={lang} state={state} name="contact" label={word.contact} />
              <SubmitButton>{word.send}</SubmitButton>
            </PostForm>
          </>
        )}
        <p>
          <a href={localPath(lang, "/receipts")}>{word.receipt}</a>
        </p>
        <p>
          <a href={localPath(lang, "/sign-in")}>{word.staff}</a>
        </p>
      </div>
    </PublicPage>
  );
}
