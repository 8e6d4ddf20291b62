import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelRegistration } from "~/features/open-month/cancel-registration.server";
import { changeParty } from "~/features/open-month/change-party.server";
import { personsOf } from "~/features/open-month/parts/ticket-page";
import { reissueTicket } from "~/features/open-month/reissue-ticket.server";
import { changePartyForm } from "~/features/open-month/schema";
import { ticketCodeHash } from "~/features/open-month/ticket-code.server";
import { findTicket } from "~/features/open-month/ticket-queries.server";
import { refusedWords, ticketWords } from "~/features/open-month/words-register";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import { emptyForm } from "~/ui/form-state";

async function ticketOf(platform: Platform, code: string | undefined, address: string, replacedAt?: string) {
  const found = await findTicket(platform, code ?? "", platform.clock.now(), address);
  if (found.ok) return found.ticket;
  if (found.reason === "REPLACED" && replacedAt !== undefined) throw redirect(replacedAt, 303);
  throw refusal(found.reason === "TOO_MANY_TRIES" ? "TOO_MANY_TRIES" : "NOT_FOUND");
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ticket = await ticketOf(context.platform, params.code, context.address);
  return data({ ticket }, { headers: { "cache-control": "no-store", "x-robots-tag": "noindex" } });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** `intent`: `change` with `partySize`, `cancel`, or `reissue`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform, address } = context;
  const now = platform.clock.now();
  const lang = langOf(request);
  const form = await formDataOf(request);
  // Who presses for a new ticket twice is told that it is on its way, and where. The old code never leads to it, and is good for nothing else.
  const { code } = await ticketOf(platform, params.code, address, form.get("intent") === "reissue" ? localPath(lang, `/tickets/${params.code}`) : undefined);
  const holder = { codeHash: ticketCodeHash(code), actor: { kind: "anonymous" } } as const;
  const toTicket = (of: string) => redirect(localPath(lang, `/tickets/${of}`), 303);
  const refuse = (sentence: string, values: FormFault["values"], field = "") =>
    data<FormFault>(formFault(values, sentence, field), { status: 409, headers: { "cache-control": "no-store" } });
  const inWords = (refused: Parameters<typeof refusedWords>[0]) => {
    const { sentence, next } = refusedWords(refused, lang);
    return `${sentence}${lang === "en" ? " " : ""}${next}`;
  };

  switch (form.get("intent")) {
    case "change": {
      const typed = readForm(form, changePartyForm(lang));
      if (!typed.ok) return data<FormFault>(typed.fault, { status: 422 });
      const result = await changeParty(platform, now, holder, typed.value.partySize);
      return result.ok || result.reason === "NOTHING_CHANGED" ? toTicket(code) : refuse(inWords(result), typed.values, "partySize");
    }
    case "cancel": {
      const result = await cancelRegistration(platform, now, holder);
      // Who presses twice has what was wanted.
      const done = result.ok || (result.reason === "NOT_POSSIBLE_NOW" && (result.state === "cancelled" || result.state === "left"));
      return done ? toTicket(code) : refuse(inWords(result), {});
    }
    case "reissue": {
      const result = await reissueTicket(platform, now, holder);
      return result.ok ? toTicket(result.code) : refuse(inWords(result), {});
    }
    default:
      throw refusal("BAD_INPUT");
  }
}

export const meta: MetaFunction = ({ location }) => [{ title: ticketWords[langOfPath(location.pathname)].changeTitle }, { name: "robots", content: "noindex" }];

export default function TicketChange() {
  const { ticket } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const words = ticketWords[lang];
  const path = localPath(lang, `/tickets/${ticket.code}/change`);
  const state = fault ?? { ...emptyForm, values: { partySize: String(ticket.persons) } };
  const max = Math.max(ticket.session.maxPartySize, ticket.persons);
  return (
    <PublicPage narrow>
      <div className="stack-wide">
        <ErrorSummary lang={lang} errors={state.errors} />
        <h1>{words.changeTitle}</h1>
        {ticket.can.cancel ? null : <p className="lead">{words.notPossible}</p>}
        {ticket.can.change ? (
          <section aria-labelledby="size">
            <h2 id="size">{words.sizeTitle}</h2>
            <p>{(ticket.state === "applied" ? words.sizeHintApplied : words.sizeHint)(max, personsOf(ticket, lang))}</p>
            <PostForm action={path} hidden={{ intent: "change" }}>
              <Field lang={lang} state={state} name="partySize" label={words.persons} type="number" inputMode="numeric" min={1} max={max} width="short" />
              <SubmitButton>{words.sizeSubmit}</SubmitButton>
            </PostForm>
          </section>
        ) : null}
        {ticket.can.reissue && ticket.state === "confirmed" ? (
          <section aria-labelledby="reissue">
            <h2 id="reissue">{words.reissueTitle}</h2>
            <p>{words.reissueText}</p>
            <PostForm action={path} hidden={{ intent: "reissue" }}>
              <SubmitButton variant="plain">{words.reissueSubmit}</SubmitButton>
            </PostForm>
          </section>
        ) : null}
        {ticket.can.cancel ? (
          <section aria-labelledby="cancel">
            <h2 id="cancel">{words.cancelTitle}</h2>
            <p>{ticket.state === "applied" ? words.cancelAppliedText : ticket.state === "waiting" ? words.cancelWaitingText : words.cancelText}</p>
            <PostForm action={path} hidden={{ intent: "cancel" }}>
              <SubmitButton variant="danger">{words.cancelSubmit}</SubmitButton>
            </PostForm>
          </section>
        ) : null}
        <p>
          <a href={localPath(lang, `/tickets/${ticket.code}`)}>{words.backToTicket}</a>
        </p>
      </div>
    </PublicPage>
  );
}
