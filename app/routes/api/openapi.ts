import type { LoaderFunctionArgs } from "@remix-run/node";
import { openApi } from "~/features/open-data/openapi.server";
import { apiAnswer } from "~/platform/api.server";

/** `GET /api/v1/openapi.json`: what the reading API answers. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { env } = context.platform;
  return apiAnswer(request, openApi({ title: `${env.site.officeName} · 开门`, publicUrl: env.publicUrl }));
}
