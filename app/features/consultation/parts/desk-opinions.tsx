import { dayOf, daysFrom, formatDay, formatInstant, type Day } from "~/domain/calendar/shanghai";
import { AUTHOR_KINDS } from "~/domain/identity/names";
import { DISPOSITIONS } from "~/domain/ledger/disposition";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import { Fold } from "~/ui/fold";
import { Field, PostForm, Select, SubmitButton, TextArea } from "~/ui/form";
import { FilterForm } from "~/ui/filter-form";
import { listValue, type FormState } from "~/ui/form-state";
import { DataTable } from "~/ui/table";
import { DispositionTag } from "~/ui/tag";
import type { DeskTheme } from "../ledger-queries.server";
import type { OpinionFilter } from "../opinion-filter.server";
import type { DeskOpinion, DeskPoint } from "../opinion-queries.server";
import { CHANNELS } from "../schema";
import { SUMMARY_MAX } from "../schema-desk";
import { authorKindName, channelName } from "../words-report";
import { ClauseNow, clauseNowText, type ClausePlaces } from "./clause-now";
import { ASSIGN } from "./desk-assign";
import { MarkedLines } from "./marked-lines";

export interface FilterChoices {
  themes: DeskTheme[];
  clauses: { identity: string; label: string }[];
  units: { id: string; name: string }[];
}

export function OpinionFilters({ action, filter, choices, places }: { action: string; filter: OpinionFilter; choices: FilterChoices; places: ClausePlaces }) {
  const state = { values: { ...filter }, errors: {} };
  const isFiltered = Object.values(filter).some((value) => value !== "");
  const given = new Set(choices.themes.flatMap(({ unitName }) => unitName ?? []));
  const units = choices.units.filter(({ name }) => given.has(name));
  const select = (name: keyof OpinionFilter, label: string, options: { value: string; label: string }[]) => (
    <Select lang="zh" state={state} name={name} label={label} placeholder="全部" options={options} />
  );
  return (
    <FilterForm lang="zh" action={action} clearHref={isFiltered ? action : undefined} hidden={{ same: filter.same || undefined, joint: filter.joint || undefined }}>
      {select("theme", "归类", [{ value: "unsorted", label: "还没有归类的" }, ...choices.themes.map(({ id, title }) => ({ value: id, label: title }))])}
      {select("disposition", "结论", [{ value: "undecided", label: "尚未决定" }, ...DISPOSITIONS.map((value) => ({ value, label: dispositionWords.zh[value] }))])}
      {select("channel", "途径", CHANNELS.map((value) => ({ value, label: channelName("zh", value) })))}
      {select("authorKind", "意见人类别", AUTHOR_KINDS.map((value) => ({ value, label: authorKindName("zh", value) })))}
      {select("clause", "条款", [{ value: "whole", label: "草案整体" }, ...choices.clauses.map(({ identity, label }) => ({ value: identity, label: clauseNowText(label, places.get(identity)) }))])}
      {units.length > 0 || filter.unit !== "" ? select("unit", "承办部门", units.map(({ id, name }) => ({ value: id, label: name }))) : null}
      {units.length > 0 || filter.due !== "" ? select("due", "答复期限", [{ value: "overdue", label: "已经超期" }, { value: "soon", label: "七天之内到期" }]) : null}
      <Field lang="zh" state={state} name="phrase" label="意见中的字词" type="search" />
    </FilterForm>
  );
}

/** The themes made so far, with what is in them and what became of them. */
export function ThemeList({ windowId, themes, today }: { windowId: string; themes: DeskTheme[]; today: Day }) {
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
        { key: "voices", header: "不同的意见", kind: "number", cell: (theme) => theme.voices },
        { key: "unit", header: "承办", cell: (theme) => (theme.unitName === null ? null : <DueWords theme={theme} today={today} />) },
      ]}
    />
  );
}

/** Which unit answers until when; overdue in words, not by colour alone. */
function DueWords({ theme: { unitName, dueOn, disposition }, today }: { theme: DeskTheme; today: Day }) {
  const late = dueOn !== null && disposition === null ? daysFrom(dueOn, today) : 0;
  return (
    <>
      {unitName}
      {dueOn === null ? null : `，${formatDay(dueOn, "zh")} 前`}
      {late > 0 ? <strong>，已超期 {late} 天</strong> : null}
    </>
  );
}

/** The opinions of a page, each point with a box to tick. */
export function OpinionList(props: {
  opinions: DeskOpinion[];
  places: ClausePlaces;
  phrase: string;
  state: FormState;
  maySort: boolean;
  hrefFor: (opinion: DeskOpinion) => string;
  /** All opinions with the same words. */
  sameHref: (textKey: string) => string;
}) {
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
              <ClauseNow about={opinion} places={props.places} />
            </p>
            <OpinionFacts opinion={opinion} />
            {gone(opinion) ?? opinion.points.map((point) => <PointRow key={point.id} {...props} opinion={opinion} point={point} ticked={ticked.has(point.id)} />)}
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

function PointRow(props: { opinion: DeskOpinion; point: DeskPoint; phrase: string; maySort: boolean; ticked: boolean; sameHref: (textKey: string) => string }) {
  const { opinion, point, maySort, ticked } = props;
  const id = `point-${point.id}`;
  const text = (
    <div id={`${id}-text`}>
      <MarkedLines text={point.text} phrase={props.phrase} />
      <p className="soft">
        {point.themeTitle === null ? "还没有归类" : `主题：${point.themeTitle}`}
        {point.disposition ? `（这一条单独答复：${dispositionWords.zh[point.disposition]}）` : ""}
        {point.jointId === null ? "" : "　联名意见"}
        {point.sameTexts > 1 && point.textKey !== null ? (
          <>
            　<a href={props.sameHref(point.textKey)}>文字相同的共 {point.sameTexts} 条</a>
          </>
        ) : null}
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
