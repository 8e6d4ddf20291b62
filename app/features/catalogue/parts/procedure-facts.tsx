import { formatDay } from "~/domain/calendar/shanghai";
import { resultWords, triggerWords } from "~/domain/decision/procedure-step.words";
import type { PublicProcedure } from "~/domain/decision/public-shapes";
import { stopTags, stopWords } from "~/domain/decision/stage.words";
import type { Lang } from "~/domain/text/lang";
import { DescriptionList, type Fact } from "~/ui/description-list";
import { Notice } from "~/ui/notice";
import { QrCode } from "~/ui/qr";
import { procedureWords } from "../words-procedure";

/** Why the procedure stands still, and that it began again; nothing where it simply goes on. */
export function ProcedureNotices({ lang, procedure }: { lang: Lang; procedure: PublicProcedure | null }) {
  if (!procedure) return null;
  const words = procedureWords[lang];
  const { stop } = procedure;
  const reopened = procedure.turns.findLast(({ turn }) => turn === "reopen");
  return (
    <>
      {stop ? (
        <Notice lang={lang} kind="warning" title={`${stopTags[lang][stop.kind]} · ${words.stoppedOn(formatDay(stop.on, lang))}`}>
          <p>{stopWords[lang][stop.kind]}</p>
          <p>{words.reason(stop.reason)}</p>
          {stop.basis ? <p>{words.basis(stop.basis)}</p> : null}
        </Notice>
      ) : null}
      {reopened ? (
        <Notice lang={lang} kind="info" title={words.reopened(formatDay(reopened.on, lang))}>
          <p>{words.reopenedWhy}</p>
          <p>{words.reason(reopened.reason)}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** The printed head; what the office did not give is left out by the block itself. */
export function metadataFacts(lang: Lang, procedure: PublicProcedure | null): Record<"before" | "after", Fact[]> {
  const words = procedureWords[lang];
  const metadata = procedure?.metadata;
  const until = metadata?.validUntil ? words.until(formatDay(metadata.validUntil, lang)) : "";
  return {
    before: [
      { label: words.indexNumber, value: metadata?.indexNumber },
      { label: words.subject, value: metadata?.subject },
    ],
    after: [
      { label: words.documentNumber, value: metadata?.documentNumber },
      { label: words.issuedOn, value: metadata?.issuedOn ? formatDay(metadata.issuedOn, lang) : "" },
      { label: words.validity, value: metadata?.validity ? `${words.validities[metadata.validity] ?? metadata.validity}${until}` : "" },
    ],
  };
}

/** Who evaluated the decision, why and with what result (Decree 713 Art. 36). */
export function EvaluationFacts({ lang, procedure }: { lang: Lang; procedure: PublicProcedure | null }) {
  const evaluation = procedure?.evaluation;
  if (!evaluation) return null;
  const words = procedureWords[lang];
  return (
    <DescriptionList
      facts={[
        { label: words.trigger, value: triggerWords[lang][evaluation.trigger] },
        { label: words.evaluator, value: evaluation.evaluator },
        { label: words.heard, value: evaluation.publicHeard },
        { label: words.result, value: resultWords[lang][evaluation.result] },
        { label: words.evaluatedOn, value: formatDay(evaluation.on, lang) },
      ]}
    />
  );
}

/** The short address of the page with its QR code, on screen and on paper. */
export function SharePage({ lang, url }: { lang: Lang; url: string }) {
  const words = procedureWords[lang];
  return (
    <section aria-labelledby="share" className="share-page">
      <h2 id="share">{words.share}</h2>
      <p>{words.shareHint}</p>
      <p className="share-address">{url}</p>
      <QrCode text={url} label={words.qrLabel} small />
    </section>
  );
}
