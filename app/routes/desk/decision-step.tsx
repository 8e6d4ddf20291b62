import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findingWords } from "~/domain/decision/procedure-checks.words";
import { STEP_KINDS, type StepKind } from "~/domain/decision/procedure-step";
import { stepWords } from "~/domain/decision/procedure-step.words";
import { requireOfficer } from "~/features/identity/viewer.server";
import { StepDesk } from "~/features/procedure/parts/desk-step";
import { procedureForDesk } from "~/features/procedure/queries.server";
import { stepForm } from "~/features/procedure/schema";
import { stepSentences } from "~/features/procedure/words";
import { writeStep } from "~/features/procedure/write-step.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

function kindOf(given: string | undefined): StepKind {
  const kind = STEP_KINDS.find((each) => each === given);
  if (!kind) throw refusal("NOT_FOUND");
  return kind;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "procedure.write", now);
  const kind = kindOf(params.kind);
  const procedure = await procedureForDesk(db, officer, params.slug ?? "", now);
  if (!procedure) throw refusal("NOT_FOUND");
  const { procedures, affectsEnterprises, steps } = procedure.facts;
  return { slug: procedure.slug, title: procedure.title, kind, record: steps[kind], version: procedure.versions[kind] ?? 0, item: { procedures, affectsEnterprises } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "procedure.write", now);
  const kind = kindOf(params.kind);
  if (!(await procedureForDesk(platform.db, officer, slug, now))) throw refusal("NOT_FOUND");
  const read = readForm(await formDataOf(request), stepForm(kind));
  if (!read.ok) return data(read.fault, { status: 422 });
  const result = await writeStep(platform, now, officer, { slug, kind, ...read.value });
  if (result.ok) return redirect(`/desk/decisions/${slug}/procedure?saved=1`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  if (result.reason === "REFUSED") {
    const sentences = result.findings.map(({ rule, values }) => `${findingWords[rule].sentence(values)}（暂行条例${findingWords[rule].article}）`);
    return data({ values: read.values, errors: { "": sentences } }, { status: 422 });
  }
  return data(formFault(read.values, stepSentences[result.reason]), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${stepWords.zh[data.kind]}：${data.title}` : "程序清单" }];

export default function DecisionStep() {
  return <StepDesk data={useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
