import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LONGEST_QUERY, searchDraft } from "~/domain/consultation/clause-search";
import { checkOpenForOpinions } from "~/domain/consultation/window-state";
import { HearingLinks } from "~/features/activities/parts/hearing-links";
import { publicHearingsOf } from "~/features/activities/public-queries.server";
import { DeletedClauses } from "~/features/consultation/parts/deleted-clauses";
import { DraftSearch } from "~/features/consultation/parts/draft-search";
import { draftContents, DraftText } from "~/features/consultation/parts/draft-text";
import { DraftChanges, DraftVersions } from "~/features/consultation/parts/draft-versions";
import { WindowPanel } from "~/features/consultation/parts/window-panel";
import { countOpinions, countReceived, findConsultation, findDraft, versionOf } from "~/features/consultation/public-queries.server";
import { channelOfSource } from "~/features/consultation/schema";
import { draftWords } from "~/features/consultation/words-draft";
import { QuestionnaireLinks } from "~/features/questionnaires/parts/questionnaire-links";
import { publicQuestionnairesOf } from "~/features/questionnaires/public-queries.server";
import { localPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { NextSteps, Notice } from "~/ui/notice";
import { WithContents } from "~/ui/split";
import { TableOfContents } from "~/ui/toc";

/** The draft of the window that is open or announced; where there is none, the newest published version; any other on demand. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const slug = params.slug ?? "";
  const query = new URL(request.url).searchParams;
  const consultation = await findConsultation(db, slug, now);
  if (!consultation) throw refusal("NOT_FOUND");
  const { window, windows, drafts } = consultation;
  const current = window && now < window.closesAt ? window.body.draftKey : (drafts[0]?.key ?? window?.body.draftKey ?? null);
  const asked = query.get("version");
  const key = asked === null ? current : `${slug}/${asked}`;
  if (asked !== null && !drafts.some((draft) => draft.key === key)) throw refusal("NOT_FOUND");
  const hasWindow = window !== null && key === window.body.draftKey;
  const search = (query.get("q") ?? "").trim().slice(0, LONGEST_QUERY);
  // Opinions follow their clause: those on this version and on earlier ones are counted here.
  const number = drafts.find((draft) => draft.key === key)?.number ?? 0;
  const asking = windows.filter(({ body }) => versionOf(body.draftKey) <= number);
  const [draft, counts, received, hearings, questionnaires] = await Promise.all([
    key === null ? null : findDraft(db, key),
    countOpinions(db, asking.map(({ body }) => body.windowId)),
    window && hasWindow ? countReceived(db, window.body.windowId) : 0,
    publicHearingsOf(db, slug),
    publicQuestionnairesOf(db, slug),
  ]);
  return {
    consultation,
    draft,
    draftKey: key,
    counts,
    received,
    hearings,
    questionnaires,
    search: { query: search, found: draft ? searchDraft(draft.clauses, search) : [] },
    now,
    window: hasWindow ? window : null,
    isOpen: window !== null && hasWindow && checkOpenForOpinions(window, now).ok,
    source: channelOfSource(query.get("from")),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  if (!data) return [];
  const { title, titleEn } = data.consultation;
  return [{ title: location.pathname.startsWith("/en/") ? `Draft: ${titleEn || title}` : `草案全文：${data.draft?.title ?? title}` }];
};

export default function DraftPage() {
  const { consultation, draft, draftKey, window, counts, received, hearings, questionnaires, search, isOpen, source, now } = useLoaderData<typeof loader>();
  const { lang, elder } = usePageFrame();
  const word = draftWords[lang];
  const { slug, drafts } = consultation;
  const decisionStep = { href: localPath(lang, `/decisions/${slug}`), label: word.decision };
  if (!draft) {
    return (
      <PublicPage narrow>
        <h1>{word.none}</h1>
        <p className="lead">{word.noneText}</p>
        <NextSteps lang={lang} steps={[decisionStep]} />
      </PublicPage>
    );
  }
  const contents = draftContents(draft);
  const page = localPath(lang, `/decisions/${slug}/draft`);
  const mark = source === "wechat" ? "from=wechat" : "";
  const query = (first: string) => [first, mark].filter(Boolean).join("&");
  const withQuery = (path: string, asked: string) => (asked === "" ? path : `${path}?${asked}`);
  const formPath = localPath(lang, `/decisions/${slug}/opinion`);
  const formHref = isOpen ? (anchor: string) => withQuery(formPath, query(anchor === "" ? "" : `clause=${encodeURIComponent(anchor)}`)) : null;
  const number = draft.versionNumber;
  const versionHref = (of: number) => withQuery(page, query(`version=${of}`));
  const isPublic = (of: number | null) => drafts.some((entry) => entry.number === of);
  const compareHref = isPublic(draft.comparedWith) ? `${page}/compare?from=${draft.comparedWith}&to=${number}` : null;
  const consulted = consultation.window && now < consultation.window.closesAt ? consultation.window.body.draftKey : null;
  return (
    <PublicPage>
      <div className="page-head">
        <p>
          <a href={decisionStep.href}>{decisionStep.label}</a>
        </p>
        <h1>{(lang === "en" && consultation.titleEn) || draft.title}</h1>
        {lang === "en" && consultation.titleEn ? (
          <p className="lead" lang="zh-CN">
            {draft.title}
          </p>
        ) : null}
        <p className="soft">{word.versionShort(number)}</p>
      </div>
      <div className="stack">
        {window ? (
          <WindowPanel lang={lang} window={window} now={now} received={received} formHref={formHref?.("") ?? null} followHref={localPath(lang, `/decisions/${slug}/follow`)} />
        ) : consulted === null ? (
          <Notice lang={lang} kind="info" title={word.noWindow}>
            <p>{word.noWindowText}</p>
          </Notice>
        ) : (
          <Notice lang={lang} kind="warning" title={word.other}>
            <p>{word.otherText}</p>
            <p>
              <a href={withQuery(page, query(""))}>{word.otherLink}</a>
            </p>
          </Notice>
        )}
        <HearingLinks lang={lang} slug={slug} hearings={hearings} now={now} />
        <QuestionnaireLinks lang={lang} questionnaires={questionnaires} now={now} />
        {drafts.length > 1 ? <DraftVersions lang={lang} drafts={drafts} shownKey={draftKey} hrefFor={versionHref} /> : null}
        <DraftChanges lang={lang} draft={draft} compareHref={compareHref} />
        <DraftSearch
          lang={lang}
          action={page}
          hidden={{ version: number, from: mark === "" ? undefined : source }}
          clearHref={versionHref(number)}
          {...search}
        />
        {/* A long list beside the text, but above it only on demand. */}
        <WithContents
          contents={
            <>
              <div className={elder ? undefined : "min-[60em]:hidden"}>
                <TableOfContents lang={lang} entries={contents} folded />
              </div>
              {elder ? null : (
                <div className="hidden h-full min-[60em]:block">
                  <TableOfContents lang={lang} entries={contents} />
                </div>
              )}
            </>
          }
        >
          <DraftText
            lang={lang}
            draft={draft}
            counts={counts}
            formHref={formHref}
            linkHref={(anchor) => `${page}?version=${number}#${anchor}`}
            compareHref={compareHref === null ? null : (anchor) => `${compareHref}#${anchor}`}
            query={search.query}
          />
          <DeletedClauses lang={lang} draft={draft} counts={counts} hrefFor={(of, anchor) => (isPublic(of) ? `${page}?version=${of}#${anchor}` : null)} />
        </WithContents>
      </div>
    </PublicPage>
  );
}
