import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { carriableItems, carryItems } from "~/features/catalogue/carry-items.server";
import { CarryOverDesk } from "~/features/catalogue/parts/desk-carry-over";
import { carrySentences } from "~/features/catalogue/words-desk";
import { formDataOf, formFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";
import { catalogueDesk } from "./catalogue-desk.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { officer, year } = await catalogueDesk(context.platform, request, params.year);
  return { year, items: await carriableItems(context.platform.db, officer, year) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { officer, year, now } = await catalogueDesk(context.platform, request, params.year);
  const form = await formDataOf(request);
  if (form.get("intent") !== "carry") throw refusal("BAD_INPUT");
  const slugs = [...new Set(form.getAll("slug").flatMap((slug) => (typeof slug === "string" && /^[a-z0-9-]{1,80}$/.test(slug) ? [slug] : [])))].slice(0, 500);
  const result = await carryItems(context.platform, now, officer, year, slugs);
  if (result.ok) return redirect(`/desk/catalogues/${year}?saved=1`, 303);
  return data(formFault({}, carrySentences[result.reason]), { status: result.reason === "NOTHING_CHOSEN" ? 422 : 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `从往年转入${data?.year ?? ""}年度目录` }];

export default function CatalogueCarryOver() {
  return <CarryOverDesk {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
