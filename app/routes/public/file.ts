import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPublicFile } from "~/features/attachments/public-queries.server";
import { storedBytes } from "~/platform/files/attached-files.server";
import { refusal } from "~/platform/http.server";
import { fileAnswer } from "./file-answer";

/** `GET /files/:id/:name`: a published file, as long as its publication stands. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { db } = context.platform;
  const file = await findPublicFile(db, params.id ?? "");
  if (file === "withdrawn") throw refusal("GONE");
  const bytes = file && (await storedBytes(db, file.sha256));
  if (!file || !bytes) throw refusal("NOT_FOUND");
  // Asked again each time, so that a withdrawal holds at once.
  return fileAnswer(request, file, bytes, "public, no-cache");
}
