import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PublicFile } from "~/domain/files/attachment";
import { may, mayOn } from "~/domain/identity/roles";
import { comparedNumbers } from "~/domain/review/compared";
import { diffContent, fieldsOf } from "~/domain/review/content-diff";
import { standFor } from "~/domain/review/deputies";
import { dueStep } from "~/domain/review/publication-state";
import type { Json } from "~/domain/text/json";
import { ReviewedFiles } from "~/features/attachments/parts/reviewed-files";
import { requireOfficer, type Officer } from "~/features/identity/viewer.server";
import { cancelRelease } from "~/features/review/cancel-release.server";
import { absentFor } from "~/features/review/deputy-queries.server";
import { PublicationPage } from "~/features/review/parts/publication-page";
import { publishRevision } from "~/features/review/publish-revision.server";
import { authorsOf, publicationHistory, revisionContents } from "~/features/review/queries.server";
import { seesUnit } from "~/features/review/queue-queries.server";
import { reviewRevision } from "~/features/review/review-revision.server";
import { scheduleRelease } from "~/features/review/schedule-release.server";
import { answersIn, reviewForm, scheduleForm, withdrawForm } from "~/features/review/schema";
import { submitRevision } from "~/features/review/submit-revision.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { notScheduledSentence, publishSentences, reviewErrors, scheduleSentences, submitSentences, withdrawSentences } from "~/features/review/words";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";
import { project, publicationKind, withdrawProjection } from "~/publications";
import { emptyForm } from "~/ui/form-state";

async function nounOf(platform: Platform, officer: Officer, params: { kind?: string; nounId?: string }, now: Date) {
  const kindName = params.kind ?? "";
  const nounId = params.nounId ?? "";
  const kind = publicationKind(kindName);
  const [owner, absent] = await Promise.all([kind && kind.owner(platform.db, nounId), absentFor(platform.db, officer.id, now)]);
  if (!kind || !owner || !seesUnit({ officer, absent }, owner.unitId)) throw refusal("NOT_FOUND");
  return { kindName, kind, nounId, owner, absent };
}

/** The number of a version in the address, or null. */
function numberIn(search: URLSearchParams, name: string): number | null {
  return /^\d{1,6}$/.test(search.get(name) ?? "") ? Number(search.get(name)) : null;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const { kindName, kind, nounId, owner, absent } = await nounOf(platform, officer, params, now);
  const name = { kind: kindName, nounId };
  const search = new URL(request.url).searchParams;
  const history = await publicationHistory(platform.db, name);
  const latest = history[0];
  const compared = comparedNumbers(history, { from: numberIn(search, "from"), to: numberIn(search, "to") });
  const contents = await revisionContents(platform.db, name, latest ? [latest.number, ...(compared ? [compared.from, compared.to] : [])] : []);
  const contentOf = (number: number): Json => contents.get(number) ?? null;
  const step = latest ? dueStep(latest.state) : null;
  const stands = latest && step ? standFor(officer, absent, { step, unitId: owner.unitId, authorIds: authorsOf(latest) }) : null;
  return {
    owner,
    kindLabel: kind.label.zh,
    reviewPath: kind.reviewPath?.(nounId) ?? null,
    history,
    content: latest ? { raw: JSON.stringify(contentOf(latest.number), null, 2), fields: fieldsOf(contentOf(latest.number)) } : null,
    files: latest ? filesIn(contentOf(latest.number)) : [],
    compared: compared && { ...compared, changes: diffContent(contentOf(compared.from), contentOf(compared.to)) },
    faults: (await kind.faults(platform.db, nounId, now)).map((fault) => fault.zh),
    releaseFailure: latest?.state === "approved" && !latest.scheduledAt ? textsIn(latest.scheduleFailure) : [],
    step,
    onBehalfOf: stands && stands !== "AUTHOR" ? (stands.onBehalfOf?.name ?? null) : null,
    can: {
      submit: mayOn(officer, kind.writeAction, owner.unitId),
      review: stands !== null && stands !== "AUTHOR",
      reviewsOwn: stands === "AUTHOR",
      publish: may(officer.roles, "publication.publish") && latest?.state === "approved",
      withdraw: may(officer.roles, "publication.withdraw") && history.some((revision) => revision.state === "published"),
    },
  };
}

/** The files that a revision's content names; nouns without files name none. */
function filesIn(content: unknown): PublicFile[] {
  return (content as { files?: PublicFile[] } | null)?.files ?? [];
}

function textsIn(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((each) => typeof each === "string") : [];
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const noun = await nounOf(platform, officer, params, now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const name = { kind: noun.kindName, nounId: noun.nounId };
  const done = () => redirect(new URL(request.url).pathname, 303);
  const refuse = (sentences: string[], values: FormFault["values"] = {}) => data<FormFault>({ values, errors: { "": sentences } }, { status: 409 });

  if (intent === "submit") {
    if (!may(officer.roles, noun.kind.writeAction)) throw refusal("FORBIDDEN");
    const result = await submitRevision(platform, now, officer, noun);
    return result.ok ? done() : refuse(submitSentences(result));
  }
  if (intent === "review") {
    // Whoever stands in for an absent reviewer has no such role; the command knows.
    const read = readForm(form, reviewForm);
    const { answers, errors } = answersIn(form);
    if (!read.ok) return data({ ...read.fault, errors: { ...read.fault.errors, ...errors } }, { status: 422 });
    if (Object.keys(errors).length > 0) return data<FormFault>({ values: read.values, errors }, { status: 422 });
    const { stateSecret, workSecret, sensitiveContent, personalData, sha256, ...rest } = read.value;
    const checks = { stateSecret, workSecret, sensitiveContent, personalData };
    const result = await reviewRevision(platform, now, officer, name, { ...rest, checks, answers, reviewedSha256: sha256 });
    if (!result.ok && result.reason === "FORBIDDEN") throw refusal("FORBIDDEN");
    return result.ok ? done() : data<FormFault>({ values: read.values, errors: reviewErrors(result) }, { status: 409 });
  }
  if (intent === "publish") {
    if (!may(officer.roles, "publication.publish")) throw refusal("FORBIDDEN");
    const result = await publishRevision(platform, now, officer, noun, project);
    return result.ok ? done() : refuse(publishSentences(result));
  }
  if (intent === "schedule") {
    if (!may(officer.roles, "publication.publish")) throw refusal("FORBIDDEN");
    const read = readForm(form, scheduleForm);
    if (!read.ok) return data(read.fault, { status: 422 });
    const result = await scheduleRelease(platform, now, officer, name, read.value.at);
    return result.ok ? done() : refuse(scheduleSentences(result), read.values);
  }
  if (intent === "unschedule") {
    if (!may(officer.roles, "publication.publish")) throw refusal("FORBIDDEN");
    const result = await cancelRelease(platform, now, officer, name);
    return result.ok ? done() : refuse([notScheduledSentence]);
  }
  if (intent === "withdraw") {
    if (!may(officer.roles, "publication.withdraw")) throw refusal("FORBIDDEN");
    const read = readForm(form, withdrawForm);
    if (!read.ok) return data(read.fault, { status: 422 });
    const result = await withdrawPublication(platform, now, officer, name, read.value.reason, withdrawProjection);
    return result.ok ? done() : refuse(withdrawSentences(result), read.values);
  }
  throw refusal("BAD_INPUT");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `审查发布：${data.owner.title}` : "审查发布" }];

export default function Publication() {
  const data = useLoaderData<typeof loader>();
  return (
    <>
      <PublicationPage data={data} state={useActionData<typeof action>() ?? emptyForm} />
      <ReviewedFiles files={data.files} />
    </>
  );
}
