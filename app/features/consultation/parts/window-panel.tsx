import { formatClosing, formatDay, formatInstant } from "~/domain/calendar/shanghai";
import { windowState, type WindowState } from "~/domain/consultation/window-state";
import { standingSentence } from "~/domain/consultation/window.words";
import type { Lang } from "~/domain/text/lang";
import { Countdown } from "~/ui/countdown";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { telHref } from "~/ui/footer";
import { ButtonLink } from "~/ui/form";
import { StatusTag, type Status } from "~/ui/tag";
import type { PublishedWindow } from "../public-queries.server";
import { isChannel } from "../schema";
import { channelWords } from "../words";

const words = {
  zh: {
    label: "征求意见的期限和方式",
    opens: (instant: string) => `${instant} 开始征集`,
    period: "征集期限",
    to: " 至 ",
    extended: "截止时间已延长，原截止时间：",
    shortened: "缩短期限的理由",
    exempt: "不提供草案解读的理由",
    replyDue: "采纳情况公布期限",
    channels: "提意见的途径",
    unit: "联系单位",
    phone: "电话",
    email: "电子邮箱",
    address: "通信地址",
    anonymous: "可以不留姓名",
    named: "需要填写姓名或者名称",
    names: "署名",
    received: "已收到意见",
    n: (count: number) => `${count} 件`,
    ways: (phone: string) => `提意见的其他途径和联系方式${phone === "" ? "" : `（电话 ${phone}）`}`,
    original: "原公告",
    originalLink: "最初公布的页面",
    general: "对整个草案提意见",
    follow: "关注：延长、新稿或者采纳情况公布时发邮件告诉我",
  },
  en: {
    label: "Period and ways of giving an opinion",
    opens: (instant: string) => `Opens on ${instant}`,
    period: "Period",
    to: " to ",
    extended: "Extended. First closing date: ",
    shortened: "Reason for the shorter period",
    exempt: "Why there is no plain-language guide",
    replyDue: "Response due",
    channels: "Ways of giving an opinion",
    unit: "Contact",
    phone: "Telephone",
    email: "E-mail",
    address: "Postal address",
    anonymous: "You need not give your name",
    named: "A name is needed",
    names: "Name",
    received: "Opinions received",
    n: (count: number) => String(count),
    ways: (phone: string) => `Other ways and contact${phone === "" ? "" : ` (telephone ${phone})`}`,
    original: "First notice",
    originalLink: "Where it was first announced",
    general: "Comment on the whole draft",
    follow: "Follow: mail me about an extension, a new version or the response",
  },
} satisfies Record<Lang, unknown>;

/** The tag of a window's state. */
export const windowTags: Record<WindowState, Status> = { upcoming: "upcoming", open: "open", collating: "processing", overdue: "overdue", reported: "answered" };

/** All that the public must know about a window: how long, how, where to, and when the answer is due. */
export function WindowPanel(props: { lang: Lang; window: PublishedWindow; now: Date; received: number; formHref: string | null; followHref: string }) {
  const { lang, window, now } = props;
  const { body } = window;
  const word = words[lang];
  const standing = windowState(window, now);
  const firstClosing = new Date(body.originalClosesAt);
  const isExtended = firstClosing.getTime() !== window.closesAt.getTime();
  return (
    <section className="panel" aria-label={word.label}>
      <div className="split split-2">
        <div className="stack-tight">
          <p>
            <StatusTag lang={lang} status={windowTags[standing.state]} overdueDays={standing.daysLate} />
          </p>
          {standing.state === "upcoming" ? (
            <p>{word.opens(formatInstant(window.opensAt, lang))}</p>
          ) : (
            <p>
              <Countdown lang={lang} closes={formatClosing(window.closesAt, lang)} daysLeft={standing.state === "open" ? standing.daysLeft : null} large />
            </p>
          )}
          <p>{standingSentence(standing, lang)}</p>
          <p className="no-print">
            <a href={props.followHref}>{word.follow}</a>
          </p>
          {props.formHref ? (
            <p>
              <ButtonLink href={props.formHref}>{word.general}</ButtonLink>
            </p>
          ) : null}
        </div>
        <DescriptionList
          facts={[
            {
              label: word.period,
              value: (
                <>
                  {formatInstant(window.opensAt, lang)}
                  {word.to}
                  {formatClosing(window.closesAt, lang)}
                  {isExtended ? (
                    <>
                      <br />
                      {word.extended}
                      <del>{formatClosing(firstClosing, lang)}</del>
                    </>
                  ) : null}
                </>
              ),
            },
            { label: word.shortened, value: body.shortenedReason },
            { label: word.received, value: word.n(props.received) },
            { label: word.original, value: body.original ? <OriginalNotice link={word.originalLink} original={body.original} /> : null },
          ]}
        />
      </div>
      <Fold summary={word.ways(body.contactPhone)}>
        <DescriptionList
          facts={[
            { label: word.replyDue, value: formatDay(standing.replyDueOn, lang) },
            { label: word.channels, value: body.channels.map((channel) => (isChannel(channel) ? channelWords[lang][channel] : channel)).join(lang === "zh" ? "、" : ", ") },
            { label: word.names, value: body.allowsAnonymous ? word.anonymous : word.named },
            { label: word.unit, value: body.contactUnit },
            { label: word.phone, value: body.contactPhone ? <a href={telHref(body.contactPhone)}>{body.contactPhone}</a> : null },
            { label: word.email, value: body.contactEmail ? <a href={`mailto:${body.contactEmail}`}>{body.contactEmail}</a> : null },
            { label: word.address, value: body.contactAddress },
            { label: word.exempt, value: body.guideExemption },
          ]}
        />
      </Fold>
    </section>
  );
}

/** Where a window had been announced before it came to this site. */
function OriginalNotice({ link, original }: { link: string; original: { notice: string; note: string } }) {
  return (
    <>
      {original.notice ? <a href={original.notice}>{link}</a> : null}
      {original.notice && original.note ? <br /> : null}
      {original.note}
    </>
  );
}
