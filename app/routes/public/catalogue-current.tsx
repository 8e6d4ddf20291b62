import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { publishedYears } from "~/features/catalogue/public-queries.server";
import { localPath } from "~/platform/http";
import { langOf, refusal } from "~/platform/http.server";

/** The newest catalogue. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [newest] = await publishedYears(context.platform.db);
  if (newest === undefined) throw refusal("NOT_FOUND");
  return redirect(localPath(langOf(request), `/catalogue/${newest}`), 302);
}

/** Never drawn: it makes a refusal a page with words. */
export default function NoPage() {
  return null;
}
