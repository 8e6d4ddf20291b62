import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayOf, formatDay } from "~/domain/calendar/shanghai";
import { checkOpenForOpinions } from "~/domain/consultation/window-state";
import { draftContents, DraftText } from "~/features/consultation/parts/draft-text";
import { WindowPanel } from "~/features/consultation/parts/window-panel";
import { countOpinions, findConsultation, findDraft } from "~/features/consultation/public-queries.server";
import { channelOfSource } from "~/features/consultation/schema";
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
  const { window, drafts } = consultation;
  const current = window && now < window.closesAt ? window.body.draftKey : (drafts[0]?.key ?? window?.body.draftKey ?? null);
  const asked = query.get("version");
  const key = asked === null ? current : `${slug}/${asked}`;
  if (asked !== null && !drafts.some((draft) => draft.key === key)) throw refusal("NOT_FOUND");
  const hasWindow = window !== null && key === window.body.draftKey;
  const [draft, counts] = await Promise.all([
    key === null ? null : findDraft(db, key),
    window && hasWindow ? countOpinions(db, window.body.windowId) : new Map<string, number>(),
  ]);
  return {
    consultation,
    draft,
    draftKey: key,
    counts,
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

const words = {
  zh: {
    decision: "查看这件决策的全部公开内容",
    none: "草案还没有公开",
    noneText: "起草完成并通过审查后，草案、起草说明和征求意见的期限会一并在这里公开。",
    noWindow: "这一版草案目前没有征求意见",
    noWindowText: "如有新一轮征求意见，会在公布期限后开放。您可以查看决策页面上的进展和意见采纳情况。",
    other: "征求意见的是另一个版本",
    otherText: "您看到的不是征求意见的版本，因此不能在这里逐条提意见。",
    otherLink: "打开征求意见的版本",
    versions: "草案版本",
    version: (number: number, day: string) => `第 ${number} 版，${day}公布`,
    shown: "（本页）",
    published: (number: number) => `第 ${number} 版`,
  },
  en: {
    decision: "Everything published about this decision",
    none: "The draft is not public yet",
    noneText: "Once drafted and reviewed, the draft, its explanation and the period for comments are published here together.",
    noWindow: "This version is not open for comment",
    noWindowText: "If there is another round, comments open when its period is announced. The decision page shows the progress and the response to opinions.",
    other: "Another version is under consultation",
    otherText: "You are reading a version that is not the one under consultation, so you cannot comment on it here.",
    otherLink: "Open the version under consultation",
    versions: "Versions of the draft",
    version: (number: number, day: string) => `Version ${number}, published ${day}`,
    shown: " (this page)",
    published: (number: number) => `Version ${number}`,
  },
};

export default function DraftPage() {
  const { consultation, draft, draftKey, window, counts, isOpen, source, now } = useLoaderData<typeof loader>();
  const { lang, elder } = usePageFrame();
  const word = words[lang];
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
  const received = [...counts.values()].reduce((sum, count) => sum + count, 0);
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
        <p className="soft">{word.published(draft.versionNumber)}</p>
      </div>
      <div className="stack">
        {window ? (
          <WindowPanel lang={lang} window={window} now={now} received={received} formHref={formHref?.("") ?? null} />
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
        {drafts.length > 1 ? (
          <nav aria-label={word.versions}>
            <h2>{word.versions}</h2>
            <ul className="cluster">
              {drafts.map(({ key, number, publishedAt }) => (
                <li key={key}>
                  <a href={withQuery(page, query(`version=${number}`))} aria-current={key === draftKey ? "page" : undefined}>
                    {word.version(number, formatDay(dayOf(publishedAt), lang))}
                    {key === draftKey ? word.shown : ""}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
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
          <DraftText lang={lang} draft={draft} counts={counts} formHref={formHref} />
        </WithContents>
      </div>
    </PublicPage>
  );
}
