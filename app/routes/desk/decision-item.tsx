import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editItem } from "~/features/catalogue/edit-item.server";
import { ItemDesk } from "~/features/catalogue/parts/desk-item";
import { itemForEdit, listUnits } from "~/features/catalogue/queries.server";
import { editItemForm } from "~/features/catalogue/schema";
import { removeItem } from "~/features/catalogue/remove-item.server";
import { itemSentences, removeSentences } from "~/features/catalogue/words-desk";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "catalogue.write", clock.now());
  const [item, units] = await Promise.all([itemForEdit(db, officer, params.slug ?? ""), listUnits(db)]);
  if (!item) throw refusal("NOT_FOUND");
  return { item, units, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const slug = params.slug ?? "";
  const officer = await requireOfficer(platform, request, "catalogue.write", now);
  if (!(await itemForEdit(platform.db, officer, slug))) throw refusal("NOT_FOUND");
  const form = await formDataOf(request);
  if (form.get("intent") === "remove") {
    const result = await removeItem(platform, now, officer, slug);
    if (result.ok) return redirect(`/desk/catalogues/${result.year}?saved=1`, 303);
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return data(formFault({ intent: "remove" }, removeSentences[result.reason]), { status: 409 });
  }
  const read = readForm(form, editItemForm);
  if (!read.ok) return data(read.fault, { status: 422 });
  const result = await editItem(platform, now, officer, slug, read.value);
  if (!result.ok) {
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    const [field, sentence] = itemSentences[result.reason];
    return data(formFault(read.values, sentence, field), { status: result.reason === "STALE" ? 409 : 422 });
  }
  // An item that was handed over is out of reach now.
  const handedOver = officer.ownUnitOnly && read.value.leadUnitId !== officer.unitId;
  return redirect(handedOver ? "/desk/catalogues" : `/desk/decisions/${slug}/item?saved=1`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `修改事项：${data.item.title}` : "修改事项" }];

export default function DecisionItem() {
  return <ItemDesk {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
