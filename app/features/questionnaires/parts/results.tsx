import { SCALE } from "~/domain/questionnaire/question";
import type { QuestionResult } from "~/domain/questionnaire/results";
import { DataTable } from "~/ui/table";
import { scaleLabel } from "./answer-form";

/** Height of one bar with its words above it, in pixels. */
const BAR = 52;
const WORDS_END = 22;

/** One question with its figures: a bar for each choice, drawn on the server, and the same in a table under it. */
export function ResultOf({ result, number, textsHref }: { result: QuestionResult; number: number; textsHref: string }) {
  const { question, answered, mean } = result;
  const title = `${number}. ${question.text.zh}`;
  return (
    <section aria-labelledby={`result-${number}`}>
      <h2 id={`result-${number}`}>{title}</h2>
      <p>
        {answered} 人回答。
        {mean === null ? "" : `平均 ${mean.toFixed(1)} 分。`}
        {question.kind === "multiple" ? "可以选几项，占比是选这一项的人占回答人数的比例，合计可能超过 100%。" : ""}
      </p>
      {question.kind === "text" && answered > 0 ? <p><a href={textsHref}>阅读第 {number} 题的文字</a></p> : null}
      {question.kind !== "text" && answered > 0 ? <Figures result={result} title={title} /> : null}
    </section>
  );
}

function Figures({ result: { question, answered, rows }, title }: { result: QuestionResult; title: string }) {
  return (
    <>
      <svg width="100%" height={rows.length * BAR} aria-hidden="true" focusable="false">
        {rows.map(({ choice, count, percent }, index) => (
          <g key={choice}>
            <text x="0" y={index * BAR + 16} fill="var(--color-ink)">{labelOf(question, choice)}：{count} 人，{percent}%</text>
            <rect x="0" y={index * BAR + WORDS_END} width="100%" height="20" fill="none" stroke="var(--color-ink-soft)" />
            <rect x="0" y={index * BAR + WORDS_END} width={`${(count / answered) * 100}%`} height="20" fill="var(--color-brand)" />
          </g>
        ))}
      </svg>
      <DataTable
        lang="zh"
        caption={title}
        captionHidden
        dense
        rows={rows}
        rowKey={({ choice }) => String(choice)}
        columns={[
          { key: "label", header: "选项", kind: "title", cell: ({ choice }) => labelOf(question, choice) },
          { key: "count", header: "人数", kind: "number", cell: ({ count }) => String(count) },
          { key: "percent", header: "占比", kind: "number", cell: ({ percent }) => `${percent}%` },
        ]}
      />
    </>
  );
}

function labelOf(question: QuestionResult["question"], choice: number): string {
  if (question.kind === "scale") return scaleLabel("zh", question, SCALE[choice - 1]!);
  return question.kind === "text" ? "" : question.choices[choice - 1]!.zh;
}
