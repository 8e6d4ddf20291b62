import { buffer } from "node:stream/consumers";
import { PassThrough } from "node:stream";
import type { EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";

const ABORT_AFTER_MS = 10_000;

/** Renders the whole page before the first byte: the status is final and the length known to caches. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} abortDelay={ABORT_AFTER_MS} />, {
      onAllReady() {
        const pieces = new PassThrough();
        headers.set("content-type", "text/html; charset=utf-8");
        // The headers of a thrown refusal do not reach the document; these two are needed by whoever tries again.
        if (status === 503) headers.set("retry-after", "10");
        if (status === 429) headers.set("retry-after", "600");
        // In one piece: passing on pieces of 2 KB costs as much again as rendering them.
        buffer(pieces).then((page) => resolve(new Response(withoutPadding(page), { status, headers })), reject);
        pipe(pieces);
      },
      onShellError: reject,
    });
    setTimeout(abort, ABORT_AFTER_MS).unref();
  });
}

/**
 * React 18 writes in pieces of 2 KB and fills the last bytes of a piece with NUL where a character of three bytes does not fit
 * any more, which Chinese ones often do not (react issue 24985, mended in React 19). No page has a NUL of its own, so all go.
 */
function withoutPadding(page: Buffer): Uint8Array<ArrayBuffer> {
  const kept = new Uint8Array(page.length);
  let length = 0;
  for (const byte of page) if (byte !== 0) kept[length++] = byte;
  return kept.subarray(0, length);
}

/** Errors that are no answers of ours go to the log; what the visitor sees is decided by the error page. */
export function handleError(error: unknown, { request, context }: { request: Request; context: { platform?: { log: { error: (event: string, error: unknown, fields: Record<string, string>) => void } } } }): void {
  // A page that takes no POST is an answer (405), not a failure.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  context.platform?.log.error("request.failed", error, { method: request.method, path: new URL(request.url).pathname });
}
