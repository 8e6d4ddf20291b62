import type { Lang } from "../text/lang";
import { reviewStepWords } from "./publication-state.words";
import type { ReviewCheck, ReviewRefusal } from "./review-check";

export const reviewCheckWords: Record<Lang, Record<ReviewCheck, string>> = {
  zh: { stateSecret: "国家秘密", workSecret: "工作秘密", sensitiveContent: "敏感信息", personalData: "个人信息" },
  en: { stateSecret: "State secret", workSecret: "Work secret", sensitiveContent: "Sensitive content", personalData: "Personal data" },
};

/** Each sentence takes the name of the step or check, or the number of the finding, that it is about; the others ignore it. */
export const reviewRefusalWords: Record<Lang, Record<ReviewRefusal["reason"], (name: string) => string>> = {
  zh: {
    STEP_NOT_DUE: (name) => `现在不是${name}环节。请刷新页面，查看当前由谁审查。`,
    AUTHOR_REVIEWS: () => "撰写人不能审查自己的内容。请由其他审查人员办理。",
    CONTENT_CHANGED: () => "您打开之后内容有改动。请重新打开最新版本，审阅后再作结论。",
    ATTRIBUTE_MISSING: () => "还没有认定公开属性。请选择主动公开、依申请公开或者不予公开。",
    LEGAL_BASIS_MISSING: () => "依申请公开和不予公开都要写明法律依据。请填写依据的条款。",
    CHECK_UNANSWERED: (name) => `还没有回答是否涉及${name}。请逐项作出判断。`,
    CHECK_FOUND: (name) => `您判断内容涉及${name}，不能作为主动公开通过。请退回修改，或者改变公开属性并写明依据。`,
    FINDING_UNANSWERED: (finding) => `扫描发现的第 ${finding} 项还没有说明。请写明为什么可以公开；不宜公开的请退回修改。`,
    REASONS_MISSING: () => "退回需要写明理由，撰写人才知道改什么。请填写理由后退回。",
  },
  en: {
    STEP_NOT_DUE: (name) => `The ${name} is not due now. Please reload the page to see who reviews next.`,
    AUTHOR_REVIEWS: () => "An author cannot review their own content. Please leave it to another reviewer.",
    CONTENT_CHANGED: () => "The content changed after you opened it. Please open the newest version and review that.",
    ATTRIBUTE_MISSING: () => "The disclosure status is not decided. Please choose one of the three.",
    LEGAL_BASIS_MISSING: () => "Withholding needs a legal basis. Please name the article.",
    CHECK_UNANSWERED: (name) => `One check is not answered: ${name}. Please decide each of them.`,
    CHECK_FOUND: (name) => `You found this in the content: ${name}. It cannot pass as proactively disclosed; please return it, or change its status and name the legal basis.`,
    FINDING_UNANSWERED: (finding) => `Finding ${finding} of the scan has no answer. Please say why it may stand in public, or return the text.`,
    REASONS_MISSING: () => "A return needs reasons, so that the author knows what to change. Please give them and return it again.",
  },
};

export function reviewRefusalSentence(refusal: ReviewRefusal, lang: Lang): string {
  const name = "check" in refusal ? reviewCheckWords[lang][refusal.check] : "step" in refusal ? reviewStepWords[lang][refusal.step] : "finding" in refusal ? String(refusal.finding) : "";
  return reviewRefusalWords[lang][refusal.reason](name);
}
