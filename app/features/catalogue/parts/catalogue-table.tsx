import { adjustmentKinds } from "~/domain/decision/adjustment";
import { adjustmentWords, categoryWords, plannedCompletionWords, type DecisionCategory } from "~/domain/decision/catalogue.words";
import type { PublicContinuation, PublicDecision } from "~/domain/decision/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DataTable, type Column } from "~/ui/table";
import { StatusTag } from "~/ui/tag";
import type { PublicItem, PublicStanding } from "../public-queries.server";
import { catalogueWords, statusTags, statusWords } from "../words";

type Row = PublicDecision & { standing?: PublicStanding; continuedIn?: PublicContinuation | null };

/** The catalogue as people know it from paper; cards with the same words on a phone. A version of the past says nothing of today's standing. */
export function CatalogueTable({ lang, items, isPast = false }: { lang: Lang; items: PublicItem[] | PublicDecision[]; isPast?: boolean }) {
  const words = catalogueWords[lang];
  const name = (unit: { name: string; nameEn: string }) => (lang === "zh" ? unit.name : unit.nameEn || unit.name);
  const status: Column<Row> = {
    key: "status",
    header: words.status,
    kind: "nowrap",
    cell: ({ standing, adjustment }) =>
      standing && !(adjustment === "cancelled" && standing.status === "notStarted") ? (
        <StatusTag lang={lang} status={statusTags[standing.status]} label={statusWords[lang][standing.status]} />
      ) : null,
  };
  return (
    <DataTable<Row>
      lang={lang}
      caption={words.caption}
      captionHidden
      rows={items}
      rowKey={(item) => item.slug}
      empty={words.none}
      columns={[
        { key: "number", header: words.number, kind: "index", cell: (item) => item.number },
        {
          key: "title",
          header: words.item,
          kind: "title",
          cell: (item) => (
            <>
              <a href={localPath(lang, `/decisions/${item.slug}`)}>{(lang === "en" && item.titleEn) || item.title}</a>
              <Provenance lang={lang} item={item} />
            </>
          ),
        },
        { key: "category", header: words.category, cell: (item) => categoryWords[lang][item.category as DecisionCategory] },
        {
          key: "unit",
          header: words.unit,
          cell: (item) => (
            <>
              {name(item.leadUnit)}
              {item.coUnits.length > 0 ? <span className="cell-note">{`${words.coUnits}${item.coUnits.map(name).join(lang === "zh" ? "、" : ", ")}`}</span> : null}
            </>
          ),
        },
        { key: "planned", header: words.planned, kind: "nowrap", cell: (item) => plannedCompletionWords(item.plannedCompletion, lang) },
        ...(isPast ? [] : [status]),
        { key: "adjustment", header: words.adjustment, cell: (item) => <AdjustmentCell lang={lang} item={item} /> },
      ]}
    />
  );
}

/** What changed against the version before: the kinds, the old values beside the new ones, and why. */
function AdjustmentCell({ lang, item }: { lang: Lang; item: PublicDecision }) {
  const words = catalogueWords[lang];
  const kinds = adjustmentKinds(item).map((kind) => adjustmentWords[lang][kind]);
  const planned = (value: string) => plannedCompletionWords(value, lang);
  const isChanged = item.before?.title !== undefined || item.before?.plannedCompletion !== undefined;
  return (
    <>
      {isChanged ? `${words.adjusted}${lang === "zh" ? "：" : ": "}` : null}
      {kinds.join(lang === "zh" ? "、" : ", ")}
      {item.before?.title !== undefined ? (
        <span className="cell-note">
          {words.oldTitle}
          <del>{item.before.title}</del>
        </span>
      ) : null}
      {item.before?.plannedCompletion !== undefined ? (
        <span className="cell-note">{words.oldPlanned(planned(item.before.plannedCompletion), planned(item.plannedCompletion))}</span>
      ) : null}
      {item.adjustmentReason ? <span className="cell-note">{`${words.reason}${item.adjustmentReason}`}</span> : null}
    </>
  );
}

function Provenance({ lang, item }: { lang: Lang; item: Row }) {
  const words = catalogueWords[lang];
  if (item.continuedIn) {
    return (
      <span className="cell-note">
        <a href={localPath(lang, `/catalogue/${item.continuedIn.year}`)}>{words.continued(item.continuedIn.year)}</a>
      </span>
    );
  }
  return item.carriedFrom ? <span className="cell-note">{words.carriedFrom(item.carriedFrom.year)}</span> : null;
}
