import { dispositionMeaning } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { ClauseQuote } from "~/ui/official-text";
import { DispositionTag } from "~/ui/tag";
import type { PointAnswer, Receipt } from "../receipt-queries.server";
import { Lines } from "./lines";
import { receiptWords } from "../words-receipt";

/** What became of each point, and the clause before and after where it was changed. */
export function ReceiptAnswers({ lang, receipt }: { lang: Lang; receipt: Receipt }) {
  const word = receiptWords[lang];
  const { points, changedText } = receipt;
  const changed = [...new Set(points.flatMap(({ changedClause }) => changedClause ?? []))];
  return (
    <section className="stack" aria-labelledby="answer">
      <h2 id="answer">{word.answer}</h2>
      <ol className="stack">
        {points.map((point, index) => (
          <li key={index} className="panel">
            <Point lang={lang} point={point} shown={points.length > 1} />
          </li>
        ))}
      </ol>
      {changed.map((clause) => (
        <p key={clause}>
          <strong>{word.changed(clause)}</strong>
        </p>
      ))}
      {changedText && receipt.quotedText ? (
        <div lang="zh-CN" className="stack">
          <ClauseQuote source={word.before}>
            <Lines text={receipt.quotedText} />
          </ClauseQuote>
          <ClauseQuote source={word.after(changedText.label)}>
            <Lines text={changedText.text} />
          </ClauseQuote>
        </div>
      ) : null}
      <p>
        <a href={localPath(lang, `/decisions/${receipt.slug}/report`)}>{word.report}</a>
      </p>
    </section>
  );
}

function Point({ lang, point, shown }: { lang: Lang; point: PointAnswer; shown: boolean }) {
  const word = receiptWords[lang];
  return (
    <>
      {shown ? <Lines text={point.text} /> : null}
      {point.answer ? (
        <>
          <p>
            <DispositionTag lang={lang} disposition={point.answer.disposition} />
          </p>
          <p>{dispositionMeaning[lang][point.answer.disposition]}</p>
          {point.answer.reason === "" ? null : (
            <div>
              <p>
                <strong>{word.reason}</strong>
              </p>
              <Lines text={point.answer.reason} />
            </div>
          )}
        </>
      ) : (
        <p>{word.noAnswer}</p>
      )}
      {point.theme ? (
        <p className="soft">
          {word.theme}
          {point.theme}
        </p>
      ) : null}
    </>
  );
}
