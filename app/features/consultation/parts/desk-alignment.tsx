import { formatInstant } from "~/domain/calendar/shanghai";
import { diffCharacters } from "~/domain/consultation/clause-diff";
import { CLAUSE_MARKS } from "~/domain/consultation/clause-mark";
import { InlineDiff } from "~/ui/diff";
import { Fold } from "~/ui/fold";
import { ErrorSummary, PostForm, Select, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import type { AlignedRow, AlignmentClause, DeskAlignment } from "../alignment-queries.server";
import { markWords } from "../words-draft";
import { MarkTag } from "./mark-tag";

interface Props {
  alignment: DeskAlignment;
  base: string;
  /** Whether clauses that did not change are listed too. */
  showsAll: boolean;
  /** The clause that an old one is to be named for. */
  clause: AlignmentClause | null;
  isSaved: boolean;
  state: FormState;
}

/** How a version stands to the one before, clause by clause, and how to put it right. */
export function AlignmentDesk({ alignment, base, showsAll, clause, isSaved, state }: Props) {
  const { version, rows, rulings } = alignment;
  const here = `${base}/alignment?version=${version.number}`;
  const listed = showsAll ? rows : rows.filter(({ mark, isRuled }) => mark !== "unchanged" || isRuled);
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>
        <a href={`${base}?version=${version.number}`}>返回草案</a>
      </p>
      <h1>{version.baseNumber === null ? `第 ${version.number} 版的条款` : `第 ${version.number} 版与第 ${version.baseNumber} 版对照`}</h1>
      <p>{version.title}</p>
      {version.baseNumber === null ? <p>这是第一个版本，没有可以对照的版本。</p> : <p>同一条款在各版本之间保持同一身份，公众的意见跟着它走。系统按文字和次序对照，编号不作为依据；对照有误的，可以在公布以前改正，随草案一并审查。</p>}
      {isSaved && Object.keys(state.errors).length === 0 ? (
        <Notice lang="zh" kind="success" title="已经重新对照">
          <p>其他条款已按您的决定重新对照。已经提交审查的，需要重新提交。</p>
        </Notice>
      ) : null}
      {version.isPublished ? <p>这个版本已经公布，对照不能再改。</p> : null}
      {clause && !version.isPublished ? <NameOld alignment={alignment} clause={clause} here={here} state={state} /> : null}
      <ul className="cluster">
        {CLAUSE_MARKS.map((mark) => (
          <li key={mark}>
            <MarkTag lang="zh" mark={mark} /> {rows.filter((row) => row.mark === mark).length} 处
          </li>
        ))}
      </ul>
      {rulings.length > 0 ? <Rulings alignment={alignment} /> : null}
      <h2 id="rows">{showsAll ? "全部条款" : "有变化的条款"}</h2>
      <p>
        <a href={showsAll ? here : `${here}&show=all`}>{showsAll ? "只看有变化的条款" : "显示全部条款"}</a>
      </p>
      <DataTable
        lang="zh"
        caption="条款对照"
        captionHidden
        dense
        rows={listed}
        rowKey={(row) => row.now?.id ?? row.old?.id ?? ""}
        empty="没有变化。"
        columns={[
          { key: "label", header: "条款", kind: "title", cell: (row) => row.now?.label ?? row.old?.label ?? "" },
          { key: "mark", header: "对照", cell: (row) => <RowMark row={row} /> },
          { key: "text", header: "内容", cell: (row) => <RowWords row={row} /> },
          ...(version.isPublished || version.baseNumber === null ? [] : [{ key: "change", header: "办理", cell: (row: AlignedRow) => <RowActions row={row} alignment={alignment} here={here} /> }]),
        ]}
      />
      {version.isPublished ? null : (
        <PostForm hidden={{ intent: "again", alignment: version.alignment }}>
          <p>导入以后又公布了别的版本的，需要重新对照。人工改正过的不受影响。</p>
          <SubmitButton variant="plain">重新对照</SubmitButton>
        </PostForm>
      )}
    </>
  );
}

