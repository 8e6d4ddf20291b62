import type { Lang } from "../text/lang";
import type { SectionKind } from "./public-shapes";

/** The sections of a decision page: six fixed (with draft and adoption report) and three where they apply. */
export const sectionWords: Record<Lang, Record<SectionKind | "draftText" | "adoptionReport", string>> = {
  zh: {
    draftText: "决策草案全文",
    draftingExplanation: "起草说明",
    draftInterpretation: "草案解读",
    adoptionReport: "意见收集和采纳情况",
    representatives: "公众代表列席情况",
    decisionOutcome: "决策结果",
    riskAssessment: "风险评估",
    expertReview: "专家论证",
    postDecisionEvaluation: "效果评估",
  },
  en: {
    draftText: "Full draft",
    draftingExplanation: "Drafting explanation",
    draftInterpretation: "Plain-language guide",
    adoptionReport: "Opinions and the response to them",
    representatives: "Public representatives at the meeting",
    decisionOutcome: "Decision",
    riskAssessment: "Risk assessment",
    expertReview: "Expert review",
    postDecisionEvaluation: "Post-decision evaluation",
  },
};
