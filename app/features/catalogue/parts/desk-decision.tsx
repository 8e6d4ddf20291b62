import { formatClosing, formatDay, formatInstant, dayOf } from "~/domain/calendar/shanghai";
import { SECTION_KINDS } from "~/domain/decision/public-shapes";
import { sectionWords } from "~/domain/decision/section.words";
import type { PublicationState } from "~/domain/review/publication-state";
import { publicationStateWords } from "~/domain/review/publication-state.words";
import { ButtonLink } from "~/ui/form";
import type { ShapeName } from "~/ui/shape";
import { DataTable } from "~/ui/table";
import { Tag, type Tone } from "~/ui/tag";
import type { DecisionHub } from "../queries.server";
import { shortPresenceWords } from "../words-desk";

/** Where a noun stands on its way to the public; absent where nothing was ever submitted. */
export interface NounState {
  state: PublicationState;
  submittedAt: Date;
}

const looks: Record<PublicationState, { shape: ShapeName; tone: Tone }> = {
  draft: { shape: "dotted-ring", tone: "ink" },
  unitReview: { shape: "half-ring", tone: "partly" },
  secrecyReview: { shape: "half-ring", tone: "partly" },
  returned: { shape: "triangle", tone: "refused" },
  approved: { shape: "ring", tone: "brand" },
  withheld: { shape: "bar", tone: "refused" },
  published: { shape: "full", tone: "adopted" },
  superseded: { shape: "bar", tone: "ink" },
  withdrawn: { shape: "bar", tone: "ink" },
};

interface Line {
  key: string;
  name: string;
  facts: string;
  /** Edited here; absent where there is nothing to edit yet. */
  editHref: string;
  editLabel: string;
  publication: string | null;
  state: NounState | undefined;
  /** Edited after the last submission, so that the public or the reviewers have another text. */
  isNewer: boolean;
}

/** One decision on the desk: everything that belongs to its page, with what has been done and what comes next. */
export function DecisionDesk({ decision, states }: { decision: DecisionHub; states: Record<string, NounState | undefined> }) {
  const base = `/desk/decisions/${decision.slug}`;
  return (
    <>
      <p>
        <a href={`/desk/catalogues/${decision.catalogue.year}`}>{decision.catalogue.year}年度目录</a>
      </p>
      <h1>{decision.title}</h1>
      <p>
        {decision.leadUnit.name} · {decision.summary}
      </p>
      <p className="cluster">
        <ButtonLink href={`${base}/item`} variant="plain">
          修改事项
        </ButtonLink>
        <ButtonLink href={`${base}/procedure`} variant="plain">
          履行程序
        </ButtonLink>
        <ButtonLink href={`${base}/hearings`} variant="plain">
          听证会
        </ButtonLink>
        {decision.windows[0] ? (
          <ButtonLink href={`/desk/questionnaires?window=${decision.windows[0].id}`} variant="plain">
            问卷调查
          </ButtonLink>
        ) : null}
        <ButtonLink href={`/desk/publications/catalogue/${decision.catalogueId}`} variant="plain">
          目录的审查和发布
        </ButtonLink>
        <a href={`/decisions/${decision.slug}`}>公众看到的页面</a>
      </p>
      <section aria-labelledby="draft">
        <h2 id="draft">草案和征求意见</h2>
        <Lines caption="草案和征求意见" lines={[...draftLines(decision, states, base), windowLine(decision, states, base)]} />
      </section>
      <section aria-labelledby="sections">
        <h2 id="sections">页面栏目</h2>
        <Lines caption="页面栏目" lines={sectionLines(decision, states, base)} />
      </section>
    </>
  );
}

function draftLines(decision: DecisionHub, states: Record<string, NounState | undefined>, base: string): Line[] {
  if (decision.drafts.length === 0) {
    return [{ key: "draft", name: "决策草案", facts: "还没有版本", editHref: `${base}/draft`, editLabel: "导入草案", publication: null, state: undefined, isNewer: false }];
  }
  return decision.drafts.map((draft) => ({
    key: draft.id,
    name: `决策草案第 ${draft.number} 版`,
    facts: `${draft.title}，${formatInstant(draft.createdAt, "zh")} 导入`,
    editHref: `${base}/draft?version=${draft.number}`,
    editLabel: "查看条文",
    publication: `draft/${draft.id}`,
    state: states[draft.id],
    isNewer: false,
  }));
}

function windowLine(decision: DecisionHub, states: Record<string, NounState | undefined>, base: string): Line {
  const window = decision.windows[0];
  const facts = window
    ? `第 ${window.round} 轮，草案第 ${window.version.number} 版，${formatDay(dayOf(window.opensAt), "zh")} 至 ${formatClosing(window.closesAt, "zh")}`
    : "还没有安排";
  return {
    key: "window",
    name: "公开征求意见",
    facts,
    editHref: `${base}/window`,
    editLabel: window ? "查看安排" : "安排征集",
    publication: window ? `window/${window.id}` : null,
    state: window && states[window.id],
    isNewer: false,
  };
}

function sectionLines(decision: DecisionHub, states: Record<string, NounState | undefined>, base: string): Line[] {
  return SECTION_KINDS.map((kind) => {
    const section = decision.sections.find((each) => each.kind === kind);
    const state = section && states[section.id];
    return {
      key: kind,
      name: sectionWords.zh[kind],
      facts: section ? (shortPresenceWords[section.presence as keyof typeof shortPresenceWords] ?? section.presence) : "还没有写",
      editHref: `${base}/sections/${kind}`,
      editLabel: section ? "修改" : "开始写",
      publication: section ? `section/${section.id}` : null,
      state,
      isNewer: section !== undefined && state !== undefined && section.updatedAt > state.submittedAt,
    };
  });
}

function Lines({ caption, lines }: { caption: string; lines: Line[] }) {
  return (
    <DataTable
      lang="zh"
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={(line) => line.key}
      dense
      columns={[
        { key: "name", header: "内容", kind: "title", cell: (line) => line.name },
        { key: "facts", header: "情况", cell: (line) => line.facts },
        { key: "state", header: "状态", kind: "nowrap", cell: (line) => <State line={line} /> },
        {
          key: "edit",
          header: "办理",
          cell: (line) => (
            <span className="cluster">
              <a href={line.editHref}>
                {line.editLabel}
                <span className="visually-hidden">：{line.name}</span>
              </a>
              {line.publication ? (
                <a href={`/desk/publications/${line.publication}`}>
                  审查发布<span className="visually-hidden">：{line.name}</span>
                </a>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}

function State({ line }: { line: Line }) {
  if (!line.publication) return <Tag shape="square-dashed" tone="ink">未开始</Tag>;
  const state = line.state?.state ?? "draft";
  return (
    <>
      <Tag {...looks[state]}>{publicationStateWords.zh[state]}</Tag>
      {line.isNewer ? <span className="soft"> 有修改未提交</span> : null}
    </>
  );
}
