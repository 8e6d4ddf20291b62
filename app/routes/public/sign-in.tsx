import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInForm } from "~/features/identity/schema";
import { signInStaff } from "~/features/identity/sign-in-staff.server";
import { signInRefusals } from "~/features/identity/words";
import { listPersonas } from "~/features/identity/queries.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { langOf, safeReturnTo } from "~/platform/http.server";
import { rateLimits } from "~/platform/rate-limit.server";
import { sessionCookie } from "~/platform/session.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { localPath } from "~/platform/http";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  return {
    returnTo: safeReturnTo(new URL(request.url).searchParams.get("returnTo"), ""),
    needsTotp: !platform.env.demo,
    personas: platform.env.demo ? await listPersonas(platform.db) : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const now = platform.clock.now();
  const form = readForm(await formDataOf(request), signInForm(lang));
  if (!form.ok) return data(form.fault, { status: 422 });
  const words = signInRefusals[lang];
  if (await platform.rateLimiter.isExhausted(rateLimits.signInFailure, address, now)) {
    return data(formFault({ ...form.values, password: "" }, words.TOO_MANY_TRIES), { status: 429 });
  }
  const result = await signInStaff(platform, now, form.value);
  if (!result.ok) {
    await platform.rateLimiter.use(rateLimits.signInFailure, address, now);
    return data(formFault({ ...form.values, password: "" }, words[result.reason]), { status: 422 });
  }
  return redirect(safeReturnTo(form.value.returnTo, "/desk"), {
    status: 303,
    headers: { "set-cookie": await sessionCookie(platform).serialize(result.token) },
  });
}

const words = {
  zh: {
    title: "登录", demo: "演示身份（一键登录）", demoNote: "演示环境不需要密码。请选择一个身份：", citizen: "市民", representative: "公众代表（representative）",
    number: "第几位演示市民", staff: "工作人员登录", email: "工作邮箱", password: "密码", totp: "动态口令（六位数字）", submit: "登录",
    citizenCode: "市民用手机号码或电子邮箱登录",
  },
  en: {
    title: "Sign in", demo: "Demo personas (one click)", demoNote: "The demo needs no password. Choose who to be:", citizen: "Citizen", representative: "Representative",
    number: "Number of the demo citizen", staff: "Staff", email: "Work e-mail", password: "Password", totp: "Six-digit code", submit: "Sign in",
    citizenCode: "Citizens sign in with a phone number or e-mail",
  },
};

export const meta: MetaFunction = ({ location }) => [{ title: location.pathname.startsWith("/en") ? "Sign in · Kaimen" : "登录 · 开门" }];

export default function SignIn() {
  const { personas, returnTo, needsTotp } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  const { lang } = usePageFrame();
  const word = words[lang];
  return (
    <PublicPage narrow>
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{word.title}</h1>
      {personas ? (
        <section aria-labelledby="personas">
          <h2 id="personas">{word.demo}</h2>
          <p>{word.demoNote}</p>
          <ul className="persona-list">
            <li>
              <PostForm action="/sign-in/demo" className="persona-form" hidden={{ persona: "citizen", returnTo: returnTo || undefined }}>
                <label htmlFor="citizen-number">{word.number}</label>
                <input id="citizen-number" className="control control-short" name="n" inputMode="numeric" defaultValue="1" />
                <SubmitButton variant="plain">{word.citizen}</SubmitButton>
              </PostForm>
            </li>
            <li>
              <PostForm action="/sign-in/demo" className="persona-form" hidden={{ persona: "representative", returnTo: returnTo || undefined }}>
                <SubmitButton variant="plain">{word.representative}</SubmitButton>
              </PostForm>
            </li>
            {personas.map((person) => (
              <li key={person.persona}>
                <PostForm action="/sign-in/demo" className="persona-form" hidden={{ persona: person.persona, returnTo: returnTo || undefined }}>
                  <SubmitButton variant="plain">{`${person.name}（${person.persona}）`}</SubmitButton>
                  <span>{person.unitName}</span>
                </PostForm>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="staff">
        <h2 id="staff">{word.staff}</h2>
        <PostForm action={localPath(lang, "/sign-in")} hidden={{ returnTo: returnTo || undefined }}>
          <Field lang={lang} state={state} name="email" label={word.email} type="email" autoComplete="username" />
          <Field lang={lang} state={state} name="password" label={word.password} type="password" autoComplete="current-password" />
          {needsTotp ? (
            <Field lang={lang} state={state} name="totp" label={word.totp} inputMode="numeric" autoComplete="one-time-code" width="code" />
          ) : null}
          <SubmitButton>{word.submit}</SubmitButton>
        </PostForm>
      </section>
      <p>
        <a href={localPath(lang, "/sign-in/code")}>{word.citizenCode}</a>
      </p>
    </PublicPage>
  );
}
