import { formatDay } from "~/domain/calendar/shanghai";
import { digestVerificationWords } from "~/domain/consultation/daily-digest.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DescriptionList } from "~/ui/description-list";
import { Notice } from "~/ui/notice";
import type { ReceiptProof } from "../digest-queries.server";
import { digestWords } from "../words-digest";

/** Whether the opinion stands unchanged in the digest of its day: checked on the server, in the browser, or from a file. */
export function ReceiptProofView({ lang, receipt, script }: { lang: Lang; receipt: ReceiptProof; script: string }) {
  const word = digestWords[lang];
  const { day, verification } = receipt;
  const back = (
    <p>
      <a href={localPath(lang, `/receipts/${receipt.code}`)}>{word.back}</a>
    </p>
  );
  if (day === null || verification === null) {
    return (
      <div className="stack">
        <h1>{word.proofTitle}</h1>
        <Notice lang={lang} kind="info" title={word.notYet}>
          <p>{word.notYetText}</p>
        </Notice>
        {back}
      </div>
    );
  }
  const verdict = digestVerificationWords(verification, lang);
  const href = localPath(lang, `/digests/${day}`);
  return (
    <div className="stack-wide">
      <h1>{word.proofTitle}</h1>
      <div className="stack">
        <p>{word.included(formatDay(day, lang))}</p>
        <p className={`text-5xl font-bold ${verification.consistent ? "tone-adopted" : "tone-refused"}`}>{verdict.word}</p>
        <p className="reading break-words">{verdict.detail}</p>
        <p>
          <a href={href}>{word.seeDigest}</a>
        </p>
      </div>
      {receipt.proof ? <OwnCheck lang={lang} receipt={receipt} proof={receipt.proof} script={script} /> : null}
      {back}
    </div>
  );
}

function OwnCheck({ lang, receipt, proof, script }: { lang: Lang; receipt: ReceiptProof; proof: NonNullable<ReceiptProof["proof"]>; script: string }) {
  const word = digestWords[lang];
  const file = `/receipts/${receipt.code}/proof.json`;
  return (
    <section className="stack" aria-labelledby="own">
      <h2 id="own">{word.own}</h2>
      <DescriptionList
        facts={[
          { label: word.sum, value: <code className="break-all">{proof.sum}</code> },
          { label: word.path, value: proof.path.length === 0 ? null : <code className="break-all">{proof.path.join(" ")}</code> },
          { label: word.root, value: <code className="break-all select-all">{proof.root}</code> },
        ]}
      />
      <p>{word.place(proof.index, proof.count)}</p>
      <p>
        <a href={file} download="proof.json">
          {word.download}
        </a>
      </p>
      <p>{word.ownText}</p>
      <p>
        <code className="break-all select-all">{`npm run digest:verify -- proof.json --root ${receipt.publishedRoot}`}</code>
      </p>
      <div className="stack no-print" id="verify" data-proof={file} data-lang={lang}>
        <noscript>
          <p>{word.noScript}</p>
        </noscript>
        <div className="form" hidden data-verify="tools">
          <p>{word.inBrowser}</p>
          <div className="field">
            <label className="field-label" htmlFor="verify-root">
              {word.root}
            </label>
            <p className="field-hint" id="verify-root-hint">
              {word.rootHint}
            </p>
            <input className="control" id="verify-root" data-verify="root" aria-describedby="verify-root-hint" defaultValue={receipt.publishedRoot} autoComplete="off" spellCheck={false} />
          </div>
          <div className="field">
            <label className="field-label" htmlFor="verify-file">
              {word.ownFile}
            </label>
            <input className="control" id="verify-file" data-verify="file" type="file" accept="application/json,.json" />
          </div>
          <button type="button" className="button button-primary" data-verify="run">
            {word.run}
          </button>
        </div>
        <div className="stack-tight" role="status" aria-live="polite">
          <p className="text-5xl font-bold" data-verify="word" />
          <p className="reading break-words" data-verify="detail" />
        </div>
        <script type="module" src={script} />
      </div>
    </section>
  );
}
