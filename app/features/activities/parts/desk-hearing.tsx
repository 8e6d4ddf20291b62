import { CONFIRMATIONS } from "~/domain/activities/hearing-confirmation";
import { HEARING_NOTICE_DAYS } from "~/domain/activities/hearing-faults";
import { confirmationWords } from "~/domain/activities/hearing.words";
import { dayOf, formatTime } from "~/domain/calendar/shanghai";
import { Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import { emptyForm, singleValue, type FormState, type FormValues } from "~/ui/form-state";
import type { EditableHearing, HearingPeople } from "../queries.server";
import { MATTER_MAX, METHOD_MAX, REASON_MAX, RECORD_MAX } from "../schema";

/** What one form of a page with several shows: what was sent when it was this one, else what is saved. */
export function shownIn(sent: FormState | undefined, intent: string, saved: FormValues): FormState {
  return sent?.values.intent === intent ? sent : { ...emptyForm, values: saved };
}

/** The version in a form that is shown again: the one sent with it where it is one, else the current one. */
export function versionIn(state: FormState, current: number): number {
  const sent = singleValue(state, "version");
  return /^[1-9]\d{0,5}$/.test(sent) ? Number(sent) : current;
}

/** An instant as `datetime-local` shows it, in Shanghai. */
function localTime(at: Date): string {
  return `${dayOf(at)}T${formatTime(at)}`;
}

/** What the form of the notice shows of a stored hearing, or of a new one. */
export function hearingValues(hearing: EditableHearing | null): FormValues {
  if (!hearing) return { noticeDays: String(HEARING_NOTICE_DAYS), observers: "0" };
  const { title, titleEn, matter, summaryEn, requiredBy, place, method, media, contactPhone, contactEmail } = hearing;
  return {
    title, titleEn, matter, summaryEn, requiredBy, place, method, media, contactPhone, contactEmail,
    heldAt: localTime(hearing.heldAt),
    applicationsOpenAt: localTime(hearing.applicationsOpenAt),
    applicationsCloseAt: localTime(hearing.applicationsCloseAt),
    noticeDays: String(hearing.noticeDays),
    observers: String(hearing.observers),
    sides: hearing.sides.map(({ name, seats }) => `${name} ${seats}`).join("\n"),
  };
}

/** The notice. `version` is the one that the page shows; a new hearing has none. */
export function NoticeForm({ state, version }: { state: FormState; version: number | undefined }) {
  const common = { lang: "zh" as const, state };
  return (
    <PostForm hidden={{ intent: "save", version }}>
      <Field {...common} name="title" label="听证会名称" />
      <Field {...common} name="titleEn" label="英文名称" optional />
      <TextArea {...common} name="matter" label="听证事项" rows={4} limit={{ min: 1, max: MATTER_MAX }} />
      <TextArea {...common} name="summaryEn" label="英文摘要" rows={3} limit={{ max: MATTER_MAX }} optional />
      <Field {...common} name="requiredBy" label="举行听证会的依据" hint="法律、法规要求听证的，写明条款；自行决定听证的不填。" optional />
      <Field {...common} name="heldAt" label="听证会时间" type="datetime-local" />
      <Field {...common} name="place" label="地点" />
      <Field {...common} name="noticeDays" label="公告天数" hint={`从公告到听证会至少相隔几日，一般 ${HEARING_NOTICE_DAYS} 日，制定规章的 30 日。`} inputMode="numeric" width="short" />
      <TextArea {...common} name="sides" label="各方参加人" hint="一行一方，写名称和人数，例如“社区居民 6”。至少两方。" rows={4} />
      <TextArea {...common} name="method" label="遴选办法" hint="写明怎样报名、怎样产生参加人。和公告一起公布，公布以前不能报名。可以使用 Markdown。" rows={8} limit={{ max: METHOD_MAX }} />
      <Field {...common} name="applicationsOpenAt" label="报名开始时间" type="datetime-local" />
      <Field {...common} name="applicationsCloseAt" label="报名截止时间" type="datetime-local" />
      <Field {...common} name="observers" label="旁听席位" inputMode="numeric" width="short" />
      <Field {...common} name="media" label="新闻媒体" hint="是否邀请、怎样报名采访。" optional />
      <Field {...common} name="contactPhone" label="联系电话" />
      <Field {...common} name="contactEmail" label="联系邮箱" type="email" optional />
      <SubmitButton>保存公告</SubmitButton>
    </PostForm>
  );
}

export function MaterialsForm({ state, version }: { state: FormState; version: number }) {
  const common = { lang: "zh" as const, state };
  return (
    <PostForm hidden={{ intent: "materials", version }}>
      <Field {...common} name="sentOn" label="材料送达日期" hint="最后一位参加人收到材料的日期，至少在听证会前七日。" type="date" width="short" />
      <TextArea {...common} name="reason" label="不足七日的理由" hint="不足七日的才填写，随公告公开。" rows={2} limit={{ max: REASON_MAX }} optional />
      <SubmitButton>登记送达</SubmitButton>
    </PostForm>
  );
}

export function RecordForm({ state, version }: { state: FormState; version: number }) {
  return (
    <PostForm hidden={{ intent: "record", version }}>
      <TextArea lang="zh" state={state} name="summary" label="听证记录摘要" hint="各方的主要意见和理由，不写个人姓名。参加人都确认记录后才能提交审查。可以使用 Markdown。" rows={8} limit={{ max: RECORD_MAX }} optional />
      <SubmitButton>保存摘要</SubmitButton>
    </PostForm>
  );
}

export function ParticipantsForm({ state, hearing }: { state: FormState; hearing: HearingPeople }) {
  const sides = hearing.sides.map(({ name, seats }) => `${name}（${seats} 人）`).join("、");
  return (
    <PostForm hidden={{ intent: "list", version: hearing.version }}>
      <TextArea lang="zh" state={state} name="people" label="参加人名单" hint={`一行一人：姓名，空格，哪一方。公告中的各方：${sides}。公布时姓名只显示第一个字。`} rows={10} optional />
      <SubmitButton>保存名单</SubmitButton>
    </PostForm>
  );
}

/** How each participant dealt with the record, one field set a person. */
export function ConfirmationsForm({ state, hearing }: { state: FormState; hearing: HearingPeople }) {
  const options = CONFIRMATIONS.map((value) => ({ value, label: confirmationWords.zh[value] }));
  return (
    <PostForm hidden={{ intent: "confirm", version: hearing.version }}>
      {hearing.participants.map(({ position, name, side }) => (
        <fieldset key={position} className="form">
          <legend>
            {position}. {name}（{side}）
          </legend>
          <Select lang="zh" state={state} name={`confirmation${position}`} label="对听证记录" placeholder="还没有答复" optional options={options} />
          <Field lang="zh" state={state} name={`on${position}`} label="日期" type="date" width="short" optional />
        </fieldset>
      ))}
      <SubmitButton>保存确认情况</SubmitButton>
    </PostForm>
  );
}

/** What the two forms about people show of what is stored. */
export function peopleValues(hearing: HearingPeople): FormValues {
  const answers = hearing.participants.flatMap(({ position, confirmation, confirmedOn }) => [
    [`confirmation${position}`, confirmation ?? ""],
    [`on${position}`, confirmedOn ?? dayOf(hearing.heldAt)],
  ]);
  return { people: hearing.participants.map(({ name, side }) => `${name} ${side}`).join("\n"), ...Object.fromEntries(answers) as FormValues };
}
