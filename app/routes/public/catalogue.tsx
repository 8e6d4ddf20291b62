import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { categoryWords, DECISION_CATEGORIES } from "~/domain/decision/catalogue.words";
import { DECISION_STATUSES } from "~/domain/decision/stage";
import { CatalogueTable } from "~/features/catalogue/parts/catalogue-table";
import { filterItems, publicCatalogue, publishedYears } from "~/features/catalogue/public-queries.server";
import { catalogueWords, statusWords } from "~/features/catalogue/words";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Checkbox } from "~/ui/choices";
import { FilterForm } from "~/ui/filter-form";
import { Field, Select } from "~/ui/form";

/** Anything that is no filter of ours is no filter. */
const filters = z.object({
  unit: z.string().max(60).catch(""),
  category: z.string().max(60).catch(""),
  status: z.string().max(60).catch(""),
  hearing: z.string().optional().transform((value) => value === "on"),
  phrase: z.string().trim().max(100).catch(""),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const year = Number(params.year);
  if (!/^\d{4}$/.test(params.year ?? "")) throw refusal("NOT_FOUND");
  const found = await publicCatalogue(db, year, clock.now());
  if (!found) throw refusal("NOT_FOUND");
  const search = new URL(request.url).searchParams;
  const filter = filters.parse(Object.fromEntries(search));
  const lang = langOf(request);
  const units = new Map(found.items.map(({ leadUnit }) => [leadUnit.id, lang === "zh" ? leadUnit.name : leadUnit.nameEn]));
  return {
    year,
    years: await publishedYears(db),
    filter,
    isFiltered: [...search.keys()].length > 0,
    units: [...units].map(([value, label]) => ({ value, label })),
    total: found.items.length,
    items: filterItems(found.items, filter),
    consent: found.catalogue.partyConsent,
    note: found.catalogue.note,
    updated: formatInstant(found.updatedAt, lang),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const lang = location.pathname.startsWith("/en") ? "en" : "zh";
  return [{ title: data ? catalogueWords[lang].title(data.year) : "" }];
};

export default function Catalogue() {
  const data = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const words = catalogueWords[lang];
  const path = localPath(lang, `/catalogue/${data.year}`);
  const { hearing, ...texts } = data.filter;
  const state = { values: { ...texts, hearing: hearing ? "on" : undefined }, errors: {} };
  const options = (list: readonly { value: string; label: string }[]) => [{ value: "", label: words.all }, ...list];
  const other = data.years.filter((year) => year !== data.year);
  return (
    <PublicPage>
      <h1>{words.title(data.year)}</h1>
      <p className="lead">{words.lead}</p>
      <p>
        {data.consent.on ? `${words.consent(formatDay(data.consent.on, lang), data.consent.meeting)} ` : null}
        {words.published(data.updated)}
      </p>
      <FilterForm lang={lang} action={path} clearHref={data.isFiltered ? path : undefined}>
        <Select lang={lang} state={state} name="unit" label={words.filterUnit} placeholder={false} options={options(data.units)} />
        <Select
          lang={lang}
          state={state}
          name="category"
          label={words.filterCategory}
          placeholder={false}
          options={options(DECISION_CATEGORIES.map((value) => ({ value, label: categoryWords[lang][value] })))}
        />
        <Select
          lang={lang}
          state={state}
          name="status"
          label={words.filterStatus}
          placeholder={false}
          options={options(DECISION_STATUSES.map((value) => ({ value, label: statusWords[lang][value] })))}
        />
        <Field lang={lang} state={state} name="phrase" label={words.filterPhrase} type="search" />
        <Checkbox lang={lang} state={state} name="hearing" label={words.hearing} />
      </FilterForm>
      <h2>{words.count(data.items.length, data.total)}</h2>
      <CatalogueTable lang={lang} items={data.items} />
      {other.length > 0 ? (
        <nav aria-label={words.otherYears}>
          <h2>{words.otherYears}</h2>
          <ul className="plain-list">
            {other.map((year) => (
              <li key={year}>
                <a href={localPath(lang, `/catalogue/${year}`)}>{words.title(year)}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </PublicPage>
  );
}
