import { ErrorSummary, Field, PostForm, Select, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import type { PublicMetadata } from "~/domain/decision/public-shapes";
import { VALIDITIES } from "../schema";
import { schemaWords as words, validityWords } from "../words";

/** The printed head of a decision's page to fill in. What stays empty is not shown. */
export function MetadataDesk(props: { slug: string; title: string; version: number; metadata: PublicMetadata; state: FormState | undefined }) {
  const { slug, metadata, version, state } = props;
  const { issuedOn, validUntil, ...texts } = metadata;
  const stored = { ...texts, issuedOn: issuedOn ?? undefined, validUntil: validUntil ?? undefined };
  const shown: FormState = state ?? { values: stored, errors: {} };
  const isStale = state !== undefined && state.values.version !== String(version);
  return (
    <>
      <ErrorSummary lang="zh" errors={shown.errors} />
      <p>
        <a href={`/desk/decisions/${slug}/procedure`}>返回程序清单</a>
      </p>
      <h1>文件信息</h1>
      <p>{props.title}</p>
      <p className="soft">显示在公众页面末尾。只填写本单位已经编定的内容，不填的不显示；公开主体、公开类别和发布日期由系统给出。</p>
      {isStale ? (
        <Notice lang="zh" kind="warning" title="同事保存的内容和您填写的不同">
          <p>
            现在保存的是：
            {[metadata.indexNumber, metadata.subject, metadata.documentNumber, issuedOn, validityWords[metadata.validity], validUntil].filter(Boolean).join("，") || "都没有填写"}
            。核对后再次保存，会以您填写的为准。
          </p>
        </Notice>
      ) : null}
      <PostForm hidden={{ version }}>
        <Field lang="zh" state={shown} name="indexNumber" label={words.indexNumber} optional />
        <Field lang="zh" state={shown} name="subject" label={words.subject} optional />
        <Field lang="zh" state={shown} name="documentNumber" label={words.documentNumber} optional />
        <Field lang="zh" state={shown} name="issuedOn" label={words.issuedOn} type="date" width="short" optional />
        <Select lang="zh" state={shown} name="validity" label={words.validity} placeholder="不显示" optional options={VALIDITIES.map((value) => ({ value, label: validityWords[value] ?? value }))} />
        <Field lang="zh" state={shown} name="validUntil" label={words.validUntil} type="date" width="short" optional />
        <SubmitButton>保存</SubmitButton>
      </PostForm>
    </>
  );
}
