import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { findCase } from "~/features/consultation/case-queries.server";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { caseWords } from "~/features/consultation/words-case";
import { langOfPath, localPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { CodeDisplay } from "~/ui/code-display";
import { DescriptionList } from "~/ui/description-list";
import { RefusalPage, SuccessPanel } from "~/ui/notice";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

/** What became of a report of false attribution, by its case number. Wrong numbers get one answer and are limited like receipt codes. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform, address } = context;
  const result = await lookUpReceipt(platform, platform.clock.now(), { typed: params.code ?? "", address }, (code) => findCase(platform.db, code));
  const isNew = new URL(request.url).searchParams.get("new") === "1";
  if (result.ok) return data({ found: result.found, isNew }, { headers: ownHeaders });
  return data({ found: null, isNew }, { status: result.reason === "TOO_MANY_TRIES" ? 429 : 404, headers: ownHeaders });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const word = caseWords[langOfPath(location.pathname)];
  return [{ title: page?.found ? word.caseTitle : word.caseUnknown }, { name: "robots", content: "noindex, nofollow" }];
};

export default function Case() {
  const { found, isNew } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = caseWords[lang];
  if (!found) {
    return (
      <PublicPage narrow>
        <RefusalPage lang={lang} title={word.caseUnknown} sentences={[word.caseUnknownText]} steps={[]} />
      </PublicPage>
    );
  }
  return (
    <PublicPage narrow>
      <div className="stack">
        {isNew ? (
          <div role="status">
            <SuccessPanel title={word.caseNew}>
              <p className="lead">{word.caseKeep}</p>
            </SuccessPanel>
          </div>
        ) : (
          <h1>{word.caseTitle}</h1>
        )}
        <CodeDisplay label={word.caseNumber} code={formatReceiptCode(found.caseNumber)} />
        <DescriptionList
          facts={[
            { label: word.caseAbout, value: <a href={localPath(lang, `/decisions/${found.slug}`)}>{(lang === "en" && found.titleEn) || found.title}</a> },
            { label: word.caseSince, value: formatInstant(found.reportedAt, lang) },
            { label: word.caseState, value: found.outcome ? word.caseOutcome[found.outcome] : word.casePending },
            { label: word.caseAnswer, value: found.answer },
          ]}
        />
      </div>
    </PublicPage>
  );
}
