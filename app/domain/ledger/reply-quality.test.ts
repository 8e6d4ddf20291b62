import { describe, expect, it } from "vitest";
import { checkReplies, type AnsweredTheme } from "./reply-quality";
import { qualitySentence } from "./reply-quality.words";

const GOOD = "防空地下室的平时使用由《停车场管理规定》第九条统一规定，本办法不再重复。";
const theme = (over: Partial<AnsweredTheme>): AnsweredTheme => ({ id: "a", title: "期限", disposition: "notAdopted", reason: GOOD, clauses: ["c1"], differing: 0, ...over });
const kinds = (themes: AnsweredTheme[]) => checkReplies(themes).map(({ kind, title }) => `${kind} ${title}`);

describe("the quality of answers", () => {
  it("finds nothing in a reason with a basis, in adoption without a reason, and in what is not answered yet", () => {
    expect(kinds([theme({}), theme({ disposition: "adopted", reason: "", title: "甲" }), theme({ disposition: null, reason: "", title: "乙" })])).toEqual([]);
  });

  it("warns of a reason that is too short, and of one without a basis", () => {
    expect(kinds([theme({ reason: "与上位法冲突。" })])).toEqual(["TOO_SHORT 期限"]);
    expect(kinds([theme({ reason: "感谢您对我们工作的关心和支持，我们会认真研究。" })])).toEqual(["NO_BASIS 期限"]);
  });

  it("warns of the same reason for unrelated clauses, whatever its punctuation, and not for the same clause", () => {
    const copy = { reason: `${GOOD}\n`.replace("，", ", "), title: "收费" };
    expect(kinds([theme({}), theme({ ...copy, clauses: ["c2"] })])).toEqual(["SAME_REASON 收费"]);
    expect(kinds([theme({}), theme({ ...copy, clauses: ["c2", "c1"] })])).toEqual([]);
  });

  it("warns of one person's point that was answered otherwise than the rest of the letter", () => {
    const warnings = checkReplies([theme({ differing: 2 })]);
    expect(warnings.map(qualitySentence)).toEqual(["主题“期限”的联名意见中有 2 条的结论与同组其他人不同。请确认有各自的理由。"]);
  });
});
