import { AUTHOR_KINDS } from "~/domain/identity/names";
import { PRIVACY_NOTICE_VERSION } from "~/domain/identity/retention";
import { keptUntil } from "~/domain/identity/retention.words";
import { OPINION_LIMITS } from "~/domain/text/graphemes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { Checkbox, RadioGroup } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { ClauseQuote } from "~/ui/official-text";
import { authorKindWords } from "../words";
import { Lines } from "./lines";

const words = {
  zh: {
    onClause: (clause: string) => `对${clause}提意见`,
    onWhole: "对整个草案提意见",
    body: "您的意见和理由",
    bodyHint: "写明您建议怎么改、为什么。请不要在这里写身份证号、电话和住址。",
    who: "您以什么身份提意见",
    name: "姓名或者单位名称",
    nameHint: "只有办理意见的工作人员能看到；公布采纳情况时，个人姓名写作“王**”，单位写全称。",
    contact: "手机号码或者电子邮箱",
    contactHint: `只用于发送回执、告知办理结果，以及在您遗失回执编号、需要撤回意见时确认是您本人。不公开，${keptUntil("opinionIdentity", "zh")}。`,
    publish: "同意公开我的姓名",
    publishHint: "不选也可以，不影响办理。选中后，采纳情况表中写您的全名。",
    consent: `同意按个人信息说明（${PRIVACY_NOTICE_VERSION} 版）使用我的姓名和联系方式`,
    consentHint: "留了姓名或者联系方式的才需要勾选。",
    oneByOne: "这次征集会在期间内逐条公布意见：经审查后公布意见内容，个人姓名写作“王**”。",
    submit: "提交意见",
    next: "提交后页面会给出回执编号，凭编号随时可以查看办理情况，截止前可以撤回。",
    privacy: "个人信息怎样使用和删除",
  },
  en: {
    onClause: (clause: string) => `Comment on ${clause}`,
    onWhole: "Comment on the whole draft",
    body: "Your opinion and your reasons",
    bodyHint: "Say what should be changed and why. Please do not write ID numbers, telephone numbers or home addresses here.",
    who: "As whom do you give your opinion?",
    name: "Your name or the name of your organisation",
    nameHint: "Seen only by the officials who handle opinions. In the published response an individual appears as 王**, an organisation with its full name.",
    contact: "Mobile number or e-mail",
    contactHint: `Used only to send your receipt and the result, and to make sure it is you when you lose your receipt code or withdraw. Never published. ${keptUntil("opinionIdentity", "en")}.`,
    publish: "Publish my name",
    publishHint: "You need not agree. If you do, the published table shows your full name.",
    consent: `I agree that my name and contact are used as the privacy notice says (version ${PRIVACY_NOTICE_VERSION})`,
    consentHint: "Needed only if you gave a name or a contact.",
    oneByOne: "This consultation publishes opinions one by one while it is open: your words appear after a review, individuals as 王**.",
    submit: "Submit opinion",
    next: "You then get a receipt code. With it you can follow your opinion at any time and withdraw it until the closing date.",
    privacy: "How personal data is used and deleted",
  },
} satisfies Record<Lang, unknown>;

/** The heading of the form and of its page. */
export function opinionTitle(lang: Lang, clause: string | null): string {
  return clause === null ? words[lang].onWhole : words[lang].onClause(clause);
}

/** One opinion: the clause on top, what is proposed, who says it, one button. */
export function OpinionForm(props: {
  lang: Lang;
  action: string;
  state: FormState;
  clause: { name: string; label: string; quote: string } | null;
  allowsAnonymous: boolean;
  publishesOneByOne: boolean;
  hidden: { clause: string; submission: string; source: string };
  /** Address of the module that counts while somebody types. */
  countScript: string;
}) {
  const { lang, state } = props;
  const word = words[lang];
  return (
    <div className="stack">
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{opinionTitle(lang, props.clause?.name ?? null)}</h1>
      {props.clause ? (
        <div lang="zh-CN">
          <ClauseQuote source={props.clause.label}>
            <Lines text={props.clause.quote} />
          </ClauseQuote>
        </div>
      ) : null}
      {/* As multipart an emoji takes a third of the bytes, so that five thousand of any kind fit. */}
      <PostForm action={props.action} files hidden={props.hidden}>
        <TextArea lang={lang} state={state} name="body" label={word.body} hint={word.bodyHint} limit={OPINION_LIMITS} isCounted rows={8} />
        <RadioGroup
          lang={lang}
          state={state}
          name="authorKind"
          label={word.who}
          choices={AUTHOR_KINDS.map((kind) => ({ value: kind, label: authorKindWords[lang][kind] }))}
        />
        <Field lang={lang} state={state} name="name" label={word.name} hint={word.nameHint} optional={props.allowsAnonymous} autoComplete="name" />
        <Field lang={lang} state={state} name="contact" label={word.contact} hint={word.contactHint} optional />
        <Checkbox lang={lang} state={state} name="namePublic" label={word.publish} hint={word.publishHint} optional />
        <Checkbox lang={lang} state={state} name="consent" label={word.consent} hint={word.consentHint} optional={props.allowsAnonymous} />
        <p>
          <a href={localPath(lang, "/privacy")}>{word.privacy}</a>
        </p>
        {props.publishesOneByOne ? <p>{word.oneByOne}</p> : null}
        <p>{word.next}</p>
        <SubmitButton>{word.submit}</SubmitButton>
      </PostForm>
      <script type="module" src={props.countScript} />
    </div>
  );
}
