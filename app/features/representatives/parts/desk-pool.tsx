import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { shortageWords } from "~/domain/representatives/shortages.words";
import { Checkbox } from "~/ui/choices";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { DeskPool } from "../queries.server";
import { ScreeningTable } from "./desk-screening";
import { HashText } from "~/ui/hash-text";

/** The form that was refused, by its intent. */
export interface PoolRefusal {
  intent: string;
  state: FormState;
}

/** Applications, screening, freezing and the draw of one call on the desk. */
export function PoolDesk({ pool, now, refused, done }: { pool: DeskPool; now: Date; refused: PoolRefusal | undefined; done: string | null }) {
  const { published, draw } = pool;
  const stateOf = (intent: string): FormState => (refused?.intent === intent ? refused.state : emptyForm);
  const closesAt = published && new Date(published.applicationsCloseAt);
  return (
    <>
      <ErrorSummary lang="zh" errors={refused?.state.errors ?? {}} />
      <p><a href={`/desk/calls/${pool.slug}`}>返回公告</a></p>
      <h1>{`报名审核与抽选：${pool.title}`}</h1>
      {done !== null && !refused ? <Done done={done} /> : null}
      {published === null || closesAt === null ? <p>公告还没有公布，不能报名。请先提交审查并发布公告和遴选办法。</p> : null}
      <p>{`现有报名 ${pool.applications.length} 份：符合 ${pool.eligible}，不符合 ${pool.applications.length - pool.eligible - pool.unscreened}，待审核 ${pool.unscreened}。`}</p>
      {pool.removed.length > 0 ? <p>{`第 ${pool.removed.join("、")} 号的个人信息和填写内容已经按期或者应本人要求删除，只保留序号；抽选仍可凭公开的记录核验。`}</p> : null}
      {draw ? <DrawSection draw={draw} state={stateOf("reveal")} /> : null}
      {published && closesAt && !draw ? <FreezeSection pool={pool} closesAt={closesAt} now={now} state={stateOf("freeze")} /> : null}
      <section className="section">
        <h2>报名</h2>
        <ScreeningTable pool={pool} state={stateOf("screen")} />
      </section>
    </>
  );
}

function Done({ done }: { done: string }) {
  const sentences: Record<string, string> = {
    screened: "审核结论已保存。报名人在自己的页面上可以看到。",
    frozen: "名单已经冻结，哈希值已经公布。",
    unchanged: "先前已经办理过，这一次没有改变任何内容。",
    drawn: "已经抽选，结果已经公布。",
  };
  const sentence = sentences[done];
  return sentence === undefined ? null : (
    <Notice lang="zh" kind={done === "unchanged" ? "info" : "success"}>
      <p>{sentence}</p>
    </Notice>
  );
}

function FreezeSection({ pool, closesAt, now, state }: { pool: DeskPool; closesAt: Date; now: Date; state: FormState }) {
  const { outlook } = pool;
  const isClosed = now >= closesAt;
  const loosened = outlook?.loosened ?? [];
  const never = outlook?.never ?? [];
  return (
    <section className="section stack">
      <h2>冻结名单</h2>
      {outlook && outlook.shortages.length > 0 ? (
        <Notice lang="zh" kind="warning" title="按现在审核通过的人，名额要求满足不了">
          <ul className="bullets">
            {outlook.shortages.map((shortage) => (
              <li key={shortageWords(shortage, "zh")}>{shortageWords(shortage, "zh")}</li>
            ))}
          </ul>
          <p>请继续审核；仍然不足的，延长报名，或者写明理由修改遴选办法、重新公布并开放报名。</p>
        </Notice>
      ) : null}
      {outlook && outlook.merged.length > 0 ? <p>{`不足 3 人的类别冻结时合并公布：${outlook.merged.map((cell) => `${cell.dimension}“${cell.into}”`).join("；")}。`}</p> : null}
      {isClosed ? null : <p>{`报名 ${formatClosing(closesAt, "zh")} 截止，截止以后才能冻结名单。`}</p>}
      {isClosed && pool.unscreened > 0 ? <p>全部审核完毕以后才能冻结名单。</p> : null}
      {isClosed && pool.unscreened === 0 ? (
        <PostForm hidden={{ intent: "freeze" }}>
          <p>冻结以后立即公布名册（只有序号、类别和校验码）和哈希值。公告、报名和审核结论从此不能再改，请确认无误。</p>
          {loosened.length > 0 ? (
            <Checkbox lang="zh" state={state} name="looserQuotas" label={`已知悉：合并“${loosened.map((cell) => cell.into).join("”“")}”使名额要求变宽，按合并后的要求抽选`} hint="会写进公开的记录。" />
          ) : null}
          {never.length > 0 ? (
            <Checkbox lang="zh" state={state} name="neverSelectable" label={`已知悉：按现在的名额要求，第 ${never.join("、")} 号无论随机数是多少都抽不中`} hint="更好的办法是修改名额要求，重新公布。" />
          ) : null}
          <SubmitButton variant="danger">冻结名单，公布哈希值</SubmitButton>
        </PostForm>
      ) : null}
    </section>
  );
}

function DrawSection({ draw, state }: { draw: NonNullable<DeskPool["draw"]>; state: FormState }) {
  const { result, randomness } = draw;
  const availableAt = new Date(randomness.availableAt);
  return (
    <section className="section stack">
      <h2>抽选</h2>
      <p>{`名单已于 ${formatInstant(draw.frozenAt, "zh")} 冻结并公布。`}<a href={`/draws/${draw.id}`}>查看公开的抽选记录</a></p>
      <HashText lang="zh" label="公布的哈希值（SHA-256）" hash={draw.recordHash} />
      {result ? (
        <p><strong>{`抽中：第 ${result.chosen.join("、")} 号。`}</strong>结果已经公布，不能更改。</p>
      ) : (
        <PostForm hidden={{ intent: "reveal" }}>
          <p>{`约定的公开随机数：${randomness.source}，${formatInstant(availableAt, "zh")} 或者以后公布。照公布的样子填写，几个数之间用空格隔开。只能抽选一次，填写后不能更改。`}</p>
          <Field lang="zh" state={state} name="value" label="公开随机数" autoComplete="off" />
          <Field lang="zh" state={state} name="valueAgain" label="再填一次" autoComplete="off" />
          <Field lang="zh" state={state} name="publicAt" label="公布时间" type="datetime-local" />
          <SubmitButton variant="danger">抽选并公布结果</SubmitButton>
        </PostForm>
      )}
    </section>
  );
}
