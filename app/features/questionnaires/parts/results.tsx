import { meanOf, percentages, type CountedQuestion } from "~/domain/questionnaire/results";
import { BarChart } from "~/ui/bar-chart";

/** One question with its figures: a bar for each choice, drawn on the server, and the same as a table for those who cannot see them. */
export function ResultOf({ question, number, textsHref }: { question: CountedQuestion; number: number; textsHref: string }) {
  const { kind, text, answered, choices } = question;
  const title = `${number}. ${text.zh}`;
  const mean = meanOf(question);
  const percents = percentages(question);
  return (
    <section aria-labelledby={`result-${number}`}>
      <h2 id={`result-${number}`}>{title}</h2>
      <p>
        {answered} 人回答。
        {mean === null ? "" : `平均 ${mean.toFixed(1)} 分。`}
        {kind === "multiple" ? "可以选几项，占比是选这一项的人占回答人数的比例，合计可能超过 100%。" : ""}
      </p>
      {kind === "text" && answered > 0 ? <p><a href={textsHref}>阅读第 {number} 题的文字</a></p> : null}
      {kind !== "text" && answered > 0 ? (
        <BarChart
          caption={title}
          headers={{ label: "选项", count: "人数", percent: "占比" }}
          bars={choices.map(({ zh, count }, at) => ({ key: String(at), label: zh, count, percent: percents[at]! }))}
          whole={answered}
          figures={({ count, percent }) => `${count} 人，${percent}%`}
        />
      ) : null}
    </section>
  );
}
