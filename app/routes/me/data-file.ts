import type { LoaderFunctionArgs } from "@remix-run/node";
import { viewerOf } from "~/features/identity/viewer.server";
import { apiRefusal } from "~/platform/api.server";
import { ownData } from "./own-data.server";

/** `GET /me/data.json`: everything about the person who is signed in, to take away. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { platform } = context;
  const viewer = await viewerOf(platform, request, platform.clock.now());
  if (viewer.kind !== "citizen") return apiRefusal(401, "SIGN_IN_FIRST", "请先以市民身份登录。 Please sign in as a citizen.");
  return Response.json(await ownData(platform, viewer), {
    headers: { "cache-control": "no-store", "content-disposition": 'attachment; filename="my-data.json"' },
  });
}
