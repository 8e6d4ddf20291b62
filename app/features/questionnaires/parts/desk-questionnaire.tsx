import { dayOf, formatTime } from "~/domain/calendar/shanghai";
import { MOST_CHOICES, QUESTION_KINDS, type Question } from "~/domain/questionnaire/question";
import { questionKindWords } from "~/domain/questionnaire/questionnaire.words";
import { Checkbox } from "~/ui/choices";
import { Field, PostForm, Select, SubmitButton, TextArea, type Option } from "~/ui/form";
import type { FormState, FormValues } from "~/ui/form-state";
import type { EditableQuestionnaire } from "../queries.server";
import { INTRODUCTION_MAX } from "../schema";

/** An instant as `datetime-local` shows it, in Shanghai. */
function localTime(at: Date): string {
  return `${dayOf(at)}T${formatTime(at)}`;
}

/** What the form shows of a stored questionnaire. */
export function questionnaireValues({ title, titleEn, introduction, introductionEn, opensAt, closesAt }: EditableQuestionnaire): FormValues {
  return { title, titleEn, introduction, introductionEn, opensAt: localTime(opensAt), closesAt: localTime(closesAt) };
}

/** Title, introduction and times. A new questionnaire chooses its consultation and has no version. */
export function QuestionnaireForm({ state, version, windows }: { state: FormState; version?: number; windows?: Option[] }) {
  const common = { lang: "zh" as const, state };
  return (
    <PostForm hidden={{ intent: "save", version }}>
      {windows ? <Select {...common} name="windowId" label="属于哪一次征求意见" hint="问卷在这一次征求意见期间填写，结果随它的采纳情况公布。" options={windows} /> : null}
      <Field {...common} name="title" label="问卷名称" />
      <Field {...common} name="titleEn" label="英文名称" optional />
      <TextArea {...common} name="introduction" label="说明" hint="写给填写的人：为什么问，大约几分钟。" rows={4} limit={{ min: 1, max: INTRODUCTION_MAX }} />
      <TextArea {...common} name="introductionEn" label="英文说明" rows={3} limit={{ max: INTRODUCTION_MAX }} optional />
      <Field {...common} name="opensAt" label="开始时间" hint="不早于征求意见开始。" type="datetime-local" />
      <Field {...common} name="closesAt" label="截止时间" hint="到这一刻为止，之后不再接收。不晚于征求意见截止。" type="datetime-local" />
      <SubmitButton>{windows ? "新建问卷" : "保存"}</SubmitButton>
    </PostForm>
  );
}

/** What the form of one question shows of a stored one. */
export function questionValues(question: Question | undefined): FormValues {
  if (!question) return { kind: "single", isRequired: "on" };
  const lines = "choices" in question ? question.choices.map(({ zh, en }) => (en === "" ? zh : `${zh} | ${en}`)).join("\n") : "";
  const ends = question.kind === "scale" ? { low: question.low.zh, lowEn: question.low.en, high: question.high.zh, highEn: question.high.en } : {};
  return { kind: question.kind, text: question.text.zh, textEn: question.text.en, isRequired: question.isRequired ? "on" : undefined, choices: lines, ...ends };
}

/** One question; `number` counts from 1, and 0 is a new one. */
export function QuestionForm({ state, version, number }: { state: FormState; version: number; number: number }) {
  const common = { lang: "zh" as const, state };
  return (
    <PostForm hidden={{ intent: "question", version, number }}>
      <Select {...common} name="kind" label="题型" placeholder={false} options={QUESTION_KINDS.map((value) => ({ value, label: questionKindWords[value] }))} />
      <Field {...common} name="text" label="题目" />
      <Field {...common} name="textEn" label="英文题目" optional />
      <Checkbox {...common} name="isRequired" label="必须回答" />
      <TextArea {...common} name="choices" label="选项" hint={`单选、多选要填写，其他题型不填：一行一个，2 至 ${MOST_CHOICES} 个。英文写在“|”后面，例如“每天 | Every day”。`} rows={5} optional />
      <Field {...common} name="low" label="1 分的意思" hint="一至五分要填写，例如“很不方便”。" optional />
      <Field {...common} name="lowEn" label="1 分的英文" optional />
      <Field {...common} name="high" label="5 分的意思" hint="一至五分要填写，例如“很方便”。" optional />
      <Field {...common} name="highEn" label="5 分的英文" optional />
      <SubmitButton>{number === 0 ? "添加题目" : `保存第 ${number} 题`}</SubmitButton>
    </PostForm>
  );
}

/** The questions in their order, each with what can be done to it while the questionnaire was never public. */
export function QuestionList({ questions, version, base, isFixed }: { questions: Question[]; version: number; base: string; isFixed: boolean }) {
  if (questions.length === 0) return <p>还没有题目。</p>;
  return (
    <ol className="plain-list">
      {questions.map((question, index) => (
        <li key={index} className="stack-tight">
          <p>
            <strong>{index + 1}. {question.text.zh}</strong>（{questionKindWords[question.kind]}，{question.isRequired ? "必答" : "选填"}）
          </p>
          {"choices" in question ? <p>{question.choices.map(({ zh }) => zh).join("；")}</p> : null}
          {question.kind === "scale" ? <p>1 分：{question.low.zh}；5 分：{question.high.zh}</p> : null}
          {isFixed ? null : (
            <>
              <p><a href={`${base}?question=${index + 1}#question`}>修改第 {index + 1} 题</a></p>
              <PostForm hidden={{ intent: "order", version, number: index + 1 }} className="cluster">
                {index > 0 ? <SubmitButton variant="plain" small name="order" value="up">第 {index + 1} 题上移</SubmitButton> : null}
                {index < questions.length - 1 ? <SubmitButton variant="plain" small name="order" value="down">第 {index + 1} 题下移</SubmitButton> : null}
                <SubmitButton variant="danger" small name="order" value="remove">删去第 {index + 1} 题</SubmitButton>
              </PostForm>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
