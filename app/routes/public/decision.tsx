import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HearingLinks } from "~/features/activities/parts/hearing-links";
import { publicHearingsOf } from "~/features/activities/public-queries.server";
import { DecisionPage } from "~/features/catalogue/parts/decision-page";
import { publicDecision } from "~/features/catalogue/public-queries.server";
import { QuestionnaireLinks } from "~/features/questionnaires/parts/questionnaire-links";
import { publicQuestionnairesOf } from "~/features/questionnaires/public-queries.server";
import { publicCallsOf } from "~/features/representatives/public-queries.server";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, clock, env } = context.platform;
  const now = clock.now();
  const slug = params.slug ?? "";
  const [page, found, hearings, questionnaires] = await Promise.all([
    publicDecision(db, slug, now),
    publicCallsOf(db, slug, now),
    publicHearingsOf(db, slug),
    publicQuestionnairesOf(db, slug),
  ]);
  if (!page) throw refusal("NOT_FOUND");
  const calls = found.map(({ call }) => ({ slug: call.slug, title: call.title.zh, titleEn: call.title.en }));
  return { calls, hearings, questionnaires, page: { ...page, drafts: page.drafts.map(({ body: _text, ...draft }) => draft) }, now, publicUrl: env.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const decision = data?.page.decision;
  const english = location.pathname.startsWith("/en/") && decision?.titleEn;
  return [{ title: english || decision?.title || "" }, { name: "description", content: decision?.summary ?? "" }];
};

export default function Decision() {
  const { page, calls, hearings, questionnaires, now, publicUrl } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage>
      <DecisionPage lang={lang} page={page} calls={calls} now={now} publicUrl={publicUrl} />
      <HearingLinks lang={lang} slug={page.decision.slug} hearings={hearings} now={now} />
      <QuestionnaireLinks lang={lang} questionnaires={questionnaires} now={now} />
    </PublicPage>
  );
}
