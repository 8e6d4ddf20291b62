import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmRecord } from "~/features/activities/confirm-record.server";
import { listParticipants } from "~/features/activities/list-participants.server";
import { ConfirmationsForm, ParticipantsForm, peopleValues, shownIn, versionIn } from "~/features/activities/parts/desk-hearing";
import { hearingPeople } from "~/features/activities/queries.server";
import { confirmationsForm, participantsForm } from "~/features/activities/schema";
import { noteReading } from "~/features/audit/note-reading.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary } from "~/ui/form";
import { Notice } from "~/ui/notice";
import { hearingNumber, refuseHearing } from "./hearing-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const hearing = await hearingPeople(platform.db, officer, params.slug ?? "", hearingNumber(params.number));
  if (!hearing) throw refusal("NOT_FOUND");
  await noteReading(platform, now, officer, { what: "hearing", nounKind: "hearing", nounId: hearing.id, people: hearing.participants.length });
  return { hearing, isOver: hearing.heldAt <= now, isSaved: new URL(request.url).searchParams.has("saved") };
}

/** `intent` is `list` (`people`) or `confirm` (`confirmation<n>`, `on<n>`). */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const slug = params.slug ?? "";
  const number = hearingNumber(params.number);
  const hearing = await hearingPeople(platform.db, officer, slug, number);
  if (!hearing) throw refusal("NOT_FOUND");
  const form = await formDataOf(request);
  const done = () => redirect(`/desk/decisions/${slug}/hearings/${number}/participants?saved=1`, 303);

  if (form.get("intent") === "list") {
    const read = readForm(form, participantsForm);
    if (!read.ok) return data<FormFault>(read.fault, { status: 422 });
    const { version, people } = read.value;
    const result = await listParticipants(platform, now, officer, { slug, number, version }, people);
    return result.ok ? done() : refuseHearing(result, read.values, hearing.version);
  }
  if (form.get("intent") !== "confirm") throw refusal("BAD_INPUT");
  const read = readForm(form, confirmationsForm(hearing.participants.map(({ position }) => position)));
  if (!read.ok) return data<FormFault>(read.fault, { status: 422 });
  const { version, answers } = read.value;
  const result = await confirmRecord(platform, now, officer, { slug, number, version }, answers);
  return result.ok ? done() : refuseHearing(result, read.values, hearing.version);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `参加人名单：${data.hearing.title}` : "参加人名单" }];

export default function HearingParticipants() {
  const { hearing, isOver, isSaved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const saved = peopleValues(hearing);
  const intent = isOver ? "confirm" : "list";
  const state = shownIn(sent, intent, saved);
  const shown = { ...hearing, version: versionIn(state, hearing.version) };
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <p><a href={`/desk/decisions/${hearing.decision.slug}/hearings/${hearing.number}`}>{hearing.title}</a></p>
      <h1>{isOver ? "参加人对听证记录的确认" : "参加人名单"}</h1>
      {isSaved && !sent ? <Notice lang="zh" kind="success" title="已保存" /> : null}
      {isOver ? (
        hearing.participants.length === 0 ? (
          <Notice lang="zh" kind="warning" title="听证会前没有名单，没有参加人可以确认记录。" />
        ) : (
          <ConfirmationsForm state={state} hearing={shown} />
        )
      ) : (
        <ParticipantsForm state={state} hearing={shown} />
      )}
    </>
  );
}
