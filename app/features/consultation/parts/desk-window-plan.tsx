import { closingDay, dayOf, endOfDay, formatClosing, formatDay, formatTime, startOfDay } from "~/domain/calendar/shanghai";
import type { PublicWindow } from "~/domain/consultation/public-shapes";
import { DEFAULT_REPLY_DAYS } from "~/domain/consultation/window-state";
import { Checkbox, CheckboxGroup } from "~/ui/choices";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { ButtonLink, ErrorSummary, Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import type { FormState, FormValues } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { DeskWindow } from "../draft-queries.server";
import { CHANNELS } from "../schema";
import { channelWords } from "../words";

export interface WindowDeskState {
  intent: string;
  state: FormState;
}

/** The consultation window of a decision: its plan, what is missing, and once it is open its extension and contact. */
export function WindowDesk({ desk, refused, isSaved }: { desk: DeskWindow; refused: WindowDeskState | undefined; isSaved: boolean }) {
  const { window, standing } = desk;
  return (
    <>
      <ErrorSummary lang="zh" errors={refused?.state.errors ?? {}} />
      <p>
        <a href={`/desk/decisions/${desk.slug}`}>返回事项</a>
      </p>
      <h1>公开征求意见</h1>
      <p>{desk.title}</p>
      {isSaved && !refused ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众看到的安排没有变。请提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      {window ? <Standing desk={desk} window={window} /> : null}
      {standing === "open" && desk.published ? (
        <>
          <Extension published={desk.published} state={stateOf(refused, "extend", { closesOn: window ? closingDay(window.closesAt) : "" })} />
          <Contact state={stateOf(refused, "contact", contactValues(window))} />
        </>
      ) : (
        <Plan desk={desk} state={stateOf(refused, "plan", planValues(desk))} />
      )}
    </>
  );
}

function stateOf(refused: WindowDeskState | undefined, intent: string, values: FormValues): FormState {
  return refused?.intent === intent ? refused.state : { values, errors: {} };
}

/** What stands now, and what stops or warns. */
function Standing({ desk, window }: { desk: DeskWindow; window: NonNullable<DeskWindow["window"]> }) {
  const { published, faults, warnings, standing } = desk;
  const isExtending = published !== null && window.closesAt.toISOString() !== published.closesAt;
  const words = { unplanned: "", planned: "已安排，未公布", upcoming: "已公布，未开始", open: "征集中", closed: "已截止" };
  return (
    <div className="stack">
      <DescriptionList
        facts={[
          { label: "轮次", value: `第 ${window.round} 轮` },
          { label: "情况", value: words[standing] },
          { label: "公众看到的期限", value: published && `${formatDay(dayOf(new Date(published.opensAt)), "zh")} 至 ${formatClosing(new Date(published.closesAt), "zh")}` },
          { label: "首次公布的截止", value: published && published.originalClosesAt !== published.closesAt ? formatClosing(new Date(published.originalClosesAt), "zh") : null },
          { label: published ? "待公布的截止" : "安排的期限", value: published ? (isExtending ? formatClosing(window.closesAt, "zh") : null) : `${formatDay(dayOf(window.opensAt), "zh")} 至 ${formatClosing(window.closesAt, "zh")}` },
        ]}
      />
      {faults.length > 0 && standing !== "closed" ? (
        <Notice lang="zh" kind="warning" title="还不能提交审查和发布">
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {warnings.map((warning) => (
        <Notice key={warning} lang="zh" kind="info" title="请留意">
          <p>{warning}</p>
        </Notice>
      ))}
      <p>
        <ButtonLink href={`/desk/publications/window/${window.id}`} variant="plain">
          审查和发布
        </ButtonLink>
      </p>
    </div>
  );
}

function planValues(desk: DeskWindow): FormValues {
  const { window, standing } = desk;
  const start = window && standing !== "closed" ? window : null;
  return {
    versionId: start?.versionId ?? desk.drafts[0]?.id,
    opensOn: start ? dayOf(start.opensAt) : "",
    closesOn: start ? closingDay(start.closesAt) : "",
    opensTime: start && start.opensAt > startOfDay(dayOf(start.opensAt)) ? formatTime(start.opensAt) : "",
    closesTime: start && start.closesAt < endOfDay(closingDay(start.closesAt)) ? formatTime(start.closesAt) : "",
    originalNotice: start?.originalNotice ?? "",
    originalNote: start?.originalNote ?? "",
    shortenedReason: start?.shortenedReason ?? "",
    guideExemption: window?.guideExemption ?? "",
    channels: window?.channels ?? ["web", "letter", "email"],
    allowsAnonymous: (window?.allowsAnonymous ?? true) ? "on" : undefined,
    publishDuringWindow: window?.publishDuringWindow ? "on" : undefined,
    displayUntilOn: start?.displayUntil ? closingDay(start.displayUntil) : "",
    replyDays: String(window?.replyDays ?? DEFAULT_REPLY_DAYS),
    ...(window ? contactValues(window) : { contactUnit: desk.leadUnit.name, contactPhone: desk.leadUnit.phone, contactEmail: desk.leadUnit.email, contactAddress: desk.leadUnit.address }),
  };
}

function contactValues(window: DeskWindow["window"]): FormValues {
  return { contactUnit: window?.contactUnit, contactPhone: window?.contactPhone, contactEmail: window?.contactEmail, contactAddress: window?.contactAddress };
}

function Plan({ desk, state }: { desk: DeskWindow; state: FormState }) {
  const common = { lang: "zh" as const, state };
  const round = desk.standing === "closed" ? (desk.window?.round ?? 0) + 1 : (desk.window?.round ?? 1);
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{desk.standing === "closed" ? `安排第 ${round} 轮` : "安排"}</h2>
      <p>起草说明、草案解读和草案要一并公开。可以先保存，不符合的地方会在上面列出，补齐后再提交审查。</p>
      <PostForm hidden={{ intent: "plan", round }}>
        <Select {...common} name="versionId" label="草案版本" options={desk.drafts.map((draft) => ({ value: draft.id, label: `第 ${draft.number} 版：${draft.title}` }))} />
        <Field {...common} name="opensOn" label="开始日期" type="date" width="short" hint="从当天 0:00 开始。" />
        <Field {...common} name="closesOn" label="截止日期" type="date" width="short" hint="到当天 24:00 截止。一般不少于 30 日，首日不计：8 月 1 日开始，最早 8 月 31 日截止。" />
        <TextArea {...common} name="shortenedReason" label="缩短期限的理由" hint="少于 30 日时必须写明，至少 5 个字，在日期旁边公开。" rows={2} limit={{ max: 500 }} optional />
        <TextArea {...common} name="guideExemption" label="不提供草案解读的理由" hint="没有草案解读时必须写明，向社会公开。" rows={2} limit={{ max: 500 }} optional />
        <CheckboxGroup {...common} name="channels" label="提出意见的途径" choices={CHANNELS.map((value) => ({ value, label: channelWords.zh[value] }))} />
        <ContactFields state={state} />
        <Checkbox {...common} name="allowsAnonymous" label="可以不署名提意见" optional />
        <Checkbox {...common} name="publishDuringWindow" label="征集期间逐条公布意见" hint="每一条都要单独审查后才公布，个人姓名写作“王**”。不选的，意见随采纳情况一并公布。" optional />
        <Field {...common} name="displayUntilOn" label="截止以后展示到" type="date" width="short" hint="最后一天。采纳情况公布以后，过了这一天不再列在“征求意见”页面；页面本身始终可以打开。" optional />
        <Field {...common} name="replyDays" label="截止后多少天内公布采纳情况" inputMode="numeric" width="short" />
        <Elsewhere state={state} />
        <SubmitButton>保存安排</SubmitButton>
      </PostForm>
    </section>
  );
}

/** A window that had been announced and opened before the office came here goes on with its real dates. */
function Elsewhere({ state }: { state: FormState }) {
  const common = { lang: "zh" as const, state, optional: true };
  const fields = ["opensTime", "closesTime", "originalNotice", "originalNote"];
  return (
    <Fold summary="已经在其他地方公告并开始征求意见的" open={fields.some((name) => state.values[name] || state.errors[name])}>
      <p>开始和截止日期按原公告填写，是否满 30 日也按原来的日期计算。同样要经过审查，发布后在本站接着征集。</p>
      <Field {...common} name="originalNotice" label="原公告的网址" type="url" />
      <TextArea {...common} name="originalNote" label="需要向公众说明的情况" hint="例如：以前通过信件提出的意见同样有效。" rows={2} limit={{ max: 500 }} />
      <Field {...common} name="opensTime" label="开始的时刻" type="time" width="short" hint="原公告写到几时几分的才填，不填为 0:00。" />
      <Field {...common} name="closesTime" label="截止的时刻" type="time" width="short" hint="不填为当天 24:00。" />
    </Fold>
  );
}

function ContactFields({ state }: { state: FormState }) {
  const common = { lang: "zh" as const, state };
  return (
    <>
      <Field {...common} name="contactUnit" label="联系单位" />
      <Field {...common} name="contactPhone" label="联系电话" optional />
      <Field {...common} name="contactEmail" label="电子邮箱" type="email" optional />
      <Field {...common} name="contactAddress" label="通信地址" optional />
    </>
  );
}

function Extension({ published, state }: { published: PublicWindow; state: FormState }) {
  return (
    <section aria-labelledby="extend">
      <h2 id="extend">延长期限</h2>
      <p>
        现在 {formatClosing(new Date(published.closesAt), "zh")} 截止。只能延长，不能缩短；原来的截止日期会一直和新的日期一起显示。保存后提交审查，在现在的截止时间以前发布才有效。
      </p>
      <PostForm hidden={{ intent: "extend" }}>
        <Field lang="zh" state={state} name="closesOn" label="新的截止日期" type="date" width="short" hint="到当天 24:00 截止。" />
        <SubmitButton>保存延长</SubmitButton>
      </PostForm>
    </section>
  );
}

function Contact({ state }: { state: FormState }) {
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">联系方式</h2>
      <PostForm hidden={{ intent: "contact" }}>
        <ContactFields state={state} />
        <SubmitButton variant="plain">保存联系方式</SubmitButton>
      </PostForm>
    </section>
  );
}
