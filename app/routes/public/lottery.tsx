import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isLotteryDrawn } from "~/domain/open-month/public-shapes";
import { LotteryPage } from "~/features/open-month/parts/lottery-page";
import { findLottery } from "~/features/open-month/public-queries.server";
import { VerifyTools } from "~/features/representatives/parts/verify-tools";
import { langOfPath } from "~/platform/http";
import { refusal } from "~/platform/http.server";
import { PublicPage, usePageFrame } from "~/routes/page-frame";
import { VERIFY_SCRIPT } from "./verify-script";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lottery = await findLottery(context.platform.db, params.sessionId ?? "");
  if (lottery === null) throw refusal("NOT_FOUND");
  if (lottery === "withdrawn") throw refusal("GONE");
  return { lottery };
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const english = langOfPath(location.pathname) === "en";
  return [{ title: `${english ? "Draw of places: " : "抽签记录："}${(english && data?.lottery.eventTitleEn) || data?.lottery.eventTitle || ""}` }];
};

export default function Lottery() {
  const { lottery } = useLoaderData<typeof loader>();
  const { lang } = usePageFrame();
  const recordHref = `/lotteries/${lottery.sessionId}/record.json`;
  return (
    <PublicPage>
      <LotteryPage lang={lang} lottery={lottery} recordHref={recordHref}>
        {isLotteryDrawn(lottery.record) ? <VerifyTools lang={lang} drawId={lottery.sessionId} recordHref={recordHref} recordHash={lottery.recordHash} script={VERIFY_SCRIPT} /> : null}
      </LotteryPage>
    </PublicPage>
  );
}
