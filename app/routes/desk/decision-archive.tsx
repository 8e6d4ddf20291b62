import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { requireOfficer } from "~/features/identity/viewer.server";
import { ArchiveDesk } from "~/features/procedure/parts/desk-archive";
import { archivesForDesk } from "~/features/procedure/queries.server";
import { requestArchive } from "~/features/procedure/request-archive.server";
import { archiveSentences } from "~/features/procedure/words";
import { formDataOf, formFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "archive.take", clock.now());
  const decision = await archivesForDesk(db, officer, params.slug ?? "");
  if (!decision) throw refusal("NOT_FOUND");
  return { decision, mayWrite: may(officer.roles, "procedure.write") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "archive.take", now);
  if ((await formDataOf(request)).get("intent") !== "build") throw refusal("BAD_INPUT");
  const result = await requestArchive(platform, now, officer, slug);
  if (result.ok) return redirect(`/desk/decisions/${slug}/archive`, 303);
  if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
  return data(formFault({}, archiveSentences[result.reason]), { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `归档包：${data.decision.title}` : "归档包" }];

export default function DecisionArchive() {
  return <ArchiveDesk {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
