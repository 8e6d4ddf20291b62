import type { Lang } from "../text/lang";
import type { Confirmation } from "./hearing-confirmation";
import type { HearingFault } from "./hearing-faults";
import type { MaterialsShortage } from "./hearing-materials";

/** Why a hearing is not ready to be submitted or published, for the desk. */
export const hearingFaultWords: Record<Lang, Record<HearingFault, string>> = {
  zh: {
    DRAFT_NOT_PUBLIC: "决策草案还没有公开。公告要附上草案，请先公布草案。",
    EXPLANATION_NOT_PUBLIC: "起草说明还没有公开。公告要附上起草说明，请先公布。",
    NOTICE_TOO_SHORT: "从公告到听证会的天数不够。请推迟听证会，或者按规定核对公告天数。",
    METHOD_MISSING: "还没有写听证参加人的遴选办法。办法要和公告一起公布，请填写。",
    METHOD_AFTER_OPENING: "报名开始时间已过，而遴选办法还没有公布。办法要先公布、后报名，请推迟报名开始时间。",
    METHOD_CHANGED_AFTER_OPENING: "报名已经开始，遴选办法、各方名额和报名开始时间不能再改。请恢复原来的内容。",
    APPLICATIONS_OUT_OF_ORDER: "报名的开始、截止时间和听证会时间先后不对。请核对。",
    SIDES_MISSING: "请至少写明两方参加人和各自的人数。利益各方都要有代表。",
    SIDE_NOT_REPRESENTED: "名单中有一方没有参加人。请补上，使利益各方都有代表。",
    LIST_BEFORE_CLOSING: "报名还没有截止，不能公布名单。请在报名截止后提交。",
    LIST_AFTER_HEARING: "参加人名单没有在听证会前公布。请另定时间，重新公告并举行听证会。",
    LIST_CHANGED_AFTER_HEARING: "听证会已经举行，公布过的参加人名单不能再改。请恢复原来的名单。",
    MATERIALS_LATE_WITHOUT_REASON: "材料送达参加人不足七日，又没有写明理由。请推迟听证会，或者写明理由，理由会公开。",
    RECORD_BEFORE_HEARING: "听证会还没有举行，不能公布记录摘要。请在会后提交。",
    RECORD_WITHOUT_MATERIALS: "还没有登记材料送达参加人的日期。请补充登记。",
    RECORD_NOT_CONFIRMED: "还有参加人没有确认听证记录。请逐人登记后再提交。",
  },
  en: {
    DRAFT_NOT_PUBLIC: "The draft is not public. The notice comes with the draft; publish it first.",
    EXPLANATION_NOT_PUBLIC: "The drafting explanation is not public. The notice comes with it; publish it first.",
    NOTICE_TOO_SHORT: "There are too few days between notice and hearing. Choose a later day, or check the number of days.",
    METHOD_MISSING: "The way in which participants are chosen is missing. It is published with the notice; please write it.",
    METHOD_AFTER_OPENING: "Applications have opened and the selection method is not public. Choose a later opening.",
    METHOD_CHANGED_AFTER_OPENING: "Applications have opened; method, sides and opening time stay as they were published.",
    APPLICATIONS_OUT_OF_ORDER: "The times of applications and hearing are out of order. Please check.",
    SIDES_MISSING: "Name at least two sides with their number of people. All sides are represented.",
    SIDE_NOT_REPRESENTED: "A side has nobody on the list. Please complete it.",
    LIST_BEFORE_CLOSING: "Applications are still open. Submit the list after they have closed.",
    LIST_AFTER_HEARING: "The list of participants was not published before the hearing. Announce and hold the hearing anew.",
    LIST_CHANGED_AFTER_HEARING: "The hearing has been held; the published list stays as it was.",
    MATERIALS_LATE_WITHOUT_REASON: "The materials reached participants less than seven days ahead and no reason is given. Choose a later day or give a public reason.",
    RECORD_BEFORE_HEARING: "The hearing has not been held. Submit the summary afterwards.",
    RECORD_WITHOUT_MATERIALS: "The day on which participants got the materials is missing. Please add it.",
    RECORD_NOT_CONFIRMED: "Some participants have not confirmed the record. Note each of them first.",
  },
};

export const confirmationWords: Record<Lang, Record<Confirmation, string>> = {
  zh: { confirmed: "确认无误并签字", corrected: "补正后签字", absent: "没有到会" },
  en: { confirmed: "Confirmed and signed", corrected: "Corrected and signed", absent: "Did not attend" },
};

/** The shortage of materials in one sentence; `latest` as a formatted day. */
export function shortageSentence({ days, short }: MaterialsShortage, latest: string): string {
  const left = days < 0 ? "材料在听证会之后才送达" : `材料送达到听证会只有 ${days} 日`;
  return `${left}，比规定的七日少 ${short} 日（最迟应在 ${latest} 送达）。请推迟听证会，或者写明理由，理由会公开。`;
}
