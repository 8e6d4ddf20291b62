import type { PublicCall } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { Checkbox, RadioGroup } from "~/ui/choices";
import { ErrorSummary, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { conditionField, dimensionField, STATEMENT_MAX } from "../schema";
import { InChinese, OwnWords } from "./own-words";

const words = {
  zh: {
    title: (call: string) => `报名：${call}`,
    as: (contact: string) => `您已确认联系方式 ${contact}，我们用它通知您审核和抽选结果。`,
    conditions: "报名条件",
    conditionsNote: "请如实回答。有一项答“否”的，一般不符合条件；您仍可以提交，由承办部门审核并说明理由。",
    yes: "是",
    no: "否",
    groups: "您属于哪一类",
    groupsNote: "名额要求按这些类别计算，请如实选择。",
    statement: "您为什么愿意参加",
    statementHint: "只有审核资格的工作人员能看到，不公开，不打分，不影响抽中的机会。",
    consent: "我同意按照公布的遴选办法参加抽选，也同意名册这样公开",
    consentHint: "公开的名册只列报名序号、上面选择的类别和一串校验码，没有姓名和联系方式。某一类别不足三人的，与其他类别合并后公布，以免被认出；合并使名额要求变宽的，会在记录中写明。抽中和候补的，公布报名序号和类别。校验码由一串只给您本人的随机数算出，别人无法用它猜出您。",
    next: "提交后得到一个报名序号。截止以前可以撤回。",
    submit: "提交报名",
  },
  en: {
    title: (call: string) => `Apply: ${call}`,
    as: (contact: string) => `Your contact ${contact} is confirmed. We use it to tell you about the check and the draw.`,
    conditions: "Conditions",
    conditionsNote: "Please answer truthfully. Whoever answers a question with no is usually not eligible; you may still apply, and the office will check and give its reason.",
    yes: "Yes",
    no: "No",
    groups: "Which groups do you belong to?",
    groupsNote: "The quotas count these groups. Please choose truthfully.",
    statement: "Why would you like to take part?",
    statementHint: "Seen only by the officials who check applications. It is not published, not scored, and does not change your chance.",
    consent: "I agree to the draw as published, and to the pool being published like this",
    consentHint: "The public pool holds the number of the application, the groups chosen above and a checksum, and no name or contact. Groups of fewer than three people are put together with others before publication, so that nobody is recognised; where that loosens a quota the record says so. Of those drawn and the alternates, number and groups are published. The checksum is made with random digits that only you are given, so nobody can use it to guess who you are.",
    next: "You then get a number. You can withdraw until applications close.",
    submit: "Submit application",
  },
} satisfies Record<Lang, unknown>;

/** The application form: conditions, groups, a statement and the consent. */
export function ApplyForm({ lang, call, contact, action, state }: { lang: Lang; call: PublicCall; contact: string; action: string; state: FormState }) {
  const word = words[lang];
  return (
    <>
      <ErrorSummary lang={lang} errors={state.errors} />
      <h1>{word.title(call.title[lang])}</h1>
      <p>{word.as(contact)}</p>
      <PostForm action={action}>
        <h2>{word.conditions}</h2>
        <p>{word.conditionsNote}</p>
        {call.conditions.map((condition, index) => (
          <RadioGroup
            key={condition.zh}
            lang={lang}
            state={state}
            name={conditionField(index)}
            label={<OwnWords lang={lang} text={condition} />}
            choices={[
              { value: "yes", label: word.yes },
              { value: "no", label: word.no },
            ]}
          />
        ))}
        <h2>{word.groups}</h2>
        <p>{word.groupsNote}</p>
        {call.dimensions.map((dimension, index) => (
          <Select
            key={dimension.label.zh}
            lang={lang}
            state={state}
            name={dimensionField(index)}
            label={<OwnWords lang={lang} text={dimension.label} />}
            options={dimension.values.map(({ label }) => ({ value: label.zh, label: label[lang] }))}
          />
        ))}
        <TextArea lang={lang} state={state} name="statement" label={word.statement} hint={word.statementHint} limit={{ max: STATEMENT_MAX }} optional />
        <p className="reading"><InChinese lang={lang}>{call.privacyNotice}</InChinese></p>
        <Checkbox lang={lang} state={state} name="consent" label={word.consent} hint={word.consentHint} />
        <p>{word.next}</p>
        <SubmitButton>{word.submit}</SubmitButton>
      </PostForm>
    </>
  );
}
