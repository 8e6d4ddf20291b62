import { formatClosing, formatInstant } from "~/domain/calendar/shanghai";
import type { CallState } from "~/domain/representatives/call-state";
import type { Lang } from "~/domain/text/lang";
import type { Status } from "~/ui/tag";
import type { ApplyRefusal } from "./apply-for-call.server";
import type { OwnPlace } from "./own-queries.server";
import type { WithdrawApplication } from "./withdraw-application.server";

/** The sign that goes with a state. */
export const callSigns: Record<CallState, Status> = { announced: "upcoming", open: "open", closed: "processing", frozen: "processing", drawn: "answered" };

/** Why an application was not taken, and what to do next. */
export function applyRefusalWords(lang: Lang, refused: ApplyRefusal): { title: string; sentence: string } {
  const zh = lang === "zh";
  switch (refused.reason) {
    case "CALL_NOT_PUBLIC":
      return {
        title: zh ? "现在不能报名" : "Applications are not possible now",
        sentence: zh ? "这次遴选的公告和遴选办法还没有公布，或者已经撤下。公布以后才能报名。" : "The call and its selection method are not public, or were withdrawn. You can apply once they are published.",
      };
    case "ANSWERS_DO_NOT_FIT":
      return {
        title: zh ? "公告内容有更新" : "The call has changed",
        sentence: zh ? "您填写时公告有更新，报名没有提交。请重新打开报名页面填写。" : "The call changed while you filled in the form, so nothing was submitted. Please open the form again.",
      };
    case "NOT_OPEN_YET":
      return {
        title: zh ? "报名还没有开始" : "Applications are not open yet",
        sentence: zh ? `报名从 ${formatInstant(refused.opensAt, "zh")} 开始，请届时再来。` : `Applications open on ${formatInstant(refused.opensAt, "en")}. Please come back then.`,
      };
    case "CLOSED":
      return {
        title: zh ? "报名已经截止" : "Applications have closed",
        sentence: zh
          ? `报名已于 ${formatClosing(refused.closesAt, "zh")} 截止。您可以在公告页面查看抽选结果，也可以在决策页面对草案提出意见。`
          : `Applications closed on ${formatClosing(refused.closesAt, "en")}. You can see the result of the draw on the page of the call, and comment on the draft on the page of the decision.`,
      };
  }
}

type WithdrawRefusal = Extract<WithdrawApplication, { ok: false }>["reason"];

export const withdrawApplicationWords: Record<Lang, Record<WithdrawRefusal, string>> = {
  zh: {
    NO_APPLICATION: "没有找到您的报名。",
    ALREADY_WITHDRAWN: "报名已经撤回，不需要再次操作。",
    CLOSED: "报名已经截止，不能在网上撤回。不能参加的，请致电公告上的电话。",
  },
  en: {
    NO_APPLICATION: "You have no application here.",
    ALREADY_WITHDRAWN: "Your application is withdrawn already. There is nothing more to do.",
    CLOSED: "Applications have closed, so you cannot withdraw here any more. If you cannot attend, please call the number in the call.",
  },
};

/** What became of an application, for the applicant. */
export function placeWords(lang: Lang, place: OwnPlace): string {
  switch (place.kind) {
    case "chosen":
      return lang === "zh" ? "您被抽中为公众代表。我们会与您联系，请在答复截止时间以前确认是否参加。" : "You were drawn as a representative. We will contact you; please confirm before the closing time for answers.";
    case "alternate":
      return lang === "zh" ? `您是第 ${place.place} 名候补。有代表不能参加时，我们会按顺序与您联系。` : `You are alternate number ${place.place}. If a representative cannot attend, we ask the alternates in their order.`;
    case "notDrawn":
      return lang === "zh" ? "这次没有抽中您。谢谢您报名。" : "You were not drawn this time. Thank you for applying.";
  }
}

/** Where the own application stands before a draw. */
export const screeningWords: Record<Lang, Record<"waiting" | "eligible" | "refused" | "withdrawn", string>> = {
  zh: { waiting: "已收到，待审核", eligible: "符合条件，进入抽选名册", refused: "不符合条件", withdrawn: "已撤回" },
  en: { waiting: "Received, to be checked", eligible: "Eligible, in the pool", refused: "Not eligible", withdrawn: "Withdrawn" },
};
