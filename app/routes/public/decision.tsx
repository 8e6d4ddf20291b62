import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DecisionPage } from "~/features/catalogue/parts/decision-page";
import { publicDecision } from "~/features/catalogue/public-queries.server";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const now = clock.now();
  const page = await publicDecision(db, params.slug ?? "", now);
  if (!page) throw refusal("NOT_FOUND");
  return { page: { ...page, drafts: page.drafts.map(({ body: _text, ...draft }) => draft) }, now, publicUrl: env.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const decision = data?.page.decision;
  const english = location.pathname.startsWith("/en/") && decision?.titleEn;
  return [{ title: english || decision?.title || "" }, { name: "description", content: decision?.summary ?? "" }];
};

export default function Decision() {
  const { page, now, publicUrl } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage>
      <DecisionPage lang={lang} page={page} now={now} publicUrl={publicUrl} />
    </PublicPage>
  );
}
