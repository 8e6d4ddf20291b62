import { data, redirect, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { checkReceiptCode } from "~/domain/codes/receipt-code";
import { ReceiptSearch, receiptSearchTitle } from "~/features/consultation/parts/receipt-search";
import { receiptForm } from "~/features/consultation/schema";
import { formDataOf, readForm } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm } from "~/ui/form-state";

const LONGEST_WRONG_CODE = 40;

/** Leads to the receipt's own page, which answers right and wrong codes alike. */
export async function action({ request }: ActionFunctionArgs) {
  const lang = langOf(request);
  const form = readForm(await formDataOf(request), receiptForm(lang));
  if (!form.ok) return data(form.fault, { status: 422 });
  const typed = checkReceiptCode(form.value.code);
  // A path cannot hold control characters, and no code has any.
  const code = typed.ok ? typed.code : form.value.code.replace(/\p{C}/gu, "").slice(0, LONGEST_WRONG_CODE) || "-";
  return redirect(localPath(lang, `/receipts/${encodeURIComponent(code)}`), 303);
}

export const meta: MetaFunction = ({ location }) => [{ title: receiptSearchTitle(langOfPath(location.pathname), null) }];

export default function Receipts() {
  const state = useActionData<typeof action>() ?? emptyForm;
  const { lang } = usePageFrame();
  return (
    <PublicPage narrow>
      <ReceiptSearch lang={lang} refused={null} state={state} />
    </PublicPage>
  );
}
