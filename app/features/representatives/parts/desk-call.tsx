import { dayOf, formatTime } from "~/domain/calendar/shanghai";
import { writeBilingualLines, writeQuotaLines } from "~/domain/representatives/quota-lines";
import type { Bilingual, PublicDimension } from "~/domain/representatives/public-shapes";
import { RadioGroup } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import { emptyForm, singleValue, type FormState, type FormValues } from "~/ui/form-state";
import { NextSteps, Notice } from "~/ui/notice";
import type { EditableCall } from "../queries.server";

export interface CallDeskData {
  /** Null for a new one. */
  call: EditableCall | null;
  decisions: { slug: string; title: string }[];
  isSaved: boolean;
}

/** An instant as `datetime-local` shows it, in Shanghai. */
function localTime(at: Date): string {
  return `${dayOf(at)}T${formatTime(at)}`;
}

/** What the form shows of a stored call. */
function callValues(call: EditableCall): FormValues {
  const { decisionSlug, title, titleEn, summaryEn, meetingName, meetingPlace, agendaItem, whoIsWanted, method, drawPlace, randomnessKind, randomnessSource, privacyNotice, contactPhone, contactEmail, changeReason } = call;
  return {
    decisionSlug, title, titleEn, summaryEn, meetingName, meetingPlace, agendaItem, whoIsWanted, method, drawPlace, randomnessKind, randomnessSource, privacyNotice, contactPhone, contactEmail, changeReason,
    meetingAt: localTime(call.meetingAt),
    conditions: writeBilingualLines(call.conditions as unknown as Bilingual[]),
    seats: String(call.seats),
    alternates: String(call.alternates),
    dimensions: writeQuotaLines(call.dimensions as unknown as PublicDimension[]),
    applicationsOpenAt: localTime(call.applicationsOpenAt),
    applicationsCloseAt: localTime(call.applicationsCloseAt),
    drawAt: localTime(call.drawAt),
    acceptByAt: localTime(call.acceptByAt),
  };
}

