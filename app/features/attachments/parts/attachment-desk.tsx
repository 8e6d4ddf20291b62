import { fileSize, isAttachmentType } from "~/domain/files/attachment";
import { fileTypeWords, leftWords, removedWords } from "~/domain/files/attachment.words";
import { ErrorSummary, Field, PostForm, SubmitButton } from "~/ui/form";
import type { FormState } from "~/ui/form-state";
import { Notice } from "~/ui/notice";
import { Row, Rows } from "~/ui/rows";
import type { ListedAttachment } from "../queries.server";
import { attachmentWords as words } from "../words";

export interface AttachmentDeskData {
  title: string;
  deskPath: string;
  publicationPath: string;
  attachments: ListedAttachment[];
  done: "uploaded" | "removed" | null;
}

/** The files of one noun: what is there, what was cleaned, what a person must look at, and one more. */
export function AttachmentDesk({ data, state }: { data: AttachmentDeskData; state: FormState }) {
  return (
    <>
      <ErrorSummary lang="zh" errors={state.errors} />
      <p>
        <a href={data.deskPath}>{words.back}</a> · <a href={data.publicationPath}>{words.review}</a>
      </p>
      <h1>{words.title}</h1>
      <p>{data.title}</p>
      {data.done ? <Notice lang="zh" kind="success" title={data.done === "uploaded" ? words.done : words.deleted} /> : null}
      <p className="soft">{words.intro}</p>
      {data.attachments.length === 0 ? <p>{words.none}</p> : null}
      <Rows>
        {data.attachments.map((attachment) => (
          <Row
            key={attachment.id}
            href={`/desk/files/${attachment.id}`}
            title={attachment.title}
            facts={`${attachment.fileName} · ${isAttachmentType(attachment.mediaType) ? fileTypeWords.zh[attachment.mediaType] : attachment.mediaType} · ${fileSize(attachment.byteLength)}`}
            end={
              <PostForm hidden={{ intent: "remove", attachmentId: attachment.id }}>
                <SubmitButton variant="plain">
                  {words.remove}
                  <span className="visually-hidden">：{attachment.title}</span>
                </SubmitButton>
              </PostForm>
            }
          >
            {attachment.alt ? <p>{attachment.alt}</p> : null}
            <p className="soft">
              {attachment.removed.length > 0 ? `${words.removed}：${attachment.removed.map((trace) => removedWords[trace]).join("、")}。` : `${words.nothingRemoved}。`}
            </p>
            {attachment.left.length > 0 ? (
              <Notice lang="zh" kind="warning" title={words.left}>
                <ul>
                  {attachment.left.map((trace) => (
                    <li key={trace}>{leftWords[trace]}</li>
                  ))}
                </ul>
              </Notice>
            ) : null}
          </Row>
        ))}
      </Rows>
      <h2>{words.upload}</h2>
      <PostForm files hidden={{ intent: "upload" }}>
        <Field lang="zh" state={state} name="file" type="file" label={words.file} hint={words.fileHint} accept=".pdf,.docx,.jpg,.jpeg,.png,.webp" />
        <Field lang="zh" state={state} name="title" label={words.titleField} hint={words.titleHint} />
        <Field lang="zh" state={state} name="alt" label={words.altField} hint={words.altHint} optional />
        <SubmitButton>{words.send}</SubmitButton>
      </PostForm>
      <p className="soft">{words.removeHint}</p>
    </>
  );
}
