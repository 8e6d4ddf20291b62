import type { ContactKind } from "~/domain/identity/contact";
import type { Lang } from "~/domain/text/lang";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, type FormState } from "~/ui/form-state";
import { Notice, type NextStep } from "~/ui/notice";

const words = {
  zh: {
    title: "撤回意见",
    consequence: "撤回以后不能恢复",
    what: "意见内容、姓名和联系方式会立即删除，办理单位不再看到，也不再答复。收到意见的总数中仍计一件，列为撤回。",
    decision: "征求意见事项",
    code: "回执编号",
    until: "最迟撤回时间",
    needsCode: { phone: "为确认是您本人，先向提交意见时留下的手机号码发送验证码。", email: "为确认是您本人，先向提交意见时留下的电子邮箱发送验证码。" },
    send: "发送验证码",
    sent: { phone: "验证码已经发到您留下的手机号码，十分钟内有效。", email: "验证码已经发到您留下的电子邮箱，十分钟内有效。" },
    contactCode: "六位验证码",
    withdraw: "确认撤回",
    resend: "重新发送验证码",
  },
  en: {
    title: "Withdraw my opinion",
    consequence: "A withdrawal cannot be undone",
    what: "Your words, name and contact are deleted at once; officials no longer see them and will not answer. In the total it still counts as one, listed as withdrawn.",
    decision: "Consultation",
    code: "Receipt code",
    until: "Possible until",
    needsCode: { phone: "To make sure it is you, a code is first sent to the mobile number you gave.", email: "To make sure it is you, a code is first sent to the e-mail address you gave." },
    send: "Send the code",
    sent: { phone: "The code has been sent to the mobile number you gave. It works for ten minutes.", email: "The code has been sent to the e-mail address you gave. It works for ten minutes." },
    contactCode: "Six-digit code",
    withdraw: "Withdraw now",
    resend: "Send a new code",
  },
} satisfies Record<Lang, unknown>;

export function withdrawTitle(lang: Lang): string {
  return words[lang].title;
}

/** First what a withdrawal means, then, where a contact was given, the code that was sent to it. */
export function WithdrawForm(props: {
  lang: Lang;
  action: string;
  title: string;
  code: string;
  closing: string;
  /** Null where nothing has to be proved. */
  contactKind: ContactKind | null;
  codeSent: boolean;
  state: FormState | null;
  back: NextStep;
}) {
  const { lang, contactKind, codeSent } = props;
  const word = words[lang];
  const state = props.state ?? emptyForm;
  return (
    <div className="stack">
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{word.title}</h1>
      {codeSent && contactKind ? (
        <p className="lead" role="status">
          {word.sent[contactKind]}
        </p>
      ) : null}
      <Notice lang={lang} kind="warning" title={word.consequence}>
        <p>{word.what}</p>
      </Notice>
      {codeSent ? null : (
        <DescriptionList
          facts={[
            { label: word.decision, value: props.title },
            { label: word.code, value: props.code },
            { label: word.until, value: props.closing },
          ]}
        />
      )}
      {contactKind && !codeSent ? (
        <PostForm action={props.action} hidden={{ intent: "send" }}>
          <p>{word.needsCode[contactKind]}</p>
          <SubmitButton>{word.send}</SubmitButton>
        </PostForm>
      ) : (
        <PostForm action={props.action} hidden={{ intent: "withdraw" }}>
          {contactKind ? (
            <Field lang={lang} state={state} name="contactCode" label={word.contactCode} inputMode="numeric" autoComplete="one-time-code" width="code" />
          ) : null}
          <SubmitButton variant="danger">{word.withdraw}</SubmitButton>
        </PostForm>
      )}
      {contactKind && codeSent ? (
        <PostForm action={props.action} hidden={{ intent: "send" }}>
          <SubmitButton variant="plain">{word.resend}</SubmitButton>
        </PostForm>
      ) : null}
      <p>
        <a href={props.back.href}>{props.back.label}</a>
      </p>
    </div>
  );
}
