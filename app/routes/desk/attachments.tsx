import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayOn } from "~/domain/identity/roles";
import { addAttachment } from "~/features/attachments/add-attachment.server";
import { AttachmentDesk } from "~/features/attachments/parts/attachment-desk";
import { listAttachments } from "~/features/attachments/queries.server";
import { removeAttachment } from "~/features/attachments/remove-attachment.server";
import { ATTACHABLE, attachmentForm, removeForm } from "~/features/attachments/schema";
import { attachmentSentences, attachmentWords } from "~/features/attachments/words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";
import { publicationKind } from "~/publications";
import { emptyForm } from "~/ui/form-state";

/** The noun whose files these are, for somebody who may write it. */
async function nounToWrite(platform: Platform, request: Request, params: { kind?: string; nounId?: string }) {
  const officer = await requireOfficer(platform, request, "desk.open", platform.clock.now());
  const kindName = ATTACHABLE.find((each) => each === params.kind);
  const kind = kindName && publicationKind(kindName);
  const nounId = params.nounId ?? "";
  const owner = kind && (await kind.owner(platform.db, nounId));
  if (!kind || !owner || !mayOn(officer, kind.writeAction, owner.unitId)) throw refusal("NOT_FOUND");
  return { officer, kindName, kind, nounId, owner };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const { kindName, nounId, owner } = await nounToWrite(platform, request, params);
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: owner.title,
    deskPath: owner.deskPath,
    publicationPath: `/desk/publications/${kindName}/${nounId}`,
    attachments: await listAttachments(platform.db, kindName, nounId),
    done: done === "uploaded" || done === "removed" ? (done as "uploaded" | "removed") : null,
  };
}

/** `intent`: `upload` with `file`, `title`, `alt`, or `remove` with `attachmentId`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const { officer, ...noun } = await nounToWrite(platform, request, params);
  const now = platform.clock.now();
  const path = new URL(request.url).pathname;
  const form = await formDataOf(request);
  if (form.get("intent") === "remove") {
    const read = readForm(form, removeForm);
    const result = read.ok ? await removeAttachment(platform, now, officer, noun, read.value.attachmentId) : null;
    return result?.ok ? redirect(`${path}?done=removed`, 303) : data(formFault({}, attachmentWords.gone), { status: 409 });
  }
  if (form.get("intent") !== "upload") throw refusal("BAD_INPUT");
  const read = readForm(form, attachmentForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const file = form.get("file");
  const upload = file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { name: "", bytes: new Uint8Array() };
  const result = await addAttachment(platform, now, officer, noun, { ...read.value, ...upload });
  if (result.ok) return redirect(`${path}?done=uploaded`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  const field = result.reason === "ALT_MISSING" ? "alt" : "file";
  return data(formFault(read.values, attachmentSentences[result.reason], field), { status: result.reason === "SAME_FILE" || result.reason === "TOO_MANY" ? 409 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `附件：${data.title}` : "附件" }];

export default function Attachments() {
  return <AttachmentDesk data={useLoaderData<typeof loader>()} state={useActionData<typeof action>() ?? emptyForm} />;
}
