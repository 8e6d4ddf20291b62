import type { SectionKind } from "~/domain/decision/public-shapes";
import { GUIDE_TEMPLATE } from "~/domain/decision/guide-template";
import { sectionWords } from "~/domain/decision/section.words";
import { RadioGroup } from "~/ui/choices";
import { ButtonLink, ErrorSummary, Field, PostForm, SubmitButton, TextArea } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Fold } from "~/ui/fold";
import { MarkdownText } from "~/ui/markdown";
import { Notice } from "~/ui/notice";
import { SECTION_PRESENCES } from "../schema";
import { presenceWords } from "../words-desk";

export interface SectionDeskData {
  slug: string;
  title: string;
  kind: SectionKind;
  section: { id: string; presence: string; title: string; body: string; basis: string; updatedAt: Date } | null;
  isSaved: boolean;
}

/** One section of a decision page to write. */
export function SectionDesk({ data, state }: { data: SectionDeskData; state: FormState | undefined }) {
  const { slug, kind, section } = data;
  const shown: FormState = state ?? {
    values: { presence: section?.presence ?? "text", title: section?.title, body: section?.body ?? (kind === "draftInterpretation" ? GUIDE_TEMPLATE : undefined), basis: section?.basis },
    errors: {},
  };
  const isStale = state !== undefined && state.values.seenAt !== (section ? section.updatedAt.toISOString() : "");
  return (
    <>
      <ErrorSummary lang="zh" errors={shown.errors} />
      <p>
        <a href={`/desk/decisions/${slug}`}>返回事项</a>
      </p>
      <h1>{sectionWords.zh[kind]}</h1>
      <p>{data.title}</p>
      {data.isSaved && !state ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众看到的内容没有变。请提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      {section ? (
        <p>
          <ButtonLink href={`/desk/publications/section/${section.id}`} variant="plain">
            审查和发布
          </ButtonLink>{" "}
          <ButtonLink href={`/desk/attachments/section/${section.id}`} variant="plain">
            附件
          </ButtonLink>
        </p>
      ) : null}
      {isStale && section ? (
        <Notice lang="zh" kind="warning" title="同事保存的内容和您填写的不同">
          <p>下面是现在保存的内容。核对后再次保存，会以您填写的为准。</p>
          <Stored section={section} open />
        </Notice>
      ) : null}
      <PostForm hidden={{ seenAt: section?.updatedAt.toISOString() }}>
        <RadioGroup lang="zh" state={shown} name="presence" label="公开情况" choices={SECTION_PRESENCES.map((value) => ({ value, label: presenceWords[value] }))} />
        <Field lang="zh" state={shown} name="title" label="标题" hint="不填时用栏目名称。" optional />
        <TextArea
          lang="zh"
          state={shown}
          name="body"
          label="正文"
          hint="可以用 Markdown：# 小标题，- 列表，**加粗**，[文字](网址)。"
          rows={20}
          limit={{ max: 50_000 }}
          optional
        />
        <TextArea lang="zh" state={shown} name="basis" label="依据" hint="不予公开必须写明法律依据；不适用的，写明理由。" rows={2} limit={{ max: 500 }} optional />
        <SubmitButton>保存</SubmitButton>
      </PostForm>
      {section && !isStale ? <Stored section={section} /> : null}
    </>
  );
}

function Stored({ section, open }: { section: NonNullable<SectionDeskData["section"]>; open?: boolean }) {
  return (
    <Fold summary="现在保存的内容" open={open}>
      <p>{presenceWords[section.presence as keyof typeof presenceWords] ?? section.presence}</p>
      <MarkdownText>{section.body}</MarkdownText>
      {section.basis ? <p>依据：{section.basis}</p> : null}
    </Fold>
  );
}
