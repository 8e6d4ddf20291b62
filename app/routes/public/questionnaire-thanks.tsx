import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findQuestionnaire } from "~/features/questionnaires/public-queries.server";
import { questionnaireWords } from "~/features/questionnaires/words";
import { localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { NextSteps, SuccessPanel } from "~/ui/notice";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await findQuestionnaire(context.platform.db, params.slug ?? "");
  if (found === null) throw refusal("NOT_FOUND");
  if (found === "withdrawn") throw refusal("GONE");
  return { decisionSlug: found.decisionSlug, wasBefore: new URL(request.url).searchParams.has("before") };
}

export const meta: MetaFunction<typeof loader> = ({ location }) => [
  { title: questionnaireWords[location.pathname.startsWith("/en/") ? "en" : "zh"].thanks },
  { name: "robots", content: "noindex" },
];

export default function QuestionnaireThanks() {
  const { decisionSlug, wasBefore } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const words = questionnaireWords[lang];
  return (
    <PublicPage narrow>
      <SuccessPanel title={wasBefore ? words.thanksBefore : words.thanks}>
        <p className="lead">{words.thanksNext}</p>
      </SuccessPanel>
      <NextSteps lang={lang} steps={[{ href: localPath(lang, `/decisions/${decisionSlug}`), label: words.decision }]} />
    </PublicPage>
  );
}
