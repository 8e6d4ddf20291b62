import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { objectToHiding, type ObjectionRefusal } from "~/features/consultation/object-to-hiding.server";
import { CaseForm } from "~/features/consultation/parts/case-form";
import { NotSent } from "~/features/consultation/parts/not-sent";
import { ReceiptSearch } from "~/features/consultation/parts/receipt-search";
import { findReceipt, isObjection } from "~/features/consultation/receipt-queries.server";
import { caseReasonForm } from "~/features/consultation/schema-case";
import { caseWords, objectionRefusalWords } from "~/features/consultation/words-case";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm } from "~/ui/form-state";
import { RefusalPage } from "~/ui/notice";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

function find({ params, context }: Pick<LoaderFunctionArgs, "params" | "context">) {
  const { platform, address } = context;
  const now = platform.clock.now();
  return lookUpReceipt(platform, now, { typed: params.code ?? "", address }, (code) => findReceipt(platform.db, code, now));
}

/** The form for the one objection against hiding, or why there is none. */
export async function loader(args: LoaderFunctionArgs) {
  const result = await find(args);
  if (!result.ok) return data({ unknown: result.reason, code: "", refused: null }, { status: result.reason === "TOO_MANY_TRIES" ? 429 : 404, headers: ownHeaders });
  const { code, objection, hiddenAt, withdrawnAt, reportedAt } = result.found;
  const refused: ObjectionRefusal | null = objection ? "ALREADY_OBJECTED" : !hiddenAt || withdrawnAt ? "NOT_HIDDEN" : reportedAt ? "ANSWERS_OUT" : null;
  return data({ unknown: null, code, refused }, { status: refused && args.request.method === "GET" ? 409 : 200, headers: ownHeaders });
}

interface Answer {
  fault: FormFault | null;
  refused: ObjectionRefusal | null;
  /** The words that were refused, to be copied. */
  typed: string;
}

export async function action(args: ActionFunctionArgs) {
  const { platform } = args.context;
  const lang = langOf(args.request);
  const result = await find(args);
  if (!result.ok) throw refusal(result.reason === "TOO_MANY_TRIES" ? "TOO_MANY_TRIES" : "NOT_FOUND");
  const form = readForm(await formDataOf(args.request), caseReasonForm(lang));
  if (!form.ok) return data<Answer>({ fault: form.fault, refused: null, typed: "" }, { status: 422 });
  const receiptCode = result.found.code;
  const objected = await objectToHiding(platform, platform.clock.now(), { receiptCode, reason: form.value.reason });
  // Who presses twice has what was wanted; other words cannot be added, and are not lost.
  const isRepeat = !objected.ok && objected.reason === "ALREADY_OBJECTED" && (await isObjection(platform.db, receiptCode, form.value.reason));
  if (!objected.ok && !isRepeat) return data<Answer>({ fault: null, refused: objected.reason, typed: form.value.reason }, { status: 409 });
  return redirect(localPath(lang, `/receipts/${receiptCode}`), 303);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: caseWords[langOfPath(location.pathname)].object }, { name: "robots", content: "noindex, nofollow" }];

export default function ReceiptObject() {
  const { unknown, code, refused } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = caseWords[lang];
  const back = { href: localPath(lang, `/receipts/${code}`), label: word.receipt };
  const reason = answer ? answer.refused : refused;
  return (
    <PublicPage narrow>
      {unknown ? (
        <ReceiptSearch lang={lang} refused={unknown} />
      ) : reason ? (
        <RefusalPage lang={lang} title={word.object} sentences={[objectionRefusalWords[lang][reason]]} steps={[back]}>
          <NotSent lang={lang} typed={answer?.typed ?? ""} />
        </RefusalPage>
      ) : (
        <CaseForm lang={lang} kind="objection" action={localPath(lang, `/receipts/${code}/object`)} state={answer?.fault ?? emptyForm} back={back} />
      )}
    </PublicPage>
  );
}
