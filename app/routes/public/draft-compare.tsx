import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { compareVersions } from "~/domain/consultation/clause-comparison";
import { ComparisonForm, DraftComparisonList, type ComparisonChoice } from "~/features/consultation/parts/draft-comparison";
import { countOpinions, findConsultation, findDrafts, versionOf } from "~/features/consultation/public-queries.server";
import { draftWords } from "~/features/consultation/words-draft";
import { localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { NextSteps } from "~/ui/notice";

/** Any two published versions of a draft, clause by clause; without a choice the newest and the one that it was compared with. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const slug = params.slug ?? "";
  const consultation = await findConsultation(db, slug, clock.now());
  if (!consultation || consultation.drafts.length === 0) throw refusal("NOT_FOUND");
  const query = new URL(request.url).searchParams;
  const { drafts, windows } = consultation;
  const numbers = drafts.map(({ number }) => number);
  const chosen = (name: string, otherwise: number) => {
    const asked = query.get(name);
    const number = asked === null ? otherwise : numbers.find((each) => String(each) === asked);
    if (number === undefined) throw refusal("NOT_FOUND");
    return number;
  };
  const newest = chosen("to", numbers[0]!);
  const other = chosen("from", numbers.find((number) => number < newest) ?? newest);
  const [from, to] = [Math.min(other, newest), Math.max(other, newest)];
  const choice: ComparisonChoice = { from, to, view: query.get("view") === "inline" ? "inline" : "sides", show: query.get("show") === "all" ? "all" : "changed" };
  const asking = windows.filter(({ body }) => versionOf(body.draftKey) <= to);
  const [texts, opinions] = await Promise.all([findDrafts(db, [`${slug}/${from}`, `${slug}/${to}`]), countOpinions(db, asking.map(({ body }) => body.windowId))]);
  const [old, now] = [texts.get(`${slug}/${from}`), texts.get(`${slug}/${to}`)];
  if (!old || !now) throw refusal("NOT_FOUND");
  return { slug, title: now.title, titleEn: consultation.titleEn, numbers: [...numbers].sort((a, b) => a - b), choice, comparison: compareVersions(old.clauses, now.clauses), opinions };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return [];
  const english = location.pathname.startsWith("/en/");
  return [{ title: `${draftWords[english ? "en" : "zh"].compareTitle(data.choice.from, data.choice.to)}：${(english && data.titleEn) || data.title}` }];
};

export default function DraftCompare() {
  const { slug, title, titleEn, numbers, choice, comparison, opinions } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = draftWords[lang];
  const page = localPath(lang, `/decisions/${slug}/draft`);
  const draftHref = (number: number, anchor: string) => `${page}?version=${number}#${anchor}`;
  const back = { href: `${page}?version=${choice.to}`, label: word.back(choice.to) };
  if (numbers.length === 1) {
    return (
      <PublicPage narrow>
        <h1>{word.oneVersion}</h1>
        <p className="lead">{word.oneVersionText}</p>
        <NextSteps lang={lang} steps={[back]} />
      </PublicPage>
    );
  }
  return (
    <PublicPage>
      <div className="page-head">
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
        <h1>{word.compareTitle(choice.from, choice.to)}</h1>
        <p className="lead" lang={lang === "en" && !titleEn ? "zh-CN" : undefined}>
          {(lang === "en" && titleEn) || title}
        </p>
      </div>
      <div className="stack">
        <ComparisonForm lang={lang} action={`${page}/compare`} versions={numbers} choice={choice} />
        <DraftComparisonList lang={lang} comparison={comparison} choice={choice} opinions={opinions} draftHref={draftHref} />
      </div>
    </PublicPage>
  );
}
