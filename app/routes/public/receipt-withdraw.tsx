import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatClosing } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import type { Contact } from "~/domain/identity/contact";
import { lookUpReceipt } from "~/features/consultation/look-up-receipt.server";
import { ReceiptSearch } from "~/features/consultation/parts/receipt-search";
import { WithdrawForm, withdrawTitle } from "~/features/consultation/parts/withdraw-form";
import { findWithdrawal } from "~/features/consultation/receipt-queries.server";
import { withdrawalForm } from "~/features/consultation/schema";
import { withdrawOpinion, type WithdrawRefusal } from "~/features/consultation/withdraw-opinion.server";
import { withdrawRefusalWords } from "~/features/consultation/words";
import { confirmContactCode, provedBefore } from "~/features/identity/confirm-contact-code.server";
import { requestContactCode } from "~/features/identity/request-contact-code.server";
import { viewerOf } from "~/features/identity/viewer.server";
import { contactCodeRefusals } from "~/features/identity/words";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";
import { withdrawProjection } from "~/publications";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { RefusalPage } from "~/ui/notice";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

type Args = Pick<LoaderFunctionArgs, "request" | "params" | "context">;

async function readWithdrawal({ request, params, context }: Args) {
  const { platform, address } = context;
  const now = platform.clock.now();
  const result = await lookUpReceipt(platform, now, { typed: params.code ?? "", address }, (code) => findWithdrawal(platform.db, code));
  return result.ok ? { ...result, now, proved: await provedBySession(platform, request, now, result.found.contact) } : result;
}

/** Whoever is signed in with the opinion's contact has proved it already. */
async function provedBySession(platform: Platform, request: Request, now: Date, contact: Contact | null): Promise<Contact | null> {
  const viewer = await viewerOf(platform, request, now);
  return contact && viewer.kind === "citizen" && viewer.contactKind === contact.kind && viewer.contact === contact.value ? contact : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const result = await readWithdrawal(args);
  if (!result.ok) {
    const status = result.reason === "TOO_MANY_TRIES" ? 429 : 404;
    return data({ refused: result.reason, page: null }, { status, headers: ownHeaders });
  }
  const { found, now, proved } = result;
  const refused: WithdrawRefusal | null = found.withdrawnAt ? "ALREADY_WITHDRAWN" : now >= found.closesAt ? "WINDOW_CLOSED" : null;
  const { code, title, titleEn, closesAt } = found;
  const page = { code, title, titleEn, closesAt, contactKind: proved ? null : (found.contact?.kind ?? null), refused };
  return data({ refused: null, page }, { status: refused && args.request.method === "GET" ? 409 : 200, headers: ownHeaders });
}

interface Answer {
  /** The code is on its way; the page now asks for it. */
  codeSent: boolean;
  fault: FormFault | null;
  refused: WithdrawRefusal | null;
}

/** `intent=send` sends the code to the opinion's contact, `intent=withdraw` takes the opinion back. */
export async function action(args: ActionFunctionArgs) {
  const { platform, address } = args.context;
  const lang = langOf(args.request);
  const result = await readWithdrawal(args);
  if (!result.ok) throw refusal(result.reason === "TOO_MANY_TRIES" ? "TOO_MANY_TRIES" : "NOT_FOUND");
  const { found, now, proved } = result;
  const { contact } = found;
  const form = await formDataOf(args.request);
  const answer = (status: number, rest: Partial<Answer>) => data<Answer>({ codeSent: false, fault: null, refused: null, ...rest }, { status });
  const needsCode = contact !== null && proved === null;

  if (form.get("intent") === "send" && needsCode) {
    const sent = await requestContactCode(platform, now, { contact, purpose: "withdraw-opinion", lang, address });
    return sent.ok ? answer(200, { codeSent: true }) : answer(429, { fault: formFault({}, contactCodeRefusals[lang][sent.reason]) });
  }
  if (now >= found.closesAt) return answer(409, { refused: "WINDOW_CLOSED" });
  if (needsCode) {
    const typed = readForm(form, withdrawalForm(lang));
    if (!typed.ok) return answer(422, { codeSent: true, fault: typed.fault });
    const proof = { contact, purpose: "withdraw-opinion", code: typed.value.contactCode } as const;
    const confirmed = await confirmContactCode(platform, now, proof);
    if (!confirmed.ok && !(await provedBefore(platform, now, proof))) return answer(422, { codeSent: true, fault: formFault(typed.values, contactCodeRefusals[lang][confirmed.reason], "contactCode") });
  }
  const withdrawn = await withdrawOpinion(platform, now, { receiptCode: found.code, provedContact: contact }, withdrawProjection);
  // Who presses twice has what was wanted.
  if (!withdrawn.ok && withdrawn.reason !== "ALREADY_WITHDRAWN") return answer(409, { refused: withdrawn.reason });
  return redirect(localPath(lang, `/receipts/${found.code}`), 303);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: withdrawTitle(langOfPath(location.pathname)) }, { name: "robots", content: "noindex, nofollow" }];

const words = {
  zh: { refused: "不能撤回", receipt: "回到回执" },
  en: { refused: "It cannot be withdrawn", receipt: "Back to the receipt" },
};

export default function ReceiptWithdraw() {
  const { refused, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = words[lang];
  if (!page) {
    return (
      <PublicPage narrow>
        <ReceiptSearch lang={lang} refused={refused} />
      </PublicPage>
    );
  }
  const back = { href: localPath(lang, `/receipts/${page.code}`), label: word.receipt };
  const reason = answer?.refused ?? page.refused;
  return (
    <PublicPage narrow>
      {reason ? (
        <RefusalPage lang={lang} title={word.refused} sentences={[withdrawRefusalWords[lang][reason]]} steps={[back]} />
      ) : (
        <WithdrawForm
          lang={lang}
          action={localPath(lang, `/receipts/${page.code}/withdraw`)}
          title={(lang === "en" && page.titleEn) || page.title}
          code={formatReceiptCode(page.code)}
          closing={formatClosing(page.closesAt, lang)}
          contactKind={page.contactKind}
          codeSent={answer?.codeSent ?? false}
          state={answer?.fault ?? null}
          back={back}
        />
      )}
    </PublicPage>
  );
}
