import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import type { PublicCall } from "~/domain/representatives/public-shapes";
import type { Lang } from "~/domain/text/lang";
import { localPath } from "~/platform/http";
import { DescriptionList } from "~/ui/description-list";
import { Fold } from "~/ui/fold";
import { ButtonLink, ErrorSummary, PostForm, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice, SuccessPanel } from "~/ui/notice";
import type { OwnApplication as Own } from "../own-queries.server";
import { placeWords, screeningWords } from "../words";

const words = {
  zh: {
    title: "我的报名", done: "报名已提交", kept: "您之前已经报名，内容以先前提交的为准。要修改的，请先撤回再重新报名。", numberIs: "报名序号", number: (n: number) => `第 ${n} 号`,
    state: "状态", applied: "提交时间", reason: "理由", statement: "报名理由", what: "您填写的内容", yes: "是", no: "否",
    next: (at: string) => `报名截止后逐份审核资格，随后公布名册的哈希值；抽选时间是 ${at}。审核和抽选结果在这一页可以看到。`,
    salt: "只给您本人的随机数", saltWhy: "请保存。名册公布以后，用它可以确认其中一行确实是您的报名、没有被改动；没有它，别人无法用校验码猜出您。在这一页随时可以再次查看。",
    row: "核对名册中属于您的一行", agrees: "名册中这一行的校验码与您的报名一致。", differs: "名册中这一行的校验码与您的报名不一致。请致电公告上的电话。",
    check: "自己核对：把上面的随机数（十六进制）接上下面这段文字（UTF-8），计算 SHA-256，应当得到校验码。", commitment: "校验码", text: "文字", seeDraw: "查看公布的名册",
    withdraw: "撤回报名", withdrawNote: (at: string) => `${at} 以前可以撤回。撤回后您填写的内容立即删除，只保留序号；截止以前可以重新报名。`, again: "重新报名", call: "返回公告",
  },
  en: {
    title: "My application", done: "Your application was submitted", kept: "You had applied before; what you sent first stands. To change it, withdraw and apply again.", numberIs: "Application number", number: (n: number) => `No. ${n}`,
    state: "State", applied: "Submitted", reason: "Reason", statement: "Your reasons", what: "What you filled in", yes: "Yes", no: "No",
    next: (at: string) => `After closing, applications are checked one by one and the hash of the pool is published; the draw is on ${at}. This page shows you the results.`,
    salt: "Random digits for you alone", saltWhy: "Please keep them. Once the pool is published they prove that one row of it is your application, unchanged; without them nobody can use the checksum to guess who you are. You can see them again on this page at any time.",
    row: "Check your own row in the pool", agrees: "The checksum of this row agrees with your application.", differs: "The checksum of this row does not agree with your application. Please call the number in the call.",
    check: "Check it yourself: put the random digits above (as bytes) before the following text (UTF-8) and compute SHA-256; you must get the checksum.", commitment: "Checksum", text: "Text", seeDraw: "See the published pool",
    withdraw: "Withdraw application", withdrawNote: (at: string) => `You can withdraw until ${at}. What you filled in is deleted at once, only the number stays; you may apply again until then.`, again: "Apply again", call: "Back to the call",
  },
} satisfies Record<Lang, unknown>;

/** A person's own application: number, random digits, where it stands, and the way back until sign-up closes. */
export function OwnApplication(props: { lang: Lang; call: PublicCall; own: Own; isOpen: boolean; sent: "new" | "kept" | null; state: FormState }) {
  const { lang, call, own, isOpen } = props;
  const word = words[lang];
  const standing = own.withdrawnAt ? "withdrawn" : (own.screening ?? "waiting");
  const closes = formatClosing(new Date(call.applicationsCloseAt), lang);
  return (
    <>
      <ErrorSummary lang={lang} errors={props.state.errors} />
      {props.sent === "new" && !own.withdrawnAt ? <SuccessPanel title={word.done} /> : <h1>{word.title}</h1>}
      {props.sent === "kept" ? <Notice lang={lang} kind="info"><p>{word.kept}</p></Notice> : null}
      <p><a href={localPath(lang, `/calls/${call.slug}`)}>{call.title[lang]}</a></p>
      <DescriptionList
        facts={[
          { label: word.numberIs, value: <strong className="text-2xl">{word.number(own.number)}</strong> },
          { label: word.state, value: screeningWords[lang][standing] },
          { label: word.reason, value: own.screeningReason },
          { label: word.applied, value: formatInstant(own.appliedAt, lang) },
        ]}
      />
      {own.place ? <Notice lang={lang} kind={own.place.kind === "chosen" ? "success" : "info"}><p>{placeWords(lang, own.place)}</p></Notice> : null}
      {own.withdrawnAt ? null : (
        <>
          {own.drawId ? null : <p>{word.next(formatInstant(new Date(call.drawAt), lang))}</p>}
          <section className="section panel stack-tight">
            <h2>{word.salt}</h2>
            <p><code className="text-xl font-bold break-all select-all">{own.salt}</code></p>
            <p>{word.saltWhy}</p>
          </section>
          <PoolRow {...props} />
          <Fold summary={word.what}>
            <DescriptionList
              facts={[
                ...own.answers.map(({ question, answer }) => ({ label: call.conditions.find(({ zh }) => zh === question)?.[lang] ?? question, value: answer ? word.yes : word.no })),
                ...call.dimensions.map(({ label, values }) => ({ label: label[lang], value: values.find((one) => one.label.zh === own.values[label.zh])?.label[lang] })),
                { label: word.statement, value: own.statement },
              ]}
            />
          </Fold>
        </>
      )}
      {isOpen && own.withdrawnAt ? <ButtonLink href={localPath(lang, `/calls/${call.slug}/apply`)}>{word.again}</ButtonLink> : null}
      {isOpen && !own.withdrawnAt ? (
        <PostForm action={localPath(lang, `/calls/${call.slug}/mine`)} hidden={{ intent: "withdraw" }}>
          <p>{word.withdrawNote(closes)}</p>
          <SubmitButton variant="danger">{word.withdraw}</SubmitButton>
        </PostForm>
      ) : null}
    </>
  );
}

function PoolRow({ lang, own }: { lang: Lang; own: Own }) {
  const word = words[lang];
  if (!own.poolRow || !own.drawId) return null;
  const { commitment, text, agrees } = own.poolRow;
  return (
    <section className="section stack-tight">
      <h2>{word.row}</h2>
      <p><strong>{agrees ? word.agrees : word.differs}</strong></p>
      <Fold summary={word.check}>
        <p>{word.text}</p>
        <p><code className="break-all select-all">{text}</code></p>
        <p>{word.commitment}</p>
        <p><code className="break-all select-all">{commitment}</code></p>
      </Fold>
      <p><a href={localPath(lang, `/draws/${own.drawId}`)}>{word.seeDraw}</a></p>
    </section>
  );
}
