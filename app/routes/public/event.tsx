import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventPage } from "~/features/open-month/parts/event-page";
import { findEvent } from "~/features/open-month/public-queries.server";
import { langOfPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const view = await findEvent(db, params.slug ?? "", clock.now());
  if (!view) throw refusal("NOT_FOUND");
  return { view, publicUrl: env.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const event = data?.view.event;
  const english = langOfPath(location.pathname) === "en";
  return [{ title: (english && event?.titleEn) || event?.title || "" }, { name: "description", content: (english && event?.summaryEn) || event?.summary || "" }];
};

export default function Event() {
  const { view, publicUrl } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage>
      <EventPage lang={lang} view={view} publicUrl={publicUrl} />
    </PublicPage>
  );
}
