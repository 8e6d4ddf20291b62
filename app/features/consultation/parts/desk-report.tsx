import { dispositionWords } from "~/domain/ledger/disposition.words";
import { Fold } from "~/ui/fold";
import { ButtonLink, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import { DispositionTag } from "~/ui/tag";
import type { ReportFigures } from "../report-figures.server";
import { ReportSums } from "./report-sums";

/** The report as it would be published now: both sums, what is still missing, and the way to its review. */
export function ReportPreview({ windowId, report, faults, warnings }: { windowId: string; report: ReportFigures; faults: string[]; warnings: string[] }) {
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">按现在的台账</h2>
      <ReportSums lang="zh" report={report} />
      {report.themes.length > 0 ? (
        <Fold summary={`主题（${report.themes.length} 个）`}>
          <DataTable
            lang="zh"
            dense
            caption="主题，按条数排列"
            captionHidden
            rows={report.themes}
            rowKey={(theme) => theme.id}
            columns={[
              { key: "title", header: "主题", kind: "title", cell: (theme) => <a href={`/desk/windows/${windowId}/themes/${theme.id}`}>{theme.title}</a> },
              { key: "disposition", header: "结论", cell: (theme) => <DispositionTag lang="zh" disposition={theme.disposition} label={dispositionWords.zh[theme.disposition]} /> },
              { key: "points", header: "条数", kind: "number", cell: (theme) => theme.points },
              { key: "changed", header: "修改的条款", cell: (theme) => theme.changedClause },
            ]}
          />
        </Fold>
      ) : null}
      {faults.length > 0 ? (
        <Notice lang="zh" kind="warning" title={`还缺 ${faults.length} 项，补齐后才能提交审查`}>
          <ul className="bullets">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice lang="zh" kind="success" title="各项齐全，可以提交审查" />
      )}
      {warnings.length > 0 ? (
        <Notice lang="zh" kind="info" title={`答复质量提示 ${warnings.length} 项，不影响提交`}>
          <ul className="bullets">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="buttons">
        <ButtonLink href={`/desk/publications/report/${windowId}`} variant={faults.length > 0 ? "plain" : "primary"}>
          {faults.length > 0 ? "查看审查和发布的进度" : "去提交审查"}
        </ButtonLink>
        <ButtonLink href={`/desk/windows/${windowId}/annex`} variant="plain">
          会议附件
        </ButtonLink>
      </div>
      <p className="soft">提交之后再改台账或者文字，审查结论即作废，需要重新提交。</p>
    </section>
  );
}

/** What officials write around the figures. */
export function ReportWordsForm({ state, seen }: { state: FormState; seen: string }) {
  return (
    <PostForm hidden={{ intent: "write", seen }}>
      <TextArea lang="zh" state={state} name="introduction" label="征集情况说明" hint="什么时候、用什么方式听取了谁的意见。" rows={5} optional limit={{ max: 3000 }} />
      <TextArea lang="zh" state={state} name="nextStep" label="下一步安排" hint="草案接下来办什么手续、什么时候有结果。" rows={3} optional limit={{ max: 2000 }} />
      <TextArea lang="zh" state={state} name="summaryEn" label="英文摘要" hint="给不读中文的居民看，登在英文页面的最前面。" rows={5} optional limit={{ max: 3000 }} />
      <SubmitButton>保存文字</SubmitButton>
    </PostForm>
  );
}
