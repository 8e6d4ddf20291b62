import { spanSentence } from "~/domain/calendar/calendar.words";
import { dayOf } from "~/domain/calendar/shanghai";
import { Notice } from "~/ui/notice";
import type { DeskWindow } from "../ledger-queries.server";
import { doneWords } from "../words-desk";
import { dueSentence, windowName, WindowState } from "./desk-windows";

/** The top of every page about one window's opinions: which it is, how far it is, and the ways to the other pages. `isGiven`: it is another unit's. */
export function DeskWindowHead(props: { window: DeskWindow; title: string; mayEnter: boolean; maySort: boolean; isGiven?: boolean; done: string | null }) {
  const { window } = props;
  const base = `/desk/windows/${window.id}`;
  const done = props.done === null ? undefined : doneWords[props.done];
  return (
    <>
      <p className="kicker">
        <a href="/desk/windows">意见办理</a>
        <span>　{windowName(window)}</span>
      </p>
      <h1>{props.title}</h1>
      <p className="tag-line">
        <WindowState window={window} />
        <span>{spanSentence(dayOf(window.opensAt), window.closesAt, "zh")}</span>
        <span>采纳情况应公布：{dueSentence(window)}</span>
      </p>
      {props.isGiven ? (
        <Notice lang="zh" kind="info" title="起草部门请您的部门答复这个主题">
          <p>答复先存为草稿，由起草部门随采纳情况一并公布。</p>
        </Notice>
      ) : (
        <>
          <p>
            收到 {window.received} 件{window.late > 0 ? `，截止之后另收到 ${window.late} 件` : ""}；计入的意见共 {window.points} 条，已归类 {window.sorted} 条，有结论 {window.answered} 条。
          </p>
          <nav aria-label="本次征求意见" className="cluster">
            <a href={`${base}/opinions`}>意见</a>
            {props.maySort ? <a href={`${base}/proposals`}>归并建议</a> : null}
            {props.maySort ? <a href={`${base}/report`}>意见采纳情况</a> : null}
            {props.maySort ? <a href={`/desk/questionnaires?window=${window.id}`}>问卷调查</a> : null}
            {props.maySort ? <a href={`${base}/cases`}>异议和冒名反映</a> : null}
            {props.mayEnter && window.reportedAt === null ? <a href={`${base}/enter`}>登记来信、来电等意见</a> : null}
          </nav>
        </>
      )}
      {done ? <Notice lang="zh" kind="success" title={done} /> : null}
      {window.reportedAt ? (
        <Notice lang="zh" kind="info" title="意见采纳情况已经公布">
          <p>台账不能再改动，以下内容只供查看。</p>
        </Notice>
      ) : null}
    </>
  );
}
