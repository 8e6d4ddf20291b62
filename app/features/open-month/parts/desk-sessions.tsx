import { dayOf, formatInstant, formatTime } from "~/domain/calendar/shanghai";
import { CANCEL_CAUSES } from "~/domain/open-month/event";
import { cancelCauseWords, sessionTimeInWords } from "~/domain/open-month/event.words";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { RadioGroup } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, Select, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { DeskEvent, DeskHall } from "../queries.server";

type Plan = DeskEvent["plans"][number];
type InForce = DeskEvent["sessions"][number];

/** `2026-08-15T09:30`, as a date field wants it, in Shanghai. */
function wallTime(at: Date): string {
  return `${dayOf(at)}T${formatTime(at)}`;
}

export function planValues(plan: Plan): FormState["values"] {
  return {
    startsAt: wallTime(plan.startsAt),
    endsAt: wallTime(plan.endsAt),
    doorsOpenAt: wallTime(plan.doorsOpenAt),
    doorsCloseAt: wallTime(plan.doorsCloseAt),
    registrationOpensAt: wallTime(plan.registrationOpensAt),
    registrationClosesAt: wallTime(plan.registrationClosesAt),
    capacity: String(plan.capacity),
    maxPartySize: String(plan.maxPartySize),
    allocation: plan.allocation,
    drawAt: plan.drawAt ? wallTime(plan.drawAt) : "",
    drawSource: plan.drawSource,
    hallId: plan.hallId ?? "",
  };
}

/** The sessions of an event: as they are planned, as they are in force, and what can be done with each. */
export function DeskSessions(props: { event: DeskEvent; halls: DeskHall[]; now: Date; done: string; state: FormState; edited: Plan | null; submission: string }) {
  const { event, halls, state, edited } = props;
  const path = `/desk/events/${event.slug}/sessions`;
  return (
    <>
      <h1>场次：{event.title}</h1>
      <p>
        <a href={`/desk/events/${event.slug}`}>返回活动</a>
        {" · "}
        <a href={`/desk/publications/event/${event.id}`}>送审和发布</a>
      </p>
      <p>时间和地点改好后须送审、发布才生效；名额和取消立即生效。</p>
      {props.done ? <Notice lang="zh" kind="success" title={props.done} /> : null}
      <ErrorSummary lang="zh" errors={state.errors} />
      {event.plans.map((plan) => (
        <PlannedSession key={plan.id} plan={plan} hall={halls.find(({ id }) => id === plan.hallId) ?? null} inForce={event.sessions.find(({ id }) => id === plan.id) ?? null} now={props.now} path={path} />
      ))}
      <section aria-labelledby="plan-form">
        <h2 id="plan-form">{edited ? `修改 ${formatInstant(edited.startsAt, "zh")} 的场次` : "新增场次"}</h2>
        {/* Another address than the page's own: browsers forget the page when something is sent to it, and going back would draw it anew. */}
        <PostForm action={`${path}?sent=1`} hidden={{ intent: "plan", planId: edited?.id, submission: props.submission }}>
          <Field lang="zh" state={state} name="startsAt" label="开始" type="datetime-local" width="short" />
          <Field lang="zh" state={state} name="endsAt" label="结束" type="datetime-local" width="short" />
          <Field lang="zh" state={state} name="doorsOpenAt" label="开始入场" type="datetime-local" width="short" />
          <Field lang="zh" state={state} name="doorsCloseAt" label="停止入场" type="datetime-local" width="short" />
          <Field lang="zh" state={state} name="registrationOpensAt" label="报名开始" type="datetime-local" width="short" />
          <Field lang="zh" state={state} name="registrationClosesAt" label="报名截止" hint="须在活动开始前。" type="datetime-local" width="short" />
          <Field lang="zh" state={state} name="capacity" label="名额" hint="按活动页面上“名额怎么算”的单位。已公布的场次请在上面改名额。" type="number" inputMode="numeric" min={1} width="short" />
          <Field lang="zh" state={state} name="maxPartySize" label="每次报名最多几人" type="number" inputMode="numeric" min={1} width="short" />
          <RadioGroup
            lang="zh"
            state={state}
            name="allocation"
            label="名额怎么分"
            hint="有人报名以后不能再改。"
            choices={[
              { value: "firstCome", label: "先到先得" },
              { value: "lottery", label: "公开抽签", hint: "报名截止后冻结名单、公布哈希值，再用以后才公布的公开数字抽签；没有中签的按次序候补。" },
            ]}
          />
          <Field lang="zh" state={state} name="drawAt" label="抽签时间" hint="只有抽签的场次填写：公开数字公布的时间，报名截止至少两小时以后、活动开始以前。" type="datetime-local" width="short" optional />
          <Field lang="zh" state={state} name="drawSource" label="公开数字的来源" hint="只有抽签的场次填写，写到任何人都能自己查到，例如“某彩票某期开奖号码”。" optional />
          {halls.length > 0 ? (
            <Select lang="zh" state={state} name="hallId" label="与其他场次共用场地名额" placeholder="不共用" options={halls.map(({ id, name, capacity }) => ({ value: id, label: `${name}（合计 ${capacity}）` }))} optional />
          ) : null}
          <SubmitButton>{edited ? "保存场次" : "新增场次"}</SubmitButton>
        </PostForm>
      </section>
      <Halls halls={halls} path={path} />
    </>
  );
}

