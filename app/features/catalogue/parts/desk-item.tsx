import { adjustmentWords, categoryWords, plannedCompletionWords, procedureWords } from "~/domain/decision/catalogue.words";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import { listValue, singleValue, type FormState, type FormValues } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { EditableItem } from "../queries.server";
import { itemLabels } from "../words-desk";
import { ItemFields, type UnitChoice } from "./desk-item-form";

/** What the form shows of a stored item. */
export function itemValues(item: Omit<EditableItem, "createdAt" | "updatedAt">): FormValues {
  return {
    title: item.title,
    titleEn: item.titleEn,
    summary: item.summary,
    summaryEn: item.summaryEn,
    category: item.category,
    leadUnitId: item.leadUnitId,
    coUnitIds: item.coUnitIds,
    legalBasis: item.legalBasis,
    plannedCompletion: item.plannedCompletion,
    procedures: item.procedures,
    affectsEnterprises: item.affectsEnterprises ? "on" : undefined,
    affectsLivelihood: item.affectsLivelihood ? "on" : undefined,
    contact: item.contact,
    adjustment: item.adjustment,
    adjustmentReason: item.adjustmentReason,
  };
}

/** One catalogue item to edit. After a refusal the officer's own words stay, and what is stored differently stands above them. */
export function ItemDesk({ item, units, state, isSaved }: { item: EditableItem; units: UnitChoice[]; state: FormState | undefined; isSaved: boolean }) {
  const stored: FormState = { values: itemValues(item), errors: {} };
  const isRemoval = state !== undefined && singleValue(state, "intent") === "remove";
  const shown = isRemoval ? { ...stored, errors: state.errors } : (state ?? stored);
  const isStale = state !== undefined && !isRemoval && singleValue(state, "version") !== String(item.version);
  return (
    <>
      <ErrorSummary lang="zh" errors={shown.errors} />
      <p>
        <a href={`/desk/decisions/${item.slug}`}>返回事项</a>
      </p>
      <h1>{item.title}</h1>
      <p>
        {item.catalogue.year}年度目录第 {item.number} 项 · {item.leadUnit.name}
      </p>
      {isSaved && !state ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众看到的目录没有变。请把目录作为新版本提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      {isStale ? <StoredNow stored={stored} typed={shown} units={units} /> : null}
      <PostForm hidden={{ version: item.version }}>
        <ItemFields state={shown} units={units} />
        <SubmitButton>保存</SubmitButton>
      </PostForm>
      <section aria-labelledby="remove">
        <h2 id="remove">删除</h2>
        <p>列错的事项，没有公布过、也没有草案和栏目内容的，可以删除。已经公布的事项只能取消，并写明理由。</p>
        <PostForm hidden={{ intent: "remove" }}>
          <SubmitButton variant="danger">删除这个事项</SubmitButton>
        </PostForm>
      </section>
    </>
  );
}

/** What a colleague stored in the fields in which this form says something else. */
function StoredNow({ stored, typed, units }: { stored: FormState; typed: FormState; units: UnitChoice[] }) {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const wordOf = (field: string, value: string): string => {
    const words: Record<string, Record<string, string> | undefined> = { category: categoryWords.zh, adjustment: adjustmentWords.zh, procedures: procedureWords.zh };
    if (field === "plannedCompletion") return plannedCompletionWords(value, "zh");
    if (value === "on") return "是";
    return words[field]?.[value] ?? names.get(value) ?? value;
  };
  const facts = Object.entries(itemLabels).flatMap(([field, label]) => {
    const now = listValue(stored, field).filter(Boolean);
    const mine = listValue(typed, field).filter(Boolean);
    if (now.join("\n") === mine.join("\n")) return [];
    return [{ label, value: now.map((value) => wordOf(field, value)).join("、") || "（空）" }];
  });
  return (
    <Notice lang="zh" kind="warning" title="同事保存的内容和您填写的不同">
      <p>下面是现在保存的内容。核对后再次保存，会以您填写的为准。</p>
      <DescriptionList facts={facts} />
    </Notice>
  );
}
