import { fileSize, type PublicFile } from "~/domain/files/attachment";
import { attachmentWords as words } from "../words";

/** The files of a revision for the reviewer to open: what is approved is these bytes. */
export function ReviewedFiles({ files }: { files: readonly PublicFile[] }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="reviewed-files">
      <h2 id="reviewed-files">{words.title}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/desk/files/${file.id}`}>{file.title}</a>（{file.fileName}，{fileSize(file.byteLength)}，SHA-256 <code>{file.sha256.slice(0, 16)}…</code>）{file.alt}
          </li>
        ))}
      </ul>
    </section>
  );
}
