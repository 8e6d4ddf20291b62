import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { filterItems, plannedChoices } from "~/domain/decision/catalogue-filter";
import { CatalogueFilters } from "~/features/catalogue/parts/catalogue-filters";
import { CatalogueTable } from "~/features/catalogue/parts/catalogue-table";
import { VersionList } from "~/features/catalogue/parts/version-list";
import { publicCatalogue, publishedYears } from "~/features/catalogue/public-queries.server";
import { catalogueWords } from "~/features/catalogue/words";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

/** Anything that is no filter of ours is no filter. `hearing=on` is how old links say yes. */
const filters = z.object({
  unit: z.string().max(60).catch(""),
  category: z.string().max(60).catch(""),
  status: z.string().max(60).catch(""),
  hearing: z.preprocess((value) => (value === "on" ? "yes" : value), z.enum(["yes", "no", ""]).catch("")),
  planned: z.string().max(10).catch(""),
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
  const units = new Map(found.items.flatMap(({ leadUnit, coUnits }) => [leadUnit, ...coUnits]).map((unit) => [unit.id, lang === "zh" ? unit.name : unit.nameEn || unit.name]));
  const needing = found.items.filter(({ procedures, adjustment }) => procedures.includes("publicParticipation") && adjustment !== "cancelled");
  return {
    year,
    years: await publishedYears(db),
    filter,
    isFiltered: Object.values(filter).some((value) => value !== ""),
    units: [...units].map(([value, label]) => ({ value, label })),
    planned: plannedChoices(found.items),
    total: found.items.length,
    items: filterItems(found.items, filter),
    coverage: { done: needing.filter(({ standing }) => standing.status !== "notStarted").length, all: needing.length },
    version: found.catalogue.version,
    versions: found.versions,
    original: found.catalogue.original,
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
  const other = data.years.filter((year) => year !== data.year);
  const versions = data.versions.map((version) => ({ ...version, publishedAt: new Date(version.publishedAt) }));
  return (
    <PublicPage>
      <h1>{words.title(data.year)}</h1>
      <p className="lead">{words.lead}</p>
      <p>
        <strong>{words.version(data.version)}</strong> · {words.published(data.updated)}
        <br />
        {data.consent.on ? words.consent(formatDay(data.consent.on, lang), data.consent.meeting) : null}
        {data.original ? (
          <>
            {" "}
            {words.original(formatDay(data.original.on, lang))}
            {data.original.address ? <a href={data.original.address}>{words.originalLink}</a> : null}
          </>
        ) : null}
      </p>
      {data.note ? <p>{data.note}</p> : null}
      <p>{words.coverage(data.coverage.done, data.coverage.all)}</p>
      <CatalogueFilters lang={lang} path={path} filter={data.filter} isFiltered={data.isFiltered} units={data.units} planned={data.planned} />
      <h2>{words.count(data.items.length, data.total)}</h2>
      <CatalogueTable lang={lang} items={data.items} />
      <p>
        {words.downloads}：<a href={`/catalogue/${data.year}.csv`}>{words.csv}</a> · <a href={`/catalogue/${data.year}.xlsx`}>{words.xlsx}</a>
      </p>
      <VersionList lang={lang} year={data.year} versions={versions} shown={null} />
      {other.length > 0 ? (
        <nav aria-labelledby="other-years">
          <h2 id="other-years">{words.otherYears}</h2>
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
