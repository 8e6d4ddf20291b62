import { questionField } from "~/domain/questionnaire/answer";
import { SCALE, TEXT_ANSWER_MAX, type PublicQuestionnaire, type Question } from "~/domain/questionnaire/question";
import { inLang, scaleWords } from "~/domain/questionnaire/questionnaire.words";
import type { Lang } from "~/domain/text/lang";
import { CheckboxGroup, RadioGroup } from "~/ui/choices";
import { PostForm, SubmitButton, TextArea } from "~/ui/form";
import { listValue, type FormState } from "~/ui/form-state";
import { questionnaireWords } from "../words";

/** All questions as one form. Each keeps what was chosen when it comes back. */
export function AnswerForm({ lang, questions, state, submission }: { lang: Lang; questions: Question[]; state: FormState; submission: string }) {
  return (
    // Another address than the page's own: browsers forget the page when something is sent to it, and going back would draw it anew.
    <PostForm action="?sent=1" hidden={{ submission }}>
      {questions.map((question, index) => (
        <QuestionField key={index} lang={lang} question={question} index={index} state={state} />
      ))}
      <SubmitButton>{questionnaireWords[lang].send}</SubmitButton>
    </PostForm>
  );
}

function QuestionField({ lang, question, index, state }: { lang: Lang; question: Question; index: number; state: FormState }) {
  const words = questionnaireWords[lang];
  const common = { lang, state, name: questionField(index), label: `${index + 1}. ${inLang(question.text, lang)}`, optional: !question.isRequired };
  if (question.kind === "text") return <TextArea {...common} rows={4} limit={{ max: TEXT_ANSWER_MAX }} />;
  if (question.kind === "scale") {
    const choices = SCALE.map((value) => ({ value: String(value), label: inLang(scaleWords(question, value), lang) }));
    return <RadioGroup {...common} choices={choices} />;
  }
  const choices = question.choices.map((choice, at) => ({ value: String(at + 1), label: inLang(choice, lang) }));
  return question.kind === "single" ? <RadioGroup {...common} choices={choices} /> : <CheckboxGroup {...common} hint={words.several} choices={choices} />;
}

/** What somebody filled in that cannot be taken any more, to copy. */
export function TypedAnswers({ lang, questionnaire, state }: { lang: Lang; questionnaire: PublicQuestionnaire; state: FormState }) {
  const answers = questionnaire.questions.map((question, index) => {
    const values = listValue(state, questionField(index)).filter((value) => value !== "");
    const said = question.kind === "text" || question.kind === "scale" ? values : values.map((value) => question.choices[Number(value) - 1]).flatMap((choice) => (choice ? [inLang(choice, lang)] : []));
    return { label: `${index + 1}. ${inLang(question.text, lang)}`, said: said.join(lang === "zh" ? "；" : "; ") };
  });
  const filled = answers.filter(({ said }) => said !== "");
  if (filled.length === 0) return null;
  return (
    <>
      <p>{questionnaireWords[lang].keep}</p>
      <dl>
        {filled.map(({ label, said }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The texts that somebody wrote into a questionnaire that has been withdrawn, to copy. What was chosen says nothing without the questions, which are gone. */
export function TypedTexts({ lang, state }: { lang: Lang; state: FormState }) {
  const words = questionnaireWords[lang];
  const written = Object.keys(state.values).flatMap((name) => {
    const number = /^q(\d{1,2})$/.exec(name)?.[1];
    const text = listValue(state, name).join("\n").trim();
    return number === undefined || /^[\d\n]*$/.test(text) ? [] : [{ number, text }];
  });
  if (written.length === 0) return null;
  return (
    <>
      <p>{words.keepTexts}</p>
      <dl>
        {written.map(({ number, text }) => (
          <div key={number}>
            <dt>{words.questionNumber(number)}</dt>
            <dd className="field-text">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
