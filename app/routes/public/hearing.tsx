import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HearingPage } from "~/features/activities/parts/hearing-page";
import { findHearing } from "~/features/activities/public-queries.server";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const found = await findHearing(db, params.slug ?? "", params.number ?? "");
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  return { found, now: clock.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const hearing = data?.found.body;
  return [{ title: (location.pathname.startsWith("/en/") && hearing?.titleEn) || hearing?.title || "" }];
};

export default function Hearing() {
  const { found, now } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const { body, ...times } = found;
  return (
    <PublicPage>
      <HearingPage lang={lang} hearing={body} {...times} now={now} />
    </PublicPage>
  );
}
