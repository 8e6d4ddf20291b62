import { ADJUSTMENTS, adjustmentWords, categoryWords, DECISION_CATEGORIES, procedureWords, PROCEDURES } from "~/domain/decision/catalogue.words";
import { Checkbox, CheckboxGroup } from "~/ui/choices";
import { Field, Select, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { itemLabels } from "../words-desk";

export interface UnitChoice {
  id: string;
  name: string;
}

/** The fields of a catalogue item, for a new one and for one that is edited. */
export function ItemFields({ state, units }: { state: FormState; units: UnitChoice[] }) {
  const common = { lang: "zh" as const, state };
  const unitChoices = units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Field {...common} name="title" label={itemLabels.title} />
      <Field {...common} name="titleEn" label={itemLabels.titleEn} optional />
      <TextArea {...common} name="summary" label={itemLabels.summary} hint="用一两句话告诉公众，这件事管什么。" rows={3} limit={{ max: 500 }} />
      <TextArea {...common} name="summaryEn" label={itemLabels.summaryEn} rows={3} limit={{ max: 1000 }} optional />
      <Select {...common} name="category" label={itemLabels.category} options={DECISION_CATEGORIES.map((value) => ({ value, label: categoryWords.zh[value] }))} />
      <Select {...common} name="leadUnitId" label={itemLabels.leadUnitId} hint="只能有一个。改为其他部门后，由该部门办理，本部门不能再修改。" options={unitChoices} />
      <CheckboxGroup {...common} name="coUnitIds" label={itemLabels.coUnitIds} choices={unitChoices} optional />
      <TextArea {...common} name="legalBasis" label={itemLabels.legalBasis} rows={3} limit={{ max: 1000 }} optional />
      <Field {...common} name="plannedCompletion" label={itemLabels.plannedCompletion} hint="写到月或者季度：2026-11、2026-Q4。" width="short" />
      <CheckboxGroup {...common} name="procedures" label={itemLabels.procedures} choices={PROCEDURES.map((value) => ({ value, label: procedureWords.zh[value] }))} optional />
      <Checkbox {...common} name="affectsEnterprises" label={itemLabels.affectsEnterprises} hint="公布采纳情况前，至少要听取一次企业或者行业协会的意见。" optional />
      <Checkbox {...common} name="affectsLivelihood" label={itemLabels.affectsLivelihood} hint="公布采纳情况前，至少要到基层走访或者座谈一次。" optional />
      <Field {...common} name="contact" label={itemLabels.contact} hint="公众可以联系的电话、邮箱。" optional />
      <Select {...common} name="adjustment" label={itemLabels.adjustment} placeholder={false} options={ADJUSTMENTS.map((value) => ({ value, label: adjustmentWords.zh[value] }))} />
      <TextArea {...common} name="adjustmentReason" label={itemLabels.adjustmentReason} hint="除“保留”以外都要写明，随目录公布。" rows={2} limit={{ max: 500 }} optional />
    </>
  );
}
