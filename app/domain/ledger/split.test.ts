import { describe, expect, it } from "vitest";
import { checkSplit } from "./split";

const body = "一、期限太短，\n建议延长。\n二、请设无障碍通道。";

describe("splitting an opinion into points", () => {
  it("cuts the author's text and leaves blanks and line ends free", () => {
    expect(checkSplit(body, ["一、期限太短，建议延长。", "二、请设 无障碍通道。"])).toEqual({ ok: true });
    expect(checkSplit(body, [body])).toEqual({ ok: true });
  });

  it("refuses to lose words, and says from where", () => {
    expect(checkSplit(body, ["一、期限太短，建议延长。"])).toEqual({ ok: false, reason: "TEXT_CHANGED", from: "二、请设无障碍通道。" });
    expect(checkSplit(body, ["期限太短，建议延长。", "二、请设无障碍通道。"])).toMatchObject({ from: "一、期限太短，建议延长。" });
  });

  it("refuses to put words into somebody's mouth, to reorder and to rewrite", () => {
    expect(checkSplit(body, [body, "三、谢谢。"])).toEqual({ ok: false, reason: "TEXT_CHANGED", from: "" });
    expect(checkSplit(body, ["二、请设无障碍通道。", "一、期限太短，建议延长。"]).ok).toBe(false);
    expect(checkSplit("建议三十日", ["建议四十五日"])).toMatchObject({ from: "三十日" });
    expect(checkSplit(body, [])).toEqual({ ok: false, reason: "NOTHING_TO_SPLIT" });
  });
});
