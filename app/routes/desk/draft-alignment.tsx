import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { alignmentForDesk } from "~/features/consultation/alignment-queries.server";
import { AlignmentDesk } from "~/features/consultation/parts/desk-alignment";
import { ruleAlignment } from "~/features/consultation/rule-alignment.server";
import { alignmentForm } from "~/features/consultation/schema-window";
import { alignmentSentences } from "~/features/consultation/words-window";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { emptyForm } from "~/ui/form-state";

/** The version that the address names; null for the newest. */
function versionIn(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get("version");
  if (asked === null) return null;
  if (!/^[1-9]\d{0,3}$/.test(asked)) throw refusal("NOT_FOUND");
  return Number(asked);
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const slug = params.slug ?? "";
  const officer = await requireOfficer(context.platform, request, "draft.write", clock.now());
  const alignment = await alignmentForDesk(db, officer, slug, versionIn(request));
  if (!alignment) throw refusal("NOT_FOUND");
  const { searchParams } = new URL(request.url);
  const clause = alignment.rows.find(({ now }) => now !== null && now.id === searchParams.get("clause"))?.now ?? null;
  return { alignment, base: `/desk/decisions/${slug}/draft`, clause, showsAll: searchParams.get("show") === "all", isSaved: searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "draft.write", now);
  const alignment = await alignmentForDesk(platform.db, officer, slug, versionIn(request));
  if (!alignment) throw refusal("NOT_FOUND");
  const read = readForm(await formDataOf(request), alignmentForm);
  if (!read.ok) return data<FormFault>(read.fault, { status: 422 });
  const result = await ruleAlignment(platform, now, officer, { slug, versionId: alignment.version.id, ...read.value });
  if (result.ok) return redirect(`/desk/decisions/${slug}/draft/alignment?version=${result.versionNumber}&saved=1`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data<FormFault>(formFault(read.values, alignmentSentences[result.reason]), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `版本对照：${data.alignment.version.title}` : "版本对照" }];

export default function DraftAlignment() {
  return <AlignmentDesk {...useLoaderData<typeof loader>()} state={useActionData<typeof action>() ?? emptyForm} />;
}
