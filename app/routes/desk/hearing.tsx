import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createHearing } from "~/features/activities/create-hearing.server";
import { editHearing } from "~/features/activities/edit-hearing.server";
import { hearingPublication } from "~/features/activities/hearing-publication.server";
import { hearingValues, MaterialsForm, NoticeForm, RecordForm, shownIn, versionIn } from "~/features/activities/parts/desk-hearing";
import { deskHearings, hearingForEdit } from "~/features/activities/queries.server";
import { recordMaterials } from "~/features/activities/record-materials.server";
import { hearingForm, materialsForm, newHearingForm, recordForm } from "~/features/activities/schema";
import { sumUpHearing } from "~/features/activities/sum-up-hearing.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { ErrorSummary } from "~/ui/form";
import { NextSteps, Notice } from "~/ui/notice";
import { hearingNumber, NEW, refuseHearing } from "./hearing-answer.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "activity.write", now);
  const slug = params.slug ?? "";
  const isNew = params.number === NEW;
  const hearing = isNew ? null : await hearingForEdit(db, officer, slug, hearingNumber(params.number));
  if (isNew ? !(await deskHearings(db, officer, slug)) : !hearing) throw refusal("NOT_FOUND");
  const faults = hearing ? await hearingPublication.faults(db, hearing.id, now) : [];
  return { slug, hearing, faults: faults.map(({ zh }) => zh), isOver: hearing !== null && hearing.heldAt <= now, isSaved: new URL(request.url).searchParams.has("saved") };
}

/** `intent` is `save` (the notice), `materials` or `record`; each names the `version` that the page showed. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "activity.write", now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const done = (number: number) => redirect(`/desk/decisions/${slug}/hearings/${number}?saved=1`, 303);
  const bad = (fault: FormFault) => data<FormFault>(fault, { status: 422 });

  if (params.number === NEW) {
    const read = readForm(form, newHearingForm);
    if (!read.ok) return bad(read.fault);
    const result = await createHearing(platform, now, officer, slug, read.value);
    if (!result.ok) throw refusal("NOT_FOUND");
    return done(result.number);
  }
  const number = hearingNumber(params.number);
  const current = await hearingForEdit(platform.db, officer, slug, number);
  if (!current) throw refusal("NOT_FOUND");
  if (intent === "save") {
    const read = readForm(form, hearingForm);
    if (!read.ok) return bad(read.fault);
    const { version, ...fields } = read.value;
    const result = await editHearing(platform, now, officer, { slug, number, version }, fields);
    return result.ok ? done(number) : refuseHearing(result, read.values, current.version);
  }
  if (intent === "materials") {
    const read = readForm(form, materialsForm);
    if (!read.ok) return bad(read.fault);
    const { version, ...sent } = read.value;
    const result = await recordMaterials(platform, now, officer, { slug, number, version }, sent);
    return result.ok ? done(number) : refuseHearing(result, read.values, current.version);
  }
  if (intent !== "record") throw refusal("BAD_INPUT");
  const read = readForm(form, recordForm);
  if (!read.ok) return bad(read.fault);
  const result = await sumUpHearing(platform, now, officer, { slug, number, version: read.value.version }, read.value.summary);
  return result.ok ? done(number) : refuseHearing(result, read.values, current.version);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.hearing ? `听证会：${data.hearing.title}` : "新建听证会" }];

export default function DeskHearing() {
  const { slug, hearing, faults, isOver, isSaved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const base = `/desk/decisions/${slug}/hearings`;
  const materials = hearing && shownIn(sent, "materials", { sentOn: hearing.materialsSentOn ?? "", reason: hearing.materialsReason });
  const record = hearing && shownIn(sent, "record", { summary: hearing.recordSummary });
  const notice = shownIn(sent, "save", hearingValues(hearing));
  return (
    <>
      <ErrorSummary lang="zh" errors={sent?.errors ?? {}} />
      <p><a href={base}>返回听证会列表</a></p>
      <h1>{hearing?.title ?? "新建听证会"}</h1>
      {isSaved && !sent ? (
        <Notice lang="zh" kind="success" title="已保存">
          <p>公众还看不到这次修改。请提交审查，发布后更新。</p>
        </Notice>
      ) : null}
      {hearing ? (
        <>
          {faults.length > 0 ? (
            <Notice lang="zh" kind="warning" title={`还有 ${faults.length} 项，补齐后才能提交审查`}>
              <ul className="bullets">
                {faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            </Notice>
          ) : (
            <Notice lang="zh" kind="success" title="各项齐全，可以提交审查" />
          )}
          <NextSteps
            lang="zh"
            steps={[
              { href: `/desk/publications/hearing/${hearing.id}`, label: "审查与发布" },
              { href: `${base}/${hearing.number}/participants`, label: `参加人名单和记录确认（${hearing.people} 人，${hearing.answers.open} 人未确认）` },
              ...(hearing.isPublic ? [{ href: `/decisions/${slug}/hearings/${hearing.number}`, label: "查看公开的页面" }] : []),
            ]}
          />
        </>
      ) : null}
      {hearing && record && isOver ? (
        <>
          <h2>听证记录</h2>
          <p>摘要公布后，听证会自动登记为征求意见的一次活动，随采纳情况公开；采纳情况已经公布的不再登记。</p>
          <RecordForm state={record} version={versionIn(record, hearing.version)} />
        </>
      ) : null}
      {hearing && materials ? (
        <>
          <h2>听证材料</h2>
          {hearing.people === 0 ? <p>先填写参加人名单，再登记材料送达。</p> : null}
          <MaterialsForm state={materials} version={versionIn(materials, hearing.version)} />
        </>
      ) : null}
      <h2>公告</h2>
      <NoticeForm state={notice} version={hearing ? versionIn(notice, hearing.version) : undefined} />
    </>
  );
}
