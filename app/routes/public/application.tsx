import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkOpenForApplications } from "~/domain/representatives/call-state";
import { viewerOf } from "~/features/identity/viewer.server";
import { ownApplication } from "~/features/representatives/own-queries.server";
import { OwnApplication } from "~/features/representatives/parts/own-application";
import { findCall } from "~/features/representatives/public-queries.server";
import { withdrawApplication } from "~/features/representatives/withdraw-application.server";
import { withdrawApplicationWords } from "~/features/representatives/words";
import { formDataOf, formFault } from "~/platform/form.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { emptyForm } from "~/ui/form-state";

/** The signed-in citizen's own application; for everybody else there is nothing here. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const lang = langOf(request);
  const slug = params.slug ?? "";
  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind === "anonymous") throw redirect(localPath(lang, `/sign-in/code?returnTo=${encodeURIComponent(localPath(lang, `/calls/${slug}/mine`))}`));
  const found = await findCall(platform.db, slug, now);
  if (found === null || viewer.kind !== "citizen") throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  const own = await ownApplication(platform.db, viewer, found.call.callId);
  if (!own) throw redirect(localPath(lang, `/calls/${slug}/apply`));
  const sent = new URL(request.url).searchParams.get("sent");
  const isOpen = checkOpenForApplications(found.window, now).ok;
  return data({ call: found.call, own, isOpen, sent: sent === "new" || sent === "kept" ? (sent as "new" | "kept") : null }, { headers: { "cache-control": "no-store" } });
}

/** `POST /calls/<slug>/mine` with `intent=withdraw`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const lang = langOf(request);
  const slug = params.slug ?? "";
  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind === "anonymous") throw refusal("SIGN_IN_FIRST");
  if (viewer.kind !== "citizen") throw refusal("FORBIDDEN");
  if ((await formDataOf(request)).get("intent") !== "withdraw") throw refusal("BAD_INPUT");
  const result = await withdrawApplication(platform, now, viewer.id, slug);
  if (result.ok) return redirect(localPath(lang, `/calls/${slug}/mine`), 303);
  if (result.reason === "NO_APPLICATION") throw refusal("NOT_FOUND");
  return data(formFault({}, withdrawApplicationWords[lang][result.reason]), { status: 409 });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: langOfPath(location.pathname) === "en" ? "My application" : "我的报名" }, { name: "robots", content: "noindex" }];

export default function Application() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? emptyForm;
  const { lang } = usePageFrame();
  return (
    <PublicPage narrow>
      <OwnApplication lang={lang} {...page} state={state} />
    </PublicPage>
  );
}
