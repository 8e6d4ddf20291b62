import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signInDemo } from "~/features/identity/sign-in-demo.server";
import { formDataOf } from "~/platform/form.server";
import { refusal, safeReturnTo } from "~/platform/http.server";
import { sessionCookie } from "~/platform/session.server";

/** `POST /sign-in/demo` with `persona` (and `n` for `persona=citizen`). Outside the demo it does not exist. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { platform } = context;
  if (!platform.env.demo) throw refusal("NOT_FOUND");
  const form = await formDataOf(request);
  const persona = form.get("persona");
  const number = form.get("n");
  if (typeof persona !== "string" || (number !== null && (typeof number !== "string" || !/^\d{1,6}$/.test(number)))) {
    throw refusal("BAD_INPUT");
  }
  const result = await signInDemo(platform, platform.clock.now(), { persona, n: number === null ? null : Number(number) });
  if (!result.ok) throw refusal("BAD_INPUT");
  return redirect(safeReturnTo(form.get("returnTo"), result.home), {
    status: 303,
    headers: { "set-cookie": await sessionCookie(platform).serialize(result.token) },
  });
}

export function loader(): never {
  throw refusal("NOT_FOUND");
}

/** Never drawn: it makes a refusal a page with words. */
export default function NoPage() {
  return null;
}
