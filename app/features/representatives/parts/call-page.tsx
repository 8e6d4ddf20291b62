import { closingDay, dayOf, daysFrom, formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import { callStateWords } from "~/domain/representatives/call.words";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { Countdown } from "~/ui/countdown";
import { DescriptionList, MetadataBlock } from "~/ui/description-list";
import { ButtonLink } from "~/ui/form";
import { MarkdownText } from "~/ui/markdown";
import { Notice } from "~/ui/notice";
import { WithAside } from "~/ui/split";
import { DataTable } from "~/ui/table";
import { StatusTag } from "~/ui/tag";
import type { FoundCall } from "../public-queries.server";
import { callSigns } from "../words";
import { shortHash } from "~/ui/hash-text";
import { InChinese, OwnWords } from "./own-words";

const words = {
  zh: {
    now: "现在可以做什么", opens: "报名开始", apply: "我要报名", mine: "查看我的报名", seeDraw: "查看冻结的名单和哈希值", seeResult: "查看抽选结果，重新计算",
    received: (n: number) => `已收到 ${n} 份报名`, screening: "报名已截止，承办部门正在逐份审核资格。审核完毕后冻结名单，并立即公布名单的哈希值。",
    waits: (at: string) => `名单已经冻结。${at} 公开随机数产生后抽选。`, done: "已经用公开随机数抽选。任何人都可以重新计算核对。",
    meeting: "会议", time: "会议时间", place: "会议地点", agenda: "讨论事项", decision: "决策事项", people: "人数", peopleOf: (seats: number, alternates: number) => `代表 ${seats} 名，候补 ${alternates} 名`,
    window: "报名时间", windowOf: (from: string, to: string) => `${from} 至 ${to}`, draw: "抽选", source: "公开随机数", accept: "答复是否参加", unit: "承办部门", phone: "电话", email: "邮箱",
    who: "邀请谁", conditions: "报名条件", quotas: "名额要求", quotasNote: "每名代表在每个方面各算一次，抽出的名单要同时满足全部要求。", dimension: "方面", value: "类别", range: "名额", rangeOf: (min: number, max: number) => (min === max ? `${min} 名` : `${min} 至 ${max} 名`),
    method: "遴选办法", methodFirst: (at: string) => `遴选办法先于报名公布（${at}）。`, changed: "遴选办法有修改", howDrawn: "怎样抽选、怎样核对",
    steps: ["报名截止后，符合条件的人全部进入名册，每人一个编号，不打分、不排名。", "名册冻结，连同规则算出一个哈希值，当场公布。名册改动一个字，哈希值就会不同。", "至少一小时以后，公开随机数才产生，事先谁也不知道。", "哈希值和随机数合在一起决定次序：按次序逐个选入，只要选入后名额要求仍能全部满足；其余按次序列为候补。", "记录全部公开，任何人都可以在网页上或者用自己的电脑重新计算，得出同样的名单。"],
    privacy: "个人信息", hash: "公告内容哈希值（SHA-256）", published: "首次公布", updated: "最近更新", about: "公告信息",
  },
  en: {
    now: "What you can do now", opens: "Applications open", apply: "Apply", mine: "My application", seeDraw: "See the frozen pool and its hash", seeResult: "See the result and check it",
    received: (n: number) => `Applications received: ${n}`, screening: "Applications have closed and are being checked one by one. Then the pool is frozen and its hash published at once.",
    waits: (at: string) => `The pool is frozen. The draw is made with the public value of ${at}.`, done: "The draw was made with a public random value. Anybody can check it.",
    meeting: "Meeting", time: "Time", place: "Place", agenda: "Agenda item", decision: "Decision", people: "Places", peopleOf: (seats: number, alternates: number) => `${seats} representatives, ${alternates} alternates`,
    window: "Applications", windowOf: (from: string, to: string) => `${from} to ${to}`, draw: "Draw", source: "Public random value", accept: "Answer until", unit: "Unit", phone: "Telephone", email: "E-mail",
    who: "Who is wanted", conditions: "Conditions", quotas: "How many of each", quotasNote: "Each representative counts once in every aspect; the panel meets all requirements at once.", dimension: "Aspect", value: "Group", range: "Places", rangeOf: (min: number, max: number) => (min === max ? `${min}` : `${min} to ${max}`),
    method: "Selection method", methodFirst: (at: string) => `The method was published before applications opened (${at}).`, changed: "The method was changed", howDrawn: "How the draw works and how to check it",
    steps: ["After closing, everybody who meets the conditions is in the pool under a number. Nobody is scored or ranked.", "The pool is frozen. A hash of pool and rules is published at once; a change of one letter would change the hash.", "At least an hour later the public random value appears. Nobody knows it before.", "Hash and value together give the order: people are taken in this order as long as all quotas can still be met; the others are alternates in the same order.", "The whole record is public. Anybody can make the draw again, on this site or on their own computer, and gets the same people."],
    privacy: "Personal data", hash: "Hash of this call (SHA-256)", published: "First published", updated: "Last updated", about: "About this call",
  },
} satisfies Record<Lang, unknown>;

/** A published call: what, who, when, how, and how many have applied. `hasApplied` is null for people who are not signed in. */
export function CallPage({ lang, found, now, hasApplied }: { lang: Lang; found: FoundCall; now: Date; hasApplied: boolean | null }) {
  const word = words[lang];
  const { call } = found;
  const at = (instant: string) => formatInstant(new Date(instant), lang);
  return (
    <>
      <div className="page-head">
        <p className="kicker">
          <a href={localPath(lang, `/decisions/${call.decisionSlug}`)}>
            <OwnWords lang={lang} text={call.decisionTitle} />
          </a>
        </p>
        <h1>
          <OwnWords lang={lang} text={call.title} />
        </h1>
        <p>
          <StatusTag lang={lang} status={callSigns[found.state]} label={callStateWords[lang][found.state]} />
        </p>
        {lang === "en" && call.summaryEn ? <p className="lead">{call.summaryEn}</p> : null}
      </div>
      <WithAside label={word.now} aside={<WhatNow lang={lang} found={found} now={now} hasApplied={hasApplied} />}>
        <DescriptionList
          facts={[
            { label: word.meeting, value: <InChinese lang={lang}>{call.meetingName}</InChinese> },
            { label: word.time, value: at(call.meetingAt) },
            { label: word.place, value: <InChinese lang={lang}>{call.meetingPlace}</InChinese> },
            { label: word.agenda, value: <InChinese lang={lang}>{call.agendaItem}</InChinese> },
            { label: word.people, value: word.peopleOf(call.seats, call.alternates) },
            { label: word.window, value: word.windowOf(at(call.applicationsOpenAt), formatClosing(found.window.closesAt, lang)) },
            { label: word.draw, value: <>{at(call.drawAt)}{lang === "zh" ? "，" : ", "}<InChinese lang={lang}>{call.drawPlace}</InChinese></> },
            { label: word.source, value: <InChinese lang={lang}>{call.randomness.source}</InChinese> },
            { label: word.accept, value: formatClosing(new Date(call.acceptByAt), lang) },
          ]}
        />
        {call.changeReason ? (
          <Notice lang={lang} kind="warning" title={word.changed}>
            <p><InChinese lang={lang}>{call.changeReason}</InChinese></p>
          </Notice>
        ) : null}
        <section className="section">
          <h2>{word.who}</h2>
          <p className="reading"><InChinese lang={lang}>{call.whoIsWanted}</InChinese></p>
          <h3>{word.conditions}</h3>
          <ol className="numbers reading">
            {call.conditions.map((condition) => (
              <li key={condition.zh}>
                <OwnWords lang={lang} text={condition} />
              </li>
            ))}
          </ol>
        </section>
        <section className="section">
          <h2>{word.quotas}</h2>
          <p>{word.quotasNote}</p>
          <QuotaTable lang={lang} found={found} />
        </section>
        <section className="section">
          <h2>{word.method}</h2>
          <p>{word.methodFirst(formatInstant(found.publishedAt, lang))}</p>
          <div lang={lang === "en" ? "zh-CN" : undefined}>
            <MarkdownText>{call.method}</MarkdownText>
          </div>
          <h3>{word.howDrawn}</h3>
          <ol className="numbers reading">
            {word.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <section className="section">
          <h2>{word.privacy}</h2>
          <p className="reading"><InChinese lang={lang}>{call.privacyNotice}</InChinese></p>
        </section>
      </WithAside>
      <MetadataBlock
        lang={lang}
        title={word.about}
        facts={[
          { label: word.unit, value: <OwnWords lang={lang} text={call.unit} /> },
          { label: word.phone, value: call.contactPhone },
          { label: word.email, value: call.contactEmail },
          { label: word.published, value: formatInstant(found.publishedAt, lang) },
          { label: word.updated, value: found.updatedAt > found.publishedAt ? formatInstant(found.updatedAt, lang) : null },
          { label: word.hash, value: <code className="break-all select-all">{found.sha256}</code> },
        ]}
      />
    </>
  );
}

function WhatNow({ lang, found, now, hasApplied }: { lang: Lang; found: FoundCall; now: Date; hasApplied: boolean | null }) {
  const word = words[lang];
  const { call, state, window, draw } = found;
  const path = (below: string) => localPath(lang, `/calls/${call.slug}/${below}`);
  return (
    <>
      {state === "announced" ? <p>{word.opens}{lang === "zh" ? "：" : ": "}{formatInstant(window.opensAt, lang)}</p> : null}
      {state === "open" ? (
        <>
          <Countdown lang={lang} closes={formatClosing(window.closesAt, lang)} daysLeft={daysFrom(dayOf(now), closingDay(window.closesAt))} large />
          {hasApplied ? <ButtonLink href={path("mine")}>{word.mine}</ButtonLink> : <ButtonLink href={path("apply")}>{word.apply}</ButtonLink>}
        </>
      ) : null}
      {state === "closed" ? <p>{word.screening}</p> : null}
      {draw ? (
        <>
          <p>{state === "drawn" ? word.done : word.waits(formatInstant(new Date(call.drawAt), lang))}</p>
          <p className="font-code font-bold">{shortHash(draw.recordHash)}</p>
          <ButtonLink href={localPath(lang, `/draws/${draw.drawId}`)}>{state === "drawn" ? word.seeResult : word.seeDraw}</ButtonLink>
        </>
      ) : null}
      {state === "announced" ? null : <p>{word.received(draw ? draw.counts.received : found.applications)}</p>}
      {hasApplied && state !== "open" ? <p><a href={path("mine")}>{word.mine}</a></p> : null}
    </>
  );
}

function QuotaTable({ lang, found }: { lang: Lang; found: FoundCall }) {
  const word = words[lang];
  const rows = found.call.dimensions.flatMap((dimension) => dimension.values.map((value) => ({ dimension: dimension.label, value })));
  return (
    <DataTable
      lang={lang}
      caption={word.quotas}
      captionHidden
      rows={rows}
      rowKey={(row) => `${row.dimension.zh} ${row.value.label.zh}`}
      columns={[
        { key: "dimension", header: word.dimension, kind: "index", cell: (row) => <OwnWords lang={lang} text={row.dimension} /> },
        { key: "value", header: word.value, kind: "title", cell: (row) => <OwnWords lang={lang} text={row.value.label} /> },
        { key: "range", header: word.range, kind: "nowrap", cell: (row) => word.rangeOf(row.value.min, row.value.max) },
      ]}
    />
  );
}
