import { describe, expect, it } from "vitest";
import { checkPublish, checkWithdrawal, dueStep, nextState, type PublicationEvent, publicationState, type ReviewRecord, type ReviewStep, type RevisionRecord } from "./publication-state";
import { publishRefusalSentence, wrongStateSentence } from "./publication-state.words";

const both: ReviewStep[] = ["unit", "secrecy"];
const at = new Date("2026-08-12T09:00:00+08:00");
const review = (step: ReviewStep, change: Partial<ReviewRecord> = {}): ReviewRecord => ({
  step,
  conclusion: "approved",
  attribute: "proactiveDisclosure",
  reviewerId: `reviewer-${step}`,
  onBehalfOfId: null,
  reviewedSha256: "hash-1",
  ...change,
});
const revision = (change: Partial<RevisionRecord> = {}): RevisionRecord => ({
  sha256: "hash-1",
  authorId: "author",
  submittedAt: at,
  publishedAt: null,
  supersededAt: null,
  withdrawnAt: null,
  reviews: [],
  ...change,
});
const walk = (events: PublicationEvent[], steps: ReviewStep[]) =>
  events.reduce((state, event) => {
    const result = nextState(state, event, steps);
    expect([event, result.ok]).toEqual([event, true]);
    return result.ok ? result.state : state;
  }, "draft" as Parameters<typeof nextState>[0]);
const reasons = (change: Partial<RevisionRecord>, steps = both) => {
  const result = checkPublish(revision(change), steps, 0);
  return result.ok ? [] : result.refusals.map((refusal) => refusal.reason);
};

describe("the life of a publication", () => {
  it("goes from draft through both reviews to the public", () => {
    expect(walk(["submit"], both)).toBe("unitReview");
    expect(walk(["submit", "approve"], both)).toBe("secrecyReview");
    expect(walk(["submit", "approve", "approve"], both)).toBe("approved");
    expect(walk(["submit", "approve", "approve", "publish"], both)).toBe("published");
    expect(walk(["submit", "approve", "approve", "publish", "supersede", "withdraw"], both)).toBe("withdrawn");
  });

  it("needs only the steps that the office requires", () => {
    expect(walk(["submit"], ["secrecy"])).toBe("secrecyReview");
    expect(walk(["submit", "approve"], ["secrecy"])).toBe("approved");
    expect(walk(["submit", "approve"], ["unit"])).toBe("approved");
  });

  it("goes back to draft on any edit before release, so that an approval is lost", () => {
    for (const events of [["submit"], ["submit", "approve"], ["submit", "approve", "approve"], ["submit", "return"]] as PublicationEvent[][]) {
      expect(walk([...events, "edit"], both)).toBe("draft");
    }
  });

  it("has no way to the public but from approved", () => {
    for (const state of ["draft", "unitReview", "secrecyReview", "returned", "published", "superseded", "withdrawn"] as const) {
      expect(nextState(state, "publish", both)).toEqual({ ok: false, reason: "WRONG_STATE", state, event: "publish" });
    }
    expect(wrongStateSentence("draft", "publish", "zh")).toBe("当前状态是“草稿”，不能发布。写好后请提交审查。");
  });

  it("ends with withdrawal", () => {
    for (const event of ["submit", "approve", "return", "edit", "publish", "supersede", "withdraw"] as const) expect(nextState("withdrawn", event, both).ok).toBe(false);
  });
});

describe("the state of a revision", () => {
  it("is read from its instants and reviews", () => {
    expect(publicationState(revision({ submittedAt: null }), both)).toBe("draft");
    expect(publicationState(revision(), both)).toBe("unitReview");
    expect(publicationState(revision({ reviews: [review("unit")] }), both)).toBe("secrecyReview");
    expect(publicationState(revision({ reviews: [review("unit"), review("secrecy")] }), both)).toBe("approved");
    expect(publicationState(revision({ reviews: [review("unit"), review("secrecy", { conclusion: "returned" })] }), both)).toBe("returned");
    expect(publicationState(revision({ publishedAt: at }), both)).toBe("published");
    expect(publicationState(revision({ publishedAt: at, supersededAt: at }), both)).toBe("superseded");
    expect(publicationState(revision({ publishedAt: at, supersededAt: at, withdrawnAt: at }), both)).toBe("withdrawn");
    expect(publicationState(revision(), ["secrecy"])).toBe("secrecyReview");
    expect(publicationState(revision({ reviews: [review("secrecy")] }), ["secrecy"])).toBe("approved");
  });

  it("takes no account of reviews of other content or by the author", () => {
    expect(publicationState(revision({ reviews: [review("unit", { reviewedSha256: "hash-0" })] }), both)).toBe("unitReview");
    expect(publicationState(revision({ reviews: [review("secrecy", { reviewerId: "author" })] }), ["secrecy"])).toBe("secrecyReview");
  });

  it("is withheld when any step found that it is not for disclosure", () => {
    for (const attribute of ["disclosureOnRequest", "nonDisclosure"] as const) {
      expect(publicationState(revision({ reviews: [review("unit"), review("secrecy", { attribute })] }), both)).toBe("withheld");
      expect(publicationState(revision({ reviews: [review("unit", { attribute })] }), both)).toBe("secrecyReview");
    }
    expect(nextState("withheld", "publish", both)).toMatchObject({ ok: false });
    expect(nextState("secrecyReview", "withhold", both)).toEqual({ ok: true, state: "withheld" });
  });

  it("does not count a deputy for the author", () => {
    expect(publicationState(revision({ reviews: [review("unit", { onBehalfOfId: "author" })] }), both)).toBe("unitReview");
  });

  it("tells which review is due", () => {
    expect([dueStep("unitReview"), dueStep("secrecyReview"), dueStep("approved")]).toEqual(["unit", "secrecy", null]);
  });
});

