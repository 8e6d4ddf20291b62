import { diffCharacters } from "~/domain/consultation/clause-diff";
import { dispositionMeaning } from "~/domain/ledger/disposition.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DiffKey, InlineDiff } from "~/ui/diff";
import { Fold } from "~/ui/fold";
import { ClauseQuote } from "~/ui/official-text";
import { DispositionTag } from "~/ui/tag";
import type { ChangedClause } from "../change-queries.server";
import type { PointAnswer, Receipt } from "../receipt-queries.server";
import { Lines } from "./lines";
import { receiptWords } from "../words-receipt";

/** What became of each point, and the clause before and after where it was changed. */
export function ReceiptAnswers({ lang, receipt }: { lang: Lang; receipt: Receipt }) {
  const word = receiptWords[lang];
  const { points } = receipt;
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
        <div key={clause} className="stack">
          <h3>{word.changed(clause)}</h3>
          <ChangedWords lang={lang} slug={receipt.slug} change={receipt.changes.find((change) => change.label === clause)} />
        </div>
      ))}
      <p>
        <a href={localPath(lang, `/decisions/${receipt.slug}/report`)}>{word.report}</a>
      </p>
    </section>
  );
}

/** The clause with what was taken out and put in, and before and after in full; nothing while the later version is not public. */
function ChangedWords({ lang, slug, change }: { lang: Lang; slug: string; change: ChangedClause | undefined }) {
  const word = receiptWords[lang];
  if (!change) return null;
  return (
    <>
      {change.oldLabel === null || change.oldLabel === change.newLabel ? null : <p>{word.renumbered(change.oldLabel, change.newLabel)}</p>}
      {change.words === null ? null : (
        <>
          <DiffKey lang={lang} />
          <div lang="zh-CN">
            <InlineDiff lang={lang} parts={diffCharacters(change.words.before, change.words.after)} withoutKey />
          </div>
        </>
      )}
      <Fold summary={word.bothTexts} open={change.before === null}>
        <div lang="zh-CN" className="stack">
          {change.before === null ? null : (
            <ClauseQuote source={receiptWords.zh.before(change.consultedVersion, change.oldLabel ?? "")}>
              <Lines text={change.before} />
            </ClauseQuote>
          )}
          <ClauseQuote source={receiptWords.zh.after(change.version, change.newLabel)}>
            <Lines text={change.after} />
          </ClauseQuote>
        </div>
      </Fold>
      {change.before === null ? null : (
        <p>
          <a href={localPath(lang, `/decisions/${slug}/draft/compare?from=${change.consultedVersion}&to=${change.version}#${change.comparedAnchor}`)}>{word.compare(change.consultedVersion, change.version)}</a>
        </p>
      )}
      <p>
        <a href={localPath(lang, `/decisions/${slug}/draft?version=${change.version}#${change.anchor}`)}>{word.revised}</a>
      </p>
    </>
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
