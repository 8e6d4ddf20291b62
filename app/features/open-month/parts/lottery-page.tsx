import type { ReactNode } from "react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { sessionTimeInWords } from "~/domain/open-month/event.words";
import { isLotteryDrawn, type PublicLottery } from "~/domain/open-month/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { ButtonLink } from "~/ui/form";
import { HashText } from "~/ui/hash-text";
import { DataTable } from "~/ui/table";
import { StatusTag } from "~/ui/tag";

const words = {
  zh: {
    kicker: "名额抽签记录", drawn: "已抽签", frozen: "名单已冻结，等待抽签",
    rules: "规则先公布", rulesText: (seats: number) => `共 ${seats} 人的名额。怎样抽、什么时候抽、用哪里公布的数字，在报名开始以前已经写在活动页面上。`, event: "查看活动",
    how: "按“种子＋申请号”的哈希值从小到大排次序；依次整组给名额，够就给，不够的排到候补，给完为止。次序只由名单和公开数字决定，谁也不能挑选。",
    list: "名单冻结，哈希值公布", listText: (at: string) => `${at} 冻结名单，同时公布下面的哈希值。此后名单、名额改动一个字，哈希值都会不同。`, hash: "名单和规则的哈希值（SHA-256）",
    counts: (received: number, pooled: number, withdrawn: number) => `申请 ${received} 组 = 进入名单 ${pooled} ＋ 冻结前退出 ${withdrawn}`,
    pool: (n: number) => `冻结的名单（${n} 组，只有申请号和人数）`, number: "申请号", numberOf: (n: number) => `第 ${n} 号`, persons: "人数", place: "次序",
    value: "公开数字产生", valueWaits: (at: string) => `约定 ${at} 产生，现在还没有。产生以前，谁也不能知道结果。`, source: "来源", agreedAt: "约定的产生时间", valueAt: "公布时间", drawnAt: "抽签时间", asText: "计算时的写法", seed: "随机种子",
    result: "抽签结果", resultWaits: "公开数字产生以后，在这里公布结果，并通知每一位申请的人。", chosen: (n: number) => `中签（${n} 组）`, waiting: (n: number) => `候补（${n} 组，按递补次序）`,
    note: "为保护个人信息，只公布申请号和人数；您的申请号在通知里和报名页面上。抽签以前退出的，名额按次序给了候补的人。",
    again: "您可以重新计算", download: "下载抽签记录（JSON）", downloadFrozen: "下载冻结的名单（JSON）", downloadWhy: "现在就可以下载保存，抽签以后与公布的记录对照。",
  },
  en: {
    kicker: "Draw of places", drawn: "Drawn", frozen: "The list is frozen and waits for the draw",
    rules: "The rules came first", rulesText: (seats: number) => `There are places for ${seats} people. How and when they are drawn, and whose digits are used, stood on the event page before anybody applied.`, event: "See the event",
    how: "Numbers are ordered by the hash of seed and number, smallest first. In that order whole parties get their places while they fit; the others wait. List and digits alone decide the order, and nobody can choose it.",
    list: "The list was frozen and its hash published", listText: (at: string) => `The list was frozen on ${at} and the hash below published at once. A change of one letter in list or places would change the hash.`, hash: "Hash of list and rules (SHA-256)",
    counts: (received: number, pooled: number, withdrawn: number) => `Applications ${received} = on the list ${pooled} + withdrawn before ${withdrawn}`,
    pool: (n: number) => `The frozen list (${n} parties, numbers and sizes alone)`, number: "Number", numberOf: (n: number) => `No. ${n}`, persons: "People", place: "Place",
    value: "The public digits", valueWaits: (at: string) => `They appear on ${at}. Until then nobody can know the result.`, source: "Source", agreedAt: "Agreed time", valueAt: "Published", drawnAt: "Drawn", asText: "As they are used", seed: "Seed",
    result: "The result", resultWaits: "The result stands here once the digits have appeared, and everybody who applied is told.", chosen: (n: number) => `Drawn (${n} parties)`, waiting: (n: number) => `Waiting list (${n} parties, in their order)`,
    note: "To protect people, only number and size are published; your number is in our message and on your registration page. Places of parties that withdrew before the draw went to the waiting list in order.",
    again: "Check it yourself", download: "Download the record (JSON)", downloadFrozen: "Download the frozen list (JSON)", downloadWhy: "You can keep it now and compare it with the record after the draw.",
  },
} satisfies Record<Lang, unknown>;

