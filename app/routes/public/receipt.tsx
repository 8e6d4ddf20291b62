import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { ReceiptSearch, receiptSearchTitle } from "~/features/consultation/parts/receipt-search";
import { ReceiptView } from "~/features/consultation/parts/receipt-view";
import { findReceipt } from "~/features/consultation/receipt-queries.server";
import { receiptWords } from "~/features/consultation/words-receipt";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

/** A receipt belongs to whoever holds its code: no cache and no search engine keeps it. */
const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

/** The receipt of a code. Every wrong code gets the same page; too many of them from one address get none. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform, address } = context;
  const now = platform.clock.now();
  const result = await lookUpReceipt(platform, now, { typed: params.code ?? "", address }, (code) => findReceipt(platform.db, code, now));
  if (!result.ok) {
    const isLimited = result.reason === "TOO_MANY_TRIES";
    return data({ refused: result.reason, receipt: null, url: "", isNew: false }, isLimited ? { status: 429, headers: { ...ownHeaders, "retry-after": "600" } } : { status: 404, headers: ownHeaders });
  }
  const receipt = result.found;
  const url = platform.env.publicUrl + localPath(langOf(request), `/receipts/${receipt.code}`);
  return data({ refused: null, receipt, url, isNew: new URL(request.url).searchParams.get("new") === "1" }, { headers: ownHeaders });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, location }) => {
  const lang = langOfPath(location.pathname);
  const title = page?.receipt ? (page.isNew ? receiptWords[lang].submitted : receiptWords[lang].title) : receiptSearchTitle(lang, page?.refused ?? null);
  return [{ title }, { name: "robots", content: "noindex, nofollow" }];
};

export default function ReceiptPage() {
  const { refused, receipt, url, isNew } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage narrow>
      {receipt ? <ReceiptView lang={lang} receipt={receipt} url={url} isNew={isNew} /> : <ReceiptSearch lang={lang} refused={refused} />}
    </PublicPage>
  );
}