function PlannedSession({ plan, hall, inForce, now, path }: { plan: Plan; hall: DeskHall | null; inForce: InForce | null; now: Date; path: string }) {
  const when = sessionTimeInWords(plan.startsAt, plan.endsAt, "zh");
  const moved = inForce && (inForce.startsAt.getTime() !== plan.startsAt.getTime() || inForce.endsAt.getTime() !== plan.endsAt.getTime());
  const excess = inForce ? Math.max(0, -inForce.seatsLeft) : 0;
  const stands = inForce !== null && inForce.cancelledAt === null && now < inForce.endsAt;
  return (
    <section className="panel" aria-label={when}>
      <h2>{when}</h2>
      <DescriptionList
        facts={[
          { label: "状态", value: inForce ? (inForce.cancelledAt ? `已取消（${formatInstant(inForce.cancelledAt, "zh")}）：${inForce.cancelledReason ?? ""}` : "已公布") : "未公布" },
          { label: "生效中的时间", value: moved && inForce ? `${sessionTimeInWords(inForce.startsAt, inForce.endsAt, "zh")}，新时间发布后生效` : "" },
          { label: "报名", value: `${formatInstant(plan.registrationOpensAt, "zh")} 至 ${formatInstant(plan.registrationClosesAt, "zh")}` },
          { label: "入场", value: `${formatTime(plan.doorsOpenAt)} 至 ${formatTime(plan.doorsCloseAt)}` },
          { label: "名额", value: inForce ? `${inForce.capacity}，余 ${Math.max(0, inForce.seatsLeft)}，候补 ${inForce.waitingParties} 组` : String(plan.capacity) },
          { label: "共用场地", value: hall ? `${hall.name}，合计 ${hall.capacity}，余 ${Math.max(0, hall.seatsLeft)}` : "" },
          { label: "分配办法", value: plan.allocation === "lottery" ? `公开抽签：${plan.drawAt ? formatInstant(plan.drawAt, "zh") : "时间未定"}，${plan.drawSource || "来源未定"}` : "" },
          { label: "抽签申请", value: inForce && plan.allocation === "lottery" && inForce.drawnAt === null ? `${inForce.appliedParties} 组` : "" },
          { label: "超出名额", value: excess > 0 ? `${excess}（名额减少前已报上的人不受影响，空出后不再递补，直到不超出）` : "" },
        ]}
      />
      {inForce?.cancelledAt ? null : (
        <p>
          <a href={`${path}?plan=${plan.id}#plan-form`}>改场次</a>
          {inForce?.allocation === "lottery" ? (
            <>
              {" · "}
              <a href={path.replace(/sessions$/, `lotteries/${plan.id}`)}>冻结名单和抽签</a>
            </>
          ) : null}
        </p>
      )}
      {inForce === null ? (
        <PostForm className="cluster" action={path} hidden={{ intent: "remove", planId: plan.id }}>
          <SubmitButton variant="plain" small>
            删除这个未公布的场次
          </SubmitButton>
        </PostForm>
      ) : null}
      {stands ? (
        <>
          <Fold summary="改名额（立即生效）">
            <PostForm action={path} hidden={{ intent: "capacity", sessionId: plan.id }}>
              <label htmlFor={`capacity-${plan.id}`}>名额（增加的立即按先后补给候补的人；减少不影响已经报上的人）</label>
              <input id={`capacity-${plan.id}`} className="control control-short" name="capacity" type="number" inputMode="numeric" min={0} defaultValue={inForce.capacity} />
              <SubmitButton>改名额</SubmitButton>
            </PostForm>
          </Fold>
          <CancelForm path={path} sessionId={plan.id} label="取消这个场次" />
        </>
      ) : null}
    </section>
  );
}

