import { dayOf, formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { Fold } from "~/ui/fold";
import { Field, HiddenFields, Select, SubmitButton, TextArea, PostForm } from "~/ui/form";
import { FilterForm } from "~/ui/filter-form";
import { listValue, type FormState } from "~/ui/form-state";
import { DataTable } from "~/ui/table";
import { DispositionTag } from "~/ui/tag";
import type { ClausePlace } from "../clause-places.server";
import type { DeskTheme } from "../ledger-queries.server";
import type { DeskOpinion, DeskPoint, OpinionFilter } from "../opinion-queries.server";
import { CHANNELS } from "../schema";
import { SUMMARY_MAX, TITLE_LIMITS } from "../schema-desk";
import { authorKindName, channelName } from "../words-report";
import { ClauseNow } from "./clause-now";
import { Lines } from "./lines";

/** Checkboxes all over the list belong to this form below it. */
const ASSIGN = "assign";

export function OpinionFilters(props: { action: string; filter: OpinionFilter; themes: DeskTheme[]; clauses: { identity: string; label: string }[] }) {
  const state = { values: { ...props.filter }, errors: {} };
  const isFiltered = Object.values(props.filter).some((value) => value !== "");
  return (
    <FilterForm lang="zh" action={props.action} clearHref={isFiltered ? props.action : undefined}>
      <Select
        lang="zh"
        state={state}
        name="theme"
        label="归类"
        placeholder="全部"
        options={[{ value: "unsorted", label: "还没有归类的" }, ...props.themes.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <Select lang="zh" state={state} name="channel" label="途径" placeholder="全部" options={CHANNELS.map((value) => ({ value, label: channelName("zh", value) }))} />
      <Select
        lang="zh"
        state={state}
        name="clause"
        label="条款"
        placeholder="全部"
        options={[{ value: "whole", label: "草案整体" }, ...props.clauses.map(({ identity, label }) => ({ value: identity, label }))]}
      />
      <Field lang="zh" state={state} name="phrase" label="意见中的字词" type="search" />
    </FilterForm>
  );
}

/** The themes made so far, with what is in them and what became of them. */
export function ThemeList({ windowId, themes }: { windowId: string; themes: DeskTheme[] }) {
  return (
    <DataTable
      lang="zh"
      dense
      caption="主题"
      captionHidden
      rows={themes}
      rowKey={(theme) => theme.id}
      empty="还没有主题。勾选下面的意见，填写新主题的名称，就会建立主题。"
      columns={[
        { key: "title", header: "主题", kind: "title", cell: (theme) => <a href={`/desk/windows/${windowId}/themes/${theme.id}`}>{theme.title}</a> },
        { key: "disposition", header: "结论", kind: "nowrap", cell: (theme) => (theme.disposition ? <DispositionTag lang="zh" disposition={theme.disposition} label={dispositionWords.zh[theme.disposition]} /> : "尚未决定") },
        { key: "points", header: "条数", kind: "number", cell: (theme) => theme.points },
        { key: "people", header: "件数", kind: "number", cell: (theme) => theme.people },
      ]}
    />
  );
}

/** The opinions of a page, each point with a box to tick. */
export function OpinionList(props: { opinions: DeskOpinion[]; places: ReadonlyMap<string, ClausePlace>; state: FormState; maySort: boolean; hrefFor: (opinion: DeskOpinion) => string }) {
  if (props.opinions.length === 0) return <p className="table-empty">没有符合条件的意见。</p>;
  const ticked = new Set(listValue(props.state, "points"));
  return (
    <ul className="rows">
      {props.opinions.map((opinion) => (
        <li key={opinion.id} className="row" id={`opinion-${opinion.number}`}>
          <div className="stack-tight">
            <p className="row-title">
              <a href={props.hrefFor(opinion)}>第 {opinion.number} 件</a>
              {"　"}
              <ClauseNow label={opinion.clauseLabel} place={props.places.get(opinion.id)} />
            </p>
            <OpinionFacts opinion={opinion} />
            {gone(opinion) ?? opinion.points.map((point) => <PointRow key={point.id} opinion={opinion} point={point} maySort={props.maySort} ticked={ticked.has(point.id)} />)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Who, when and how. Names and contacts are for officials only. */
export function OpinionFacts({ opinion }: { opinion: DeskOpinion }) {
  const { authorName, contact } = opinion;
  return (
    <div className="row-facts">
      <span>{opinion.enteredById ? formatDay(dayOf(opinion.receivedAt), "zh") : formatInstant(opinion.receivedAt, "zh")}</span>
      <span>{channelName("zh", opinion.channel)}</span>
      <span>
        {authorKindName("zh", opinion.authorKind)} {authorName ?? "未署名"}
        {opinion.namePublic ? "（同意公开姓名）" : ""}
      </span>
      {contact ? <span>{contact}</span> : null}
      {opinion.isLate ? <strong>截止之后收到，单独列出</strong> : null}
    </div>
  );
}

/** What stands in the place of a text that is withdrawn or hidden; null for one that is there. */
export function gone(opinion: DeskOpinion) {
  if (opinion.withdrawnAt) return <p className="soft">意见人已于 {formatInstant(opinion.withdrawnAt, "zh")} 撤回，文字已删除，件数仍计入总数。</p>;
  if (opinion.hiddenAt) return <p className="soft">已于 {formatInstant(opinion.hiddenAt, "zh")} 依据 {opinion.hiddenRule} 隐去，件数仍计入总数。</p>;
  return null;
}

function PointRow({ opinion, point, maySort, ticked }: { opinion: DeskOpinion; point: DeskPoint; maySort: boolean; ticked: boolean }) {
  const id = `point-${point.id}`;
  const text = (
    <div id={`${id}-text`}>
      <Lines text={point.text} />
      <p className="soft">
        {point.themeTitle === null ? "还没有归类" : `主题：${point.themeTitle}`}
        {point.disposition ? `（这一条单独答复：${dispositionWords.zh[point.disposition]}）` : ""}
      </p>
    </div>
  );
  if (!maySort) return text;
  return (
    <div className="choice">
      <input type="checkbox" id={id} name="points" value={point.id} form={ASSIGN} defaultChecked={ticked} aria-describedby={`${id}-text`} />
      <div>
        <label htmlFor={id}>
          选择第 {opinion.number} 件第 {point.position} 条
        </label>
        {text}
      </div>
    </div>
  );
}

/** Where the ticked points go, below the list: an existing theme, a new one, or back among the unsorted. */
export function AssignForm({ themes, state }: { themes: DeskTheme[]; state: FormState }) {
  return (
    <section className="panel" aria-labelledby="assign-title">
      <h2 id="assign-title">把勾选的意见归入主题</h2>
      <form method="post" id={ASSIGN} className="form" noValidate>
        <HiddenFields values={{ intent: "assign" }} />
        <Select
          lang="zh"
          state={state}
          name="target"
          label="已有主题"
          optional
          placeholder="不选"
          options={[...themes.map(({ id, title }) => ({ value: id, label: title })), { value: "unsorted", label: "移出主题，恢复为没有归类" }]}
        />
        <Field lang="zh" state={state} name="newTitle" label="或者新主题的名称" hint={`${TITLE_LIMITS.min} 至 ${TITLE_LIMITS.max} 字，会向社会公开`} optional />
        <SubmitButton>归类</SubmitButton>
      </form>
    </section>
  );
}

export function AddThemeForm({ state }: { state: FormState }) {
  return (
    <Fold summary="先建立一个空主题" open={Object.keys(state.errors).length > 0}>
      <PostForm hidden={{ intent: "add-theme" }}>
        <Field lang="zh" state={state} name="title" label="主题名称" />
        <TextArea lang="zh" state={state} name="summary" label="概要" rows={3} optional limit={{ max: SUMMARY_MAX }} />
        <SubmitButton variant="plain">建立主题</SubmitButton>
      </PostForm>
    </Fold>
  );
}
