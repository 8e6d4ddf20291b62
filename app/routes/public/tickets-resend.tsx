import { data, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { resendTickets } from "~/features/open-month/resend-tickets.server";
import { resendTicketsForm } from "~/features/open-month/schema";
import { registerWords, ticketWords } from "~/features/open-month/words-register";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { NextSteps, SuccessPanel } from "~/ui/notice";

/** One answer, whether the contact has any tickets or not. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const form = readForm(await formDataOf(request), resendTicketsForm(lang));
  const answer = (fault: FormFault | null, status: number) => data<{ fault: FormFault | null }>({ fault }, { status });
  if (!form.ok) return answer(form.fault, 422);
  const result = await resendTickets(platform, platform.clock.now(), { contact: form.value.contact, lang, address });
  return result.ok ? answer(null, 200) : answer(formFault(form.values, ticketWords[lang].resendTooMany), 429);
}

export const meta: MetaFunction = ({ location }) => [{ title: ticketWords[langOfPath(location.pathname)].resendTitle }];

export default function TicketsResend() {
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const words = ticketWords[lang];
  const state = answer?.fault ?? emptyForm;
  return (
    <PublicPage narrow>
      {answer && !answer.fault ? (
        <SuccessPanel title={words.resendDone}>
          <p className="lead">{words.resendDoneText}</p>
          <NextSteps lang={lang} steps={[{ href: localPath(lang, "/open-month"), label: registerWords[lang].toList }]} />
        </SuccessPanel>
      ) : (
        <div className="stack">
          <ErrorSummary lang={lang} errors={state.errors} />
          <h1>{words.resendTitle}</h1>
          <p className="lead">{words.resendLead}</p>
          <PostForm action={localPath(lang, "/tickets/resend")}>
            <Field lang={lang} state={state} name="contact" label={registerWords[lang].contact} />
            <SubmitButton>{words.resendSubmit}</SubmitButton>
          </PostForm>
        </div>
      )}
    </PublicPage>
  );
}
