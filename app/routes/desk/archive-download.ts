import { createReadStream } from "node:fs";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { requireOfficer } from "~/features/identity/viewer.server";
import { takeArchive } from "~/features/procedure/take-archive.server";
import { downloadHeaders } from "~/platform/export.server";
import { refusal } from "~/platform/http.server";

/** `GET /desk/archives/:id.zip`: a finished archive package, streamed from disk; each time leaves an audit row. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "archive.take", now);
  const taken = await takeArchive(platform, now, officer, params.id ?? "");
  if (!taken.ok) throw refusal("NOT_FOUND");
  const headers = downloadHeaders("zip", { plain: `archive-${taken.slug}`, full: `决策档案-${taken.title}` });
  return new Response(createReadableStreamFromReadable(createReadStream(taken.file)), { headers: { ...headers, "content-length": String(taken.bytes), "cache-control": "no-store" } });
}
