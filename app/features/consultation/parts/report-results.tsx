import { meanOf, percentages, resultsAnchor, type CountedQuestion, type CountedResults } from "~/domain/questionnaire/results";
import type { Words } from "~/domain/questionnaire/question";
import { inLang } from "~/domain/questionnaire/questionnaire.words";
import type { Lang } from "~/domain/text/lang";
import { BarChart } from "~/ui/bar-chart";
import { Fold } from "~/ui/fold";
import { reportWords } from "../words-report";

/** Results of more questions than this wait behind one press. */
const MOST_OPEN = 4;

/** What a questionnaire found: each question with its bars; of a text the number of people who wrote one. */
export function ReportResults({ lang, results }: { lang: Lang; results: CountedResults }) {
  const words = reportWords[lang];
  const { slug, title, answers, questions } = results;
  const all = questions.map((question, index) => <Question key={index} lang={lang} question={question} number={index + 1} />);
  return (
    <section className="mt-8" aria-labelledby={resultsAnchor(slug)}>
      <h3 id={resultsAnchor(slug)}>
        {words.results}
        {lang === "zh" ? "：" : ": "}
        <span lang={written(lang, title)}>{inLang(title, lang)}</span>
      </h3>
      <p>{words.answers(answers)}</p>
      {questions.length > MOST_OPEN ? <Fold summary={words.questions(questions.length)}>{all}</Fold> : all}
    </section>
  );
}

function Question({ lang, question, number }: { lang: Lang; question: CountedQuestion; number: number }) {
  const words = reportWords[lang];
  const { kind, text, answered, choices } = question;
  const mean = meanOf(question);
  const percents = percentages(question);
  const sentences = [kind === "text" ? words.wrote(answered) : words.answered(answered), mean === null ? "" : words.mean(mean.toFixed(1)), kind === "multiple" && answered > 0 ? words.several : ""];
  return (
    <>
      <h4 lang={written(lang, text)}>
        {number}. {inLang(text, lang)}
      </h4>
      <p>{sentences.filter(Boolean).join(lang === "zh" ? "" : " ")}</p>
      {choices.length > 0 && answered > 0 ? (
        <BarChart
          caption={`${number}. ${inLang(text, lang)}`}
          headers={{ label: words.choice, count: words.people, percent: words.share }}
          bars={choices.map((choice, at) => ({ key: String(at), label: inLang(choice, lang), lang: written(lang, choice), count: choice.count, percent: percents[at]! }))}
          whole={answered}
          figures={({ count, percent }) => words.chose(count, percent)}
        />
      ) : null}
    </>
  );
}

/** The language of words that stand in Chinese on an English page, because nobody translated them. */
function written(lang: Lang, words: Words): string | undefined {
  return lang === "en" && words.en === "" ? "zh-CN" : undefined;
}