describe("nothing becomes public without an approved review of exactly this content", () => {
  const approved = [review("unit"), review("secrecy")];

  it("and with it, it may", () => {
    expect(checkPublish(revision({ reviews: approved }), both, 0)).toEqual({ ok: true });
    expect(checkPublish(revision({ reviews: [review("secrecy")] }), ["secrecy"], 0)).toEqual({ ok: true });
  });

  it("not with a step missing, returned, by the author, of other content, or not for disclosure", () => {
    expect(reasons({ reviews: [review("unit")] })).toEqual(["REVIEW_MISSING"]);
    expect(reasons({ reviews: [] })).toEqual(["REVIEW_MISSING", "REVIEW_MISSING"]);
    expect(reasons({ reviews: [review("unit"), review("secrecy", { conclusion: "returned" })] })).toEqual(["REVIEW_RETURNED"]);
    expect(reasons({ reviews: [review("unit"), review("secrecy", { reviewerId: "author" })] })).toEqual(["REVIEWED_BY_AUTHOR"]);
    expect(reasons({ reviews: approved, sha256: "hash-2" })).toEqual(["REVIEW_OF_OTHER_CONTENT", "REVIEW_OF_OTHER_CONTENT"]);
    for (const attribute of ["disclosureOnRequest", "nonDisclosure", null] as const) {
      expect(reasons({ reviews: [review("unit"), review("secrecy", { attribute })] })).toEqual(["NOT_FOR_DISCLOSURE"]);
    }
  });

  it("not with a finding of the scan that nobody has answered", () => {
    const result = checkPublish(revision({ reviews: approved }), both, 2);
    expect(result).toEqual({ ok: false, refusals: [{ reason: "FINDINGS_UNANSWERED", count: 2 }] });
    expect(publishRefusalSentence({ reason: "FINDINGS_UNANSWERED", count: 2 }, "zh")).toContain("还有 2 项");
  });

  it("not twice, and not once a newer version exists", () => {
    expect(reasons({ reviews: approved, publishedAt: at })).toEqual(["ALREADY_PUBLISHED"]);
    expect(reasons({ reviews: approved, supersededAt: at })).toEqual(["SUPERSEDED"]);
  });

  it("and an office cannot switch all reviews off", () => {
    expect(() => checkPublish(revision({ reviews: approved }), [], 0)).toThrow(RangeError);
  });

  it("each with a sentence that names the step", () => {
    expect(publishRefusalSentence({ reason: "REVIEW_MISSING", step: "secrecy" }, "zh")).toBe("还没有完成保密审查，不能发布。请先提交审查。");
    expect(publishRefusalSentence({ reason: "ALREADY_PUBLISHED" }, "en")).toContain("new version");
  });
});

describe("withdrawal", () => {
  it("is possible for what is or was public, with a reason", () => {
    expect(checkWithdrawal(revision({ publishedAt: at }), "附件中有电话号码")).toEqual({ ok: true });
    expect(checkWithdrawal(revision({ publishedAt: at, supersededAt: at }), "附件中有电话号码")).toEqual({ ok: true });
    expect(checkWithdrawal(revision({ publishedAt: at }), " ")).toEqual({ ok: false, reason: "WITHDRAWAL_REASON_MISSING" });
    expect(checkWithdrawal(revision(), "理由")).toEqual({ ok: false, reason: "NOT_PUBLISHED" });
    expect(checkWithdrawal(revision({ publishedAt: at, withdrawnAt: at }), "理由")).toEqual({ ok: false, reason: "ALREADY_WITHDRAWN" });
  });
});
