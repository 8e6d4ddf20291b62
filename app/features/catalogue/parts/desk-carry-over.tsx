import { plannedCompletionWords } from "~/domain/decision/catalogue.words";
import { ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { DataTable } from "~/ui/table";
import type { CarriableRow } from "../carry-items.server";
import { carryRuleWords } from "../words-desk";

/** Items of earlier years: which can go on in this one, under which address, and why the others cannot. */
export function CarryOverDesk({ year, items, state }: { year: number; items: CarriableRow[]; state: FormState | undefined }) {
  const canAny = items.some(({ rule }) => rule.ok);
  return (
    <>
      <ErrorSummary lang="zh" errors={state?.errors ?? {}} />
      <p>
        <a href={`/desk/catalogues/${year}`}>返回目录</a>
      </p>
      <h1>从往年转入{year}年度目录</h1>
      <p>
        已经有草案、征求意见或者栏目内容的事项，转入后页面地址不变，意见、回执和栏目都在原来的页面上。只列入过目录的事项，转入后是新的事项，原来的页面会写明转到哪里。转入后请修改计划完成时间，再登记办党组意见、提交审查。
      </p>
      <PostForm className="stack" hidden={{ intent: "carry" }}>
        <DataTable
          lang="zh"
          caption={`往年的事项（${items.length} 项）`}
          rows={items}
          rowKey={({ slug }) => slug}
          empty="本部门在往年的目录里没有事项。"
          dense
          columns={[
            {
              key: "choose",
              header: "转入",
              kind: "nowrap",
              cell: ({ slug, title, rule }) => (rule.ok ? <input type="checkbox" name="slug" value={slug} aria-label={`转入：${title}`} /> : null),
            },
            { key: "title", header: "事项", kind: "title", cell: ({ title }) => title },
            { key: "year", header: "年度", kind: "nowrap", cell: ({ catalogue, number }) => `${catalogue.year}年度第 ${number} 项` },
            { key: "planned", header: "计划完成", kind: "nowrap", cell: ({ plannedCompletion }) => plannedCompletionWords(plannedCompletion, "zh") },
            { key: "rule", header: "怎样转入", cell: ({ rule }) => carryRuleWords[rule.ok ? rule.identity : rule.reason] },
          ]}
        />
        {canAny ? <SubmitButton>转入选中的事项</SubmitButton> : null}
      </PostForm>
    </>
  );
}
