import { formatInstant } from "~/domain/calendar/shanghai";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { registrationStateWords } from "~/domain/open-month/registration.words";
import { isLive } from "~/domain/open-month/registration-states";
import { Fold } from "~/ui/fold";
import { ButtonLink, ErrorSummary, Field, PostForm, Select, SubmitButton } from "~/ui/form";
import { RadioGroup } from "~/ui/choices";
import type { FormState } from "~/ui/form-state";
import { DataTable, KeysetLinks } from "~/ui/table";
import type { DeskEvent, DeskRegistration } from "../queries.server";

/** Who is registered for one session, for the organiser: contacts masked, numbers on top. */
export function DeskRegistrations(props: {
  event: { slug: string; title: string; sessions: DeskEvent["sessions"] };
  sessionId: string;
  rows: DeskRegistration[];
  next: number | null;
  state: FormState;
  mayEnter: boolean;
}) {
  const { event, sessionId, rows } = props;
  const path = `/desk/events/${event.slug}/registrations`;
  const session = event.sessions.find(({ id }) => id === sessionId);
  return (
    <>
      <h1>报名名单：{event.title}</h1>
      <ErrorSummary lang="zh" errors={props.state.errors} />
      <nav aria-label="场次">
        <ul className="cluster">
          {event.sessions.map((each) => (
            <li key={each.id}>
              <a href={`${path}?session=${each.id}`} aria-current={each.id === sessionId ? "page" : undefined}>
                {sessionTimeInWords(each.startsAt, each.endsAt, "zh")}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {session ? <h2>{sessionTimeInWords(session.startsAt, session.endsAt, "zh")}</h2> : null}
      {session ? (
        <p>
          名额 {session.capacity}，余 {Math.max(0, session.seatsLeft)}，候补 {session.waitingParties} 组{session.cancelledAt ? "，已取消" : ""}。
        </p>
      ) : null}
      {props.mayEnter ? (
        <div className="buttons">
          <ButtonLink href={`/desk/events/${event.slug}/register-for?session=${sessionId}`}>代办报名</ButtonLink>
        </div>
      ) : null}
      <DataTable
        lang="zh"
        caption="报名名单"
        captionHidden
        dense
        rows={rows}
        rowKey={(row) => row.id}
        empty="这个场次还没有人报名。"
        columns={[
          { key: "number", header: "报名号", kind: "index", cell: (row) => String(row.number) },
          { key: "name", header: "姓名", kind: "title", cell: (row) => row.name || "（已按期删除）" },
          { key: "contact", header: "联系方式", kind: "nowrap", cell: (row) => row.contact || "无" },
          { key: "persons", header: "人数", kind: "number", cell: (row) => (row.children > 0 ? `${row.persons}（儿童 ${row.children}）` : String(row.persons)) },
          { key: "state", header: "状态", kind: "nowrap", cell: (row) => registrationStateWords.zh[row.state] },
          { key: "needs", header: "需要的协助", cell: (row) => row.needs },
          { key: "source", header: "来源", kind: "nowrap", cell: (row) => (row.source === "clerk" ? "代办" : "网上") },
          { key: "at", header: "报名时间", kind: "nowrap", cell: (row) => formatInstant(row.createdAt, "zh") },
          { key: "cancel", header: "取消", cell: (row) => (isLive(row.state) ? <OfficeCancel row={row} path={`${path}?session=${sessionId}`} /> : null) },
        ]}
      />
      <KeysetLinks lang="zh" nextHref={props.next === null ? undefined : `${path}?session=${sessionId}&after=${props.next}`} />
    </>
  );
}

function OfficeCancel({ row, path }: { row: DeskRegistration; path: string }) {
  const id = `reason-${row.id}`;
  return (
    <Fold summary="取消">
      <PostForm action={path} hidden={{ registrationId: row.id }}>
        <label htmlFor={id}>原因（写进给报名人的通知）</label>
        <input id={id} className="control" name="reason" />
        <SubmitButton variant="danger" small>
          取消第 {row.number} 号报名
        </SubmitButton>
      </PostForm>
    </Fold>
  );
}

/** Registers somebody who came or called. The ticket opens afterwards, ready to print. */
export function RegisterForForm(props: { event: { slug: string; title: string }; sessions: { value: string; label: string }[]; submission: string; state: FormState }) {
  const { state } = props;
  const common = { lang: "zh" as const, state };
  return (
    <>
      <h1>代办报名：{props.event.title}</h1>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>有手机或者邮箱的，票和变动通知会发过去；没有的可以不填，报名后打印 A6 小票交给本人。</p>
      {/* Another address than the page's own: browsers forget the page when something is sent to it. */}
      <PostForm action={`/desk/events/${props.event.slug}/register-for?sent=1`} hidden={{ submission: props.submission }}>
        <Select {...common} name="sessionId" label="场次" options={props.sessions} />
        <Field {...common} name="name" label="姓名" />
        <Field {...common} name="contact" label="手机号码或者电子邮箱" hint="请向本人核对一遍。" optional />
        <Field {...common} name="partySize" label="参加人数" type="number" inputMode="numeric" min={1} width="short" />
        <Field {...common} name="children" label="其中不满 14 周岁的儿童" type="number" inputMode="numeric" min={0} width="short" optional />
        <Field {...common} name="needs" label="需要的协助" optional />
        <RadioGroup
          {...common}
          name="whenFull"
          label="如果名额不够"
          choices={[
            { value: "wait", label: "排队候补" },
            { value: "refuse", label: "不候补" },
          ]}
        />
        <Select {...common} name="lang" label="通知用哪种语言" placeholder={false} options={[{ value: "zh", label: "中文" }, { value: "en", label: "English" }]} />
        <SubmitButton>报名并打开票面</SubmitButton>
      </PostForm>
    </>
  );
}
