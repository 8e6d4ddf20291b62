import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { coverageOfYear } from "~/features/catalogue/coverage-queries.server";
import { CoverageDesk } from "~/features/catalogue/parts/desk-coverage";
import { refusal } from "~/platform/http.server";
import { catalogueDesk } from "./catalogue-desk.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { officer, year, now } = await catalogueDesk(context.platform, request, params.year);
  const rows = await coverageOfYear(context.platform.db, officer, year, now);
  if (!rows) throw refusal("NOT_FOUND");
  return { year, rows };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.year ?? ""}年度目录公众参与进度` }];

export default function CatalogueCoverage() {
  return <CoverageDesk {...useLoaderData<typeof loader>()} />;
}