/** What sessions of the unit can share: a total that counts beside each session's own places, at once. */
function Halls({ halls, path }: { halls: DeskHall[]; path: string }) {
  return (
    <section aria-labelledby="halls">
      <h2 id="halls">共用场地名额</h2>
      <p>几个场次同时用一个场地的，可以设一个合计名额：每个场次有自己的名额，加起来不超过场地。空出的名额先补给先登记候补的人，不论哪一场。</p>
      {halls.map((hall) => (
        <PostForm key={hall.id} className="cluster" action={path} hidden={{ intent: "hall", hallId: hall.id, name: hall.name }}>
          <label htmlFor={`hall-${hall.id}`}>{`${hall.name}：合计名额（余 ${Math.max(0, hall.seatsLeft)}${hall.seatsLeft < 0 ? `，超出 ${-hall.seatsLeft}` : ""}）`}</label>
          <input id={`hall-${hall.id}`} className="control control-short" name="capacity" type="number" inputMode="numeric" min={1} defaultValue={hall.capacity} />
          <SubmitButton variant="plain" small>
            改合计名额
          </SubmitButton>
        </PostForm>
      ))}
      <Fold summary="新增场地">
        <PostForm action={path} hidden={{ intent: "hall" }}>
          <label htmlFor="hall-name">场地名称（显示在活动页面上）</label>
          <input id="hall-name" className="control" name="name" />
          <label htmlFor="hall-capacity">合计名额</label>
          <input id="hall-capacity" className="control control-short" name="capacity" type="number" inputMode="numeric" min={1} />
          <SubmitButton>新增场地</SubmitButton>
        </PostForm>
      </Fold>
    </section>
  );
}

/** Calls off one session or, without `sessionId`, the whole event. Says what follows before it is pressed. */
export function CancelForm({ path, sessionId, label }: { path: string; sessionId?: string; label: string }) {
  const key = sessionId ?? "event";
  return (
    <Fold summary={label}>
      <p>取消立即生效、不能撤回：停止报名，所有票作废，已报名和候补的每一位都会收到一次通知。页面保留，标明“已取消”。</p>
      <PostForm action={path} hidden={{ intent: "cancel", sessionId }}>
        <label htmlFor={`cause-${key}`}>原因类别（立即公开）</label>
        <select id={`cause-${key}`} className="control" name="cause" defaultValue="other">
          {CANCEL_CAUSES.map((value) => (
            <option key={value} value={value}>
              {cancelCauseWords.zh[value]}
            </option>
          ))}
        </select>
        <label htmlFor={`reason-${key}`}>对报名的人说明（2 至 300 字，写进通知；送审发布后显示在页面上）</label>
        <textarea id={`reason-${key}`} className="control" name="reason" rows={3} />
        <SubmitButton variant="danger">{label}</SubmitButton>
      </PostForm>
    </Fold>
  );
}
