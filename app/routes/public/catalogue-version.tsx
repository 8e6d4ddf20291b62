import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { CatalogueTable } from "~/features/catalogue/parts/catalogue-table";
import { VersionList } from "~/features/catalogue/parts/version-list";
import { publicVersion } from "~/features/catalogue/public-queries.server";
import { catalogueWords } from "~/features/catalogue/words";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { Notice } from "~/ui/notice";

/** One version of a catalogue, as it was published that day. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!/^\d{4}$/.test(params.year ?? "") || !/^[1-9]\d{0,3}$/.test(params.number ?? "")) throw refusal("NOT_FOUND");
  const [year, number] = [Number(params.year), Number(params.number)];
  const found = await publicVersion(context.platform.db, year, number);
  if (!found) throw refusal("NOT_FOUND");
  const lang = langOf(request);
  const { catalogue } = found;
  return {
    year,
    number,
    publishedOn: formatDay(dayOf(found.publishedAt), lang),
    withdrawn: found.withdrawnAt ? { on: formatDay(dayOf(found.withdrawnAt), lang), reason: found.withdrawnReason ?? "" } : null,
    isCurrent: found.versions[0]?.number === number,
    versions: found.versions,
    items: catalogue?.items ?? [],
    consent: catalogue && { ...catalogue.partyConsent, on: formatDay(catalogue.partyConsent.on, lang) },
    note: catalogue?.note ?? "",
    originalOn: catalogue?.original ? formatDay(catalogue.original.on, lang) : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const words = catalogueWords[location.pathname.startsWith("/en") ? "en" : "zh"];
  return [{ title: data ? `${words.title(data.year)} · ${words.version(data.number)}` : "" }];
};

export default function CatalogueVersion() {
  const data = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const words = catalogueWords[lang];
  const current = localPath(lang, `/catalogue/${data.year}`);
  const versions = data.versions.map((version) => ({ ...version, publishedAt: new Date(version.publishedAt) }));
  return (
    <PublicPage>
      <p className="kicker">
        <a href={current}>{words.toCurrent}</a>
      </p>
      <h1>{words.title(data.year)}</h1>
      <p className="lead">{words.versionOn(data.number, data.publishedOn)}</p>
      {data.withdrawn ? (
        <Notice lang={lang} kind="warning" title={words.withdrawnTitle}>
          <p>{words.withdrawn(data.withdrawn.on, data.withdrawn.reason)}</p>
        </Notice>
      ) : (
        <>
          {data.isCurrent ? null : (
            <Notice lang={lang} kind="info" title={words.version(data.number)}>
              <p>
                {words.oldVersion(data.number)} <a href={current}>{words.toCurrent}</a>
              </p>
            </Notice>
          )}
          {data.consent ? <p>{words.consent(data.consent.on, data.consent.meeting)}</p> : null}
          {data.originalOn ? <p>{words.original(data.originalOn)}</p> : null}
          {data.note ? <p>{data.note}</p> : null}
          <h2>{words.count(data.items.length, data.items.length)}</h2>
          <CatalogueTable lang={lang} items={data.items} isPast />
        </>
      )}
      <VersionList lang={lang} year={data.year} versions={versions} shown={data.number} />
    </PublicPage>
  );
}