/** One call on the desk: what it says, and what comes next. */
export function CallDesk({ data, state }: { data: CallDeskData; state: FormState | undefined }) {
  const { call, decisions } = data;
  const shown = state ?? (call ? { values: callValues(call), errors: {} } : { ...emptyForm, values: { randomnessKind: "numbers" } });
  const isStale = call !== null && state !== undefined && singleValue(state, "version") !== String(call.version);
  const isFrozen = (call?.draws.length ?? 0) > 0;
  return (
    <>
      <ErrorSummary lang="zh" errors={shown.errors} />
      <p><a href="/desk/calls">返回公告列表</a></p>
      <h1>{call?.title ?? "新建公众代表遴选公告"}</h1>
      {data.isSaved && !state ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众还看不到这次修改。请提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      {isStale ? (
        <Notice lang="zh" kind="warning" title="同事已经保存了另一版内容">
          <p>
            请先在<a href={`/desk/calls/${call.slug}`} target="_blank" rel="noreferrer">新窗口</a>查看现在保存的内容。核对后再次保存，会以您填写的为准。
          </p>
        </Notice>
      ) : null}
      {call ? (
        <NextSteps
          lang="zh"
          steps={[
            { href: `/desk/publications/call/${call.id}`, label: "审查与发布" },
            { href: `/desk/calls/${call.slug}/pool`, label: "报名审核与抽选" },
            ...(call.isPublic ? [{ href: `/calls/${call.slug}`, label: "查看公开的公告" }] : []),
          ]}
        />
      ) : null}
      {isFrozen ? (
        <p>名单已经冻结，公告不能再改。</p>
      ) : (
        <PostForm hidden={call ? { version: call.version } : {}}>
          <CallFields state={shown} decisions={decisions} isNew={call === null} />
          <SubmitButton>保存</SubmitButton>
        </PostForm>
      )}
    </>
  );
}

const QUOTA_EXAMPLE = "性别：女 2-3 | Sex: Women";

function CallFields({ state, decisions, isNew }: { state: FormState; decisions: CallDeskData["decisions"]; isNew: boolean }) {
  const common = { lang: "zh" as const, state };
  return (
    <>
      <h2>会议</h2>
      <Select {...common} name="decisionSlug" label="决策事项" options={decisions.map(({ slug, title }) => ({ value: slug, label: title }))} />
      {isNew ? <Field {...common} name="slug" label="页面地址" hint="小写字母、数字和连字符，例如 siren-rules-meeting。以后不再改变。" /> : null}
      <Field {...common} name="title" label="公告标题" />
      <Field {...common} name="titleEn" label="英文标题" optional />
      <TextArea {...common} name="summaryEn" label="英文摘要" rows={4} limit={{ max: 2000 }} optional />
      <Field {...common} name="meetingName" label="会议名称" />
      <Field {...common} name="meetingAt" label="会议时间" type="datetime-local" />
      <Field {...common} name="meetingPlace" label="会议地点" />
      <Field {...common} name="agendaItem" label="讨论事项" />
      <h2>邀请谁</h2>
      <TextArea {...common} name="whoIsWanted" label="邀请对象" rows={4} limit={{ min: 1, max: 1000 }} />
      <TextArea {...common} name="conditions" label="报名条件" hint="一行一条，写成能用“是”或者“否”回答的句子；英文写在竖线 | 后面。" rows={5} />
      <Field {...common} name="seats" label="代表人数" hint="不少于 2 名。" inputMode="numeric" width="short" />
      <Field {...common} name="alternates" label="候补人数" inputMode="numeric" width="short" />
      <TextArea {...common} name="dimensions" label="名额要求" hint={`一行一类，样式为“${QUOTA_EXAMPLE}”：方面、类别、名额范围，英文写在竖线后面。报名人在每个方面选一类，所以各类都要列出；没有要求的写 0 到代表人数。`} rows={9} />
      <TextArea {...common} name="method" label="遴选办法" hint="可以使用 Markdown。随公告先行公布，公布以前不能报名。" rows={12} limit={{ max: 20_000 }} />
      <h2>报名和抽选</h2>
      <Field {...common} name="applicationsOpenAt" label="报名开始时间" type="datetime-local" />
      <Field {...common} name="applicationsCloseAt" label="报名截止时间" hint="到这一时刻为止，之后不再接收。" type="datetime-local" />
      <Field {...common} name="drawAt" label="抽选时间" hint="公开随机数在这一时刻或者以后产生。名单至少要在一小时以前冻结。" type="datetime-local" />
      <Field {...common} name="drawPlace" label="抽选地点" />
      <RadioGroup
        {...common}
        name="randomnessKind"
        label="公开随机数的种类"
        choices={[
          { value: "numbers", label: "数字：现场摇出的号码、公布的开奖号码等" },
          { value: "beacon", label: "随机信标的一个值：64 位十六进制" },
        ]}
      />
      <Field {...common} name="randomnessSource" label="公开随机数的来源" hint="写明谁、什么时候、在哪里公布，例如“8月19日10:00在接待大厅公开摇出的六位数字”。" />
      <Field {...common} name="acceptByAt" label="答复是否参加的截止时间" type="datetime-local" />
      <h2>说明</h2>
      <TextArea {...common} name="privacyNotice" label="个人信息说明" hint="写明用途、谁能看到、保存到什么时候。" rows={4} limit={{ min: 10, max: 2000 }} />
      <Field {...common} name="contactPhone" label="联系电话" />
      <Field {...common} name="contactEmail" label="联系邮箱" type="email" optional />
      <TextArea {...common} name="changeReason" label="修改理由" hint="报名开始以后修改遴选办法、人数或者随机数来源的，要写明理由，理由会公开。" rows={3} limit={{ max: 500 }} optional />
    </>
  );
}
