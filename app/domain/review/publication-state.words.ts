import type { Lang } from "../text/lang";
import type {
  DisclosureAttribute,
  PublicationEvent,
  PublicationState,
  PublishRefusal,
  ReviewConclusion,
  ReviewStep,
  WithdrawalRefusal,
} from "./publication-state";

export const publicationStateWords: Record<Lang, Record<PublicationState, string>> = {
  zh: {
    draft: "草稿",
    unitReview: "部门审核中",
    secrecyReview: "保密审查中",
    returned: "已退回",
    approved: "审查通过，待发布",
    withheld: "审查完毕，不公开",
    published: "已发布",
    superseded: "已被新版替代",
    withdrawn: "已撤下",
  },
  en: {
    draft: "Draft",
    unitReview: "In unit review",
    secrecyReview: "In secrecy review",
    returned: "Returned",
    approved: "Approved, ready to publish",
    withheld: "Reviewed, not to be published",
    published: "Published",
    superseded: "Replaced by a newer version",
    withdrawn: "Withdrawn",
  },
};

/** What the person at the desk does next. */
export const publicationNextWords: Record<Lang, Record<PublicationState, string>> = {
  zh: {
    draft: "写好后请提交审查。",
    unitReview: "请等待本部门审核人审核。此时修改会形成新版本，需要重新审核。",
    secrecyReview: "请等待保密审查人审查。此时修改会形成新版本，需要重新审查。",
    returned: "请按退回理由修改，然后重新提交。",
    approved: "请由发布人员发布。发布前如有修改，需要重新审查。",
    withheld: "公开属性认定为依申请公开或者不予公开，不能发布。如认定有误，或者修改后可以公开，请重新提交审查。",
    published: "如需修改，请新建版本并重新提交审查；如有差错，请立即撤下。",
    superseded: "公众看到的是新版本，本版本留存备查。",
    withdrawn: "公众已不能查看。如需再次公开，请新建版本并提交审查。",
  },
  en: {
    draft: "Submit it for review when it is ready.",
    unitReview: "Wait for the reviewer of the unit. A change now makes a new version that must be reviewed again.",
    secrecyReview: "Wait for the secrecy reviewer. A change now makes a new version that must be reviewed again.",
    returned: "Change it as the reasons say, then submit it again.",
    approved: "A publisher can release it now. Any change before that needs a new review.",
    withheld: "It was found to be not for proactive disclosure and cannot be published. If that is wrong, or after a change, submit it again.",
    published: "To change it, start a new version and submit it; if something is wrong, withdraw it at once.",
    superseded: "The public sees the newer version. This one is kept for the record.",
    withdrawn: "The public can no longer see it. To publish again, start a new version and submit it.",
  },
};

export const publicationEventWords: Record<Lang, Record<PublicationEvent, string>> = {
  zh: { submit: "提交审查", approve: "通过", withhold: "认定不公开", return: "退回", edit: "修改", publish: "发布", supersede: "替代", withdraw: "撤下" },
  en: { submit: "be submitted", approve: "be approved", withhold: "be withheld", return: "be returned", edit: "be edited", publish: "be published", supersede: "be replaced", withdraw: "be withdrawn" },
};

/** Why an event is not possible in a state, with what to do. */
export function wrongStateSentence(state: PublicationState, event: PublicationEvent, lang: Lang): string {
  const [is, does] = [publicationStateWords[lang][state], publicationEventWords[lang][event]];
  const next = publicationNextWords[lang][state];
  return lang === "zh" ? `当前状态是“${is}”，不能${does}。${next}` : `It cannot ${does} now; its state is “${is}”. ${next}`;
}

export const reviewStepWords: Record<Lang, Record<ReviewStep, string>> = {
  zh: { unit: "部门审核", secrecy: "保密审查" },
  en: { unit: "unit review", secrecy: "secrecy review" },
};

export const reviewConclusionWords: Record<Lang, Record<ReviewConclusion, string>> = {
  zh: { approved: "通过", returned: "退回修改" },
  en: { approved: "Approved", returned: "Returned" },
};

