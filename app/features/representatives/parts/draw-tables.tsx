import { dimensionLabel, valueLabel, type PublicDraw } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { DataTable, type Column } from "~/ui/table";

const words = {
  zh: { number: "报名序号", numberOf: (n: number) => `第 ${n} 号`, place: "次序", commitment: "校验码", pool: "冻结的名册" },
  en: { number: "Number", numberOf: (n: number) => `No. ${n}`, place: "Place", commitment: "Checksum", pool: "The frozen pool" },
} satisfies Record<Lang, unknown>;

type PoolRow = PublicDraw["record"]["frozen"]["pool"][number];

function valueColumns(lang: Lang, draw: PublicDraw): Column<PoolRow>[] {
  const dimensions = [...new Set(draw.record.frozen.quotas.map(({ dimension }) => dimension))];
  return dimensions.map((dimension) => ({
    key: dimension,
    header: dimensionLabel(draw, dimension, lang),
    cell: (row) => valueLabel(draw, dimension, row.values[dimension] ?? "", lang),
  }));
}

/** People of the pool by their numbers, in the order in which they were drawn. */
export function ChosenList({ lang, draw, caption, numbers }: { lang: Lang; draw: PublicDraw; caption: string; numbers: readonly number[] }) {
  const word = words[lang];
  const rows = numbers.flatMap((number) => draw.record.frozen.pool.find((row) => row.number === number) ?? []);
  return (
    <DataTable
      lang={lang}
      caption={<strong>{caption}</strong>}
      rows={rows}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: "place", header: word.place, kind: "index", cell: (row) => numbers.indexOf(row.number) + 1 },
        { key: "number", header: word.number, kind: "title", cell: (row) => word.numberOf(row.number) },
        ...valueColumns(lang, draw),
      ]}
    />
  );
}

/** The whole pool as it was frozen: number, groups, checksum. */
export function PoolTable({ lang, draw }: { lang: Lang; draw: PublicDraw }) {
  const word = words[lang];
  return (
    <DataTable
      lang={lang}
      caption={word.pool}
      captionHidden
      dense
      rows={draw.record.frozen.pool}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: "number", header: word.number, kind: "title", cell: (row) => word.numberOf(row.number) },
        ...valueColumns(lang, draw),
        { key: "commitment", header: word.commitment, cell: (row) => <code className="break-all text-sm">{row.commitment}</code> },
      ]}
    />
  );
}
