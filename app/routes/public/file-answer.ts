import { isImageType } from "~/domain/files/attachment";

/** A stored file as an answer. It opens in the browser where that is safe, and can do nothing there: no script, no request, no frame. */
export function fileAnswer(request: Request, file: { sha256: string; fileName: string; mediaType: string }, bytes: Uint8Array, caching: string): Response {
  const headers = new Headers({ etag: `"${file.sha256}"`, "cache-control": caching });
  if (request.headers.get("if-none-match")?.includes(file.sha256)) return new Response(null, { status: 304, headers });
  const opens = isImageType(file.mediaType) || file.mediaType === "application/pdf";
  const name = encodeURIComponent(file.fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  headers.set("content-type", file.mediaType);
  headers.set("content-disposition", `${opens ? "inline" : "attachment"}; filename*=UTF-8''${name}`);
  headers.set("x-content-type-options", "nosniff");
  return new Response(new Uint8Array(bytes), { headers });
}
