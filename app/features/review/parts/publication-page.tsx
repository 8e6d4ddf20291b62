import { formatInstant } from "~/domain/calendar/shanghai";
import { DISCLOSURE_ATTRIBUTES, type DisclosureAttribute, type PublicationState } from "~/domain/review/publication-state";
import { disclosureAttributeWords, publicationNextWords, publicationStateWords, reviewStepWords } from "~/domain/review/publication-state.words";
import { REVIEW_CHECKS } from "~/domain/review/review-check";
import { reviewCheckWords } from "~/domain/review/review-check.words";
import { RadioGroup } from "~/ui/choices";
import { DescriptionList } from "~/ui/description-list";
import { ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { FieldChange } from "~/domain/review/content-diff";
import { ContentChanges, ContentFields } from "./content-changes";
import { FindingAnswers, findingKey, ScanFindings, type ShownFinding } from "./scan-findings";

interface ShownReview {
  id: string;
  step: string;
  conclusion: string;
  attribute: string | null;
  legalBasis: string | null;
  reasons: string | null;
  reviewerName: string;
  onBehalfOfName: string | null;
  createdAt: Date;
}
interface ShownRevision {
  id: string;
  number: number;
  sha256: string;
  state: PublicationState;
  authorName: string;
  takenOverByName: string | null;
  scheduledAt: Date | null;
  scheduledByName: string | null;
  submittedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  reviews: ShownReview[];
  findings: ShownFinding[];
}
export interface PublicationPageData {
  owner: { title: string; deskPath: string };
  kindLabel: string;
  /** Where everything stands that the content holds by its digest alone. */
  reviewPath: string | null;
  history: ShownRevision[];
  /** The newest version as stored, and field by field. */
  content: { raw: string; fields: FieldChange[] } | null;
  compared: { from: number; to: number; changes: FieldChange[] } | null;
  faults: string[];
  /** Why an ordered release did not happen. */
  releaseFailure: string[];
  step: "unit" | "secrecy" | null;
  /** The absent colleague for whom this person would review. */
  onBehalfOf: string | null;
  can: { submit: boolean; review: boolean; reviewsOwn: boolean; publish: boolean; withdraw: boolean };
}

/** One publication on the desk: where it stands, what this person can do about it, and its whole history. */
export function PublicationPage({ data, state }: { data: PublicationPageData; state: FormState }) {
  const latest = data.history[0];
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      {data.can.submit ? (
        <p>
          <a href={data.owner.deskPath}>返回编辑</a>
        </p>
      ) : null}
      <h1>{data.owner.title}</h1>
      <p>{data.kindLabel} · 先审查后公开，一事一审</p>
      {data.reviewPath === null ? null : (
        <p>
          <a href={data.reviewPath}>查看全文和逐条表格</a>
        </p>
      )}
      <Notice lang="zh" kind={latest?.state === "published" ? "success" : latest?.state === "returned" ? "warning" : "info"} title={publicationStateWords.zh[latest?.state ?? "draft"]}>
        <p>{publicationNextWords.zh[latest?.state ?? "draft"]}</p>
      </Notice>
      {latest?.scheduledAt ? (
        <Notice lang="zh" kind="info" title={`定于 ${formatInstant(latest.scheduledAt, "zh")} 自动发布`}>
          <p>由{latest.scheduledByName}设置。到时系统再次核对审查结论和内容；此前修改内容或者撤下，都不会发布。</p>
        </Notice>
      ) : null}
      {data.releaseFailure.length > 0 ? (
        <Notice lang="zh" kind="error" title="定时发布没有成功">
          <ul>
            {data.releaseFailure.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {data.faults.length > 0 ? (
        <Notice lang="zh" kind="warning" title="还缺这些，补齐后才能提交和发布">
          <ul>
            {data.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {data.can.submit ? (
        <PostForm hidden={{ intent: "submit" }}>
          <SubmitButton variant={latest ? "plain" : "primary"}>{latest ? "把现在的内容作为新版本提交审查" : "提交审查"}</SubmitButton>
        </PostForm>
      ) : null}
      {data.can.reviewsOwn ? <p>您是这个版本的撰写人（或者代理、接手撰写人的工作），按规定不能审查。请由其他审查人员办理。</p> : null}
      <ContentChanges compared={data.compared} numbers={data.history.map(({ number }) => number)} />
      {latest && data.content ? <Content content={data.content} number={latest.number} sha256={latest.sha256} /> : null}
      {latest ? <ScanFindings findings={latest.findings} /> : null}
      {data.can.review && latest ? <ReviewSection data={data} latest={latest} state={state} /> : null}
      {data.can.publish ? (
        <section>
          <h2>发布</h2>
          <p>发布后公众立即可以看到这个版本。</p>
          <PostForm hidden={{ intent: "publish" }}>
            <SubmitButton>{latest?.scheduledAt ? "现在就发布" : "发布"}</SubmitButton>
          </PostForm>
          <PostForm hidden={{ intent: "schedule" }}>
            <Field lang="zh" state={state} name="at" type="datetime-local" label={latest?.scheduledAt ? "改到这个时间发布" : "定时发布"} hint="北京时间，一年以内" width="short" />
            <SubmitButton variant="plain">{latest?.scheduledAt ? "改时间" : "定时发布"}</SubmitButton>
          </PostForm>
          {latest?.scheduledAt ? (
            <PostForm hidden={{ intent: "unschedule" }}>
              <SubmitButton variant="plain">取消定时发布</SubmitButton>
            </PostForm>
          ) : null}
        </section>
      ) : null}
      {data.can.withdraw ? (
        <section>
          <h2>撤下</h2>
          <PostForm hidden={{ intent: "withdraw" }}>
            <Field lang="zh" state={state} name="reason" label="撤下理由" hint="5 至 500 字。撤下立即生效，公众不再看到这项内容。" />
            <SubmitButton variant="danger">立即撤下</SubmitButton>
          </PostForm>
        </section>
      ) : null}
      <History history={data.history} />
    </>
  );
}

/** A short text is read at once; a long one is opened. */
const SHORT = 60;

function Content({ content, number, sha256 }: { content: NonNullable<PublicationPageData["content"]>; number: number; sha256: string }) {
  return (
    <section>
      <h2>提交的内容（第 {number} 版）</h2>
      <details open={content.fields.length <= SHORT}>
        <summary>逐项查看</summary>
        <ContentFields fields={content.fields} />
      </details>
      <details>
        <summary>系统保存的原始内容</summary>
        {/* A scroll area must be reachable by keyboard (WCAG 2.1.1). */}
        <pre className="revision-content" tabIndex={0}>
          {content.raw}
        </pre>
      </details>
      <p>
        内容指纹 <code>{sha256.slice(0, 16)}</code>
      </p>
    </section>
  );
}

/** What was answered on earlier versions, the last answer first. */
function earlierAnswers(history: ShownRevision[]): Record<string, string> {
  const answered = history.slice(1).reverse().flatMap(({ findings }) => findings);
  return Object.fromEntries(answered.flatMap((finding) => (finding.reason ? [[findingKey(finding), finding.reason]] : [])));
}

function ReviewSection({ data, latest, state }: { data: PublicationPageData; latest: ShownRevision; state: FormState }) {
  return (
    <section>
      <h2>{data.step ? reviewStepWords.zh[data.step] : "审查"}</h2>
      {data.onBehalfOf ? <p>您现在代理{data.onBehalfOf}审查，记录中写明两个人。</p> : null}
      <PostForm hidden={{ intent: "review", sha256: latest.sha256 }}>
        {data.step === "secrecy" ? <FindingAnswers findings={latest.findings} earlier={earlierAnswers(data.history)} state={state} /> : null}
        <RadioGroup
          lang="zh"
          state={state}
          name="attribute"
          label="公开属性"
          choices={DISCLOSURE_ATTRIBUTES.map((value) => ({ value, label: disclosureAttributeWords.zh[value] }))}
        />
        <Field lang="zh" state={state} name="legalBasis" label="法律依据" hint="依申请公开和不予公开必填" optional />
        {REVIEW_CHECKS.map((check) => (
          <RadioGroup
            key={check}
            lang="zh"
            state={state}
            name={check}
            label={`是否涉及${reviewCheckWords.zh[check]}`}
            choices={[
              { value: "clear", label: "不涉及" },
              { value: "found", label: "涉及" },
            ]}
          />
        ))}
        <RadioGroup
          lang="zh"
          state={state}
          name="conclusion"
          label="审查结论"
          choices={[
            { value: "approved", label: "通过" },
            { value: "returned", label: "退回修改" },
          ]}
        />
        <TextArea lang="zh" state={state} name="reasons" label="退回理由" hint="退回时必填" rows={3} optional />
        <SubmitButton>提交审查结论</SubmitButton>
      </PostForm>
    </section>
  );
}

function History({ history }: { history: ShownRevision[] }) {
  if (history.length === 0) return null;
  return (
    <section>
      <h2>全部版本</h2>
      {history.map((revision) => (
        <article key={revision.id} className="revision">
          <h3>
            第 {revision.number} 版 · {publicationStateWords.zh[revision.state]}
          </h3>
          <DescriptionList
            facts={[
              { label: "提交", value: `${revision.authorName}，${formatInstant(revision.submittedAt, "zh")}` },
              { label: "接手", value: revision.takenOverByName ? `${revision.takenOverByName}（原账号已停用）` : null },
              ...revision.reviews.map((review) => ({ label: reviewStepWords.zh[review.step === "unit" ? "unit" : "secrecy"], value: reviewSentence(review) })),
              { label: "发布", value: revision.publishedAt ? formatInstant(revision.publishedAt, "zh") : null },
              { label: "撤下", value: revision.withdrawnAt ? `${formatInstant(revision.withdrawnAt, "zh")}，${revision.withdrawnReason ?? ""}` : null },
              { label: "内容指纹", value: <code>{revision.sha256.slice(0, 16)}</code> },
            ]}
          />
        </article>
      ))}
    </section>
  );
}

function reviewSentence(review: ShownReview): string {
  const who = `${review.reviewerName}${review.onBehalfOfName ? `（代${review.onBehalfOfName}）` : ""}，${formatInstant(review.createdAt, "zh")}`;
  if (review.conclusion !== "approved") return `${who}，退回：${review.reasons ?? ""}`;
  const attribute = review.attribute ? disclosureAttributeWords.zh[review.attribute as DisclosureAttribute] : "";
  return `${who}，通过，${attribute}${review.legalBasis ? `（${review.legalBasis}）` : ""}`;
}
