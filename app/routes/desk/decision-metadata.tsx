import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { MetadataDesk } from "~/features/procedure/parts/desk-metadata";
import { metadataForEdit } from "~/features/procedure/queries.server";
import { metadataForm } from "~/features/procedure/schema";
import { metadataSentences } from "~/features/procedure/words";
import { writeMetadata } from "~/features/procedure/write-metadata.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "procedure.write", clock.now());
  const found = await metadataForEdit(db, officer, params.slug ?? "");
  if (!found) throw refusal("NOT_FOUND");
  return found;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "procedure.write", now);
  if (!(await metadataForEdit(platform.db, officer, slug))) throw refusal("NOT_FOUND");
  const read = readForm(await formDataOf(request), metadataForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const { version, ...metadata } = read.value;
  const result = await writeMetadata(platform, now, officer, { slug, version, metadata });
  if (result.ok) return redirect(`/desk/decisions/${slug}/procedure?saved=1`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data(formFault(read.values, metadataSentences[result.reason]), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `文件信息：${data.title}` : "文件信息" }];

export default function DecisionMetadata() {
  return <MetadataDesk {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
