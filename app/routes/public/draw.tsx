import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DrawPage } from "~/features/representatives/parts/draw-page";
import { findDraw } from "~/features/representatives/public-queries.server";
import { langOfPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { VERIFY_SCRIPT } from "./verify-script";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const draw = await findDraw(context.platform.db, params.id ?? "");
  if (draw === null) throw refusal("NOT_FOUND");
  if (draw === "withdrawn") throw refusal("GONE");
  return { draw };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const lang = langOfPath(location.pathname);
  return [{ title: `${lang === "en" ? "Draw record: " : "抽选记录："}${data?.draw.callTitle[lang] ?? ""}` }];
};

export default function Draw() {
  const { draw } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  return (
    <PublicPage>
      <DrawPage lang={lang} draw={draw} verifyScript={VERIFY_SCRIPT} />
    </PublicPage>
  );
}
