import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "~/domain/calendar/shanghai";
import { exclusionSentences } from "~/domain/decision/catalogue.words";
import { addItem } from "~/features/catalogue/add-item.server";
import { openCatalogue } from "~/features/catalogue/open-catalogue.server";
import { CatalogueDesk } from "~/features/catalogue/parts/desk-catalogue";
import { catalogueYears, deskCatalogue, listUnits } from "~/features/catalogue/queries.server";
import { recordPartyConsent } from "~/features/catalogue/record-party-consent.server";
import { addItemForm, partyConsentForm } from "~/features/catalogue/schema";
import { consentSentences, itemSentences } from "~/features/catalogue/words-desk";
import { requireOfficer } from "~/features/identity/viewer.server";
import { formDataOf, formFault, readForm, type FormFault } from "~/platform/form.server";
import { refusal } from "~/platform/http.server";

const consentStatus = { NOT_YOURS: 403, NOTHING_CHANGED: 409, IN_THE_FUTURE: 422 } as const;

/** The year in the address, or this year in Shanghai. */
function yearOf(given: string | undefined, now: Date): number {
  if (given === undefined) return Number(dayOf(now).slice(0, 4));
  if (!/^20\d{2}$/.test(given)) throw refusal("NOT_FOUND");
  return Number(given);
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const now = clock.now();
  const officer = await requireOfficer(context.platform, request, "catalogue.write", now);
  const year = yearOf(params.year, now);
  const [years, catalogue, units] = await Promise.all([catalogueYears(db), deskCatalogue(db, officer, year), listUnits(db)]);
  return { year, years, catalogue, units, ownUnitId: officer.unitId, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const officer = await requireOfficer(platform, request, "catalogue.write", now);
  const year = yearOf(params.year, now);
  const form = await formDataOf(request);
  const intent = form.get("intent");
  const saved = () => redirect(`/desk/catalogues/${year}?saved=1`, 303);
  const refuse = (name: string, state: FormFault, status: number) => data({ intent: name, state }, { status });

  if (intent === "open") {
    const result = await openCatalogue(platform, now, officer, year);
    // Somebody was faster: the catalogue is there, which is what was wanted.
    return result.ok ? saved() : redirect(`/desk/catalogues/${year}`, 303);
  }
  if (intent === "add") {
    const read = readForm(form, addItemForm);
    if (!read.ok) return refuse("add", read.fault, 422);
    const result = await addItem(platform, now, officer, year, read.value);
    if (result.ok) return redirect(`/desk/decisions/${result.slug}`, 303);
    if (result.reason === "EXCLUDED") return refuse("add", formFault(read.values, exclusionSentences[result.exclusion], "exclusion"), 422);
    const [field, sentence] = itemSentences[result.reason];
    return refuse("add", formFault(read.values, sentence, field), 422);
  }
  if (intent === "consent") {
    const read = readForm(form, partyConsentForm);
    if (!read.ok) return refuse("consent", read.fault, 422);
    const result = await recordPartyConsent(platform, { now, today: dayOf(now) }, officer, year, read.value);
    if (result.ok) return saved();
    if (result.reason === "NOT_FOUND") throw refusal("NOT_FOUND");
    return refuse("consent", formFault(read.values, consentSentences[result.reason], result.reason === "IN_THE_FUTURE" ? "on" : ""), consentStatus[result.reason]);
  }
  throw refusal("BAD_INPUT");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.year ?? ""}年度目录` }];

export default function Catalogue() {
  return <CatalogueDesk data={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
