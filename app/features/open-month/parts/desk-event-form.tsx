import { CAPACITY_UNITS } from "~/domain/open-month/capacity";
import { EVENT_ADMISSIONS, EVENT_KINDS, EVENT_MODES } from "~/domain/open-month/event";
import { eventAdmissionWords, eventKindWords, eventModeWords } from "~/domain/open-month/event.words";
import { Checkbox } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import type { DeskEvent } from "../queries.server";

const capacityUnits = { persons: "按人", households: "按户", companies: "按家（企业）" } as const;

/** What the form shows of an event as it stands. */
export function eventValues(event: DeskEvent): FormState["values"] {
  const { isProvisional, seasonYear, ...rest } = event;
  const texts = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "string")) as Record<string, string>;
  return { ...texts, seasonYear: seasonYear === null ? "" : String(seasonYear), isProvisional: isProvisional ? "on" : undefined, seenAt: event.updatedAt.toISOString() };
}

/** Everything an announcement says, in the order in which the public reads it. */
export function EventForm(props: { state: FormState; action: string; seasons: number[]; isNew: boolean }) {
  const { state, isNew } = props;
  const common = { lang: "zh" as const, state };
  const seenAt = state.values.seenAt;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <PostForm action={props.action} hidden={{ intent: "save", seenAt: typeof seenAt === "string" ? seenAt : undefined, ...(isNew ? {} : { slug: String(state.values.slug ?? "") }) }}>
        <Field {...common} name="title" label="活动名称" />
        <Field {...common} name="titleEn" label="英文名称" optional />
        {isNew ? <Field {...common} name="slug" label="网页短名" hint="小写英文字母、数字和连字符，建立后不能改，例如 cool-shelter-visit。" /> : null}
        <Select
          {...common}
          name="seasonYear"
          label="所属开放月"
          placeholder="不属于开放月"
          optional
          options={props.seasons.map((year) => ({ value: String(year), label: `${year} 年` }))}
        />
        <Select {...common} name="kind" label="活动形式" options={EVENT_KINDS.map((value) => ({ value, label: eventKindWords.zh[value] }))} />
        <Select {...common} name="mode" label="参加方式" placeholder={false} options={EVENT_MODES.map((value) => ({ value, label: eventModeWords.zh[value] }))} />
        <Select {...common} name="admission" label="报名方式" placeholder={false} options={EVENT_ADMISSIONS.map((value) => ({ value, label: eventAdmissionWords.zh[value] }))} />
        <Field {...common} name="summary" label="一句话简介" hint="列表上显示，说清楚来了能做什么。" />
        <Field {...common} name="summaryEn" label="英文简介" optional />
        <TextArea {...common} name="description" label="活动安排" hint="可以用 Markdown 写小标题和列表。" rows={8} limit={{ min: 5, max: 10_000 }} />
        <Field {...common} name="place" label="地点" />
        <Field {...common} name="placeEn" label="英文地点" optional />
        <Field {...common} name="address" label="详细地址和交通" optional />
        <Checkbox {...common} name="isProvisional" label="时间或者地点为暂定" hint="页面和日历都会标明“暂定”，变动时通知每一位报名的人。" optional />
        <Field {...common} name="whoMayCome" label="参加人员" hint="年龄、范围、陪同要求。" />
        <Field {...common} name="whatToBring" label="请带什么" optional />
        <Field {...common} name="accessibility" label="无障碍说明" hint="轮椅能到哪里、卫生间、字幕、手语。没有的也请写明。" />
        <Field {...common} name="phone" label="活动电话" width="short" />
        <Select {...common} name="capacityUnit" label="名额怎么算" placeholder={false} options={CAPACITY_UNITS.map((value) => ({ value, label: capacityUnits[value] }))} />
        <Field {...common} name="capacityText" label="名额（公告文字）" hint="例如 每场20人、8—10家企业。" optional />
        <Field {...common} name="decisionSlug" label="相关决策的网页短名" optional />
        <Field {...common} name="onlineLink" label="线上观看地址" hint="只发给报名成功的人，不公开，保存后立即生效。" type="url" optional />
        {isNew ? null : (
          <>
            <Field {...common} name="changeNote" label="时间、地点变动原因" hint="已公布的场次改了时间或者地点时必须填写，会公开，也会发给每一位报名的人。" optional />
            <TextArea {...common} name="recap" label="活动集锦" hint="活动结束后填写：来了多少人、说了什么、改了什么。可以用 Markdown。" rows={8} limit={{ max: 10_000 }} optional />
          </>
        )}
        <SubmitButton>保存</SubmitButton>
      </PostForm>
    </>
  );
}
