import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { noteReading } from "~/features/audit/note-reading.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { freezePool } from "~/features/representatives/freeze-pool.server";
import { PoolDesk, type PoolRefusal } from "~/features/representatives/parts/desk-pool";
import { deskPool } from "~/features/representatives/queries.server";
import { revealPanel } from "~/features/representatives/reveal-draw.server";
import { freezeForm, revealForm, screeningForm } from "~/features/representatives/schema-desk";
import { screenApplications } from "~/features/representatives/screen-applications.server";
import { poolSentence, screenSentence } from "~/features/representatives/words-desk";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { project } from "~/publications";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "call.write", now);
  const pool = await deskPool(platform.db, officer, params.slug ?? "");
  if (!pool) throw refusal("NOT_FOUND");
  await noteReading(platform, now, officer, { what: "application", nounKind: "call", nounId: pool.slug, people: pool.applications.length });
  return { pool, now, done: new URL(request.url).searchParams.get("done") };
}

/** `intent` is `screen` (`verdict<n>`, `reason<n>`), `freeze` (`looserQuotas`, `neverSelectable`) or `reveal` (`value`, `valueAgain`, `publicAt`). */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "call.write", now);
  const pool = await deskPool(platform.db, officer, slug);
  if (!pool) throw refusal("NOT_FOUND");
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const done = (what: string) => redirect(`/desk/calls/${slug}/pool?done=${what}`, 303);
  const refuse = (fault: FormFault, status: 409 | 422) => data<PoolRefusal>({ intent: String(intent), state: fault }, { status });

  if (intent === "screen") {
    const read = readForm(form, screeningForm(pool.applications.map(({ number }) => number)));
    if (!read.ok) return refuse(read.fault, 422);
    const result = await screenApplications(platform, now, officer, slug, read.value);
    return result.ok ? done("screened") : refuse(formFault(read.values, screenSentence(result)), 409);
  }
  if (intent !== "freeze" && intent !== "reveal") throw refusal("BAD_INPUT");
  if (!may(officer.roles, "draw.run")) throw refusal("FORBIDDEN");
  if (intent === "freeze") {
    const read = readForm(form, freezeForm);
    if (!read.ok) return refuse(read.fault, 422);
    const result = await freezePool(platform, now, officer, slug, read.value, project);
    return result.ok ? done(result.isNew ? "frozen" : "unchanged") : refuse(formFault(read.values, poolSentence(result)), 409);
  }
  const read = readForm(form, revealForm);
  if (!read.ok) return refuse(read.fault, 422);
  const { value, publicAt } = read.value;
  const result = await revealPanel(platform, now, officer, pool.draw?.id ?? "", { text: value, publicAt }, project);
  return result.ok ? done(result.isNew ? "drawn" : "unchanged") : refuse(formFault(read.values, poolSentence(result)), 409);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `报名审核与抽选：${data.pool.title}` : "报名审核与抽选" }];

export default function CallPool() {
  const { pool, now, done } = useLoaderData<typeof loader>();
  return <PoolDesk pool={pool} now={now} done={done} refused={useActionData<typeof action>()} />;
}
