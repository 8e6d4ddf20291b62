import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { adjustmentWords, categoryWords, EXCLUSIONS, exclusionWords, plannedCompletionWords, type Adjustment, type DecisionCategory } from "~/domain/decision/catalogue.words";
import { RadioGroup } from "~/ui/choices";
import { DescriptionList } from "~/ui/description-list";
import { ButtonLink, ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Fold } from "~/ui/fold";
import { Notice } from "~/ui/notice";
import { DataTable } from "~/ui/table";
import type { DeskCatalogue } from "../queries.server";
import { ItemFields, type UnitChoice } from "./desk-item-form";

export interface CatalogueDeskData {
  year: number;
  years: number[];
  catalogue: DeskCatalogue | null;
  units: UnitChoice[];
  ownUnitId: string;
  isSaved: boolean;
}

/** The catalogue of a year on the desk. `intent` is the form that was refused. */
export function CatalogueDesk({ data, refused }: { data: CatalogueDeskData; refused: { intent: string; state: FormState } | undefined }) {
  const { year, catalogue } = data;
  const stateOf = (intent: string, values: FormState["values"] = {}): FormState => (refused?.intent === intent ? refused.state : { values, errors: {} });
  return (
    <>
      <ErrorSummary lang="zh" errors={refused?.state.errors ?? {}} />
      <h1>{year}年度重大行政决策事项目录</h1>
      <nav aria-label="其他年度" className="cluster">
        {[...new Set([...data.years, year, Math.max(year, ...data.years) + 1])]
          .sort((a, b) => b - a)
          .map((each) => (
            <a key={each} href={`/desk/catalogues/${each}`} aria-current={each === year ? "page" : undefined}>
              {each}年度
            </a>
          ))}
      </nav>
      {data.isSaved && !refused ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众看到的目录没有变。请提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      {catalogue ? <Items catalogue={catalogue} /> : <NoCatalogue year={year} />}
      {catalogue ? <Consent catalogue={catalogue} state={stateOf("consent", consentValues(catalogue))} /> : null}
      <section aria-labelledby="add">
        <h2 id="add">新增事项</h2>
        <Fold summary="填写新事项" open={refused?.intent === "add"}>
          <PostForm hidden={{ intent: "add" }}>
            <RadioGroup
              lang="zh"
              state={stateOf("add")}
              name="exclusion"
              label="这个事项是否属于不适用的情形"
              hint="《重大行政决策程序暂行条例》第三条第二款规定，下列决策不适用该条例，不列入目录。"
              choices={EXCLUSIONS.map((value) => ({ value, label: exclusionWords[value] }))}
            />
            <ItemFields
              state={stateOf("add", { leadUnitId: data.ownUnitId, adjustment: catalogue?.published ? "added" : "kept", procedures: ["publicParticipation", "legalityReview", "collectiveDecision"] })}
              units={data.units}
            />
            <Field lang="zh" state={stateOf("add")} name="slug" label="页面地址" hint="小写字母、数字和连字符，例如 parking-fees。公布后不再改变；不填由系统编号。" optional />
            <SubmitButton>列入目录</SubmitButton>
          </PostForm>
        </Fold>
      </section>
    </>
  );
}

function NoCatalogue({ year }: { year: number }) {
  return (
    <div className="stack">
      <p>{year}年度目录还没有建立。建立后由本部门负责报审和公布。</p>
      <PostForm hidden={{ intent: "open" }}>
        <SubmitButton>建立{year}年度目录</SubmitButton>
      </PostForm>
      <p>
        已有目录表格的，可以<a href={`/desk/catalogues/${year}/import`}>导入表格</a>；上一年度没有完成的事项，可以<a href={`/desk/catalogues/${year}/carry-over`}>转入本年度</a>。
      </p>
    </div>
  );
}

/** Which version the public reads, and which one is being worked on. */
function versionState({ working, published, isWithdrawn }: DeskCatalogue): string {
  const on = published?.publishedAt ? formatDay(dayOf(published.publishedAt), "zh") : "";
  const shown = published ? (isWithdrawn ? `第 ${published.number} 版已撤回` : `公众看到第 ${published.number} 版（${on}公布）`) : "尚未公布";
  return working ? `${shown}；正在准备第 ${working.number} 版` : `${shown}，以后没有改动`;
}

function Items({ catalogue }: { catalogue: DeskCatalogue }) {
  const { working, published, year } = catalogue;
  const consent = working ?? published;
  return (
    <div className="stack">
      <DescriptionList
        facts={[
          { label: "负责部门", value: catalogue.unitName },
          { label: "版本", value: versionState(catalogue) },
          {
            label: consent ? `第 ${consent.number} 版的办党组意见` : "办党组意见",
            value: consent?.partyConsentMeeting ? `${consent.partyConsentMeeting}同意公布（${consent.partyConsentOn ?? ""}）` : "尚未登记",
          },
          { label: "原公布日期", value: consent?.originalOn ? formatDay(consent.originalOn, "zh") : null },
        ]}
      />
      <nav aria-label="目录的其他页面" className="cluster">
        <ButtonLink href={`/desk/publications/catalogue/${catalogue.id}`} variant="plain">
          目录的审查和发布
        </ButtonLink>
        <a href={`/desk/catalogues/${year}/coverage`}>公众参与进度</a>
        <a href={`/desk/catalogues/${year}/import`}>导入表格</a>
        <a href={`/desk/catalogues/${year}/carry-over`}>从往年转入</a>
        <a href={`/desk/catalogues/${year}/table.csv`}>导出 CSV</a>
        <a href={`/desk/catalogues/${year}/table.xlsx`}>导出 Excel</a>
      </nav>
      <DataTable
        lang="zh"
        caption={`目录事项（${catalogue.decisions.length} 项）`}
        rows={catalogue.decisions}
        rowKey={(item) => item.slug}
        empty="目录里还没有事项。"
        dense
        columns={[
          { key: "number", header: "序号", kind: "index", cell: (item) => item.number },
          { key: "title", header: "事项", kind: "title", cell: (item) => (item.isOurs ? <a href={`/desk/decisions/${item.slug}`}>{item.title}</a> : item.title) },
          { key: "category", header: "类别", cell: (item) => categoryWords.zh[item.category as DecisionCategory] ?? item.category },
          { key: "unit", header: "牵头部门", cell: (item) => item.leadUnit.name },
          { key: "planned", header: "计划完成", kind: "nowrap", cell: (item) => plannedCompletionWords(item.plannedCompletion, "zh") },
          { key: "adjustment", header: "调整情况", cell: (item) => adjustmentWords.zh[item.adjustment as Adjustment] ?? item.adjustment },
          { key: "edit", header: "办理", cell: (item) => (item.isOurs ? <a href={`/desk/decisions/${item.slug}/item`}>修改</a> : null) },
        ]}
      />
    </div>
  );
}

function consentValues(catalogue: DeskCatalogue): FormState["values"] {
  const { working } = catalogue;
  return { meeting: working?.partyConsentMeeting ?? "", on: working?.partyConsentOn ?? "", note: working?.note ?? "" };
}

function Consent({ catalogue, state }: { catalogue: DeskCatalogue; state: FormState }) {
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">登记办党组意见</h2>
      {!catalogue.working ? (
        <p>已公布的版本以后没有改动。目录有改动时，公布新版本以前要再次登记。</p>
      ) : catalogue.isOurs ? (
        <Fold summary={catalogue.working.partyConsentMeeting ? "更新登记" : `填写第 ${catalogue.working.number} 版的登记`} open={Object.keys(state.errors).length > 0}>
          <PostForm hidden={{ intent: "consent" }}>
            <Field lang="zh" state={state} name="meeting" label="会议名称" hint="例如：2026年第3次办党组会议。" />
            <Field lang="zh" state={state} name="on" label="会议日期" type="date" width="short" />
            <TextArea lang="zh" state={state} name="note" label="目录说明" hint="随目录公布，例如这次调整了哪些事项。" rows={3} limit={{ max: 500 }} optional />
            <SubmitButton>登记</SubmitButton>
          </PostForm>
        </Fold>
      ) : (
        <p>由负责部门（{catalogue.unitName}）登记。</p>
      )}
    </section>
  );
}
