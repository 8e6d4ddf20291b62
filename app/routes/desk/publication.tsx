import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PublicFile } from "~/domain/files/attachment";
import { may, mayOn, mayReview, scopeOf } from "~/domain/identity/roles";
import { dueStep } from "~/domain/review/publication-state";
import { ReviewedFiles } from "~/features/attachments/parts/reviewed-files";
import { requireOfficer, type Officer } from "~/features/identity/viewer.server";
import { PublicationPage } from "~/features/review/parts/publication-page";
import { publicationHistory } from "~/features/review/queries.server";
import { publishRevision } from "~/features/review/publish-revision.server";
import { reviewRevision } from "~/features/review/review-revision.server";
import { reviewForm, withdrawForm } from "~/features/review/schema";
import { submitRevision } from "~/features/review/submit-revision.server";
import { withdrawPublication } from "~/features/review/withdraw-publication.server";
import { publishSentences, reviewSentences, submitSentences, withdrawSentences } from "~/features/review/words";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import type { Platform } from "~/platform/platform.server";
import { project, publicationKind, withdrawProjection } from "~/publications";
import { emptyForm } from "~/ui/form-state";

async function nounOf(platform: Platform, officer: Officer, params: { kind?: string; nounId?: string }) {
  const kindName = params.kind ?? "";
  const nounId = params.nounId ?? "";
  const kind = publicationKind(kindName);
  const owner = kind && (await kind.owner(platform.db, nounId));
  // Reviewers and publishers see every unit's work; people who write see their own unit's.
  const seesAll = scopeOf(officer.roles, "review.secrecy") === "all" || may(officer.roles, "publication.publish") || may(officer.roles, "audit.read");
  if (!kind || !owner || (!seesAll && owner.unitId !== officer.unitId)) throw refusal("NOT_FOUND");
  return { kindName, kind, nounId, owner };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const { kindName, kind, nounId, owner } = await nounOf(platform, officer, params);
  const history = await publicationHistory(platform.db, { kind: kindName, nounId });
  const latest = history[0];
  const step = latest ? dueStep(latest.state) : null;
  const reviewAction = step === "unit" ? "review.unit" : "review.secrecy";
  const hasRight = step !== null && may(officer.roles, reviewAction) && (scopeOf(officer.roles, reviewAction) === "all" || owner.unitId === officer.unitId);
  return {
    owner,
    kindLabel: kind.label.zh,
    history: history.map(({ content, ...revision }, index) => ({ ...revision, content: index === 0 ? JSON.stringify(content, null, 2) : null })),
    files: latest ? filesIn(latest.content) : [],
    faults: (await kind.faults(platform.db, nounId, now)).map((fault) => fault.zh),
    can: {
      submit: mayOn(officer, kind.writeAction, owner.unitId),
      review: hasRight && latest !== undefined && mayReview({ authorId: latest.authorId, reviewerId: officer.id }),
      reviewsOwn: hasRight && latest?.authorId === officer.id,
      publish: may(officer.roles, "publication.publish") && latest?.state === "approved",
      withdraw: may(officer.roles, "publication.withdraw") && history.some((revision) => revision.state === "published"),
    },
  };
}

/** The files that a revision's content names; nouns without files name none. */
function filesIn(content: unknown): PublicFile[] {
  const { files } = content as { files?: PublicFile[] };
  return files ?? [];
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "desk.open", now);
  const noun = await nounOf(platform, officer, params);
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
    if (!may(officer.roles, "review.unit") && !may(officer.roles, "review.secrecy")) throw refusal("FORBIDDEN");
    const read = readForm(form, reviewForm);
    if (!read.ok) return data(read.fault, { status: 422 });
    const { stateSecret, workSecret, sensitiveContent, personalData, sha256, ...rest } = read.value;
    const checks = { stateSecret, workSecret, sensitiveContent, personalData };
    const result = await reviewRevision(platform, now, officer, name, { ...rest, checks, reviewedSha256: sha256 });
    if (!result.ok && result.reason === "FORBIDDEN") throw refusal("FORBIDDEN");
    return result.ok ? done() : refuse(reviewSentences(result), read.values);
  }
  if (intent === "publish") {
    if (!may(officer.roles, "publication.publish")) throw refusal("FORBIDDEN");
    const result = await publishRevision(platform, now, officer, noun, project);
    return result.ok ? done() : refuse(publishSentences(result));
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
