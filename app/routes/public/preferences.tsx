import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { formDataOf } from "~/platform/form.server";
import { refusal, safeReturnTo } from "~/platform/http.server";
import { elderCookie } from "~/platform/session.server";

/** Elder mode on or off, then back to where the button was pressed. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await formDataOf(request);
  return redirect(safeReturnTo(form.get("returnTo"), "/"), {
    status: 303,
    headers: { "set-cookie": await elderCookie.serialize(form.get("elder") === "1" ? "1" : "0") },
  });
}

export function loader(): never {
  throw refusal("NOT_FOUND");
}

/** Never drawn: it makes a refusal a page with words. */
export default function NoPage() {
  return null;
}
