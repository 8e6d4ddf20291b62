import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewerOf } from "~/features/identity/viewer.server";
import { ownApplication } from "~/features/representatives/own-queries.server";
import { CallPage } from "~/features/representatives/parts/call-page";
import { findCall } from "~/features/representatives/public-queries.server";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const found = await findCall(platform.db, params.slug ?? "", now);
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  const viewer = await viewerOf(platform, request, now);
  const own = viewer.kind === "citizen" ? await ownApplication(platform.db, viewer, found.call.callId) : null;
  return data({ found, now, hasApplied: own !== null && own.withdrawnAt === null }, { headers: { "cache-control": "private, no-cache" } });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const call = data?.found.call;
  return [{ title: call?.title[location.pathname.startsWith("/en/") ? "en" : "zh"] ?? "" }];
};

export default function Call() {
  const { found, now, hasApplied } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage>
      <CallPage lang={lang} found={found} now={now} hasApplied={hasApplied} />
    </PublicPage>
  );
}
