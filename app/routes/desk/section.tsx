import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SECTION_KINDS, type SectionKind } from "~/domain/decision/public-shapes";
import { sectionWords } from "~/domain/decision/section.words";
import { SectionDesk } from "~/features/catalogue/parts/desk-section";
import { sectionForEdit } from "~/features/catalogue/queries.server";
import { sectionForm } from "~/features/catalogue/schema";
import { sectionSentences } from "~/features/catalogue/words-desk";
import { writeSection } from "~/features/catalogue/write-section.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

function kindOf(given: string | undefined): SectionKind {
  const kind = SECTION_KINDS.find((each) => each === given);
  if (!kind) throw refusal("NOT_FOUND");
  return kind;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "section.write", clock.now());
  const kind = kindOf(params.kind);
  const found = await sectionForEdit(db, officer, params.slug ?? "", kind);
  if (!found) throw refusal("NOT_FOUND");
  return { ...found, kind, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "section.write", now);
  const kind = kindOf(params.kind);
  if (!(await sectionForEdit(platform.db, officer, slug, kind))) throw refusal("NOT_FOUND");
  const read = readForm(await formDataOf(request), sectionForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const { seenAt, ...fields } = read.value;
  const result = await writeSection(platform, now, officer, { slug, kind, seenAt }, fields);
  if (result.ok) return redirect(`/desk/decisions/${slug}/sections/${kind}?saved=1`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data(formFault(read.values, sectionSentences[result.reason]), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${sectionWords.zh[data.kind]}：${data.title}` : "栏目" }];

export default function Section() {
  return <SectionDesk data={useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
