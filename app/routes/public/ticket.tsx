import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hasTicket, ReplacedTicket, TicketPage } from "~/features/open-month/parts/ticket-page";
import { findTicket } from "~/features/open-month/ticket-queries.server";
import { ticketWords } from "~/features/open-month/words-register";
import { langOfPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { usePageFrame } from "~/routes/page-frame";
import { NarrowPage } from "~/ui/layout";

/** The code in the address is the key. Every wrong one gives the same page, and after some tries none. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { platform, address } = context;
  const found = await findTicket(platform, params.code ?? "", platform.clock.now(), address);
  const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };
  if (found.ok) return data({ ticket: found.ticket }, { headers });
  if (found.reason === "REPLACED") return data({ ticket: null }, { status: 410, headers });
  throw refusal(found.reason);
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const lang = langOfPath(location.pathname);
  const event = data?.ticket?.event;
  return [{ title: event ? (lang === "en" && event.titleEn) || event.title : ticketWords[lang].replacedTitle }, { name: "robots", content: "noindex" }];
};

export default function TicketRoute() {
  const { ticket } = useLoaderData<typeof loader>();
  const frame = usePageFrame();
  return (
    <NarrowPage frame={frame} printTickets={ticket !== null && hasTicket(ticket)}>
      {ticket ? <TicketPage lang={frame.lang} ticket={ticket} /> : <ReplacedTicket lang={frame.lang} />}
    </NarrowPage>
  );
}
