import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { HashText } from "~/ui/hash-text";
import { Notice } from "~/ui/notice";
import type { DeskLottery } from "../queries.server";

/** The draw of one session on the desk: what comes next, and only that. */
export function LotteryDesk({ lottery, now, done, state }: { lottery: DeskLottery; now: Date; done: string; state: FormState }) {
  const { frozen, result } = lottery;
  const path = `/desk/events/${lottery.slug}`;
  const drawAt = lottery.drawAt ? formatInstant(lottery.drawAt, "zh") : "";
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>
        <a href={`${path}/sessions`}>返回场次</a>
        {" · "}
        <a href={`${path}/registrations?session=${lottery.sessionId}`}>报名名单</a>
      </p>
      <h1>{`抽签：${lottery.title}`}</h1>
      {done && Object.keys(state.errors).length === 0 ? <Notice lang="zh" kind="success" title={done} /> : null}
      <DescriptionList
        facts={[
          { label: "场次", value: sessionTimeInWords(lottery.startsAt, lottery.endsAt, "zh") },
          { label: "名额", value: String(lottery.capacity) },
          { label: "报名截止", value: formatClosing(lottery.registrationClosesAt, "zh") },
          { label: "公开数字", value: `${drawAt} 公布；来源：${lottery.drawSource}` },
          { label: "待抽签的申请", value: result ? "" : `${lottery.applications} 组，${lottery.persons} 人` },
        ]}
      />
      {lottery.cancelledAt ? <p>这个场次已经取消，不再抽签。</p> : null}
      {!lottery.cancelledAt && !frozen ? <FreezeStep lottery={lottery} now={now} /> : null}
      {frozen ? (
        <section className="section stack">
          <h2>第一步：名单已经冻结</h2>
          <p>
            {`${formatInstant(frozen.at, "zh")} 冻结 ${frozen.numbers} 个申请号，同时公布。`}
            <a href={`/lotteries/${lottery.sessionId}`}>查看公开的抽签记录</a>
          </p>
          <HashText lang="zh" label="公布的哈希值（SHA-256）" hash={frozen.recordHash} />
        </section>
      ) : null}
      {frozen && !result && !lottery.cancelledAt ? <RevealStep drawAt={drawAt} source={lottery.drawSource} state={state} /> : null}
      {result ? (
        <section className="section stack">
          <h2>第二步：已经抽签</h2>
          <p>
            <strong>{`中签：第 ${result.chosen.join("、")} 号。`}</strong>
            {result.alternates.length > 0 ? `按次序候补：第 ${result.alternates.join("、")} 号。` : "没有人候补。"}
          </p>
          <p>中签的人已经有票，候补的人有人取消时自动补上；每个人都会收到一次通知。结果不能更改。</p>
        </section>
      ) : null}
    </>
  );
}

function FreezeStep({ lottery, now }: { lottery: DeskLottery; now: Date }) {
  const isClosed = now >= lottery.registrationClosesAt;
  return (
    <section className="section stack">
      <h2>第一步：冻结名单</h2>
      {isClosed ? (
        <PostForm hidden={{ intent: "freeze" }}>
          <p>冻结以后立即公布名单（只有申请号和人数）和哈希值，此后不能增加申请、改人数、改名额。须在公开数字公布前至少一小时办理。</p>
          <SubmitButton variant="danger">冻结名单，公布哈希值</SubmitButton>
        </PostForm>
      ) : (
        <p>{`报名 ${formatClosing(lottery.registrationClosesAt, "zh")} 截止，截止以后才能冻结名单。`}</p>
      )}
    </section>
  );
}

function RevealStep({ drawAt, source, state }: { drawAt: string; source: string; state: FormState }) {
  return (
    <section className="section stack">
      <h2>第二步：填写公开数字，抽签</h2>
      <PostForm hidden={{ intent: "reveal" }}>
        <p>{`约定的公开数字：${source}，${drawAt} 或者以后公布。照公布的样子填写，几个数之间用空格隔开。只能抽签一次，填写后不能更改。`}</p>
        <Field lang="zh" state={state} name="value" label="公开数字" autoComplete="off" />
        <Field lang="zh" state={state} name="valueAgain" label="再填一次" autoComplete="off" />
        <Field lang="zh" state={state} name="publicAt" label="公布时间" type="datetime-local" width="short" />
        <SubmitButton variant="danger">抽签并公布结果</SubmitButton>
      </PostForm>
    </section>
  );
}
