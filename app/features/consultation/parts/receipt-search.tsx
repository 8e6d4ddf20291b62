import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, type FormState } from "~/ui/form-state";
import { NextSteps } from "~/ui/notice";

const words = {
  zh: {
    title: "查回执",
    lead: "用提交意见时得到的回执编号，可以查看意见办理到哪一步、是否采纳。",
    label: "回执编号",
    hint: "10 位字母和数字，例如 K7RSM-2XYHJ。大小写、空格和连字符都可以；编号中没有数字 0、1 和字母 I、L、O。",
    submit: "查回执",
    lost: "编号丢了：发到我留的手机或者邮箱",
    consultations: "查看正在征求意见的草案",
    unknown: "没有找到这个回执",
    unknownText: "请对照回执逐位核对编号后再试一次。如果编号丢失，可以重新发送到您提交意见时留下的手机或者邮箱。",
    tooMany: "尝试次数过多",
    tooManyText: "为保护大家的回执，请过十分钟再试。急需查询的，请拨打页面下方的电话。",
  },
  en: {
    title: "My receipt",
    lead: "With the code you received you can see how far your opinion has come and whether it was adopted.",
    label: "Receipt code",
    hint: "Ten letters and digits, such as K7RSM-2XYHJ. Upper or lower case, spaces and hyphens do not matter. A code never contains 0, 1, I, L or O.",
    submit: "Show my receipt",
    lost: "I lost my code: send it to my phone or e-mail",
    consultations: "See the drafts open for comment",
    unknown: "This receipt was not found",
    unknownText: "Please compare the code with your receipt and try again. If you lost it, it can be sent again to the phone or e-mail you gave.",
    tooMany: "Too many tries",
    tooManyText: "To protect everybody's receipts, please wait ten minutes. If it is urgent, call the number at the bottom of the page.",
  },
} satisfies Record<Lang, unknown>;

export function receiptSearchTitle(lang: Lang, refused: "UNKNOWN_RECEIPT" | "TOO_MANY_TRIES" | null): string {
  return refused === null ? words[lang].title : refused === "UNKNOWN_RECEIPT" ? words[lang].unknown : words[lang].tooMany;
}

/** The place to type a receipt code, alone or below the one answer to every wrong code. */
export function ReceiptSearch({ lang, refused, state = emptyForm }: { lang: Lang; refused: "UNKNOWN_RECEIPT" | "TOO_MANY_TRIES" | null; state?: FormState }) {
  const word = words[lang];
  return (
    <div className="stack">
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1 tabIndex={refused ? -1 : undefined} autoFocus={refused !== null}>
        {receiptSearchTitle(lang, refused)}
      </h1>
      <p className="lead">{refused === null ? word.lead : refused === "UNKNOWN_RECEIPT" ? word.unknownText : word.tooManyText}</p>
      {refused === "TOO_MANY_TRIES" ? null : (
        <PostForm action={localPath(lang, "/receipts")}>
          <Field lang={lang} state={state} name="code" label={word.label} hint={word.hint} width="code" autoComplete="off" />
          <SubmitButton>{word.submit}</SubmitButton>
        </PostForm>
      )}
      <NextSteps
        lang={lang}
        steps={[
          { href: localPath(lang, "/receipts/resend"), label: word.lost },
          { href: localPath(lang, "/consultations"), label: word.consultations },
        ]}
      />
    </div>
  );
}
