import { ClauseQuote } from "~/ui/official-text";
import { Field, PostForm, SubmitButton } from "~/ui/form";
import { errorsOf, listValue, type FormState } from "~/ui/form-state";
import { FieldErrors } from "~/ui/field-frame";
import type { DeskOpinion } from "../opinion-queries.server";
import { MOST_POINTS, RULE_LIMITS } from "../schema-desk";
import { ClauseNow, quoteSource, type ClausePlaces } from "./clause-now";
import { gone, OpinionFacts } from "./desk-opinions";
import { Lines } from "./lines";

/** Empty boxes offered beyond the points that are there; a further split starts from the saved one. */
const SPARE_BOXES = 3;

/** One opinion in full, with what can be done about it. */
export function DeskOpinionPanel(props: { opinion: DeskOpinion; places: ClausePlaces; splitState: FormState; hideState: FormState; maySort: boolean; closeHref: string }) {
  const { opinion } = props;
  const isThere = opinion.withdrawnAt === null && opinion.hiddenAt === null;
  return (
    <section className="panel" id="opinion" aria-labelledby="opinion-title">
      <h2 id="opinion-title">第 {opinion.number} 件</h2>
      <p>
        针对：
        <ClauseNow about={opinion} places={props.places} />
      </p>
      <OpinionFacts opinion={opinion} />
      {opinion.quotedText ? (
        <ClauseQuote source={quoteSource(opinion, props.places)}>
          <Lines text={opinion.quotedText} />
        </ClauseQuote>
      ) : null}
      {gone(opinion)}
      {opinion.withdrawnAt ? null : (
        <div className="reading">
          <p>
            <strong>原文</strong>
          </p>
          <Lines text={opinion.body} />
        </div>
      )}
      {props.maySort && isThere ? <SplitForm opinion={opinion} state={props.splitState} /> : null}
      {props.maySort && !opinion.withdrawnAt ? <HideForm opinion={opinion} state={props.hideState} /> : null}
      <p>
        <a href={props.closeHref}>关闭，回到列表</a>
      </p>
    </section>
  );
}

function SplitForm({ opinion, state }: { opinion: DeskOpinion; state: FormState }) {
  const typed = listValue(state, "text");
  const texts = typed.length > 0 ? typed : opinion.points.map(({ text }) => text);
  const boxes = [...texts, ...Array<string>(SPARE_BOXES).fill("")].slice(0, Math.max(MOST_POINTS, texts.length));
  const wrong = errorsOf(state, "text").length > 0;
  return (
    <PostForm hidden={{ intent: "split", opinion: opinion.id }}>
      <fieldset className={wrong ? "field field-wrong" : "field"} aria-describedby="split-hint">
        <legend className="legend">拆分成几条</legend>
        <p className="field-hint" id="split-hint">
          一条意见放一格，空着的格不算。只能断开原文，不能增删、改写或者调换；文字没有变的条目保留原来的归类。
        </p>
        <FieldErrors lang="zh" state={state} name="text" />
        {boxes.map((text, index) => (
          <textarea
            key={index}
            id={index === 0 ? "field-text" : `field-text-${index + 1}`}
            className="control"
            name="text"
            rows={text === "" ? 2 : 4}
            defaultValue={text}
            aria-label={`第 ${index + 1} 条`}
            aria-invalid={wrong || undefined}
          />
        ))}
      </fieldset>
      <SubmitButton variant="plain">保存拆分</SubmitButton>
    </PostForm>
  );
}

function HideForm({ opinion, state }: { opinion: DeskOpinion; state: FormState }) {
  if (opinion.hiddenAt) {
    return (
      <PostForm hidden={{ intent: "show-again", opinion: opinion.id }}>
        <p>恢复后，这件意见重新计入，需要归类和答复。</p>
        <SubmitButton variant="plain">恢复显示</SubmitButton>
      </PostForm>
    );
  }
  return (
    <PostForm hidden={{ intent: "hide", opinion: opinion.id }}>
      <Field
        lang="zh"
        state={state}
        name="rule"
        label="依据的规则编号"
        hint={`广告、辱骂、泄露他人信息、法律禁止的内容可以隐去。例如“《意见受理规则》第六条第二项”，${RULE_LIMITS.min} 至 ${RULE_LIMITS.max} 字；意见人凭回执可以看到，并可以提出一次异议。`}
      />
      <SubmitButton variant="danger">隐去这件意见</SubmitButton>
    </PostForm>
  );
}
