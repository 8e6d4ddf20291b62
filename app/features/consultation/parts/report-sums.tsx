import type { PublicReport } from "~/domain/consultation/public-shapes";
import { balance, type BalanceLine, type PartKey } from "~/domain/ledger/balance";
import { lateSentence, partWords } from "~/domain/ledger/balance.words";
import { DISPOSITIONS, type Disposition } from "~/domain/ledger/disposition";
import { dispositionWords } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { SumBar, SumLine, type SumPart } from "~/ui/sum-bar";
import { reportWords } from "../words-report";

const looks: Record<Disposition, Pick<SumPart, "pattern" | "tone">> = {
  adopted: { pattern: "solid", tone: "adopted" },
  partiallyAdopted: { pattern: "stripes", tone: "partly" },
  notAdopted: { pattern: "cross", tone: "not-adopted" },
  alreadyProvided: { pattern: "dots", tone: "brand" },
  outOfScope: { pattern: "blank", tone: "ink" },
};

/** The two sums of a report in words, and the points as one bar with its table. */
export function ReportSums({ lang, report }: { lang: Lang; report: Pick<PublicReport, "opinions" | "points"> }) {
  const words = reportWords[lang];
  const sums = balance({ ...report.opinions, points: report.points.total, byDisposition: report.points });
  const [opinions, points] = sums.lines;
  return (
    <>
      <div className="sum-lines">
        <SumLine totalLabel={words.receivedLabel} total={opinions.total} unit={words.receivedUnit} parts={labelled(lang, opinions)} />
        <SumLine totalLabel={words.pointsLabel} total={points.total} unit={words.pointsUnit} parts={labelled(lang, points)} />
      </div>
      {points.total > 0 ? (
        <SumBar
          lang={lang}
          id="points"
          title={words.barTitle}
          total={points.total}
          parts={DISPOSITIONS.map((key) => ({ key, label: dispositionWords[lang][key], count: report.points[key], ...looks[key] }))}
        />
      ) : null}
      <p className="soft">{words.sumsWhy}</p>
      {sums.late > 0 ? (
        <p className="soft">
          {lateSentence(sums.late, lang)} {words.lateWhy}
        </p>
      ) : null}
    </>
  );
}

function labelled(lang: Lang, line: BalanceLine): { key: PartKey; label: string; count: number }[] {
  return line.parts.map(({ key, count }) => ({ key, label: partWords[lang][key], count }));
}
