import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findProof } from "~/features/consultation/digest-queries.server";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { ReceiptProofView } from "~/features/consultation/parts/receipt-proof";
import { ReceiptSearch, receiptSearchTitle } from "~/features/consultation/parts/receipt-search";
import { digestWords } from "~/features/consultation/words-digest";
import { langOfPath } from "~/platform/http";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

/** The module of app/page-client: built beside the site, or as it is written while developing. */
const VERIFY_SCRIPT = import.meta.env.DEV ? "/app/page-client/digest-page.ts" : "/page/verify-digest.js";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

/** Whether the opinion of a receipt stands unchanged in its daily digest. Wrong codes get the answer of the receipt's page. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { platform, address } = context;
  const result = await lookUpReceipt(platform, platform.clock.now(), { typed: params.code ?? "", address }, (code) => findProof(platform.db, code));
  if (result.ok) return data({ refused: null, receipt: result.found }, { headers: ownHeaders });
  return data({ refused: result.reason, receipt: null }, { status: result.reason === "TOO_MANY_TRIES" ? 429 : 404, headers: ownHeaders });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const lang = langOfPath(location.pathname);
  return [{ title: page?.receipt ? digestWords[lang].proofTitle : receiptSearchTitle(lang, page?.refused ?? null) }, { name: "robots", content: "noindex, nofollow" }];
};

export default function ReceiptProof() {
  const { refused, receipt } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage narrow>{receipt ? <ReceiptProofView lang={lang} receipt={receipt} script={VERIFY_SCRIPT} /> : <ReceiptSearch lang={lang} refused={refused} />}</PublicPage>
  );
}
