import { formatClosing, formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { standingSentence } from "~/domain/consultation/window.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { CodeDisplay } from "~/ui/code-display";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { ButtonLink } from "~/ui/form";
import { Notice, SuccessPanel } from "~/ui/notice";
import { ClauseQuote } from "~/ui/official-text";
import { QrCode } from "~/ui/qr";
import { StatusTag, Tag } from "~/ui/tag";
import { Steps, type TimelineStep } from "~/ui/timeline";
import type { Receipt } from "../receipt-queries.server";
import { authorKindWords } from "../words";
import { caseWords } from "../words-case";
import { Lines } from "./lines";
import { ReceiptAnswers } from "./receipt-answers";
import { receiptWords } from "../words-receipt";
import { windowTags } from "./window-panel";

/** A receipt: the code, where the opinion stands, what was said, and the answer once it is public. */
export function ReceiptView({ lang, receipt, url, isNew }: { lang: Lang; receipt: Receipt; url: string; isNew: boolean }) {
  const word = receiptWords[lang];
  const { standing } = receipt;
  const isOpen = standing.state === "open";
  return (
    <div className="stack-wide">
      {isNew ? (
        <div role="status">
          <SuccessPanel title={word.submitted}>
            <p className="lead">{word.keep}</p>
          </SuccessPanel>
        </div>
      ) : (
        <h1>{word.title}</h1>
      )}
      <div className="panel">
        <CodeDisplay label={word.code} code={formatReceiptCode(receipt.code)} />
        <QrCode text={url} label={word.qr} small />
        <p className="soft">{url}</p>
        <p className="no-print soft">{word.print}</p>
      </div>
      <section className="stack" aria-labelledby="standing">
        <h2 id="standing">{word.standing}</h2>
        <p>
          <StandingTag lang={lang} receipt={receipt} />
        </p>
        <Steps lang={lang} steps={stepsOf(lang, receipt)} />
        {receipt.withdrawnAt ? (
          <Notice lang={lang} kind="info" title={word.withdrawn}>
            <p>{word.withdrawnText}</p>
          </Notice>
        ) : null}
        {receipt.hiddenAt ? (
          <Notice lang={lang} kind="warning" title={word.hidden}>
            <p>{word.hiddenText(receipt.hiddenRule ?? "")}</p>
            {receipt.objection || receipt.reportedAt ? null : (
              <>
                <p>{caseWords[lang].objectionOnce}</p>
                <p className="no-print">
                  <a href={localPath(lang, `/receipts/${receipt.code}/object`)}>{caseWords[lang].object}</a>
                </p>
              </>
            )}
          </Notice>
        ) : null}
        {receipt.objection ? <Objection lang={lang} objection={receipt.objection} /> : null}
        {receipt.isLate ? <p>{word.late}</p> : null}
      </section>
      {receipt.points.length > 0 ? <ReceiptAnswers lang={lang} receipt={receipt} /> : null}
      {receipt.withdrawnAt ? null : (
        <section className="stack" aria-labelledby="words">
          <h2 id="words">{word.words}</h2>
          {receipt.quotedText ? (
            <div lang="zh-CN">
              <ClauseQuote source={receipt.clauseLabel ?? ""}>
                <Lines text={receipt.quotedText} />
              </ClauseQuote>
            </div>
          ) : null}
          <div className="panel">
            <Lines text={receipt.body} />
          </div>
        </section>
      )}
      <DescriptionList
        facts={[
          { label: word.decision, value: <a href={localPath(lang, `/decisions/${receipt.slug}/draft`)}>{(lang === "en" && receipt.titleEn) || receipt.title}</a> },
          { label: word.about, value: aboutOf(receipt, lang) },
          { label: word.receivedAt, value: formatInstant(receipt.receivedAt, lang) },
          { label: word.author, value: receipt.withdrawnAt ? null : [authorKindWords[lang][receipt.authorKind], receipt.authorMask].filter(Boolean).join(" · ") },
          { label: word.contact, value: receipt.contactKind && word.contactKinds[receipt.contactKind] },
        ]}
      />
      {receipt.contactKind ? (
        receipt.contactConfirmedAt ? (
          <p>{word.contactConfirmed}</p>
        ) : (
          <p className="no-print">
            <a href={localPath(lang, `/receipts/${receipt.code}/confirm`)}>{word.confirmContact}</a>
          </p>
        )
      ) : null}
      {isOpen && !receipt.withdrawnAt ? (
        <div className="no-print stack-tight">
          <p>{word.mayWithdraw(formatClosing(receipt.closesAt, lang))}</p>
          <ButtonLink variant="plain" href={localPath(lang, `/receipts/${receipt.code}/withdraw`)}>
            {word.withdraw}
          </ButtonLink>
        </div>
      ) : null}
      <Digest lang={lang} receipt={receipt} />
      {receipt.withdrawnAt ? null : (
        <p className="no-print">
          <a href={localPath(lang, `/receipts/${receipt.code}/not-mine`)}>{caseWords[lang].notMineLink}</a>
        </p>
      )}
    </div>
  );
}

/** What became of the one objection against hiding. */
function Objection({ lang, objection }: { lang: Lang; objection: NonNullable<Receipt["objection"]> }) {
  const word = caseWords[lang];
  const outcome = objection.outcome as keyof typeof word.objectionOutcome | null;
  return (
    <div className="panel stack-tight">
      <p>{outcome === null ? word.objectionOpen(formatInstant(objection.madeAt, lang)) : word.objectionOutcome[outcome]}</p>
      {objection.answer === "" ? null : (
        <div>
          <strong>{word.objectionAnswer}</strong>
          <Lines text={objection.answer} />
        </div>
      )}
    </div>
  );
}

function StandingTag({ lang, receipt }: { lang: Lang; receipt: Receipt }) {
  const word = receiptWords[lang];
  const { standing } = receipt;
  if (receipt.withdrawnAt) return <Tag shape="bar" tone="ink">{word.tagWithdrawn}</Tag>;
  if (receipt.hiddenAt) return <Tag shape="bar" tone="refused">{word.tagHidden}</Tag>;
  if (standing.state === "open" || standing.state === "upcoming") return <Tag shape="check" tone="brand">{word.stepReceived}</Tag>;
  return <StatusTag lang={lang} status={windowTags[standing.state]} overdueDays={standing.daysLate} />;
}

/** Received, sorted, answered: each with its day, computed from the instants. */
function stepsOf(lang: Lang, receipt: Receipt): TimelineStep[] {
  const word = receiptWords[lang];
  const { standing, withdrawnAt, reportedAt } = receipt;
  const received: TimelineStep = { name: word.stepReceived, state: "done", date: formatInstant(receipt.receivedAt, lang) };
  if (withdrawnAt) return [received, { name: word.tagWithdrawn, state: "done", date: formatInstant(withdrawnAt, lang) }];
  const isSorting = standing.state === "collating" || standing.state === "overdue";
  const sorting = reportedAt ? "done" : isSorting ? "now" : "toCome";
  const answered = reportedAt ? "done" : "toCome";
  return [
    received,
    { name: word.stepSorting[sorting], state: sorting, date: word.from(formatClosing(receipt.closesAt, lang)), note: isSorting ? word.sortingNote : undefined },
    {
      name: word.stepAnswered[answered],
      state: answered,
      date: reportedAt ? formatInstant(reportedAt, lang) : word.dueOn(formatDay(standing.replyDueOn, lang)),
      note: standingSentence(standing, lang),
    },
  ];
}

/** What the holder needs to check that the words were neither changed nor dropped. */
function Digest({ lang, receipt }: { lang: Lang; receipt: Receipt }) {
  const word = receiptWords[lang];
  return (
    <Fold summary={word.digestTitle}>
      <div className="stack-tight">
        <p>{word.digestText}</p>
        <DescriptionList
          facts={[
            { label: word.salt, value: receipt.salt && <code>{receipt.salt}</code> },
            { label: word.digest, value: <code>{receipt.digest}</code> },
          ]}
        />
        <p>{word.digestHow}</p>
        <p>
          <a href={localPath(lang, `/receipts/${receipt.code}/proof`)}>{word.digestProof}</a>
        </p>
      </div>
    </Fold>
  );
}

/** What the opinion is about, under the number that its author read, and what that clause is called now where that is something else. */
function aboutOf({ clauseLabel, clauseNow }: Receipt, lang: Lang): string {
  const word = receiptWords[lang];
  if (clauseLabel === null) return word.whole;
  return clauseNow === null ? clauseLabel : word.aboutNow(clauseLabel, clauseNow.label);
}
