import { formatInstant } from "~/domain/calendar/shanghai";
import { CLAUSE_MARKS, type ClauseMark } from "~/domain/consultation/clause-mark";
import type { ClauseCounts } from "~/domain/consultation/clause-tree";
import { ButtonLink, ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Fold } from "~/ui/fold";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import { Tag } from "~/ui/tag";
import type { DeskClause, DraftVersions } from "../draft-queries.server";
import type { PreviewedChange } from "../import-draft.server";
import { countsSentence } from "../words-window";
import { MarkTag } from "./mark-tag";

/** What was found in a text that is not stored yet. `source` is the text itself in Base64, so that exactly this is stored. */
export interface DraftPreview {
  source: string;
  sourceName: string;
  title: string;
  counts: ClauseCounts;
  preamble: string[];
  appendix: string[];
  headings: string[];
  compared: { number: number; marks: Record<ClauseMark, number>; changes: PreviewedChange[] } | null;
  /** What a Word file has besides its text. */
  notes: string[];
}

export interface DraftDeskData {
  draft: DraftVersions;
  /** The version whose clauses are shown. */
  version: DraftVersions["drafts"][number] | null;
  clauses: DeskClause[];
  /** The clause that is to be closed. */
  clause: DeskClause | null;
  /** The clause that is to be explained. */
  noted: DeskClause | null;
  savedNumber: number | null;
}

export type DraftDeskState = { state: FormState; preview: DraftPreview | null };

/** The draft of a decision: its versions, a new one, and which clauses take no comments. */
export function DraftDesk({ data, refused }: { data: DraftDeskData; refused: DraftDeskState | undefined }) {
  const { draft, version } = data;
  const state = refused?.state ?? { values: {}, errors: {} };
  const nextNumber = (draft.drafts[0]?.number ?? 0) + 1;
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>
        <a href={`/desk/decisions/${draft.slug}`}>返回事项</a>
      </p>
      <h1>决策草案</h1>
      <p>{draft.title}</p>
      {data.savedNumber !== null && !refused ? (
        <Notice lang="zh" kind="success" title={`第 ${data.savedNumber} 版已保存`}>
          <p>
            请核对条文{version?.baseId ? <>和<a href={`/desk/decisions/${draft.slug}/draft/alignment?version=${version.number}`}>与上一版的对照</a></> : null}；有不接受意见的条款，先写明理由，再提交审查。
          </p>
        </Notice>
      ) : null}
      {refused?.preview ? <Preview preview={refused.preview} number={nextNumber} /> : null}
      {data.clause && version ? <CloseForm clause={data.clause} slug={draft.slug} version={version.number} state={state} /> : null}
      {data.noted && version ? <NoteForm clause={data.noted} slug={draft.slug} version={version.number} state={state} /> : null}
      <section aria-labelledby="versions">
        <h2 id="versions">版本</h2>
        <Versions draft={draft} />
      </section>
      <section aria-labelledby="import">
        <h2 id="import">导入第 {nextNumber} 版</h2>
        <Fold summary="粘贴文字或者选择文件" open={draft.drafts.length === 0 || (refused !== undefined && !data.clause && !data.noted && !refused.preview)}>
          <PostForm files hidden={{ intent: "preview" }}>
            <TextArea lang="zh" state={state} name="text" label="草案全文" hint="从标题开始粘贴，条文各占一行。" rows={12} optional />
            <Field lang="zh" state={state} name="file" label="或者选择文件" type="file" accept=".docx,.md,.txt,text/plain,text/markdown,application/vnd.openxmlformats-officedocument.wordprocessingml.document" hint="Word 文件（.docx，不超过 10 MB）或者文字文件（.md、.txt，不超过 2 MB）。选了文件，就以文件为准。" optional />
            <SubmitButton>清点条文</SubmitButton>
          </PostForm>
        </Fold>
      </section>
      {version ? <Clauses slug={draft.slug} version={version} clauses={data.clauses} /> : null}
    </>
  );
}

