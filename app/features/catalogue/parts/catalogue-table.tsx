import { adjustmentWords, categoryWords, plannedCompletionWords, type Adjustment, type DecisionCategory } from "~/domain/decision/catalogue.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DataTable } from "~/ui/table";
import { StatusTag } from "~/ui/tag";
import type { PublicItem } from "../public-queries.server";
import { catalogueWords, statusTags, statusWords } from "../words";

/** The catalogue as people know it from paper; cards with the same words on a phone. */
export function CatalogueTable({ lang, items }: { lang: Lang; items: PublicItem[] }) {
  const words = catalogueWords[lang];
  const name = (unit: { name: string; nameEn: string }) => (lang === "zh" ? unit.name : unit.nameEn);
  return (
    <DataTable
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
          cell: (item) => <a href={localPath(lang, `/decisions/${item.slug}`)}>{(lang === "en" && item.titleEn) || item.title}</a>,
        },
        { key: "category", header: words.category, cell: (item) => categoryWords[lang][item.category as DecisionCategory] },
        { key: "unit", header: words.unit, cell: (item) => name(item.leadUnit) },
        { key: "planned", header: words.planned, kind: "nowrap", cell: (item) => plannedCompletionWords(item.plannedCompletion, lang) },
        {
          key: "status",
          header: words.status,
          kind: "nowrap",
          cell: (item) => <StatusTag lang={lang} status={statusTags[item.standing.status]} label={statusWords[lang][item.standing.status]} />,
        },
        {
          key: "adjustment",
          header: words.adjustment,
          cell: (item) => (
            <>
              {adjustmentWords[lang][item.adjustment as Adjustment]}
              {item.adjustmentReason ? <span className="cell-note">{item.adjustmentReason}</span> : null}
            </>
          ),
        },
      ]}
    />
  );
}
