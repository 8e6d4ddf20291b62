import type { ReactNode } from "react";
import { formatInstant } from "~/domain/calendar/shanghai";
import { callStateWords } from "~/domain/representatives/call.words";
import { quotaWords } from "~/domain/representatives/shortages.words";
import { isDrawn, valueLabel, type PublicDraw } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { ButtonLink } from "~/ui/form";
import { Notice } from "~/ui/notice";
import { StatusTag } from "~/ui/tag";
import { ChosenList, PoolTable } from "./draw-tables";
import { HashText } from "~/ui/hash-text";
import { InChinese, OwnWords } from "./own-words";
import { VerifyTools } from "./verify-tools";

const words = {
  zh: {
    title: "抽选记录", rules: "规则先公布", rulesText: (seats: number, alternates: number) => `抽选 ${seats} 名代表和 ${alternates} 名候补。遴选办法、名额要求和随机数来源在报名开始以前已经公布。`, call: "查看公告和遴选办法",
    quotas: "抽选使用的名额要求", loosened: "不足三人的类别已经合并，下列要求因此变宽",
    frozen: "名单冻结，哈希值公布", frozenText: (at: string) => `${at} 冻结名单，同时公布下面的哈希值。此后名单、规则改动一个字，哈希值都会不同。`, hash: "名单和规则的哈希值（SHA-256）",
    counts: (received: number, pooled: number, refused: number, withdrawn: number) => `报名 ${received} 份 = 进入名册 ${pooled} ＋ 不符合条件 ${refused} ＋ 撤回 ${withdrawn}`,
    pool: (n: number) => `冻结的名册（${n} 人）`,
    value: "公开随机数产生", valueWaits: (at: string) => `约定 ${at} 产生，现在还没有。随机数产生以前，谁也不能知道结果。`, valueWas: "随机数", valueAt: "公布时间", agreedAt: "约定的产生时间", source: "来源", drawnAt: "抽选时间", asText: "计算时的写法", seed: "随机种子",
    result: "抽选结果", resultWaits: "公开随机数产生以后，在这里公布结果。", chosen: (n: number) => `代表（${n} 名）`, alternates: (n: number) => `候补（${n} 名，按递补次序）`,
    alternatesNote: "代表不能参加的，由候补中按次序第一位仍能满足全部名额要求的人递补。", masked: "为保护个人信息，只公布报名序号和类别。",
    again: "您可以重新计算", download: "下载抽选记录（JSON）", downloadFrozen: "下载冻结的名单（JSON）", downloadWhy: "现在就可以下载保存，抽选以后与公布的记录对照。",
  },
  en: {
    title: "Draw record", rules: "The rules came first", rulesText: (seats: number, alternates: number) => `${seats} representatives and ${alternates} alternates are drawn. Method, quotas and the source of the random value were public before applications opened.`, call: "See the call and the method",
    quotas: "Quotas used in the draw", loosened: "Groups of fewer than three people were put together, which loosened these requirements",
    frozen: "The pool was frozen and its hash published", frozenText: (at: string) => `The pool was frozen on ${at} and the hash below published at once. A change of one letter in pool or rules would change the hash.`, hash: "Hash of pool and rules (SHA-256)",
    counts: (received: number, pooled: number, refused: number, withdrawn: number) => `Applications ${received} = in the pool ${pooled} + not eligible ${refused} + withdrawn ${withdrawn}`,
    pool: (n: number) => `The frozen pool (${n} people)`,
    value: "The public random value", valueWaits: (at: string) => `It appears on ${at}. Until then nobody can know the result.`, valueWas: "Value", valueAt: "Published", agreedAt: "Agreed time", source: "Source", drawnAt: "Drawn", asText: "As it is used", seed: "Seed",
    result: "The result", resultWaits: "The result stands here once the public value has appeared.", chosen: (n: number) => `Representatives (${n})`, alternates: (n: number) => `Alternates (${n}, in their order)`,
    alternatesNote: "If a representative cannot attend, the first alternate with whom all quotas are still met takes the place.", masked: "To protect people, only number and groups are published.",
    again: "Check it yourself", download: "Download the record (JSON)", downloadFrozen: "Download the frozen pool (JSON)", downloadWhy: "You can keep it now and compare it with the record after the draw.",
  },
} satisfies Record<Lang, unknown>;

