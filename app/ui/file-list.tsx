import { filePath, fileSize, isAttachmentType, isImageType, type PublicFile } from "~/domain/files/attachment";
import { fileTypeWords } from "~/domain/files/attachment.words";
import type { Lang } from "~/domain/text/lang";
import { uiWords } from "./words";

/** Files to open: pictures as pictures with what they show, papers by name, kind and size. Renders nothing where there are none. */
export function FileList({ lang, files }: { lang: Lang; files: readonly PublicFile[] }) {
  if (files.length === 0) return null;
  const pictures = files.filter(({ mediaType }) => isImageType(mediaType));
  const papers = files.filter(({ mediaType }) => !isImageType(mediaType));
  return (
    <>
      {pictures.length > 0 ? (
        <ul className="picture-list">
          {pictures.map((file) => (
            <li key={file.id}>
              <figure>
                <a href={filePath(file)}>
                  <img src={filePath(file)} alt={file.alt} loading="lazy" />
                </a>
                <figcaption>{file.title}</figcaption>
              </figure>
            </li>
          ))}
        </ul>
      ) : null}
      {papers.length > 0 ? (
        <>
          <p className="file-list-title">{uiWords[lang].attachments}</p>
          <ul className="file-list">
            {papers.map((file) => (
              <li key={file.id}>
                <a href={filePath(file)}>{file.title}</a> <span className="soft">{fileKind(lang, file)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function fileKind(lang: Lang, { mediaType, byteLength }: PublicFile): string {
  const size = fileSize(byteLength);
  if (!isAttachmentType(mediaType)) return size;
  return lang === "zh" ? `（${fileTypeWords.zh[mediaType]}，${size}）` : `(${fileTypeWords.en[mediaType]}, ${size})`;
}