function Preview({ preview, number }: { preview: DraftPreview; number: number }) {
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview" tabIndex={-1} autoFocus>
        清点结果：{countsSentence(preview.counts)}
      </h2>
      <p>{preview.title}</p>
      {preview.notes.length > 0 ? (
        <Notice lang="zh" kind="warning" title="文件中有没有导入的内容">
          {preview.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      ) : null}
      {preview.compared ? <PreviewedMarks {...preview.compared} /> : null}
      <Fold summary="核对目录" open>
        <ul className="plain-list">
          {preview.headings.map((heading, index) => (
            <li key={index}>{heading}</li>
          ))}
        </ul>
      </Fold>
      {preview.preamble.length > 0 ? <Blocks summary={`条文前的 ${preview.preamble.length} 段`} blocks={preview.preamble} /> : null}
      {preview.appendix.length > 0 ? <Blocks summary={`条文后的 ${preview.appendix.length} 段`} blocks={preview.appendix} /> : null}
      <PostForm files hidden={{ intent: "store", source: preview.source, sourceName: preview.sourceName }}>
        <SubmitButton>存为第 {number} 版</SubmitButton>
      </PostForm>
    </section>
  );
}

function PreviewedMarks({ number, marks, changes }: NonNullable<DraftPreview["compared"]>) {
  return (
    <>
      <p>和第 {number} 版对照。同一条款编号变了也还是同一条，公众的意见跟着它走；对照有误的，保存以后可以改正。</p>
      <ul className="cluster">
        {CLAUSE_MARKS.map((mark) => (
          <li key={mark}>
            <MarkTag lang="zh" mark={mark} /> {marks[mark]} 处
          </li>
        ))}
      </ul>
      {changes.length > 0 ? (
        <Fold summary={`有变化的 ${changes.length} 处`}>
          <ul className="plain-list">
            {changes.map(({ mark, label, oldLabel }, index) => (
              <li key={index} className="cluster">
                {label} <MarkTag lang="zh" mark={mark} oldLabel={oldLabel} />
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </>
  );
}

function Blocks({ summary, blocks }: { summary: string; blocks: string[] }) {
  return (
    <Fold summary={summary}>
      {blocks.map((block, index) => (
        <p key={index}>{block}</p>
      ))}
    </Fold>
  );
}

function Versions({ draft }: { draft: DraftVersions }) {
  return (
    <DataTable
      lang="zh"
      caption="草案的版本"
      captionHidden
      rows={draft.drafts}
      rowKey={(version) => version.id}
      empty="还没有版本。"
      dense
      columns={[
        { key: "number", header: "版本", kind: "title", cell: (version) => <a href={`/desk/decisions/${draft.slug}/draft?version=${version.number}`}>{`第\u00a0${version.number}\u00a0版`}</a> },
        { key: "title", header: "标题", cell: (version) => version.title },
        { key: "clauses", header: "条款", cell: (version) => `${version.articles} 条，共 ${version.clauses} 处` },
        { key: "source", header: "来源", cell: (version) => `${version.sourceName}，${formatInstant(version.createdAt, "zh")}` },
        { key: "state", header: "状态", kind: "nowrap", cell: (version) => (version.isPublished ? <Tag shape="full" tone="adopted">已公布</Tag> : <Tag shape="dotted-ring" tone="ink">未公布</Tag>) },
        { key: "alignment", header: "对照", kind: "nowrap", cell: (version) => (version.baseId ? <a href={`/desk/decisions/${draft.slug}/draft/alignment?version=${version.number}`}>与上一版对照</a> : "") },
        { key: "publication", header: "办理", kind: "nowrap", cell: (version) => <a href={`/desk/publications/draft/${version.id}`}>审查发布</a> },
      ]}
    />
  );
}

function CloseForm({ clause, slug, version, state }: { clause: DeskClause; slug: string; version: number; state: FormState }) {
  return (
    <section aria-labelledby="close">
      <h2 id="close">{clause.label}不接受意见</h2>
      <blockquote>{excerpt(clause)}</blockquote>
      <PostForm hidden={{ intent: "close", clauseId: clause.id }}>
        <TextArea lang="zh" state={state} name="reason" label="理由" hint="例如：罚款幅度由上位法规定。理由在这一条旁边公开，公众仍可以对草案整体提意见。" rows={2} limit={{ min: 5, max: 200 }} />
        <SubmitButton>确定</SubmitButton>
      </PostForm>
      <p>
        <a href={`/desk/decisions/${slug}/draft?version=${version}`}>不改了</a>
      </p>
    </section>
  );
}

function NoteForm({ clause, slug, version, state }: { clause: DeskClause; slug: string; version: number; state: FormState }) {
  const stored = { values: { guideNote: clause.guideNote ?? "" }, errors: {} };
  return (
    <section aria-labelledby="note">
      <h2 id="note">{clause.label}的解读</h2>
      <blockquote>{excerpt(clause)}</blockquote>
      <PostForm hidden={{ intent: "note", clauseId: clause.id }}>
        <TextArea
          lang="zh"
          state={state.values.guideNote === undefined ? stored : state}
          name="guideNote"
          label="本条解读"
          hint="用大家听得懂的话说明这一条和居民、企业有什么关系、要怎么做。随草案一起送审，公开在这一条下面。不需要的，清空后保存。"
          rows={4}
          limit={{ max: 1000 }}
          optional
        />
        <SubmitButton>保存</SubmitButton>
      </PostForm>
      <p>
        <a href={`/desk/decisions/${slug}/draft?version=${version}`}>不改了</a>
      </p>
    </section>
  );
}

function Clauses({ slug, version, clauses }: { slug: string; version: DraftVersions["drafts"][number]; clauses: DeskClause[] }) {
  return (
    <section aria-labelledby="clauses" className="stack">
      <h2 id="clauses">第 {version.number} 版的条文</h2>
      {version.isPublished ? (
        <p>这个版本已经公布，条文和是否接受意见都不能再改。</p>
      ) : (
        <p>
          <ButtonLink href={`/desk/publications/draft/${version.id}`} variant="plain">
            审查和发布
          </ButtonLink>
        </p>
      )}
      <DataTable
        lang="zh"
        caption="条文"
        captionHidden
        rows={clauses}
        rowKey={(clause) => clause.id}
        dense
        columns={[
          { key: "label", header: "条款", kind: "title", cell: (clause) => clause.label },
          { key: "text", header: "内容", cell: excerpt },
          { key: "closed", header: "意见", cell: commentsSentence },
          { key: "note", header: "解读", cell: (clause: DeskClause) => clause.guideNote ?? "" },
          ...(version.isPublished ? [] : [{ key: "change", header: "办理", cell: (clause: DeskClause) => <ChangeClause slug={slug} version={version.number} clause={clause} /> }]),
        ]}
      />
    </section>
  );
}

function ChangeClause(props: { slug: string; version: number; clause: DeskClause }) {
  return (
    <>
      <OpenOrClose {...props} />
      <p>
        <a href={`/desk/decisions/${props.slug}/draft?version=${props.version}&note=${props.clause.id}`}>
          {props.clause.guideNote ? "改解读" : "写解读"}
          <span className="visually-hidden">：{props.clause.label}</span>
        </a>
      </p>
    </>
  );
}

function OpenOrClose({ slug, version, clause }: { slug: string; version: number; clause: DeskClause }) {
  if (clause.closedReason === null) {
    if (clause.closedAbove !== null) return null;
    return (
      <a href={`/desk/decisions/${slug}/draft?version=${version}&clause=${clause.id}`}>
        不接受意见<span className="visually-hidden">：{clause.label}</span>
      </a>
    );
  }
  return (
    <PostForm className="cluster" hidden={{ intent: "reopen", clauseId: clause.id }}>
      <SubmitButton variant="plain" small>
        恢复接受意见<span className="visually-hidden">：{clause.label}</span>
      </SubmitButton>
    </PostForm>
  );
}

function commentsSentence({ closedReason, closedAbove }: DeskClause): string {
  if (closedReason !== null) return `不接受：${closedReason}`;
  return closedAbove === null ? "接受" : `不接受（随上一级）：${closedAbove}`;
}

const EXCERPT = 80;

function excerpt({ title, text }: Pick<DeskClause, "title" | "text">): string {
  const words = [title, text].filter(Boolean).join("　");
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}……` : words;
}
