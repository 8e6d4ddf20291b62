import { randomBytes } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { maskContact } from "~/domain/identity/contact";
import { checkOpenForApplications } from "~/domain/representatives/call-state";
import { viewerOf } from "~/features/identity/viewer.server";
import { applyForCall, type ApplyRefusal } from "~/features/representatives/apply-for-call.server";
import { ownApplication } from "~/features/representatives/own-queries.server";
import { ApplyForm } from "~/features/representatives/parts/apply-form";
import { findCall, type FoundCall } from "~/features/representatives/public-queries.server";
import { applicationForm } from "~/features/representatives/schema";
import { applyRefusalWords } from "~/features/representatives/words";
import type { Platform } from "~/platform/platform.server";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ButtonLink } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { RefusalPage } from "~/ui/notice";

async function readCall(platform: Platform, slug: string, now: Date): Promise<FoundCall> {
  const found = await findCall(platform.db, slug, now);
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  return found;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const { call, window } = await readCall(platform, params.slug ?? "", now);
  const open = checkOpenForApplications(window, now);
  const refused: ApplyRefusal | null = open.ok ? null : { ...open, ...window };
  const viewer = await viewerOf(platform, request, now);
  const citizen = viewer.kind === "citizen" ? viewer : null;
  const own = citizen && (await ownApplication(platform.db, citizen, call.callId));
  if (request.method === "GET" && own && !own.withdrawnAt) throw redirect(localPath(langOf(request), `/calls/${call.slug}/mine`));
  const contact = citizen && maskContact({ kind: citizen.contactKind, value: citizen.contact });
  return data({ call, refused, contact }, { status: refused && request.method === "GET" ? 409 : 200, headers: { "cache-control": "no-store" } });
}

/** `POST /calls/<slug>/apply` with `condition1`…, `dimension1`…, `statement`, `consent`, by a person with a confirmed contact. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const now = platform.clock.now();
  const { call } = await readCall(platform, params.slug ?? "", now);
  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind === "anonymous") throw refusal("SIGN_IN_FIRST");
  if (viewer.kind === "staff") throw refusal("FORBIDDEN");
  const answer = (fault: FormFault | null, refused: ApplyRefusal | null, status: number) => data({ fault, refused }, { status });
  const form = readForm(await formDataOf(request), applicationForm(lang, call));
  if (!form.ok) return answer(form.fault, null, 422);
  const result = await applyForCall(platform, now, viewer.id, { ...form.value, slug: call.slug, lang }, randomBytes);
  if (!result.ok) return answer(null, result, 409);
  return redirect(localPath(lang, `/calls/${call.slug}/mine?sent=${result.isNew ? "new" : "kept"}`), 303);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const lang = langOfPath(location.pathname);
  return [{ title: `${lang === "en" ? "Apply: " : "报名："}${data?.call.title[lang] ?? ""}` }, { name: "robots", content: "noindex" }];
};

const words = {
  zh: {
    back: "返回公告和遴选办法",
    first: "报名前请先确认联系方式",
    why: "每人只能报名一次，我们也要用它通知您审核和抽选的结果。填写手机号码或者电子邮箱，收到六位验证码后填上即可，不用注册。",
    confirm: "确认联系方式",
    decision: "查看这件决策",
  },
  en: {
    back: "Back to the call and the method",
    first: "Please confirm a contact first",
    why: "Each person can apply once, and we use the contact to tell you the result. Give a mobile number or an e-mail address and enter the six-digit code that we send; you need no account.",
    confirm: "Confirm a contact",
    decision: "See this decision",
  },
};

export default function Apply() {
  const { call, refused: closed, contact } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = words[lang];
  const path = localPath(lang, `/calls/${call.slug}`);
  const refused = answer?.refused ?? closed;
  if (refused) {
    const { title, sentence } = applyRefusalWords(lang, refused);
    const steps = [{ href: path, label: word.back }, { href: localPath(lang, `/decisions/${call.decisionSlug}`), label: word.decision }];
    return (
      <PublicPage narrow>
        <RefusalPage lang={lang} title={title} sentences={[sentence]} steps={steps} />
      </PublicPage>
    );
  }
  return (
    <PublicPage narrow>
      <p className="mb-4"><a href={path}>{word.back}</a></p>
      {contact === null ? (
        <div className="stack">
          <h1>{word.first}</h1>
          <p className="lead">{word.why}</p>
          <p><ButtonLink href={localPath(lang, `/sign-in/code?returnTo=${encodeURIComponent(`${path}/apply`)}`)}>{word.confirm}</ButtonLink></p>
        </div>
      ) : (
        <ApplyForm lang={lang} call={call} contact={contact} action={`${path}/apply`} state={answer?.fault ?? emptyForm} />
      )}
    </PublicPage>
  );
}
