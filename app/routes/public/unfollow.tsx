import { data, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endFollow, followIdIn } from "~/features/consultation/follow-decision.server";
import { findFollow } from "~/features/consultation/follow-queries.server";
import { followWords } from "~/features/consultation/words-follow";
import { langOfPath, localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { PostForm, SubmitButton } from "~/ui/form";
import { NextSteps, RefusalPage, SuccessPanel } from "~/ui/notice";

const ownHeaders = { "cache-control": "no-store", "x-robots-tag": "noindex, nofollow" };

/** Asks before it ends anything: programs that open the links of a mail must not end a subscription. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const token = params.token ?? "";
  const id = followIdIn(platform, token);
  const follow = id === null ? null : await findFollow(platform.db, id);
  return data({ token, follow }, { status: follow ? 200 : 404, headers: ownHeaders });
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const id = followIdIn(platform, params.token ?? "");
  if (id === null) throw refusal("NOT_FOUND");
  // Pressed twice it is ended all the same.
  await endFollow(platform, platform.clock.now(), id);
  // The status of its own: the page behind it no longer finds the subscription, which would make it 404.
  return data({ ended: true }, { status: 200, headers: ownHeaders });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction = ({ location }) => [{ title: followWords[langOfPath(location.pathname)].stop }, { name: "robots", content: "noindex, nofollow" }];

export default function Unfollow() {
  const { token, follow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { lang } = usePageFrame();
  const word = followWords[lang];
  const home = { href: localPath(lang, "/"), label: word.home };
  if (answer?.ended) {
    return (
      <PublicPage narrow>
        <SuccessPanel title={word.stopped}>
          <p className="lead">{word.stoppedText}</p>
          <NextSteps lang={lang} steps={[home]} />
        </SuccessPanel>
      </PublicPage>
    );
  }
  return (
    <PublicPage narrow>
      {follow ? (
        <div className="stack">
          <h1>{word.stop}</h1>
          <p className="lead">{(lang === "en" && follow.titleEn) || follow.title}</p>
          <p>{word.stopLead}</p>
          <PostForm action={localPath(lang, `/follows/${token}`)}>
            <SubmitButton>{word.stop}</SubmitButton>
          </PostForm>
        </div>
      ) : (
        <RefusalPage lang={lang} title={word.gone} sentences={[word.goneText]} steps={[home]} />
      )}
    </PublicPage>
  );
}