export const disclosureAttributeWords: Record<Lang, Record<DisclosureAttribute, string>> = {
  zh: { proactiveDisclosure: "主动公开", disclosureOnRequest: "依申请公开", nonDisclosure: "不予公开" },
  en: { proactiveDisclosure: "Proactively disclosed", disclosureOnRequest: "Disclosed on request", nonDisclosure: "Not disclosed" },
};

/** Each sentence takes the name of the review step, or the number of findings; the others ignore it. */
export const publishRefusalWords: Record<Lang, Record<PublishRefusal["reason"], (what: string) => string>> = {
  zh: {
    REVIEW_MISSING: (step) => `还没有完成${step}，不能发布。请先提交审查。`,
    REVIEW_OF_OTHER_CONTENT: (step) => `${step}之后内容有改动，原结论作废，不能发布。请重新提交审查。`,
    REVIEWED_BY_AUTHOR: (step) => `${step}由撰写人本人完成，结论无效。请由其他人员重新审查。`,
    REVIEW_RETURNED: (step) => `${step}的结论是退回，不能发布。请按退回理由修改后重新提交。`,
    NOT_FOR_DISCLOSURE: (step) => `${step}认定的公开属性不是主动公开，不能发布。如认定有误，请重新提交审查。`,
    FINDINGS_UNANSWERED: (count) => `审查前扫描发现的问题还有 ${count} 项没有说明，不能发布。请由保密审查人逐项说明，或者退回修改。`,
    ALREADY_PUBLISHED: () => "这个版本已经发布，无须再次发布。如需修改，请新建版本。",
    SUPERSEDED: () => "这个版本之后已有新版本，不能再发布。请打开最新版本办理。",
  },
  en: {
    REVIEW_MISSING: (step) => `The ${step} is not done, so it cannot be published. Please submit it for review first.`,
    REVIEW_OF_OTHER_CONTENT: (step) => `The content changed after the ${step}, so its conclusion no longer holds. Please submit it for review again.`,
    REVIEWED_BY_AUTHOR: (step) => `The ${step} was done by the author and does not count. Please have somebody else review it.`,
    REVIEW_RETURNED: (step) => `The ${step} returned it, so it cannot be published. Please change it as the reasons say and submit it again.`,
    NOT_FOR_DISCLOSURE: (step) => `The ${step} found that it is not for proactive disclosure, so it cannot be published. If that is wrong, please submit it again.`,
    FINDINGS_UNANSWERED: (count) => `Findings of the scan without an answer: ${count}. Please have the secrecy reviewer answer each, or return it.`,
    ALREADY_PUBLISHED: () => "This version is already published. To change it, please start a new version.",
    SUPERSEDED: () => "There is a newer version, so this one can no longer be published. Please open the newest one.",
  },
};

export function publishRefusalSentence(refusal: PublishRefusal, lang: Lang): string {
  return publishRefusalWords[lang][refusal.reason]("step" in refusal ? reviewStepWords[lang][refusal.step] : "count" in refusal ? String(refusal.count) : "");
}

export const withdrawalWords: Record<Lang, Record<WithdrawalRefusal, string>> = {
  zh: {
    ALREADY_WITHDRAWN: "这个版本已经撤下，公众看不到，无须再次撤下。",
    NOT_PUBLISHED: "这个版本还没有发布，不需要撤下。如需停止发布，请退回或者修改。",
    WITHDRAWAL_REASON_MISSING: "撤下需要写明理由，理由会留在公开页面的位置上。请填写理由后撤下。",
  },
  en: {
    ALREADY_WITHDRAWN: "This version is already withdrawn and no longer public. Nothing needs to be done.",
    NOT_PUBLISHED: "This version is not published, so there is nothing to withdraw. To stop it, please return or edit it.",
    WITHDRAWAL_REASON_MISSING: "A withdrawal needs a reason, which takes the place of the page. Please give the reason and withdraw again.",
  },
};
