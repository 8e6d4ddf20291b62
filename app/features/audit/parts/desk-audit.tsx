import type { ReactNode } from "react";
import { chainFaultSentence } from "~/domain/audit/chain.words";
import { formatInstant } from "~/domain/calendar/shanghai";
import { DescriptionList } from "~/ui/description-list";
import { FilterForm } from "~/ui/filter-form";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm, type FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DataTable, KeysetLinks } from "~/ui/table";
import type { ChainStanding, ListedAuditRow } from "../queries.server";
import { auditQuery, type AuditFilter } from "../schema";
import { actorKindWords } from "../words";

interface AuditDeskProps {
  filter: AuditFilter;
  before: string;
  rows: ListedAuditRow[];
  next: string | null;
  chain: ChainStanding;
  keptMonths: number;
  state: FormState;
}

/** The auditor's page: the trail with its filters, and the chain with its checks. */
export function AuditDesk({ filter, before, rows, next, chain, keptMonths, state }: AuditDeskProps) {
  const isFiltered = Object.values(filter).some((value) => value !== "");
  const fields: FormState = { ...emptyForm, values: { ...filter } };
  return (
    <div className="stack-wide">
      <div className="stack">
        <ErrorSummary lang="zh" errors={state.errors} />
        <h1>审计记录</h1>
        <p>每一次操作、登录和查看个人信息都留有记录，保存 {keptMonths} 个月。记录中没有个人信息和意见内容。</p>
      </div>
      <Chain chain={chain} />
      <section className="stack" aria-labelledby="rows">
        <h2 id="rows">记录</h2>
        <FilterForm lang="zh" action="/desk/audit" clearHref={isFiltered ? "/desk/audit" : undefined}>
          <Field lang="zh" state={fields} name="who" label="人员" hint="姓名、邮箱或者编号" />
          <Field lang="zh" state={fields} name="action" label="操作" hint="例如 session.opened" />
          <Field lang="zh" state={fields} name="nounKind" label="对象类别" hint="例如 window" />
          <Field lang="zh" state={fields} name="nounId" label="对象编号" />
          <Field lang="zh" state={fields} name="day" label="日期" type="date" />
        </FilterForm>
        <p>
          <a href={`/desk/audit/rows.csv${auditQuery(filter)}`}>下载符合条件的全部记录（CSV）</a>
        </p>
        <Rows rows={rows} />
        <KeysetLinks
          lang="zh"
          previousHref={before === "" ? undefined : `/desk/audit${auditQuery(filter)}`}
          nextHref={next === null ? undefined : `/desk/audit${auditQuery({ ...filter, before: next })}`}
        />
      </section>
    </div>
  );
}

function Rows({ rows }: { rows: ListedAuditRow[] }) {
  const by = (filter: Partial<AuditFilter>, words: ReactNode) => <a href={`/desk/audit${auditQuery(filter)}`}>{words}</a>;
  return (
    <DataTable
      lang="zh"
      dense
      caption="审计记录"
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty="没有符合条件的记录。"
      columns={[
        { key: "at", header: "时间", kind: "title", cell: (row) => formatInstant(row.at, "zh") },
        {
          key: "who",
          header: "人员",
          cell: (row) => (row.actorId === null ? actorKindWords[row.actorKind] : by({ who: row.actorId }, row.actorName ?? actorKindWords[row.actorKind] ?? row.actorKind)),
        },
        { key: "action", header: "操作", cell: (row) => by({ action: row.action }, row.action) },
        { key: "noun", header: "对象", cell: (row) => <span className="break-all">{by({ nounKind: row.nounKind, nounId: row.nounId }, `${row.nounKind} ${row.nounId}`)}</span> },
        { key: "detail", header: "说明", cell: (row) => (row.detail === "{}" ? null : <code className="break-all">{row.detail}</code>) },
        { key: "place", header: "链上序号", kind: "number", cell: (row) => row.position ?? "待封存" },
      ]}
    />
  );
}

function Chain({ chain }: { chain: ChainStanding }) {
  const { end, checkpoint, unsealed, checks } = chain;
  const underWay = checks.find(({ finishedAt }) => finishedAt === null);
  const last = checks.find(({ finishedAt }) => finishedAt !== null);
  return (
    <section className="stack" aria-labelledby="chain">
      <h2 id="chain">链条</h2>
      {last?.finishedAt ? (
        <Notice lang="zh" kind={last.fault ? "error" : "success"} title={last.fault ? "不一致" : "一致"}>
          <p>
            {last.fault ? chainFaultSentence(last.fault) : `校验了 ${last.rowsChecked} 条记录，与封存时和历次公布的链首完全相符。`}（{formatInstant(last.finishedAt, "zh")}）
          </p>
        </Notice>
      ) : null}
      {underWay ? (
        <Notice lang="zh" kind="info" title="正在校验">
          <p>
            已校验 {underWay.rowsChecked} / {underWay.rowsTotal} 条。<a href="/desk/audit">刷新</a>
          </p>
        </Notice>
      ) : null}
      <DescriptionList
        facts={[
          { label: "链条末端", value: <>第 {end.position} 位，<code className="break-all">{end.hash}</code></> },
          { label: "等待封存", value: `${unsealed} 条（每分钟封存一次）` },
          { label: "起点", value: checkpoint.position === 0 ? "第一条记录" : `第 ${checkpoint.position} 位之后；此前的已按期清理` },
          { label: "公布", value: <a href="/audit/heads">每日链首</a> },
        ]}
      />
      <PostForm hidden={{ intent: "verify" }}>
        <SubmitButton variant="plain">现在校验</SubmitButton>
      </PostForm>
    </section>
  );
}
