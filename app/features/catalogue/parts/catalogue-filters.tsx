import type { CatalogueFilter } from "~/domain/decision/catalogue-filter";
import { categoryWords, DECISION_CATEGORIES, plannedCompletionWords } from "~/domain/decision/catalogue.words";
import { DECISION_STATUSES } from "~/domain/decision/stage";
import type { Lang } from "~/domain/text/lang";
import { FilterForm } from "~/ui/filter-form";
import { Field, Select } from "~/ui/form";
import { catalogueWords, statusWords } from "../words";

/** The conditions of the list as a plain form; they stand in the address. */
export function CatalogueFilters(props: {
  lang: Lang;
  path: string;
  filter: CatalogueFilter;
  isFiltered: boolean;
  units: { value: string; label: string }[];
  planned: string[];
}) {
  const { lang, path } = props;
  const words = catalogueWords[lang];
  const common = { lang, state: { values: { ...props.filter }, errors: {} } };
  const options = (list: readonly { value: string; label: string }[]) => [{ value: "", label: words.all }, ...list];
  return (
    <FilterForm lang={lang} action={path} clearHref={props.isFiltered ? path : undefined}>
      <Select {...common} name="unit" label={words.filterUnit} placeholder={false} options={options(props.units)} />
      <Select {...common} name="category" label={words.filterCategory} placeholder={false} options={options(DECISION_CATEGORIES.map((value) => ({ value, label: categoryWords[lang][value] })))} />
      <Select {...common} name="planned" label={words.filterPlanned} placeholder={false} options={options(props.planned.map((value) => ({ value, label: plannedCompletionWords(value, lang) })))} />
      <Select {...common} name="hearing" label={words.hearing} placeholder={false} options={options([{ value: "yes", label: words.hearingYes }, { value: "no", label: words.hearingNo }])} />
      <Select {...common} name="status" label={words.filterStatus} placeholder={false} options={options(DECISION_STATUSES.map((value) => ({ value, label: statusWords[lang][value] })))} />
      <Field {...common} name="phrase" label={words.filterPhrase} type="search" />
    </FilterForm>
  );
}
