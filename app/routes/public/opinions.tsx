import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay } from "~/domain/calendar/shanghai";
import { Lines } from "~/features/consultation/parts/lines";
import { findConsultation, listPublicOpinions } from "~/features/consultation/public-queries.server";
import { authorKindWords } from "~/features/consultation/words";
import { caseWords } from "~/features/consultation/words-case";
import { langOfPath, localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";

/** The opinions of the present round that were published one by one. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const consultation = await findConsultation(db, params.slug ?? "", clock.now());
  if (!consultation) throw refusal("NOT_FOUND");
  const after = new URL(request.url).searchParams.get("after") ?? "";
  const round = consultation.window?.round ?? 0;
  return { slug: consultation.slug, title: consultation.title, titleEn: consultation.titleEn, round, ...(await listPublicOpinions(db, `${consultation.slug}/${round}`, after)) };
}

export const meta: MetaFunction = ({ location }) => [{ title: caseWords[langOfPath(location.pathname)].opinions }];

export default function Opinions() {
  const { slug, title, titleEn, round, opinions, next } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = caseWords[lang];
  const here = localPath(lang, `/decisions/${slug}/opinions`);
  return (
    <PublicPage narrow>
      <div className="page-head">
        <p className="kicker">
          <a href={localPath(lang, `/decisions/${slug}/draft`)}>{(lang === "en" && titleEn) || title}</a>
        </p>
        <h1>{word.opinions}</h1>
        <p className="lead">{word.opinionsLead}</p>
      </div>
      {opinions.length === 0 ? <p>{word.noOpinions}</p> : null}
      <ol className="stack">
        {opinions.map((opinion) => (
          <li key={opinion.ref} id={opinion.ref} className="panel stack-tight">
            <p className="soft">
              {[opinion.clause || word.whole, authorKindWords[lang][opinion.authorKind], opinion.author || word.anonymous, formatDay(opinion.receivedOn, lang)].filter(Boolean).join(" · ")}
            </p>
            <Lines text={opinion.text} />
            <p className="soft">
              <a href={localPath(lang, `/decisions/${slug}/not-mine?opinion=${round}-${opinion.ref}`)}>{word.notMineLink}</a>
            </p>
          </li>
        ))}
      </ol>
      {next ? (
        <p>
          <a href={`${here}?after=${next}`}>{word.more}</a>
        </p>
      ) : null}
    </PublicPage>
  );
}
