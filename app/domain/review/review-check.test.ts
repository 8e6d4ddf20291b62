import { describe, expect, it } from "vitest";
import { DISCLOSURE_ATTRIBUTES } from "./publication-state";
import { disclosureAttributeWords } from "./publication-state.words";
import { checkReview, REVIEW_CHECKS, type ReviewForm } from "./review-check";
import { reviewRefusalSentence } from "./review-check.words";

const clear = { stateSecret: "clear", workSecret: "clear", sensitiveContent: "clear", personalData: "clear" } as const;
const revision = { authorIds: ["author"], sha256: "hash-1", state: "secrecyReview", findings: [] } as const;
const form = (change: Partial<ReviewForm> = {}): ReviewForm => ({
  step: "secrecy",
  conclusion: "approved",
  attribute: "proactiveDisclosure",
  legalBasis: "",
  checks: clear,
  reasons: "",
  reviewerId: "reviewer",
  onBehalfOfId: null,
  answers: {},
  reviewedSha256: "hash-1",
  ...change,
});
const refusals = (change: Partial<ReviewForm>, on: Parameters<typeof checkReview>[1] = revision) => {
  const result = checkReview(form(change), on);
  return result.ok ? [] : result.refusals;
};

describe("a review", () => {
  it("is recorded when everything is answered by a second person", () => {
    expect(checkReview(form(), revision)).toEqual({ ok: true });
  });

  it("is refused from the author", () => {
    expect(refusals({ reviewerId: "author" })).toEqual([{ reason: "AUTHOR_REVIEWS" }]);
    expect(refusals({ step: "unit", reviewerId: "author" }, { ...revision, state: "unitReview" })).toEqual([{ reason: "AUTHOR_REVIEWS" }]);
  });

  it("is refused from the author's deputy, from an author as a deputy, and from who took over from the author", () => {
    expect(refusals({ onBehalfOfId: "author" })).toEqual([{ reason: "AUTHOR_REVIEWS" }]);
    expect(refusals({ reviewerId: "author", onBehalfOfId: "reviewer" })).toEqual([{ reason: "AUTHOR_REVIEWS" }]);
    expect(refusals({ reviewerId: "successor" }, { ...revision, authorIds: ["author", "successor"] })).toEqual([{ reason: "AUTHOR_REVIEWS" }]);
    expect(refusals({ onBehalfOfId: "absent" })).toEqual([]);
  });

  it("is refused when the content changed after it was opened", () => {
    expect(refusals({ reviewedSha256: "hash-0" })).toEqual([{ reason: "CONTENT_CHANGED" }]);
  });

  it("is refused when its step is not due", () => {
    expect(refusals({ step: "unit" })).toEqual([{ reason: "STEP_NOT_DUE", step: "unit" }]);
    expect(refusals({}, { ...revision, state: "unitReview" })).toEqual([{ reason: "STEP_NOT_DUE", step: "secrecy" }]);
    expect(refusals({}, { ...revision, state: "published" })).toEqual([{ reason: "STEP_NOT_DUE", step: "secrecy" }]);
    expect(reviewRefusalSentence({ reason: "STEP_NOT_DUE", step: "secrecy" }, "zh")).toContain("保密审查");
  });
});

describe("an approval", () => {
  it("needs one of the three attributes, and a legal basis for the two that withhold", () => {
    expect(DISCLOSURE_ATTRIBUTES.map((attribute) => disclosureAttributeWords.zh[attribute])).toEqual(["主动公开", "依申请公开", "不予公开"]);
    expect(refusals({ attribute: null })).toEqual([{ reason: "ATTRIBUTE_MISSING" }]);
    for (const attribute of ["disclosureOnRequest", "nonDisclosure"] as const) {
      expect(refusals({ attribute, legalBasis: " " })).toEqual([{ reason: "LEGAL_BASIS_MISSING" }]);
      expect(refusals({ attribute, legalBasis: "政府信息公开条例第十六条" })).toEqual([]);
    }
  });

  it.each(REVIEW_CHECKS)("needs an answer to the check %s and is not given when it was found", (check) => {
    expect(refusals({ checks: { ...clear, [check]: null } })).toEqual([{ reason: "CHECK_UNANSWERED", check }]);
    expect(refusals({ checks: { ...clear, [check]: "found" } })).toEqual([{ reason: "CHECK_FOUND", check }]);
    expect(refusals({ checks: { ...clear, [check]: "found" }, attribute: "nonDisclosure", legalBasis: "政府信息公开条例第十四条" })).toEqual([]);
  });

  it("names every fault at once", () => {
    const open = { stateSecret: null, workSecret: null, sensitiveContent: null, personalData: null };
    expect(refusals({ attribute: null, checks: open, reviewerId: "author" }).map(({ reason }) => reason)).toEqual([
      "AUTHOR_REVIEWS",
      "ATTRIBUTE_MISSING",
      ...REVIEW_CHECKS.map(() => "CHECK_UNANSWERED"),
    ]);
  });
});

describe("what the scan found", () => {
  const found = { ...revision, findings: [1, 2] };

  it("is answered one by one before the secrecy reviewer's approval", () => {
    expect(refusals({}, found)).toEqual([{ reason: "FINDING_UNANSWERED", finding: 1 }, { reason: "FINDING_UNANSWERED", finding: 2 }]);
    expect(refusals({ answers: { 1: "单位公开电话" } }, found)).toEqual([{ reason: "FINDING_UNANSWERED", finding: 2 }]);
    for (const empty of [" ", "——", "。。。"]) expect(refusals({ answers: { 1: "单位公开电话", 2: empty } }, found)).toEqual([{ reason: "FINDING_UNANSWERED", finding: 2 }]);
    expect(refusals({ answers: { 1: "单位公开电话", 2: "公知信息" } }, found)).toEqual([]);
    expect(reviewRefusalSentence({ reason: "FINDING_UNANSWERED", finding: 2 }, "zh")).toContain("第 2 项");
  });

  it("is not asked of the unit's reviewer, of a return, and of what stays closed", () => {
    expect(refusals({ step: "unit" }, { ...found, state: "unitReview" })).toEqual([]);
    expect(refusals({ conclusion: "returned", reasons: "删去手机号码" }, found)).toEqual([]);
    expect(refusals({ attribute: "nonDisclosure", legalBasis: "政府信息公开条例第十四条" }, found)).toEqual([]);
  });
});

describe("a return", () => {
  const open = { stateSecret: null, workSecret: null, sensitiveContent: null, personalData: "found" } as const;

  it("needs reasons and nothing else", () => {
    expect(refusals({ conclusion: "returned", attribute: null, checks: open, reasons: " " })).toEqual([{ reason: "REASONS_MISSING" }]);
    expect(refusals({ conclusion: "returned", attribute: null, checks: open, reasons: "附件中有联系人手机号码" })).toEqual([]);
  });
});