/** One draw as steps that a citizen can follow, from the rules to the own check. `verifyScript` is the address of the module that checks. */
export function DrawPage({ lang, draw, verifyScript }: { lang: Lang; draw: PublicDraw; verifyScript: string }) {
  const word = words[lang];
  const { record, counts } = draw;
  const { frozen } = record;
  const state = isDrawn(record) ? "drawn" : "frozen";
  const at = (instant: string) => formatInstant(new Date(instant), lang);
  const alternates = isDrawn(record) ? record.draw.alternates.slice(0, draw.alternates) : [];
  const recordHref = `/draws/${draw.drawId}/record.json`;
  return (
    <>
      <div className="page-head">
        <p className="kicker">{word.title}</p>
        <h1><OwnWords lang={lang} text={draw.callTitle} /></h1>
        <p><StatusTag lang={lang} status={state === "drawn" ? "answered" : "processing"} label={callStateWords[lang][state]} /></p>
      </div>
      <Step number={1} title={word.rules}>
        <p>{word.rulesText(frozen.seats, draw.alternates)} <a href={localPath(lang, `/calls/${draw.callSlug}`)}>{word.call}</a></p>
        <Quotas lang={lang} draw={draw} />
      </Step>
      <Step number={2} title={word.frozen}>
        <p>{word.frozenText(at(frozen.frozenAt))}</p>
        <HashText lang={lang} label={word.hash} hash={draw.recordHash} />
        <p>{word.counts(counts.received, counts.pooled, counts.refused, counts.withdrawn)}</p>
        <Fold summary={word.pool(frozen.pool.length)}>
          <PoolTable lang={lang} draw={draw} />
        </Fold>
      </Step>
      <Step number={3} title={word.value}>
        {isDrawn(record) ? (
          <>
            <p className="font-code text-4xl font-bold break-all">{record.draw.randomness.kind === "numbers" ? record.draw.randomness.sources.join(" / ") : record.draw.randomness.hex}</p>
            <DescriptionList
              facts={[
                { label: word.source, value: <InChinese lang={lang}>{frozen.randomness.source}</InChinese> },
                { label: word.agreedAt, value: at(frozen.randomness.availableAt) },
                { label: word.valueAt, value: draw.valuePublicAt ? at(draw.valuePublicAt) : null },
                { label: word.drawnAt, value: at(record.draw.drawnAt) },
                { label: word.asText, value: <code className="break-all">{record.draw.text}</code> },
                { label: word.seed, value: <code className="break-all">{record.draw.seed}</code> },
              ]}
            />
          </>
        ) : (
          <>
            <p>{word.valueWaits(at(frozen.randomness.availableAt))}</p>
            <DescriptionList facts={[{ label: word.source, value: <InChinese lang={lang}>{frozen.randomness.source}</InChinese> }]} />
          </>
        )}
      </Step>
      <Step number={4} title={word.result}>
        {isDrawn(record) ? (
          <>
            <p>{word.masked}</p>
            <ChosenList lang={lang} draw={draw} caption={word.chosen(record.draw.chosen.length)} numbers={record.draw.chosen} />
            {alternates.length > 0 ? (
              <>
                <p>{word.alternatesNote}</p>
                <ChosenList lang={lang} draw={draw} caption={word.alternates(alternates.length)} numbers={alternates} />
              </>
            ) : null}
          </>
        ) : (
          <p>{word.resultWaits}</p>
        )}
      </Step>
      <Step number={5} title={word.again}>
        {isDrawn(record) ? (
          <VerifyTools lang={lang} drawId={draw.drawId} recordHref={recordHref} recordHash={draw.recordHash} script={verifyScript} />
        ) : (
          <p>{word.downloadWhy}</p>
        )}
        <p className="no-print"><ButtonLink variant="plain" href={recordHref}>{isDrawn(record) ? word.download : word.downloadFrozen}</ButtonLink></p>
      </Step>
    </>
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

function Quotas({ lang, draw }: { lang: Lang; draw: PublicDraw }) {
  const word = words[lang];
  const { quotas, merged } = draw.record.frozen;
  const label = (dimension: string, value: string) => valueLabel(draw, dimension, value, lang);
  const loosened = merged.filter((cell) => cell.loosensQuota);
  return (
    <>
      <p>{word.quotas}</p>
      <ul className="bullets">
        {quotas.map((quota) => (
          <li key={`${quota.dimension} ${quota.value}`}>{quotaWords({ ...quota, value: label(quota.dimension, quota.value) }, lang)}</li>
        ))}
      </ul>
      {loosened.length > 0 ? (
        <Notice lang={lang} kind="warning" title={word.loosened}>
          <p>{loosened.map((cell) => label(cell.dimension, cell.into)).join(lang === "zh" ? "；" : "; ")}</p>
        </Notice>
      ) : null}
    </>
  );
}
