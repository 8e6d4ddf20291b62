import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { CaseForm } from "~/features/consultation/parts/case-form";
import { ReceiptSearch } from "~/features/consultation/parts/receipt-search";
import { findWithdrawal } from "~/features/consultation/receipt-queries.server";
import { reportFalseAttribution } from "~/features/consultation/report-false-attribution.server";
import { caseReasonForm } from "~/features/consultation/schema-case";
import { caseWords } from "~/features/consultation/words-case";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { newToken } from "~/platform/keys.server";
import { showChanged } from "~/publications";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm, singleValue } from "~/ui/form-state";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };
// Who goes back finds the typed reason again, and must find the same token beside it: on a page drawn anew it would be a second case.
const formHeaders = { ...ownHeaders, "cache-control": "private, no-cache" };

function find({ params, context }: Pick<LoaderFunctionArgs, "params" | "context">) {
  const { platform, address } = context;
  return lookUpReceipt(platform, platform.clock.now(), { typed: params.code ?? "", address }, (code) => findWithdrawal(platform.db, code));
}

/** "I did not write this", from the receipt that somebody got without having written. */
export async function loader(args: LoaderFunctionArgs) {
  const result = await find(args);
  if (result.ok) return data({ unknown: null, code: result.found.code, submission: newToken() }, { headers: formHeaders });
  return data({ unknown: result.reason, code: "", submission: "" }, { status: result.reason === "TOO_MANY_TRIES" ? 429 : 404, headers: ownHeaders });
}

export async function action(args: ActionFunctionArgs) {
  const { platform, address } = args.context;
  const lang = langOf(args.request);
  const result = await find(args);
  if (!result.ok) throw refusal(result.reason === "TOO_MANY_TRIES" ? "TOO_MANY_TRIES" : "NOT_FOUND");
  const form = readForm(await formDataOf(args.request), caseReasonForm(lang));
  if (!form.ok) return data<{ fault: FormFault }>({ fault: form.fault }, { status: 422 });
  const input = { opinion: { receiptCode: result.found.code }, ...form.value, address };
  const reported = await reportFalseAttribution(platform, platform.clock.now(), input, showChanged);
  if (reported.ok) return redirect(localPath(lang, `/cases/${reported.caseNumber}?new=1`), 303);
  if (reported.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data<{ fault: FormFault }>({ fault: formFault(form.values, caseWords[lang].tooMany) }, { status: 429 });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: caseWords[langOfPath(location.pathname)].notMine }, { name: "robots", content: "noindex, nofollow" }];

export default function ReceiptNotMine() {
  const { unknown, code, submission } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const state = answer?.fault ?? emptyForm;
  return (
    <PublicPage narrow>
      {unknown ? (
        <ReceiptSearch lang={lang} refused={unknown} />
      ) : (
        <CaseForm
          lang={lang}
          kind="notMine"
          // Another address than the page's own: browsers forget the page when something is sent to it.
          action={`${localPath(lang, `/receipts/${code}/not-mine`)}?sent=1`}
          state={state}
          submission={singleValue(state, "submission") || submission}
          back={{ href: localPath(lang, `/receipts/${code}`), label: caseWords[lang].receipt }}
        />
      )}
    </PublicPage>
  );
}
