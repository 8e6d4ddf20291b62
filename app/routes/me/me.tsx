import { data, redirect, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { formatReceiptCode } from "~/domain/codes/receipt-code";
import { maskContact } from "~/domain/identity/contact";
import type { Lang } from "~/domain/text/lang";
import { windowTags } from "~/features/consultation/parts/window-panel";
import { MyTickets } from "~/features/open-month/parts/my-tickets";
import { listOwnTickets } from "~/features/open-month/ticket-queries.server";
import { listOwnOpinions, type OwnOpinion } from "~/features/consultation/receipt-queries.server";
import { receiptWords } from "~/features/consultation/words-receipt";
import { viewerOf } from "~/features/identity/viewer.server";
import { langOfPath, localPath } from "~/platform/http";
import { langOf } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { ButtonLink, PostForm, SubmitButton } from "~/ui/form";
import { Row, Rows } from "~/ui/rows";
import { StatusTag, Tag } from "~/ui/tag";

/** A citizen's own opinions, found by the contact that the session has proved. Staff find their way to the desk. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const viewer = await viewerOf(platform, request, now);
  if (viewer.kind === "anonymous") {
    const lang = langOf(request);
    throw redirect(`${localPath(lang, "/sign-in/code")}?returnTo=${encodeURIComponent(localPath(lang, "/me"))}`, 303);
  }
  const headers = { "cache-control": "no-store" };
  if (viewer.kind === "staff") return data({ staff: viewer.name, contact: "", opinions: [], tickets: [] }, { headers });
  const contact = { kind: viewer.contactKind, value: viewer.contact };
  const [opinions, tickets] = await Promise.all([listOwnOpinions(platform.db, contact, now), listOwnTickets(platform, contact)]);
  return data({ staff: null, contact: maskContact(contact), opinions, tickets }, { headers });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

const words = {
  zh: {
    title: "我的",
    signedIn: (contact: string) => `已用 ${contact} 登录`,
    signOut: "退出登录",
    data: "下载或者删除我的数据",
    opinions: (n: number) => `我提交的意见（${n} 件）`,
    none: "还没有用这个联系方式提交过意见。没有留联系方式的意见，请用回执编号查询。",
    receipts: "用回执编号查询",
    consultations: "查看正在征求意见的草案",
    whole: "整个草案",
    staff: (name: string) => `${name}，您是以工作人员身份登录的。`,
    desk: "进入工作台",
  },
  en: {
    title: "My page",
    signedIn: (contact: string) => `Signed in with ${contact}`,
    signOut: "Sign out",
    data: "Download or delete my data",
    opinions: (n: number) => `My opinions (${n})`,
    none: "No opinion has been submitted with this contact yet. Opinions without a contact are found by their receipt code.",
    receipts: "Look up a receipt code",
    consultations: "See the drafts open for comment",
    whole: "the whole draft",
    staff: (name: string) => `${name}, you are signed in as staff.`,
    desk: "Go to the desk",
  },
};

export const meta: MetaFunction = ({ location }) => [{ title: words[langOfPath(location.pathname)].title }, { name: "robots", content: "noindex" }];

export default function Me() {
  const { staff, contact, opinions, tickets } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const word = words[lang];
  return (
    <PublicPage>
      <h1>{word.title}</h1>
      {staff === null ? (
        <>
          <p>{word.signedIn(contact)}</p>
          <section className="section" aria-labelledby="opinions">
            <h2 id="opinions">{word.opinions(opinions.length)}</h2>
            {opinions.length === 0 ? (
              <p>{word.none}</p>
            ) : (
              <Rows>
                {opinions.map((opinion) => (
                  <Row
                    key={opinion.code}
                    href={localPath(lang, `/receipts/${opinion.code}`)}
                    title={`${(lang === "en" && opinion.titleEn) || opinion.title} · ${opinion.clauseLabel ?? word.whole}`}
                    facts={
                      <>
                        <span>{formatInstant(opinion.receivedAt, lang)}</span>
                        <span>{formatReceiptCode(opinion.code)}</span>
                      </>
                    }
                    end={<OpinionTag lang={lang} opinion={opinion} />}
                  />
                ))}
              </Rows>
            )}
            <p>
              <a href={localPath(lang, "/receipts")}>{word.receipts}</a>
            </p>
            <p>
              <a href={localPath(lang, "/consultations")}>{word.consultations}</a>
            </p>
          </section>
          <MyTickets lang={lang} tickets={tickets} />
        </>
      ) : (
        <>
          <p className="lead">{word.staff(staff)}</p>
          <p>
            <ButtonLink href="/desk">{word.desk}</ButtonLink>
          </p>
        </>
      )}
      {staff === null ? (
        <p>
          <a href={localPath(lang, "/me/data")}>{word.data}</a>
        </p>
      ) : null}
      <PostForm action="/sign-out">
        <SubmitButton variant="plain">{word.signOut}</SubmitButton>
      </PostForm>
    </PublicPage>
  );
}

function OpinionTag({ lang, opinion }: { lang: Lang; opinion: OwnOpinion }) {
  const word = receiptWords[lang];
  const { state, daysLate } = opinion.standing;
  if (opinion.hiddenAt) {
    return (
      <Tag shape="bar" tone="refused">
        {word.tagHidden}
      </Tag>
    );
  }
  return <StatusTag lang={lang} status={windowTags[state]} label={state === "open" ? word.stepReceived : undefined} overdueDays={daysLate} />;
}
