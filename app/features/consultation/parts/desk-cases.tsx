import { formatInstant } from "~/domain/calendar/shanghai";
import { RadioGroup } from "~/ui/choices";
import { DescriptionList } from "~/ui/description-list";
import { PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Tag } from "~/ui/tag";
import type { DeskCase } from "../case-queries.server";
import { ClauseNow, type ClausePlaces } from "./clause-now";
import { Lines } from "./lines";

const KINDS = { objection: "对隐去的异议", attribution: "“这不是我写的”" } as const;
const OUTCOMES: Record<DeskCase["kind"], Record<string, string>> = {
  objection: { upheld: "异议成立，恢复显示", rejected: "异议不成立，继续隐去", withdrawn: "意见已撤回，不再处理" },
  attribution: { upheld: "不是本人所写，隐去", rejected: "反映不成立，恢复显示" },
};

/** Objections of authors and cases of false attribution; the one that was opened has the form for its decision. */
export function DeskCases(props: { cases: DeskCase[]; places: ClausePlaces; officerId: string; opened: string; state: FormState }) {
  if (props.cases.length === 0) return <p>没有异议，也没有冒名反映。</p>;
  return (
    <ol className="stack">
      {props.cases.map((each) => (
        <li key={each.id} id={each.id} className="panel stack">
          <h2>{KINDS[each.kind]}</h2>
          <p>
            {each.outcome === null ? (
              <Tag shape="bar" tone="partly">
                待处理
              </Tag>
            ) : (
              <Tag shape="check" tone="ink">
                {OUTCOMES[each.kind][each.outcome] ?? each.outcome}
              </Tag>
            )}
          </p>
          <DescriptionList
            facts={[
              { label: "提出时间", value: formatInstant(each.since, "zh") },
              { label: "针对条款", value: <ClauseNow about={each} places={props.places} /> },
              { label: "隐去所依据的规则", value: each.hiddenRule },
              { label: "提出的理由", value: <Lines text={each.reason} /> },
              { label: "意见原文", value: each.body === "" ? null : <Lines text={each.body} /> },
              { label: "答复", value: each.answer === "" ? null : <Lines text={each.answer} /> },
            ]}
          />
          {each.outcome !== null ? null : each.kind === "objection" && each.hiddenById === props.officerId ? (
            <p>这件意见是您隐去的，异议要由另一位工作人员处理。</p>
          ) : each.id === props.opened ? (
            <Decision each={each} state={props.state} />
          ) : (
            <p>
              <a href={`?open=${each.id}#${each.id}`}>处理</a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Decision({ each, state }: { each: DeskCase; state: FormState }) {
  const choices = ["upheld", "rejected"].map((value) => ({ value, label: OUTCOMES[each.kind][value] }));
  return (
    <PostForm hidden={{ intent: each.kind, opinion: each.opinionId }}>
      <RadioGroup lang="zh" state={state} name="outcome" label="处理结果" choices={choices} />
      <TextArea
        lang="zh"
        state={state}
        name="answer"
        label="答复"
        hint={each.kind === "objection" ? "写明理由，显示在意见人的回执上。" : "写明核实的情况，反映人凭案件编号可以看到。"}
        limit={{ min: 5, max: 500 }}
        rows={3}
      />
      <SubmitButton>保存处理结果</SubmitButton>
    </PostForm>
  );
}
