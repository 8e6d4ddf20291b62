import type { LoaderFunctionArgs } from "@remix-run/node";
import { may, scopeOf } from "~/domain/identity/roles";
import { findAttachment } from "~/features/attachments/queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { storedBytes } from "~/platform/files/attached-files.server";
import { refusal } from "~/platform/http.server";
import { publicationKind } from "~/publications";
import { fileAnswer } from "../public/file-answer";

/** A file before it is public, for its own unit and for those who review and publish for all. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "desk.open", platform.clock.now());
  const found = await findAttachment(platform.db, params.id ?? "");
  const owner = found && (await publicationKind(found.ownerKind)?.owner(platform.db, found.ownerId));
  const seesAll = scopeOf(officer.roles, "review.secrecy") === "all" || may(officer.roles, "publication.publish") || may(officer.roles, "audit.read");
  if (!found || !owner || (!seesAll && owner.unitId !== officer.unitId)) throw refusal("NOT_FOUND");
  const bytes = await storedBytes(platform.db, found.sha256);
  if (!bytes) throw refusal("NOT_FOUND");
  return fileAnswer(request, found, bytes, "private, no-cache");
}
