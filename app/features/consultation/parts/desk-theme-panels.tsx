import { daysFrom, formatDay, type Day } from "~/domain/calendar/shanghai";
import { Fold } from "~/ui/fold";
import { Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import type { StandingTheme } from "../ledger-queries.server";
import { REASON_MAX, SUMMARY_MAX } from "../schema-desk";
import type { AnswerTemplate } from "../template-queries.server";
import { Lines } from "./lines";

export function EditThemeForm({ state, version, open }: { state: FormState; version: number; open: boolean }) {
  return (
    <Fold summary="修改主题的名称和概要" open={open}>
      <PostForm hidden={{ intent: "edit", version }}>
        <Field lang="zh" state={state} name="title" label="主题名称" />
        <TextArea lang="zh" state={state} name="summary" label="概要" hint="意见人主要说了什么，不评价。" rows={4} optional limit={{ max: SUMMARY_MAX }} />
        <SubmitButton variant="plain">保存名称和概要</SubmitButton>
      </PostForm>
    </Fold>
  );
}

/** Which unit prepares the answer. The other unit sees this theme alone, and no names. */
export function GiveForm({ state, version, units, open }: { state: FormState; version: number; units: { id: string; name: string }[]; open: boolean }) {
  return (
    <Fold summary="交给其他部门答复" open={open}>
      <PostForm hidden={{ intent: "give", version }}>
        <Select lang="zh" state={state} name="unit" label="承办部门" placeholder="由本部门答复" optional options={units.map(({ id, name }) => ({ value: id, label: name }))} />
        <Field lang="zh" state={state} name="dueOn" label="答复期限" type="date" width="short" optional />
        <SubmitButton variant="plain">保存承办部门和期限</SubmitButton>
      </PostForm>
    </Fold>
  );
}

/** Which unit answers until when, in one sentence. */
export function GivenTo({ theme, today }: { theme: Pick<StandingTheme, "unitName" | "dueOn" | "disposition">; today: Day }) {
  if (theme.unitName === null) return null;
  const late = theme.dueOn !== null && theme.disposition === null ? daysFrom(theme.dueOn, today) : 0;
  return (
    <p>
      由{theme.unitName}答复{theme.dueOn === null ? "" : `，期限 ${formatDay(theme.dueOn, "zh")}`}
      {late > 0 ? <strong>，已超期 {late} 天</strong> : null}。
    </p>
  );
}

/** The wordings of the unit: to keep a new one, to take one out. */
export function TemplatesPanel({ templates, state }: { templates: AnswerTemplate[]; state: FormState }) {
  return (
    <Fold summary={`本部门的答复模板（${templates.length} 个）`} open={Object.keys(state.errors).length > 0}>
      <ul className="rows">
        {templates.map((template) => (
          <li key={template.id} className="row">
            <div className="stack-tight">
              <p className="row-title">{template.title}</p>
              <Lines text={template.body} />
              <PostForm className="" hidden={{ intent: "remove-template", template: template.id }}>
                <SubmitButton variant="plain" small>
                  删去“{template.title}”
                </SubmitButton>
              </PostForm>
            </div>
          </li>
        ))}
      </ul>
      <PostForm hidden={{ intent: "keep-template" }}>
        <Field lang="zh" state={state} name="templateTitle" label="模板名称" />
        <TextArea lang="zh" state={state} name="templateBody" label="模板文字" hint="只放各处通用的话。每个主题的事实和依据要另写。" rows={3} limit={{ max: REASON_MAX }} />
        <SubmitButton variant="plain">存为模板</SubmitButton>
      </PostForm>
    </Fold>
  );
}