function RowMark({ row }: { row: AlignedRow }) {
  return (
    <span className="cluster">
      <MarkTag lang="zh" mark={row.mark} oldLabel={row.now && row.old && row.old.label !== row.now.label ? row.old.label : null} />
      {row.isRuled ? <span>人工指定</span> : null}
    </span>
  );
}

function RowWords({ row: { mark, now, old } }: { row: AlignedRow }) {
  if (mark !== "modified" || !now || !old) return <>{excerpt(now ?? old!)}</>;
  return (
    <Fold summary={excerpt(now)}>
      <InlineDiff lang="zh" parts={diffCharacters(wordsOf(old), wordsOf(now))} />
    </Fold>
  );
}

function RowActions({ row: { now, old }, alignment, here }: { row: AlignedRow; alignment: DeskAlignment; here: string }) {
  if (!now) return <span className="soft">从现条款一侧指定</span>;
  return (
    <div className="stack-tight">
      <a href={`${here}&clause=${now.id}#name-old`}>
        指定原条款<span className="visually-hidden">：{now.label}</span>
      </a>
      {old ? (
        <PostForm hidden={{ intent: "different", alignment: alignment.version.alignment, clause: now.id }}>
          <SubmitButton variant="plain" small>
            不是同一条<span className="visually-hidden">：{now.label}和原{old.label}</span>
          </SubmitButton>
        </PostForm>
      ) : null}
    </div>
  );
}

function NameOld({ alignment, clause, here, state }: { alignment: DeskAlignment; clause: AlignmentClause; here: string; state: FormState }) {
  const heirs = new Map(alignment.rows.flatMap(({ now, old }) => (now && old ? [[old.id, now] as const] : [])));
  const options = alignment.olds
    .filter((old) => old.isHeading === clause.isHeading)
    .map((old) => {
      const heir = heirs.get(old.id);
      return { value: old.id, label: `${old.label}${heir ? `（现为${heir.label}）` : `（${markWords.zh.deleted}）`}　${excerpt(old)}` };
    });
  return (
    <section aria-labelledby="name-old" className="panel">
      <h2 id="name-old" tabIndex={-1}>
        {clause.label}是原来的哪一条
      </h2>
      <blockquote>{excerpt(clause)}</blockquote>
      <PostForm hidden={{ intent: "same", alignment: alignment.version.alignment, clause: clause.id }}>
        <Select lang="zh" state={state} name="oldClause" label={`第 ${alignment.version.baseNumber} 版的条款`} options={options} />
        <SubmitButton>确定是同一条</SubmitButton>
      </PostForm>
      <p>
        <a href={here}>不改了</a>
      </p>
    </section>
  );
}

function Rulings({ alignment: { rulings, version } }: { alignment: DeskAlignment }) {
  return (
    <section aria-labelledby="rulings">
      <h2 id="rulings">人工改正</h2>
      <ul className="rows">
        {rulings.map(({ clauseId, oldClauseId, isSame, label, oldLabel, decidedBy, decidedAt }) => (
          <li key={`${clauseId} ${oldClauseId}`} className="row">
            <p className="row-title">{isSame ? `${label}就是原${oldLabel}` : `${label}不是原${oldLabel}`}</p>
            <p className="row-facts">
              <span>{decidedBy}</span>
              <span>{formatInstant(decidedAt, "zh")}</span>
            </p>
            {version.isPublished ? null : (
              <PostForm hidden={{ intent: "drop", alignment: version.alignment, clause: clauseId, oldClause: oldClauseId }}>
                <SubmitButton variant="plain" small>
                  撤销<span className="visually-hidden">：{isSame ? `${label}就是原${oldLabel}` : `${label}不是原${oldLabel}`}</span>
                </SubmitButton>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const EXCERPT = 48;

function wordsOf({ title, text }: AlignmentClause): string {
  return [title, text].filter(Boolean).join("　");
}

function excerpt(clause: AlignmentClause): string {
  const words = wordsOf(clause);
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}……` : words;
}
