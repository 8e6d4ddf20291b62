import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "~/features/identity/sign-out.server";
import { viewerOf } from "~/features/identity/viewer.server";
import { refusal } from "~/platform/http.server";
import { sessionCookie } from "~/platform/session.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  const now = platform.clock.now();
  const viewer = await viewerOf(platform, request, now);
  const token: unknown = await sessionCookie(platform).parse(request.headers.get("cookie"));
  if (typeof token === "string") await signOut(platform, now, viewer, token);
  return redirect("/", { status: 303, headers: { "set-cookie": await sessionCookie(platform).serialize("", { maxAge: 0 }) } });
}

export function loader(): never {
  throw refusal("NOT_FOUND");
}

/** Never drawn: it makes a refusal a page with words. */
export default function NoPage() {
  return null;
}
