import { data, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { resendReceipts } from "~/features/consultation/resend-receipts.server";
import { resendForm } from "~/features/consultation/schema";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";
import { NextSteps, SuccessPanel } from "~/ui/notice";

const words = {
  zh: {
    title: "重新发送回执编号",
    lead: "填写提交意见时留下的手机号码或者电子邮箱，我们把用它提交的全部意见的回执编号发过去。",
    contact: "手机号码或者电子邮箱",
    submit: "发送回执编号",
    tooMany: "发送的次数过多。请过一小时再试，或者拨打页面下方的电话。",
    done: "已经处理",
    doneText: "如果用这个联系方式提交过意见，回执编号会在几分钟内发到。没有收到的，请核对联系方式是否就是提交时填写的那一个，并查看垃圾邮件。",
    receipts: "查回执",
    again: "换一个联系方式",
  },
  en: {
    title: "Send my receipt codes again",
    lead: "Enter the mobile number or e-mail you gave with your opinion. We send it the codes of all opinions submitted with it.",
    contact: "Mobile number or e-mail",
    submit: "Send the codes",
    tooMany: "The codes were sent too often. Please try again in an hour, or call the number at the bottom of the page.",
    done: "Your request was handled",
    doneText: "If opinions were submitted with this contact, their codes arrive within a few minutes. If nothing comes, check that it is the contact you gave then, and look into your spam folder.",
    receipts: "My receipt",
    again: "Try another contact",
  },
};

/** One answer, whether the contact has any opinions or not. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const lang = langOf(request);
  const form = readForm(await formDataOf(request), resendForm(lang));
  const answer = (fault: FormFault | null, status: number) => data<{ fault: FormFault | null }>({ fault }, { status });
  if (!form.ok) return answer(form.fault, 422);
  const result = await resendReceipts(platform, platform.clock.now(), { contact: form.value.contact, lang, address });
  return result.ok ? answer(null, 200) : answer(formFault(form.values, words[lang].tooMany), 429);
}

export const meta: MetaFunction = ({ location }) => [{ title: words[langOfPath(location.pathname)].title }];

export default function ReceiptsResend() {
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = words[lang];
  const state = answer?.fault ?? emptyForm;
  if (answer && !answer.fault) {
    return (
      <PublicPage narrow>
        <SuccessPanel title={word.done}>
          <p className="lead">{word.doneText}</p>
          <NextSteps
            lang={lang}
            steps={[
              { href: localPath(lang, "/receipts"), label: word.receipts },
              { href: localPath(lang, "/receipts/resend"), label: word.again },
            ]}
          />
        </SuccessPanel>
      </PublicPage>
    );
  }
  return (
    <PublicPage narrow>
      <div className="stack">
        <ErrorSummary lang={lang} errors={state.errors} />
        <h1>{word.title}</h1>
        <p className="lead">{word.lead}</p>
        <PostForm action={localPath(lang, "/receipts/resend")}>
          <Field lang={lang} state={state} name="contact" label={word.contact} />
          <SubmitButton>{word.submit}</SubmitButton>
        </PostForm>
      </div>
    </PublicPage>
  );
}
