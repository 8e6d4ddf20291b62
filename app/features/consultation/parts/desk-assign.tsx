import { formatDay } from "~/domain/calendar/shanghai";
import { Fold } from "~/ui/fold";
import { Field, HiddenFields, PostForm, Select, SubmitButton } from "~/ui/form";
import { singleValue, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { MatchingPreview } from "../assign-matching.server";
import type { DeskTheme } from "../ledger-queries.server";
import { TITLE_LIMITS } from "../schema-desk";

/** Checkboxes all over the list belong to this form below it. */
export const ASSIGN = "assign";

/** Where the ticked points go, below the list: an existing theme, a new one, or back among the unsorted. */
export function AssignForm({ themes, units, state }: { themes: DeskTheme[]; units: GivableUnit[]; state: FormState }) {
  return (
    <section className="panel" aria-labelledby="assign-title">
      <h2 id="assign-title">把勾选的意见归入主题</h2>
      <form method="post" id={ASSIGN} className="form" noValidate>
        <HiddenFields values={{ intent: "assign" }} />
        <TargetFields themes={themes} state={state} names={{ target: "target", title: "newTitle" }} />
        <GiveFields units={units} state={state} names={{ unit: "unit", dueOn: "dueOn" }} />
        <SubmitButton>归类</SubmitButton>
      </form>
    </section>
  );
}

/** Everything that meets the conditions of the list: first what would change, then the change. */
export function AssignAllForm({ themes, units, state, preview }: { themes: DeskTheme[]; units: GivableUnit[]; state: FormState; preview: MatchingPreview | null }) {
  if (preview) return <ConfirmAll themes={themes} units={units} state={state} preview={preview} />;
  return (
    <Fold summary="把符合当前条件的全部意见归入主题" open={Object.keys(state.errors).length > 0}>
      <PostForm hidden={{ intent: "preview-all" }}>
        <p>包括没有显示在这一页的意见。先列出会改动什么，您确认之后才改动。</p>
        <TargetFields themes={themes} state={state} names={{ target: "allTarget", title: "allNewTitle" }} />
        <GiveFields units={units} state={state} names={{ unit: "allUnit", dueOn: "allDueOn" }} />
        <SubmitButton variant="plain">查看会改动什么</SubmitButton>
      </PostForm>
    </Fold>
  );
}

function ConfirmAll({ themes, units, state, preview }: { themes: DeskTheme[]; units: GivableUnit[]; state: FormState; preview: MatchingPreview }) {
  const [target, newTitle] = [singleValue(state, "allTarget"), singleValue(state, "allNewTitle")];
  const [unit, dueOn] = [singleValue(state, "allUnit"), singleValue(state, "allDueOn")];
  const unitName = units.find(({ id }) => id === unit)?.name;
  const name = newTitle || themes.find(({ id }) => id === target)?.title;
  return (
    <section className="panel" aria-labelledby="preview-title">
      <h2 id="preview-title">将要改动</h2>
      <p>
        {preview.opinions} 件意见的 {preview.points} 条，{name ? `归入主题“${name}”` : "移出主题，恢复为没有归类"}
        {unitName ? `，并请${unitName}在 ${formatDay(dueOn, "zh")} 前答复` : ""}。
      </p>
      {preview.from.length > 0 ? (
        <Notice lang="zh" kind="warning" title="其中有的已经归类，会离开原来的主题">
          <ul className="bullets">
            {preview.from.map(({ title, points }) => (
              <li key={title}>
                {title}：{points} 条
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {preview.points === 0 ? (
        <p>没有符合条件的意见，不用改动。</p>
      ) : (
        <PostForm hidden={{ intent: "assign-all", allTarget: target, allNewTitle: newTitle, allUnit: unit, allDueOn: dueOn, expected: preview.points }}>
          <SubmitButton>确认，改动 {preview.points} 条</SubmitButton>
        </PostForm>
      )}
    </section>
  );
}

/** A unit that can be asked to answer. */
interface GivableUnit {
  id: string;
  name: string;
}

/** A new theme goes to another unit in the same step. */
function GiveFields({ units, state, names }: { units: GivableUnit[]; state: FormState; names: { unit: string; dueOn: string } }) {
  return (
    <Fold summary="同时把新主题交给其他部门答复" open={singleValue(state, names.unit) !== ""}>
      <div className="form">
        <p className="soft">对方部门只看到归入这个新主题的意见，看不到意见人是谁，也看不到其他主题。</p>
        <Select lang="zh" state={state} name={names.unit} label="承办部门" placeholder="由本部门答复" optional options={units.map(({ id, name }) => ({ value: id, label: name }))} />
        <Field lang="zh" state={state} name={names.dueOn} label="答复期限" type="date" width="short" optional />
      </div>
    </Fold>
  );
}

/** Both forms of a page ask the same; their fields have names, and so labels, of their own. */
function TargetFields({ themes, state, names }: { themes: DeskTheme[]; state: FormState; names: { target: string; title: string } }) {
  return (
    <>
      <Select
        lang="zh"
        state={state}
        name={names.target}
        label="已有主题"
        optional
        placeholder="不选"
        options={[...themes.map(({ id, title }) => ({ value: id, label: title })), { value: "unsorted", label: "移出主题，恢复为没有归类" }]}
      />
      <Field lang="zh" state={state} name={names.title} label="或者新主题的名称" hint={`${TITLE_LIMITS.min} 至 ${TITLE_LIMITS.max} 字，会向社会公开`} optional />
    </>
  );
}
