import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DecisionDesk } from "~/features/catalogue/parts/desk-decision";
import { decisionHub } from "~/features/catalogue/queries.server";
import { requireOfficer } from "~/features/identity/viewer.server";
import { refusal } from "~/platform/http.server";
import { nounStates } from "./noun-states.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "catalogue.write", clock.now());
  const decision = await decisionHub(db, officer, params.slug ?? "");
  if (!decision) throw refusal("NOT_FOUND");
  const nouns = [...decision.sections, ...decision.drafts, ...decision.windows].map(({ id }) => id);
  return { decision, states: await nounStates(db, nouns) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.decision.title ?? "决策事项" }];

export default function Decision() {
  return <DecisionDesk {...useLoaderData<typeof loader>()} />;
}