/** The draw of a session's places as steps that a citizen can follow, from the rules to the own check, whose tools are the children. */
export function LotteryPage({ lang, lottery, recordHref, children }: { lang: Lang; lottery: PublicLottery; recordHref: string; children: ReactNode }) {
  const word = words[lang];
  const { record, counts } = lottery;
  const { frozen } = record;
  const draw = isLotteryDrawn(record) ? record.draw : null;
  const at = (instant: string) => formatInstant(new Date(instant), lang);
  return (
    <>
      <div className="page-head">
        <p className="kicker">{word.kicker}</p>
        <h1>{(lang === "en" && lottery.eventTitleEn) || lottery.eventTitle}</h1>
        <p>{sessionTimeInWords(new Date(lottery.startsAt), new Date(lottery.endsAt), lang)}</p>
        <p>
          <StatusTag lang={lang} status={draw ? "answered" : "processing"} label={draw ? word.drawn : word.frozen} />
        </p>
      </div>
      <Step number={1} title={word.rules}>
        <p>
          {word.rulesText(frozen.seats)} <a href={localPath(lang, `/events/${lottery.eventSlug}`)}>{word.event}</a>
        </p>
        <p>{word.how}</p>
      </Step>
      <Step number={2} title={word.list}>
        <p>{word.listText(at(frozen.frozenAt))}</p>
        <HashText lang={lang} label={word.hash} hash={lottery.recordHash} />
        <p>{word.counts(counts.received, counts.pooled, counts.withdrawn)}</p>
        <Fold summary={word.pool(frozen.pool.length)}>
          <Numbers lang={lang} lottery={lottery} caption={word.pool(frozen.pool.length)} numbers={frozen.pool.map(({ number }) => number)} />
        </Fold>
      </Step>
      <Step number={3} title={word.value}>
        {draw ? <p className="font-code text-4xl font-bold break-all">{draw.randomness.kind === "numbers" ? draw.randomness.sources.join(" / ") : draw.randomness.hex}</p> : <p>{word.valueWaits(at(frozen.randomness.availableAt))}</p>}
        <DescriptionList
          facts={[
            { label: word.source, value: <span lang="zh-CN">{frozen.randomness.source}</span> },
            ...(draw
              ? [
                  { label: word.agreedAt, value: at(frozen.randomness.availableAt) },
                  { label: word.valueAt, value: lottery.valuePublicAt ? at(lottery.valuePublicAt) : null },
                  { label: word.drawnAt, value: at(draw.drawnAt) },
                  { label: word.asText, value: <code className="break-all">{draw.text}</code> },
                  { label: word.seed, value: <code className="break-all">{draw.seed}</code> },
                ]
              : []),
          ]}
        />
      </Step>
      <Step number={4} title={word.result}>
        {draw ? (
          <>
            <p>{word.note}</p>
            <Numbers lang={lang} lottery={lottery} caption={word.chosen(draw.chosen.length)} numbers={draw.chosen} ordered />
            {draw.alternates.length > 0 ? <Numbers lang={lang} lottery={lottery} caption={word.waiting(draw.alternates.length)} numbers={draw.alternates} ordered /> : null}
          </>
        ) : (
          <p>{word.resultWaits}</p>
        )}
      </Step>
      <Step number={5} title={word.again}>
        {draw ? children : <p>{word.downloadWhy}</p>}
        <p className="no-print">
          <ButtonLink variant="plain" href={recordHref}>
            {draw ? word.download : word.downloadFrozen}
          </ButtonLink>
        </p>
      </Step>
    </>
  );
}

function Numbers({ lang, lottery, caption, numbers, ordered = false }: { lang: Lang; lottery: PublicLottery; caption: string; numbers: readonly number[]; ordered?: boolean }) {
  const word = words[lang];
  const personsOf = new Map(lottery.record.frozen.pool.map(({ number, persons }) => [number, persons]));
  return (
    <DataTable
      lang={lang}
      caption={<strong>{caption}</strong>}
      dense
      rows={numbers.map((number, index) => ({ number, place: index + 1, persons: personsOf.get(number) ?? 0 }))}
      rowKey={(row) => String(row.number)}
      columns={[
        ...(ordered ? [{ key: "place", header: word.place, kind: "index" as const, cell: (row: { place: number }) => row.place }] : []),
        { key: "number", header: word.number, kind: "title", cell: (row) => word.numberOf(row.number) },
        { key: "persons", header: word.persons, kind: "number", cell: (row) => row.persons },
      ]}
    />
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className="section stack-tight" aria-labelledby={`step-${number}`}>
      <h2 id={`step-${number}`}>{`${number}. ${title}`}</h2>
      {children}
    </section>
  );
}
