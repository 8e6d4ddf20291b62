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

interface ShownReview {
  id: string;
  step: string;
  conclusion: string;
  attribute: string | null;
  legalBasis: string | null;
  reasons: string | null;
  reviewerName: string;
  createdAt: Date;
}
interface ShownRevision {
  id: string;
  number: number;
  sha256: string;
  state: PublicationState;
  authorName: string;
  submittedAt: Date;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  content: string | null;
  reviews: ShownReview[];
}
export interface PublicationPageData {
  owner: { title: string; deskPath: string };
  kindLabel: string;
  history: ShownRevision[];
  faults: string[];
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
      <Notice lang="zh" kind={latest?.state === "published" ? "success" : latest?.state === "returned" ? "warning" : "info"} title={publicationStateWords.zh[latest?.state ?? "draft"]}>
        <p>{publicationNextWords.zh[latest?.state ?? "draft"]}</p>
      </Notice>
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
      {data.can.reviewsOwn ? <p>您是这个版本的提交人，按规定不能审查自己的内容。</p> : null}
      {latest?.content ? <Content content={latest.content} number={latest.number} sha256={latest.sha256} /> : null}
      {data.can.review && latest ? <ReviewSection sha256={latest.sha256} state={state} /> : null}
      {data.can.publish ? (
        <section>
          <h2>发布</h2>
          <p>发布后公众立即可以看到这个版本。</p>
          <PostForm hidden={{ intent: "publish" }}>
            <SubmitButton>发布</SubmitButton>
          </PostForm>
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

function Content({ content, number, sha256 }: { content: string; number: number; sha256: string }) {
  return (
    <section>
      <h2>提交的内容（第 {number} 版）</h2>
      <details open={content.length < 4000}>
        <summary>查看全文</summary>
        {/* A scroll area must be reachable by keyboard (WCAG 2.1.1). */}
        <pre className="revision-content" tabIndex={0}>
          {content}
        </pre>
      </details>
      <p>
        内容指纹 <code>{sha256.slice(0, 16)}</code>
      </p>
    </section>
  );
}

function ReviewSection({ sha256, state }: { sha256: string; state: FormState }) {
  return (
    <section>
      <h2>审查</h2>
      <PostForm hidden={{ intent: "review", sha256 }}>
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
  const who = `${review.reviewerName}，${formatInstant(review.createdAt, "zh")}`;
  if (review.conclusion !== "approved") return `${who}，退回：${review.reasons ?? ""}`;
  const attribute = review.attribute ? disclosureAttributeWords.zh[review.attribute as DisclosureAttribute] : "";
  return `${who}，通过，${attribute}${review.legalBasis ? `（${review.legalBasis}）` : ""}`;
}
