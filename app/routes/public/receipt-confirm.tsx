import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmOpinionContact } from "~/features/consultation/confirm-opinion-contact.server";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { ReceiptSearch } from "~/features/consultation/parts/receipt-search";
import { findWithdrawal } from "~/features/consultation/receipt-queries.server";
import { withdrawalForm } from "~/features/consultation/schema";
import { receiptWords } from "~/features/consultation/words-receipt";
import { confirmContactCode, provedBefore } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { contactCodeRefusals } from "~/features/identity/words";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

function find({ params, context }: Pick<LoaderFunctionArgs, "params" | "context">) {
  const { platform, address } = context;
  return lookUpReceipt(platform, platform.clock.now(), { typed: params.code ?? "", address }, (code) => findWithdrawal(platform.db, code));
}

/** Proves the contact of one opinion with a code. */
export async function loader(args: LoaderFunctionArgs) {
  const result = await find(args);
  if (!result.ok) return data({ unknown: result.reason, code: "", contactKind: null }, { status: result.reason === "TOO_MANY_TRIES" ? 429 : 404, headers: ownHeaders });
  const { code, contact } = result.found;
  if (!contact) throw redirect(localPath(langOf(args.request), `/receipts/${code}`), 303);
  return data({ unknown: null, code, contactKind: contact.kind }, { headers: ownHeaders });
}

interface Answer {
  codeSent: boolean;
  fault: FormFault | null;
}

/** `intent=send` sends the code, `intent=confirm` takes it. */
export async function action(args: ActionFunctionArgs) {
  const { platform, address } = args.context;
  const lang = langOf(args.request);
  const now = platform.clock.now();
  const result = await find(args);
  if (!result.ok) throw refusal(result.reason === "TOO_MANY_TRIES" ? "TOO_MANY_TRIES" : "NOT_FOUND");
  const { code: receiptCode, contact } = result.found;
  if (!contact) throw refusal("NOT_FOUND");
  const words = contactCodeRefusals[lang];
  const form = await formDataOf(args.request);
  if (form.get("intent") === "send") {
    const sent = await requestContactCode(platform, now, { contact, purpose: "confirm-opinion", lang, address });
    return sent.ok ? data<Answer>({ codeSent: true, fault: null }) : data<Answer>({ codeSent: false, fault: formFault({}, words[sent.reason]) }, { status: 429 });
  }
  const typed = readForm(form, withdrawalForm(lang));
  if (!typed.ok) return data<Answer>({ codeSent: true, fault: typed.fault }, { status: 422 });
  const proof = { contact, purpose: "confirm-opinion", code: typed.value.contactCode } as const;
  const confirmed = await confirmContactCode(platform, now, proof);
  // Pressed twice it is confirmed once, and the second answer says so too.
  if (!confirmed.ok && !(await provedBefore(platform, now, proof))) return data<Answer>({ codeSent: true, fault: formFault(typed.values, words[confirmed.reason], "contactCode") }, { status: 422 });
  await confirmOpinionContact(platform, now, { receiptCode, provedContact: contact });
  return redirect(localPath(lang, `/receipts/${receiptCode}`), 303);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: receiptWords[langOfPath(location.pathname)].confirmTitle }, { name: "robots", content: "noindex, nofollow" }];

export default function ReceiptConfirm() {
  const { unknown, code, contactKind } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = receiptWords[lang];
  const state = answer?.fault ?? emptyForm;
  const formPath = localPath(lang, `/receipts/${code}/confirm`);
  if (unknown || !contactKind) {
    return (
      <PublicPage narrow>
        <ReceiptSearch lang={lang} refused={unknown} />
      </PublicPage>
    );
  }
  return (
    <PublicPage narrow>
      <div className="stack">
        <ErrorSummary lang={lang} errors={state.errors} />
        <h1>{word.confirmTitle}</h1>
        {answer?.codeSent ? (
          <>
            <p className="lead" role="status">
              {word.confirmSent[contactKind]}
            </p>
            <PostForm action={formPath} hidden={{ intent: "confirm" }}>
              <Field lang={lang} state={state} name="contactCode" label={word.contactCode} inputMode="numeric" autoComplete="one-time-code" width="code" />
              <SubmitButton>{word.confirm}</SubmitButton>
            </PostForm>
          </>
        ) : (
          <>
            <p className="lead">{word.confirmLead[contactKind]}</p>
            <PostForm action={formPath} hidden={{ intent: "send" }}>
              <SubmitButton>{word.sendCode}</SubmitButton>
            </PostForm>
          </>
        )}
        <p>
          <a href={localPath(lang, `/receipts/${code}`)}>{word.back}</a>
        </p>
      </div>
    </PublicPage>
  );
}
