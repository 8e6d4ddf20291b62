import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/domain/identity/roles";
import { requireOfficer } from "~/features/identity/viewer.server";
import { DeskEvents } from "~/features/open-month/parts/desk-events";
import { listDeskEvents, listSeasons } from "~/features/open-month/queries.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { platform } = context;
  const officer = await requireOfficer(platform, request, "registration.read", platform.clock.now());
  const [events, seasons] = await Promise.all([listDeskEvents(platform.db, officer), listSeasons(platform.db)]);
  return { events, seasons: seasons.map(({ year, title }) => ({ year, title })), mayWrite: may(officer.roles, "event.write") };
}

export const meta = () => [{ title: "开放活动" }];

export default function Events() {
  return <DeskEvents {...useLoaderData<typeof loader>()} />;
}
