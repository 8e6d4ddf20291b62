import { formatDay } from "~/domain/calendar/shanghai";
import { Fold } from "~/ui/fold";
import { Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { DataTable } from "~/ui/table";
import { ACTIVITY_KINDS, AUDIENCE_KINDS, SUMMARY_MAX } from "../schema-desk";
import { activityName, audienceName, whenHeld, whoWasHeard } from "../words-report";

export interface DeskActivity {
  id: string;
  kind: string;
  heldOn: string;
  heldUntil: string | null;
  heldAt: string;
  place: string;
  people: number;
  audienceKind: string | null;
  audience: string;
  summary: string;
  _count: { opinions: number };
}

/** The meetings, visits and surveys of the window; each leads to where it is corrected. */
export function ActivityList({ windowId, activities, mayWrite }: { windowId: string; activities: DeskActivity[]; mayWrite: boolean }) {
  return (
    <DataTable
      lang="zh"
      caption="座谈、走访等活动"
      rows={activities}
      rowKey={(activity) => activity.id}
      empty="还没有登记座谈会、听证会、走访等活动。"
      columns={[
        { key: "heldOn", header: "时间", cell: (activity) => whenHeld("zh", activity) },
        { key: "kind", header: "形式", kind: "title", cell: (activity) => activityName("zh", activity.kind) },
        { key: "place", header: "地点", cell: (activity) => activity.place },
        { key: "people", header: "人数", kind: "number", cell: (activity) => activity.people },
        { key: "audience", header: "听取了谁的意见", cell: (activity) => whoWasHeard("zh", activity) },
        { key: "summary", header: "概要", cell: (activity) => activity.summary },
        { key: "opinions", header: "登记意见", kind: "number", cell: (activity) => activity._count.opinions },
        {
          key: "edit",
          header: "操作",
          cell: (activity) =>
            mayWrite ? (
              <a href={`/desk/windows/${windowId}/activities/${activity.id}`}>
                修改{formatDay(activity.heldOn, "zh")}的{activityName("zh", activity.kind)}
              </a>
            ) : null,
        },
      ]}
    />
  );
}

export function ActivityForm({ state }: { state: FormState }) {
  return (
    <Fold summary="登记一次活动" open={Object.keys(state.errors).length > 0}>
      <p className="soft">在网站上公开征求意见就是这次征集本身，不用登记。</p>
      <PostForm hidden={{ intent: "add-activity" }}>
        <ActivityFields state={state} />
        <SubmitButton>登记</SubmitButton>
      </PostForm>
    </Fold>
  );
}

/** The same fields for an activity that is there. `seen` is the mark of what the page shows. */
export function EditActivityForm({ state, seen }: { state: FormState; seen: string }) {
  return (
    <PostForm hidden={{ intent: "edit-activity", seen }}>
      <ActivityFields state={state} />
      <SubmitButton>保存改动</SubmitButton>
    </PostForm>
  );
}

export function RemoveActivityForm({ seen }: { seen: string }) {
  return (
    <Fold summary="删去登记错的活动">
      <p>删去后不再随采纳情况公开。台账中有在这次活动中提出的意见的，不能删去。</p>
      <PostForm hidden={{ intent: "remove-activity", seen }}>
        <SubmitButton variant="plain">删去这次活动</SubmitButton>
      </PostForm>
    </Fold>
  );
}

function ActivityFields({ state }: { state: FormState }) {
  return (
    <>
      <Select lang="zh" state={state} name="kind" label="形式" options={ACTIVITY_KINDS.map((value) => ({ value, label: activityName("zh", value) }))} />
      <Field lang="zh" state={state} name="heldOn" label="日期" hint="持续几天的，写第一天。" type="date" width="short" />
      <Field lang="zh" state={state} name="heldUntil" label="最后一天" hint="书面征求意见、民意调查等持续几天的才填写。" type="date" width="short" optional />
      <Field lang="zh" state={state} name="heldAt" label="开始时间" type="time" width="short" optional />
      <Field lang="zh" state={state} name="place" label="地点" />
      <Field lang="zh" state={state} name="people" label="参加人数" inputMode="numeric" width="short" />
      <Select
        lang="zh"
        state={state}
        name="audienceKind"
        label="主要听取了谁的意见"
        hint="涉企事项至少要有一次听取企业或者行业协会商会的意见，民生事项至少要有一次到基层听取意见。"
        options={AUDIENCE_KINDS.map((value) => ({ value, label: audienceName("zh", value) }))}
      />
      <Field lang="zh" state={state} name="audience" label="参加人员" hint="写类别，不写个人姓名。" />
      <TextArea lang="zh" state={state} name="summary" label="概要" hint="随采纳情况公开，不写个人姓名。会上提出的意见请另行逐件登记，来源选会议，并选上这次活动。" rows={4} limit={{ min: 1, max: SUMMARY_MAX }} />
    </>
  );
}
