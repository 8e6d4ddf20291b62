import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { AUTHOR_KINDS } from "~/domain/identity/names";
import { OPINION_LIMITS } from "~/domain/text/graphemes";
import { Checkbox, RadioGroup } from "~/ui/choices";
import { CodeDisplay } from "~/ui/code-display";
import { DescriptionList } from "~/ui/description-list";
import { ButtonLink, Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice, SuccessPanel } from "~/ui/notice";
import { QrCode } from "~/ui/qr";
import { DESK_CHANNELS } from "../schema-desk";
import { authorKindName, channelName } from "../words-report";

/** An opinion from a letter, a call and so on, as it is typed in. `action` is another address than the page's own, so that browsers keep the page for who goes back. */
export function EnterForm(props: { action: string; state: FormState; submission: string; today: string; clauses: { anchor: string; label: string }[]; activities: { id: string; label: string }[] }) {
  const { state } = props;
  return (
    <PostForm action={props.action} hidden={{ submission: props.submission }}>
      <Select lang="zh" state={state} name="channel" label="来源" options={DESK_CHANNELS.map((value) => ({ value, label: channelName("zh", value) }))} />
      <Field lang="zh" state={state} name="receivedOn" label="收到日期" hint="来信以单位收到的日期为准。截止之后收到的，会标为迟到，单独列出。" type="date" max={props.today} width="short" />
      <RadioGroup lang="zh" state={state} name="authorKind" label="意见人类别" choices={AUTHOR_KINDS.map((value) => ({ value, label: authorKindName("zh", value) }))} />
      <Field lang="zh" state={state} name="name" label="意见人" hint="公布时个人只显示第一个字。" optional />
      <Field lang="zh" state={state} name="contact" label="手机号码或者电子邮箱" hint="用来发送回执和答复的提醒，不公开。" optional />
      <Checkbox lang="zh" state={state} name="namePublic" label="意见人书面同意公开姓名" optional />
      <Select
        lang="zh"
        state={state}
        name="clause"
        label="针对的条款"
        placeholder="草案整体"
        optional
        options={props.clauses.map(({ anchor, label }) => ({ value: anchor, label }))}
      />
      {props.activities.length > 0 ? (
        <Select
          lang="zh"
          state={state}
          name="activity"
          label="在哪次活动中提出"
          hint="座谈、走访等活动中提出的意见，来源选会议，再选活动。"
          placeholder="不是在活动中提出"
          optional
          options={props.activities.map(({ id, label }) => ({ value: id, label }))}
        />
      ) : null}
      <TextArea lang="zh" state={state} name="body" label="意见内容" hint="照原文录入，不改写、不摘要。" rows={10} limit={OPINION_LIMITS} />
      <SubmitButton>登记并生成回执</SubmitButton>
    </PostForm>
  );
}

/** The slip for the author: it prints on one sheet and opens the receipt. */
export function EntrySlip(props: { code: string; receivedAt: Date; isLate: boolean; title: string; channel: string; receiptUrl: string; sameWords: number; againHref: string }) {
  return (
    <>
      <SuccessPanel title="已登记">
        <p className="lead">请把回执单交给或者寄给意见人。凭回执编号，不用登录就可以查看办理情况和答复。</p>
      </SuccessPanel>
      {props.sameWords > 0 ? (
        <Notice lang="zh" kind="warning" title="可能重复登记">
          <p>这次征集中还有 {props.sameWords} 件文字完全相同的意见。请核对是不是同一封信登记了两次；不同的人提出的相同意见，各算一件。</p>
        </Notice>
      ) : null}
      <CodeDisplay label="回执编号" code={formatReceiptCode(props.code)} />
      <DescriptionList
        facts={[
          { label: "征求意见的事项", value: props.title },
          { label: "来源", value: channelName("zh", props.channel) },
          { label: "收到日期", value: formatDay(dayOf(props.receivedAt), "zh") },
          { label: "说明", value: props.isLate ? "在截止之后收到，单独列出，不计入合计" : "" },
          { label: "查询地址", value: props.receiptUrl },
        ]}
      />
      <QrCode text={props.receiptUrl} label="二维码：回执查询地址" small />
      <div className="buttons">
        <ButtonLink href={props.againHref}>登记下一件</ButtonLink>
      </div>
    </>
  );
}
