import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewerOf, type CitizenViewer } from "~/features/identity/viewer.server";
import { findFeedToken, renewFeed, revokeFeed } from "~/features/open-month/calendar-feed.server";
import { ticketWords } from "~/features/open-month/words-register";
import { formDataOf } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { PostForm, SubmitButton } from "~/ui/form";

async function citizenOf(platform: Platform, request: Request): Promise<CitizenViewer | null> {
  const viewer = await viewerOf(platform, request, platform.clock.now());
  return viewer.kind === "citizen" ? viewer : null;
}

/** The address of a citizen's own feed, which whoever knows it may read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const lang = langOf(request);
  const citizen = await citizenOf(platform, request);
  if (!citizen) throw redirect(`${localPath(lang, "/sign-in/code")}?returnTo=${encodeURIComponent(localPath(lang, "/me/calendar"))}`, 303);
  const token = await findFeedToken(platform.db, platform.keys.secret, citizen.id);
  const url = token && `${platform.env.publicUrl.replace(/^https?:/, "webcal:")}${localPath(lang, `/calendar/${token}.ics`)}`;
  return data({ url }, { headers: { "cache-control": "no-store" } });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const citizen = await citizenOf(platform, request);
  if (!citizen) throw refusal("SIGN_IN_FIRST");
  const intent = (await formDataOf(request)).get("intent");
  if (intent === "renew") await renewFeed(platform, platform.clock.now(), citizen.id);
  else if (intent === "revoke") await revokeFeed(platform, platform.clock.now(), citizen.id);
  else throw refusal("BAD_INPUT");
  return redirect(localPath(langOf(request), "/me/calendar"), 303);
}

export const meta: MetaFunction = ({ location }) => [{ title: ticketWords[langOfPath(location.pathname)].feedTitle }, { name: "robots", content: "noindex" }];

export default function MyCalendar() {
  const { url } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const words = ticketWords[lang];
  const path = localPath(lang, "/me/calendar");
  return (
    <PublicPage narrow>
      <div className="stack">
        <h1>{words.feedTitle}</h1>
        <p className="lead">{words.feedLead}</p>
        {url ? (
          <>
            <p>
              {words.feedAddress}
              <br />
              <a href={url}>{url}</a>
            </p>
            <p>{words.feedSecret}</p>
          </>
        ) : (
          <p>{words.feedNone}</p>
        )}
        <PostForm action={path} hidden={{ intent: "renew" }}>
          <SubmitButton variant={url ? "plain" : "primary"}>{url ? words.feedRenew : words.feedMake}</SubmitButton>
        </PostForm>
        {url ? (
          <PostForm action={path} hidden={{ intent: "revoke" }}>
            <SubmitButton variant="danger">{words.feedStop}</SubmitButton>
          </PostForm>
        ) : null}
      </div>
    </PublicPage>
  );
}
