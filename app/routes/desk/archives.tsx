import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireOfficer } from "~/features/identity/viewer.server";
import { ArchiveList } from "~/features/procedure/parts/desk-archive";
import { listArchives } from "~/features/procedure/queries.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, clock } = context.platform;
  const officer = await requireOfficer(context.platform, request, "archive.take", clock.now());
  return { archives: await listArchives(db, officer) };
}

export const meta: MetaFunction = () => [{ title: "决策档案" }];

export default function Archives() {
  return <ArchiveList {...useLoaderData<typeof loader>()} />;
}
