import { formatDay } from "~/domain/calendar/shanghai";
import { ErrorSummary, Field, PostForm, Select, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";

interface Stretch {
  id: string;
  fromDay: string;
  toDay: string;
}
interface AbsenceData {
  reviews: boolean;
  absences: (Stretch & { deputy: { name: string } })[];
  standsInFor: (Stretch & { absent: { name: string } })[];
  candidates: { id: string; name: string; unitName: string }[];
}

const stretch = ({ fromDay, toDay }: Stretch) => `${formatDay(fromDay, "zh")}至${formatDay(toDay, "zh")}`;

export function AbsencePage({ data, state }: { data: AbsenceData; state: FormState }) {
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <h1>请假代理</h1>
      <p>不在岗的日子，由代理人看到并办理您的审查任务。代理人不能审查自己写的内容，也不能审查您写的内容；审查记录写明两个人的姓名。</p>
      {data.standsInFor.length > 0 ? (
        <section>
          <h2>您代理</h2>
          <ul>
            {data.standsInFor.map((each) => (
              <li key={each.id}>
                {each.absent.name}：{stretch(each)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h2>代理您</h2>
        {data.absences.length === 0 ? <p>没有设置代理。</p> : null}
        {data.absences.map((each) => (
          <PostForm key={each.id} hidden={{ intent: "remove", id: each.id }}>
            <p>
              {each.deputy.name}：{stretch(each)}
            </p>
            <SubmitButton variant="plain" small>
              取消{each.deputy.name}的代理
            </SubmitButton>
          </PostForm>
        ))}
      </section>
      {data.reviews ? (
        <section>
          <h2>设置代理</h2>
          <PostForm hidden={{ intent: "set" }}>
            <Select
              lang="zh"
              state={state}
              name="deputyId"
              label="代理人"
              hint="本部门同事，或者有同样审查职责的同事"
              options={data.candidates.map(({ id, name, unitName }) => ({ value: id, label: `${name}（${unitName}）` }))}
            />
            <Field lang="zh" state={state} name="fromDay" type="date" label="从" width="short" />
            <Field lang="zh" state={state} name="toDay" type="date" label="到（含当天）" width="short" />
            <SubmitButton>设置代理</SubmitButton>
          </PostForm>
        </section>
      ) : (
        <p>您没有审查任务，不用设置代理。</p>
      )}
    </>
  );
}
