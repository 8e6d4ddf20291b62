import type { PublicReport } from "~/domain/consultation/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { Notice } from "~/ui/notice";
import { correctionSentence, reportWords } from "../words-report";

/** Says that the report takes the place of one that was withdrawn, and why. Nothing for a first report. */
export function ReportCorrection({ lang, corrects }: { lang: Lang; corrects: PublicReport["corrects"] }) {
  if (!corrects) return null;
  return (
    <Notice lang={lang} kind="info" title={correctionSentence(corrects, lang)}>
      {corrects.reason === "" ? null : <p>{reportWords[lang].correctsBecause(corrects.reason)}</p>}
    </Notice>
  );
}
